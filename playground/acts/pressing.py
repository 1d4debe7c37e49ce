"""Pressing buttons, reacting, and asking the bot from within another chat."""

from collections.abc import Iterator, Mapping
from typing import Any

from playground.acts.impossible import Impossible
from playground.acts.talking import say
from playground.answers import Json
from playground.markup import inline_keyboard
from playground.methods.deleting import react as set_reaction
from playground.model import Chat, InlineQuery, Message, Press, User
from playground.world import World, fresh_id

PRESSES_KEPT = 10_000
"""A press can be answered for fifteen seconds; what came of it can be asked for longer."""


def buttons(message: Message) -> Iterator[Json]:
    """The inline buttons of a message, row by row."""
    for row in message.body.get("reply_markup", {}).get("inline_keyboard", ()):
        yield from row


def find_button(message: Message, wanted: str) -> Json:
    """The button with this callback data, or this text, or the only one whose text contains it."""
    found = list(buttons(message))
    for same in (
        lambda button: button.get("callback_data") == wanted,
        lambda button: button["text"] == wanted,
        lambda button: wanted in button["text"],
    ):
        matching = [button for button in found if same(button)]
        if len(matching) == 1:
            return matching[0]
        if matching:
            raise Impossible(f"several buttons are {wanted!r}: press one by its callback data")
    there = ", ".join(repr(button["text"]) for button in found) or "no buttons"
    raise Impossible(f"the message has no button {wanted!r}; there are: {there}")


def press(
    world: World, person: User, chat: Chat, number: int, wanted: str, *, forged: bool = False
) -> Press | Json:
    """Press a button; gives the press that waits for its answer, or the button itself if it acts without the bot.

    A forged press carries `wanted` as its data whatever the message shows, and may come for a message that is gone
    or from outside, as a manipulated app can send it.
    """
    message, data = chat.messages.get(number), wanted
    if not forged:
        button = find_button(_within_reach(person, chat, message), wanted)
        if "callback_data" not in button:
            return button
        data = str(button["callback_data"])
    pressed = Press(
        id=fresh_id(),
        user=person.id,
        chat=chat.id,
        message=number,
        data=data,
        at=world.clock.steady(),
        after=world.changes,
    )
    world.presses[pressed.id] = pressed
    if len(world.presses) > PRESSES_KEPT:
        del world.presses[next(iter(world.presses))]
    query: Json = {
        "id": pressed.id,
        "from": person.as_json(),
        "chat_instance": str(abs(chat.id) * 31 + 7),
        "data": data,
    }
    inline = next((key for key, where in world.inline_messages.items() if where == (chat.id, number)), None)
    if inline is not None:
        query["inline_message_id"] = inline
    elif message is None:
        query["message"] = {"chat": chat.as_json(), "message_id": number, "date": 0}
    else:
        query["message"] = message.body
    world.note("press", press=pressed.id, chat=chat.id, user=person.id, data=data)
    world.updates.add("callback_query", query)
    return pressed


def _within_reach(person: User, chat: Chat, message: Message | None) -> Message:
    """The message, if this person can see it."""
    if message is None:
        raise Impossible("there is no such message any more", 404)
    if chat.kind == "private" and chat.id != person.id:
        raise Impossible("this is the private chat of somebody else")
    if chat.kind == "private" and chat.blocked:
        raise Impossible("the person has blocked the bot: unblock or start it first")
    if chat.kind in ("group", "supergroup") and not chat.member(person.id).inside:
        raise Impossible("the person is not in this chat")
    return message


def react(world: World, person: User, chat: Chat, number: int, emoji: str) -> None:
    """React to a message with an emoji, or with none to take the reaction back."""
    message = chat.messages.get(number)
    if message is None:
        raise Impossible("there is no such message any more", 404)
    now: list[Json] = [{"type": "emoji", "emoji": emoji}] if emoji else []
    before = set_reaction(world, chat, message, person.id, now)
    if chat.kind == "private" or world.bot_in(chat).status == "administrator":
        world.updates.add(
            "message_reaction",
            {
                "chat": chat.as_json(),
                "message_id": number,
                "user": person.as_json(),
                "date": int(world.clock.now()),
                "old_reaction": before,
                "new_reaction": now,
            },
        )


def ask_inline(
    world: World, person: User, text: str, offset: str = "", chat_type: str = "sender"
) -> InlineQuery:
    """Type the bot's name and a query in some chat."""
    query = InlineQuery(id=fresh_id(), user=person.id, query=text, at=world.clock.steady())
    world.inline_queries[query.id] = query
    world.updates.add(
        "inline_query",
        {"id": query.id, "from": person.as_json(), "query": text, "offset": offset, "chat_type": chat_type},
    )
    return query


def choose(world: World, person: User, chat: Chat, query: InlineQuery, result_id: str) -> Message:
    """Send one of the results that the bot offered."""
    results = query.answer["results"] if query.answer else []
    result = next((result for result in results if result["id"] == result_id), None)
    if result is None:
        raise Impossible("the bot offered no such result", 404)
    said = _said(result)
    message = say(world, person, chat, said | {"via_bot": True})[0]
    chosen: Json = {"result_id": result_id, "from": person.as_json(), "query": query.query}
    if markup := (result.get("reply_markup") or {}).get("inline_keyboard"):
        keyboard = inline_keyboard(markup)
        inline_id = fresh_id()
        world.inline_messages[inline_id] = (chat.id, message.id)
        world.store.put(
            "settings", "inline_messages", {key: list(at) for key, at in world.inline_messages.items()}
        )
        world.edit(chat, message, message.body | {"reply_markup": keyboard})
        chosen["inline_message_id"] = inline_id
    world.updates.add("chosen_inline_result", chosen)
    return message


def _said(result: Mapping[str, Any]) -> Json:
    content = result.get("input_message_content")
    if content:
        options = {
            name: content[name]
            for name in ("parse_mode", "entities", "link_preview_options")
            if name in content
        }
        return {"text": content.get("message_text", ""), **options}
    kind = str(result["type"])
    file = result.get(f"{kind}_file_id") or result.get(f"{kind}_url") or True
    return {kind: file} | {name: result[name] for name in ("caption", "parse_mode") if name in result}
