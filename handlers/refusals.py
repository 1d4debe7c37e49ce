"""What Telegram's refusals mean: by the kind of the error first, then by its words."""

from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from news.chats import Absence

# Words of the Bot API server, in lower case; https://github.com/tdlib/telegram-bot-api, Client.cpp.
_FORBIDDEN = {
    "deactivated": Absence.DEACTIVATED,
    "kicked": Absence.KICKED,
    "not a member": Absence.KICKED,
    "chat was deleted": Absence.KICKED,
    "not enough rights": Absence.KICKED,
}
_NOT_FOUND = ("chat not found", "user not found", "peer_id_invalid")
_NOT_MODIFIED = "message is not modified"
_TOO_LATE = ("query is too old", "query_id_invalid", "query id is invalid")
_NOT_EDITABLE = ("message to edit not found", "message can't be edited", "message_id_invalid")
_NOT_DELETABLE = ("message to delete not found", "message can't be deleted", "message_id_invalid")


def absence_of(error: TelegramError) -> Absence | None:
    """Return why the chat can no longer be reached, or None where the error says something else."""
    text = error.message.lower()
    if isinstance(error, Forbidden):
        return next((why for words, why in _FORBIDDEN.items() if words in text), Absence.BLOCKED)
    if isinstance(error, BadRequest) and any(words in text for words in _NOT_FOUND):
        return Absence.NOT_FOUND
    return None


def is_outage(error: BaseException) -> bool:
    """Whether a call failed for no fault of its own, so that it may succeed later: no answer, or a 429."""
    return isinstance(error, NetworkError | RetryAfter) and not isinstance(error, BadRequest)


def is_unchanged(error: BadRequest) -> bool:
    """Whether an edit was refused because the message is so already: that is success."""
    return _NOT_MODIFIED in error.message.lower()


def is_too_late(error: BadRequest) -> bool:
    """Whether a press can no longer be answered: its person has stopped waiting."""
    return any(words in error.message.lower() for words in _TOO_LATE)


def is_not_editable(error: BadRequest) -> bool:
    """Whether a message is gone or too old to be changed."""
    return any(words in error.message.lower() for words in _NOT_EDITABLE)


def is_not_deletable(error: BadRequest) -> bool:
    """Whether a message is gone or too old to be deleted."""
    return any(words in error.message.lower() for words in _NOT_DELETABLE)
