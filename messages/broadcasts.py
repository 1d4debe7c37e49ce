"""A broadcast as its editor sees it: the question before it, how far it is, and the report at its end."""

from datetime import timedelta

from messages import moments
from messages.buttons import Action, button
from messages.html import Html
from messages.words import Words
from news.broadcasts import Progress
from news.ids import BroadcastId
from news.outgoing import Buttons, Text


def ask_content(language: str) -> Text:
    """Return the question for what is to be broadcast."""
    words = Words(language)
    return Text(
        html=words.html("broadcast-ask"),
        buttons=((button(words("button-cancel"), Action.CANCEL),),),
    )


def album(files: int, language: str) -> Text:
    """Return how many files of an album have come; Telegram sends them one by one and never says which is the last."""
    words = Words(language)
    show = button(words("button-show"), Action.ALBUM)
    cancel = button(words("button-cancel"), Action.CANCEL)
    return Text(html=words.html("broadcast-album", count=files), buttons=((show, cancel),))


def confirmation(id: BroadcastId, chats: int, lasts: timedelta, language: str) -> Text:
    """Return the question that follows the preview: to how many chats it goes and how long that takes."""
    words = Words(language)
    lines = [words.html("broadcast-preview"), words.html("broadcast-audience", chats=chats)]
    cancel = button(words("button-do-not-send"), Action.BROADCAST, id, "cancel")
    if chats == 0:
        return Text(html="\n".join(lines), buttons=((cancel,),))
    lines.append(words.html("broadcast-lasts", length=moments.lasting(lasts, words)))
    send = button(words("button-send", chats=chats), Action.BROADCAST, id, "send")
    return Text(html="\n".join(lines), buttons=((send,), (cancel,)))


def progress_panel(id: BroadcastId, progress: Progress, language: str) -> Text:
    """Return how far a broadcast is, with a way to stop it while there is something to stop."""
    words = Words(language)
    counts = _counts(progress, words)
    if progress.total and progress.ended:
        return Text(html="\n".join([words.html("broadcast-report"), *counts]))
    ended = progress.total - progress.waiting
    title = words.html("broadcast-progress", sent=ended, total=progress.total)
    refresh = button(words("button-refresh"), Action.BROADCAST, id, "progress")
    stop = button(words("button-stop"), Action.BROADCAST, id, "stop")
    return Text(html="\n".join([title, *counts]), buttons=((refresh, stop),))


def report(id: BroadcastId, progress: Progress, language: str) -> Text:
    """Return what became of a broadcast; what is in doubt can be sent again with one tap."""
    words = Words(language)
    parts = [words.html("broadcast-report"), *_counts(progress, words)]
    if not progress.in_doubt:
        return Text(html="\n".join(parts))
    parts += [Html(""), words.html("broadcast-in-doubt-why")]
    again: Buttons = (
        (button(words("button-again", count=progress.in_doubt), Action.BROADCAST, id, "again"),),
    )
    return Text(html="\n".join(parts), buttons=again)


def cancelled(language: str) -> Text:
    """Return that nobody received anything."""
    return Text(html=Words(language).html("broadcast-cancelled"))


def started(language: str) -> str:
    """Return that a broadcast has begun, for a pop-up."""
    return Words(language)("broadcast-started")


def stopped(language: str) -> str:
    """Return that a broadcast was stopped, for a pop-up."""
    return Words(language)("broadcast-stopped")


def decided(language: str) -> str:
    """Return that a broadcast was decided before, for a pop-up."""
    return Words(language)("broadcast-decided")


def lost(language: str) -> str:
    """Return that a broadcast is not kept any more, for a pop-up."""
    return Words(language)("broadcast-lost")


def again(count: int, language: str) -> str:
    """Return to how many chats it is sent again, for a pop-up."""
    return Words(language)("broadcast-again-done", count=count)


def unsupported(language: str) -> Text:
    """Return what can be broadcast, after something that cannot."""
    return Text(html=Words(language).html("broadcast-unsupported"))


def too_long(language: str) -> Text:
    """Return that a message is too long."""
    return Text(html=Words(language).html("broadcast-too-long"))


def _counts(progress: Progress, words: Words) -> list[Html]:
    """Return a line for each end that deliveries came to; an end that none came to is left out."""
    counts = {
        "broadcast-sent": progress.sent,
        "broadcast-blocked": progress.blocked,
        "broadcast-failed": progress.failed,
        "broadcast-in-doubt": progress.in_doubt,
        "broadcast-withdrawn": progress.cancelled,
    }
    return [words.html(key, count=count) for key, count in counts.items() if count or key == "broadcast-sent"]
