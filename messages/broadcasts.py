"""A broadcast as its editor sees it once it is let go: how far it is, and the report at its end."""

from datetime import datetime
from zoneinfo import ZoneInfo

from messages import moments
from messages.buttons import Action, button
from messages.html import Html, shorten, visible
from messages.words import Words
from news.broadcasts import GRACE, Broadcast, BroadcastState, Progress, Standing
from news.ids import BroadcastId
from news.outgoing import Album, Button, Buttons, Media, Outgoing, Text

TITLE_UNITS = 60


def panel(standing: Standing, now: datetime, zone: ZoneInfo, language: str) -> Text:
    """Return how a broadcast that was let go stands, with what can be done about it."""
    words, broadcast, progress = Words(language), standing.broadcast, standing.progress
    if broadcast.state is BroadcastState.ASKED:
        take_back = button(words("button-take-back"), Action.BROADCAST, broadcast.id, "cancel")
        return Text(html=words.html("broadcast-asked"), buttons=((take_back,),))
    if broadcast.state is BroadcastState.CANCELLED and progress.total == 0:
        return cancelled(language)
    if broadcast.state is BroadcastState.CONFIRMED and not broadcast.is_under_way(now):
        return _waiting(broadcast, now, zone, words)
    if broadcast.state is BroadcastState.PAUSED:
        return _paused(broadcast.id, progress, words)
    return _ended(standing, now, words) if standing.is_over else _running(standing, words)


def report(standing: Standing, now: datetime, language: str) -> Text:
    """Return what became of a broadcast; what is in doubt can be sent again with one tap, what was sent changed."""
    words, progress = Words(language), standing.progress
    parts = [words.html("broadcast-report"), *_counts(progress, words)]
    if progress.in_doubt:
        parts += [Html(""), words.html("broadcast-in-doubt-why")]
    return Text(html="\n".join(parts), buttons=_afterwards(standing, now, words))


def listed(found: list[Broadcast], now: datetime, zone: ZoneInfo, language: str) -> Text:
    """Return the last broadcasts, each with a button that opens it."""
    words = Words(language)
    if not found:
        return Text(html=words.html("broadcast-list-none"))
    lines = [words.html("broadcast-list")]
    for broadcast in found:
        when = moments.when(broadcast.starts_at or broadcast.created_at, now, zone, words)
        state = words(f"state-{broadcast.state}")
        lines += [
            Html(""),
            words.html("broadcast-list-item", number=str(broadcast.id), when=when, state=state),
            words.html("mark-free", name=title(broadcast.content, language)),
        ]
    numbers = [
        button(f"№ {broadcast.id}", Action.BROADCAST, broadcast.id, "open", "new") for broadcast in found
    ]
    rows = tuple(tuple(numbers[start : start + 5]) for start in range(0, len(numbers), 5))
    return Text(html="\n".join(lines), buttons=rows)


def title(content: Outgoing, language: str) -> str:
    """Return how a message begins, as plain text."""
    match content:
        case Text():
            said = visible(content.html)
        case Media():
            said = visible(content.caption)
        case Album():
            said = next((visible(item.caption) for item in content.items if item.caption), "")
    return shorten(" ".join(said.split()), TITLE_UNITS) or Words(language)("broadcast-no-text")


def cancelled(language: str) -> Text:
    """Return that nobody received anything."""
    return Text(html=Words(language).html("broadcast-cancelled"))


def started(language: str) -> str:
    """Return that a broadcast has begun, for a pop-up."""
    return Words(language)("broadcast-started")


def stopped(language: str) -> str:
    """Return that a broadcast was stopped, for a pop-up."""
    return Words(language)("broadcast-stopped")


def paused(language: str) -> str:
    """Return that a broadcast is paused, for a pop-up."""
    return Words(language)("broadcast-paused-done")


def resumed(language: str) -> str:
    """Return that a broadcast goes on, for a pop-up."""
    return Words(language)("broadcast-resumed")


