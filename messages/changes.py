"""Changing what a broadcast has sent: another text, or the deletion everywhere, and how far that is."""

from collections.abc import Mapping

from messages.buttons import Action, button
from messages.html import Html
from messages.words import Words
from news.deliveries import DeliveryStatus
from news.ids import BroadcastId
from news.outgoing import Text

_OPEN = (DeliveryStatus.QUEUED, DeliveryStatus.SENDING)


def ask_text(language: str) -> Text:
    """Return the question for the new text."""
    words = Words(language)
    cancel = button(words("button-cancel"), Action.CANCEL)
    return Text(html=words.html("broadcast-ask-text"), buttons=((cancel,),))


def text_only(language: str) -> Text:
    """Return that only a text can be changed."""
    return Text(html=Words(language).html("broadcast-text-only"))


def ask_replacement(id: BroadcastId, name: str, language: str) -> Text:
    """Return the question whether a text, kept under a name, takes the place of the old one everywhere."""
    words = Words(language)
    replace = button(words("button-replace"), Action.BROADCAST, id, "replace", name)
    close = button(words("button-cancel"), Action.CLOSE)
    return Text(html=words.html("broadcast-replace-ask"), buttons=((replace,), (close,)))


def ask_deletion(id: BroadcastId, language: str) -> Text:
    """Return the question whether a broadcast is deleted everywhere."""
    words = Words(language)
    delete = button(words("button-really-delete"), Action.BROADCAST, id, "delete", "yes")
    back = button(words("button-back"), Action.BROADCAST, id, "open")
    return Text(html=words.html("broadcast-delete-ask"), buttons=((delete,), (back,)))


def changing(
    id: BroadcastId, number: int | None, standing: Mapping[DeliveryStatus, int], language: str
) -> Text:
    """Return how far an edit is, by its number, or with None the deletion."""
    words = Words(language)
    total = sum(standing.values())
    key = "broadcast-delete-standing" if number is None else "broadcast-edit-standing"
    open_ = sum(standing.get(status, 0) for status in _OPEN)
    failed = standing.get(DeliveryStatus.FAILED, 0)
    lines: list[Html] = [words.html(key, done=total - open_, total=total)]
    if not total:
        lines = [words.html("broadcast-nothing-changed")]
    if failed:
        lines.append(words.html("broadcast-change-failed", count=failed))
    deed = ("deleted",) if number is None else ("replaced", str(number))
    refresh = button(words("button-refresh"), Action.BROADCAST, id, *deed)
    back = button(words("button-back"), Action.BROADCAST, id, "open")
    return Text(html="\n".join(lines), buttons=((refresh, back),))


def replacing(language: str) -> str:
    """Return that a text is being changed everywhere, for a pop-up."""
    return Words(language)("broadcast-replaced")


def deleting(language: str) -> str:
    """Return that a message is being deleted everywhere, for a pop-up."""
    return Words(language)("broadcast-deleting")
