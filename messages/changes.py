"""Changing what a broadcast has sent: other words for a version, or the deletion everywhere, and how far that is."""

from collections.abc import Mapping, Sequence

from messages.buttons import Action, button, rows
from messages.html import Html
from messages.words import Words, language_name
from news.deliveries import DeliveryStatus
from news.edits import ALL, FIRST, BroadcastEdit, EditState
from news.ids import BroadcastId, EditId
from news.outgoing import Text

_OPEN = (DeliveryStatus.QUEUED, DeliveryStatus.SENDING)


def choose_version(id: BroadcastId, versions: Sequence[str], language: str) -> Text:
    """Return the question which version of a broadcast is changed."""
    words = Words(language)
    chosen = (
        button(version_name(version, words), Action.BROADCAST, id, "reword", version) for version in versions
    )
    close = button(words("button-cancel"), Action.CLOSE)
    return Text(html=words.html("broadcast-choose-edit"), buttons=(*rows(chosen, wide=2), (close,)))


def version_name(version: str, words: Words) -> str:
    """Return what a version is called: by its language, unless it is the first or stands for all."""
    return words(f"version-{version}") if version in (FIRST, ALL) else language_name(version, words)


def ask_text(version: str, language: str) -> Text:
    """Return the question for the new text of a version."""
    words = Words(language)
    asked = words.html("broadcast-ask-text")
    if version != ALL:
        asked = words.html("broadcast-ask-text-version", version=version_name(version, words))
    cancel = button(words("button-cancel"), Action.CANCEL)
    return Text(html=asked, buttons=((cancel,),))


def text_only(language: str) -> Text:
    """Return that only a text can be changed."""
    return Text(html=Words(language).html("broadcast-text-only"))


def ask_replacement(id: BroadcastId, edit: EditId, version: str, language: str) -> Text:
    """Return the question whether an edit takes the place of the old text."""
    words, asked, text = Words(language), Html(""), ""
    if version == ALL:
        asked, text = words.html("broadcast-replace-ask"), words("button-replace")
    else:
        asked = words.html("broadcast-replace-ask-version", version=version_name(version, words))
        text = words("button-replace-version")
    replace = button(text, Action.BROADCAST, id, "replace", edit)
    close = button(words("button-cancel"), Action.CLOSE)
    return Text(html=asked, buttons=((replace,), (close,)))


def not_spread(edit: BroadcastEdit, language: str) -> Text:
    """Return how an edit stands that has reached no reader; what waits can be taken back."""
    words, id = Words(language), edit.broadcast_id
    match edit.state:
        case EditState.ASKED:
            refresh = button(words("button-refresh"), Action.BROADCAST, id, "replaced", edit.id)
            recall = button(words("button-take-back"), Action.BROADCAST, id, "recall", edit.id)
            return Text(html=words.html("broadcast-edit-asked"), buttons=((refresh, recall),))
        case EditState.REFUSED:
            return Text(html=words.html("broadcast-edit-rejected"))
        case EditState.RECALLED:
            return Text(html=words.html("broadcast-edit-recalled"))
        case _:
            return ask_replacement(id, edit.id, edit.version, language)


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


def too_old(language: str) -> str:
    """Return that Telegram deletes a message no more, for a pop-up."""
    return Words(language)("broadcast-too-old")


def deleting(language: str) -> str:
    """Return that a message is being deleted everywhere, for a pop-up."""
    return Words(language)("broadcast-deleting")