def decided(language: str) -> str:
    """Return that a broadcast was decided before, for a pop-up."""
    return Words(language)("broadcast-decided")


def lost(language: str) -> str:
    """Return that a broadcast is not kept any more, for a pop-up."""
    return Words(language)("broadcast-lost")


def again(count: int, language: str) -> str:
    """Return to how many chats it is sent again, for a pop-up."""
    return Words(language)("broadcast-again-done", count=count)


def _waiting(broadcast: Broadcast, now: datetime, zone: ZoneInfo, words: Words) -> Text:
    """Say when a broadcast leaves, while it can be called back."""
    leaves = broadcast.starts_at or now
    if leaves - now <= GRACE:
        said = words.html("broadcast-leaves-soon", time=f"{leaves.astimezone(zone):%H:%M:%S}")
    else:
        said = words.html("broadcast-scheduled", when=moments.when(leaves, now, zone, words))
    hurry = button(words("button-hurry"), Action.BROADCAST, broadcast.id, "hurry")
    call_back = button(words("button-call-back"), Action.BROADCAST, broadcast.id, "stop")
    return Text(html=said, buttons=((call_back, hurry),))


def _running(standing: Standing, words: Words) -> Text:
    id, progress, pace = standing.broadcast.id, standing.progress, standing.pace
    ended = progress.total - progress.waiting
    lines = [words.html("broadcast-progress", sent=ended, total=progress.total), *_counts(progress, words)]
    if pace.lately:
        lines.append(words.html("broadcast-speed", speed=round(pace.per_second, 1)))
    remaining = pace.remaining(progress.waiting)
    if remaining is not None:
        lines.append(words.html("broadcast-remaining", length=moments.lasting(remaining, words)))
    if pace.later:
        lines.append(words.html("broadcast-later", count=pace.later))
    refresh = button(words("button-refresh"), Action.BROADCAST, id, "progress")
    pause = button(words("button-pause-broadcast"), Action.BROADCAST, id, "pause")
    return Text(html="\n".join(lines), buttons=((refresh,), (pause, _stop(id, words))))


def _paused(id: BroadcastId, progress: Progress, words: Words) -> Text:
    ended = progress.total - progress.waiting
    said = words.html("broadcast-paused", sent=ended, total=progress.total)
    resume = button(words("button-resume-broadcast"), Action.BROADCAST, id, "resume")
    return Text(html="\n".join([said, *_counts(progress, words)]), buttons=((resume, _stop(id, words)),))


def _ended(standing: Standing, now: datetime, words: Words) -> Text:
    """Say what became of a broadcast, with what can still be done about it."""
    was_stopped = standing.broadcast.state is BroadcastState.CANCELLED
    said = words.html("broadcast-stopped-report" if was_stopped else "broadcast-report")
    lines = [said, *_counts(standing.progress, words)]
    return Text(html="\n".join(lines), buttons=_afterwards(standing, now, words))


def _afterwards(standing: Standing, now: datetime, words: Words) -> Buttons:
    """Return the buttons of one that has ended: what was sent can be changed always, and deleted for 48 hours."""
    id, progress = standing.broadcast.id, standing.progress
    buttons = _again(id, progress, words)
    if not progress.sent:
        return buttons
    reword = button(words("button-reword"), Action.BROADCAST, id, "reword")
    delete = button(words("button-delete-everywhere"), Action.BROADCAST, id, "delete")
    return (*buttons, (reword,) if standing.is_too_old(now) else (reword, delete))


def _again(id: BroadcastId, progress: Progress, words: Words) -> Buttons:
    if not progress.in_doubt:
        return ()
    text = words("button-again", count=progress.in_doubt)
    return ((button(text, Action.BROADCAST, id, "again"),),)


def _stop(id: BroadcastId, words: Words) -> Button:
    return button(words("button-stop"), Action.BROADCAST, id, "stop")


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
