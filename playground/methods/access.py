"""Finding the chat a call names and asking whether the bot may do this there; the refusals are Telegram's own."""

from playground.answers import Refusal, bad_request, forbidden
from playground.model import Chat, Message, User
from playground.parameters import Parameters
from playground.world import World

_WHAT = {
    "text": ("can_send_messages", "text messages"),
    "photo": ("can_send_photos", "photos"),
    "video": ("can_send_videos", "videos"),
    "animation": ("can_send_other_messages", "GIFs"),
    "audio": ("can_send_audios", "audio files"),
    "voice": ("can_send_voice_notes", "voice notes"),
    "document": ("can_send_documents", "documents"),
}


def chat_named(world: World, parameters: Parameters, name: str = "chat_id") -> Chat:
    """The chat that a parameter names by id or @username.

    Raises:
        Refusal: there is none, or none that the bot has ever met.

    """
    value = parameters.text(name).strip()
    if not value:
        raise bad_request(f"{name} is empty")
    if value.startswith("@"):
        chat = world.chats.get(world.names.get(value[1:].lower(), 0))
        if chat is None or chat.kind == "private":
            raise bad_request("chat not found")
    else:
        try:
            chat = world.chats.get(int(value))
        except ValueError:
            chat = None
        if chat is None:
            raise bad_request("chat not found")
    return chat


def enter(world: World, chat: Chat) -> None:
    """Refuse where the bot cannot act at all: it is blocked, was kicked, or the group lives on elsewhere."""
    if chat.kind == "private":
        person = world.users.get(chat.id)
        if person is None:
            raise bad_request("chat not found")
        if person.deactivated:
            raise forbidden("user is deactivated")
        if not chat.started:
            raise forbidden("bot can't initiate conversation with a user")
        if chat.blocked:
            raise forbidden("bot was blocked by the user")
        return
    if chat.migrated_to:
        raise Refusal(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            migrate_to_chat_id=chat.migrated_to,
        )
    if chat.deleted:
        raise forbidden("the group chat was deleted")
    member = world.bot_in(chat)
    if member.status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.kind} chat")
    if not member.inside:
        raise forbidden(f"bot is not a member of the {chat.kind} chat")


def enter_to_send(world: World, chat: Chat, what: str) -> None:
    """Refuse where the bot may not send this kind of content."""
    enter(world, chat)
    if chat.kind == "private":
        return
    member = world.bot_in(chat)
    if chat.kind == "channel":
        if member.status not in ("administrator", "creator") or not member.may("can_post_messages"):
            raise bad_request("need administrator rights in the channel chat")
        return
    if member.status in ("administrator", "creator"):
        return
    right, words = _WHAT.get(what, _WHAT["text"])
    if not chat.permissions.get(right, True) or not member.may(right):
        raise bad_request(f"not enough rights to send {words} to the chat")


def may(world: World, chat: Chat, right: str) -> bool:
    """Whether the bot has a right of administrators here; in a private chat it has what there is."""
    member = world.bot_in(chat)
    return chat.kind == "private" or (member.status in ("administrator", "creator") and member.may(right))


def message_named(chat: Chat, parameters: Parameters, purpose: str, name: str = "message_id") -> Message:
    """The message of a chat that a parameter names; `purpose` completes the refusal "message to … not found"."""
    number = parameters.number(name)
    if not number:
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(number)
    if message is None:
        raise bad_request(f"message to {purpose} not found")
    return message


def user_named(world: World, parameters: Parameters) -> User:
    """The user that `user_id` names."""
    number = parameters.number("user_id")
    if number <= 0:
        raise bad_request("invalid user_id specified")
    user = world.user(number)
    if user is None:
        raise bad_request("user not found")
    return user
