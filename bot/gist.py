"""What we read of the messages that Telegram sends whole: to make objects of the rest takes longer than most answers.

PTB makes one of each entity, button, sender and message answered, of what we have just sent ourselves and of the message
under each press.
"""

from typing import Any

Json = dict[str, Any]

OF_SENT = ("message_id", "message_thread_id", "date")
"""What of a message that we sent is read: with its chat, what names it."""
UNREAD_UNDER_A_PRESS = ("reply_to_message", "entities", "caption_entities", "link_preview_options", "from")
"""What of the message with a pressed button is not: its words and buttons are, and whether it has a picture."""


def of_answer(answer: Json) -> Json:
    """Return Telegram's answer to a call, of the messages in it what names them."""
    result = answer.get("result")
    if isinstance(result, dict):
        return {**answer, "result": _named(result)}
    if isinstance(result, list):
        return {**answer, "result": [_named(one) if isinstance(one, dict) else one for one in result]}
    return answer


def of_update(update: Json) -> Json:
    """Return an update, of the message under a press what is read."""
    press = update.get("callback_query")
    if not isinstance(press, dict) or not isinstance(press.get("message"), dict):
        return update
    message = {name: value for name, value in press["message"].items() if name not in UNREAD_UNDER_A_PRESS}
    return {**update, "callback_query": {**press, "message": message}}


def _named(result: Json) -> Json:
    """Return what names a message; what is none, such as an update or a person, stays whole."""
    if "message_id" not in result or "chat" not in result:
        return result
    chat = {name: value for name, value in result["chat"].items() if name in ("id", "type")}
    return {name: result[name] for name in OF_SENT if name in result} | {"chat": chat}
