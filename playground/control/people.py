"""Making people and acting as one of them."""

from typing import Any

from playground.acts import Impossible, joining, pressing, talking
from playground.acts.talking import KINDS
from playground.answers import Json
from playground.control.asked import Asked, number, only
from playground.methods.profile import scopes_seen
from playground.model import Press, User

_PERSON = ("id", "first_name", "last_name", "username", "language_code", "started")
MOST_AT_ONCE = 200_000


def create(asked: Asked) -> Json:
    """One person, a list of them, or `{"count": n, …}` alike ones; `started` says that the chat is open already."""
    if isinstance(asked.body, list):
        return {"people": [_create(asked, only(one, _PERSON)) for one in asked.body]}
    fields = asked.fields(*_PERSON, "count")
    if "count" not in fields:
        made = _create(asked, fields)
        asked.world.note("person", person=made["id"])
        return made
    count = number(fields.pop("count"), "count")
    if count > MOST_AT_ONCE:
        raise Impossible(f"at most {MOST_AT_ONCE} people at once")
    return {"people": [_create(asked, fields) for _ in range(count)]}


def _create(asked: Asked, fields: dict[str, Any]) -> Json:
    world = asked.world
    user_id = number(fields.get("id", world.next_user), "id")
    if user_id <= 0 or world.user(user_id) is not None:
        raise Impossible(f"nobody new can have the id {user_id}", 409)
    user = User(
        id=user_id,
        first_name=fields.get("first_name", f"Person {user_id}"),
        last_name=fields.get("last_name", ""),
        username=fields.get("username", ""),
        language_code=fields.get("language_code", ""),
    )
    world.add_user(user, started=bool(fields.get("started", False)))
    return user.as_json()


def everyone(asked: Asked) -> Json:
    """All people."""
    return {"people": [_shown(asked, user) for user in asked.world.users.values()]}


def one(asked: Asked) -> Json:
    """One person."""
    return _shown(asked, asked.person())


def change(asked: Asked) -> Json:
    """Another name or language, or the end of the account (`deactivated`)."""
    person = asked.person()
    for name, value in asked.fields(
        "first_name", "last_name", "username", "language_code", "deactivated"
    ).items():
        setattr(person, name, value)
    asked.world.keep_user(person)
    asked.world.note("person", person=person.id)
    return _shown(asked, person)


def _shown(asked: Asked, user: User) -> Json:
    chat = asked.world.chats[user.id]
    return user.as_json() | {
        "started": chat.started,
        "blocked": chat.blocked,
        "deactivated": user.deactivated,
    }


def send(asked: Asked) -> Json:
    """Write to the bot, or to `chat_id`."""
    said = asked.fields(
        "chat_id", "text", "parse_mode", "entities", "caption", "album", "forward", "reply_to", "thread", "mime_type",
        *KINDS,
    )  # fmt: skip
    person = asked.person()
    chat = asked.chat(said.get("chat_id", person.id))
    rest = {name: value for name, value in said.items() if name != "chat_id"}
    messages = talking.say(asked.world, person, chat, rest)
    return {"messages": [message.body for message in messages], "change": asked.world.changes}


def start(asked: Asked) -> Json:
    """Press start, with the `payload` of a deep link or without."""
    payload = str(asked.fields("payload").get("payload", ""))
    message = talking.start(asked.world, asked.person(), payload)
    return {"messages": [message.body], "change": asked.world.changes}


def edit(asked: Asked) -> Json:
    """Edit an own message."""
    fields = asked.fields("chat_id", "message_id", "text")
    person = asked.person()
    chat = asked.chat(fields.get("chat_id", person.id))
    message_id = number(fields.get("message_id"), "message_id")
    return talking.change(asked.world, person, chat, message_id, str(fields.get("text", ""))).body


def press(asked: Asked) -> Json:
    """Press a button: `button` is its text or its callback data; `forged` sends any data."""
    fields = asked.fields("chat_id", "message_id", "button", "forged")
    person = asked.person()
    pressed = pressing.press(
        asked.world,
        person,
        asked.chat(fields.get("chat_id", person.id)),
        number(fields.get("message_id"), "message_id"),
        str(fields.get("button", "")),
        forged=bool(fields.get("forged", False)),
    )
    if isinstance(pressed, Press):
        return {"press": pressed.id, "data": pressed.data, "after": pressed.after}
    return {"press": None, "button": pressed, "after": asked.world.changes}


def react(asked: Asked) -> Json:
    """React with `emoji`; an empty one takes it back."""
    fields = asked.fields("chat_id", "message_id", "emoji")
    person = asked.person()
    chat = asked.chat(fields.get("chat_id", person.id))
    message_id = number(fields.get("message_id"), "message_id")
    pressing.react(asked.world, person, chat, message_id, str(fields.get("emoji", "")))
    return {"change": asked.world.changes}


def block(asked: Asked) -> Json:
    """Block the bot."""
    joining.block(asked.world, asked.person())
    return one(asked)


def unblock(asked: Asked) -> Json:
    """Take the block back."""
    joining.unblock(asked.world, asked.person())
    return one(asked)


def ask_inline(asked: Asked) -> Json:
    """Type `query` after the bot's name."""
    fields = asked.fields("query", "offset", "chat_type")
    query = pressing.ask_inline(
        asked.world,
        asked.person(),
        str(fields.get("query", "")),
        str(fields.get("offset", "")),
        str(fields.get("chat_type", "sender")),
    )
    return {"inline_query": query.id}


def choose(asked: Asked) -> Json:
    """Send one of the results of an inline query to a chat."""
    fields = asked.fields("inline_query", "result_id", "chat_id")
    query = asked.world.inline_queries.get(str(fields.get("inline_query")))
    if query is None:
        raise Impossible("there is no such inline query", 404)
    person = asked.person()
    chat = asked.chat(fields.get("chat_id", person.id))
    return pressing.choose(asked.world, person, chat, query, str(fields.get("result_id"))).body


def commands(asked: Asked) -> Json:
    """The command menu and the menu button that the person sees in a chat (`?chat=`; their own without it)."""
    person = asked.person()
    chat = asked.chat(asked.query.get("chat", person.id))
    administrator = chat.member(person.id).status in ("administrator", "creator")
    scopes = scopes_seen(chat, person.id, administrator=administrator)
    profile = asked.world.profile
    return {
        "commands": profile.commands_for(scopes, person.language_code),
        "menu_button": chat.menu_button or profile.menu_button,
        "name": profile.text_for("name", person.language_code) or asked.world.bot.first_name,
        "description": profile.text_for("description", person.language_code),
        "short_description": profile.text_for("short_description", person.language_code),
    }


ROUTES = (
    ("POST", "/people", create),
    ("GET", "/people", everyone),
    ("GET", "/people/{person}", one),
    ("PATCH", "/people/{person}", change),
    ("POST", "/people/{person}/send", send),
    ("POST", "/people/{person}/start", start),
    ("POST", "/people/{person}/edit", edit),
    ("POST", "/people/{person}/press", press),
    ("POST", "/people/{person}/react", react),
    ("POST", "/people/{person}/block", block),
    ("POST", "/people/{person}/unblock", unblock),
    ("POST", "/people/{person}/inline", ask_inline),
    ("POST", "/people/{person}/choose", choose),
    ("GET", "/people/{person}/commands", commands),
)
