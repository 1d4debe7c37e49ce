"""The desk in the browser: the link to it, and all that its page says, ready to be shown."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from messages import moments
from messages.feeds import problem as feed_problem
from messages.figures import figures_lines
from messages.html import escape, one_line, shorten, visible
from messages.problems import described
from messages.words import Words
from news.broadcasts import BroadcastState, Progress
from news.chats import Settings
from news.deliveries import DeliveryStatus, Lane
from news.feeds import Feed, FeedState
from news.figures import Figures, Period
from news.outgoing import Text
from news.problems import Problem

NAME_UNITS = 80
MOST = 30
LANES = {
    Lane.INTERACTIVE: "answers",
    Lane.ALERT: "alerts",
    Lane.DIGEST: "digests",
    Lane.BROADCAST: "broadcasts",
}
TROUBLES = ("telegram", "webhook", "outbox", "stopped")
"""Troubles that have words in the Fluent files; another is called by its name."""
PAGE_WORDS = ("title", "live", "lost", "ended", "charts")
"""What the page says by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of a section: what, how much, and how far of 1 where it has a goal."""

    label: str
    value: str = ""
    note: str = ""
    share: float | None = None
    bad: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the page."""

    name: str
    title: str
    rows: Sequence[Row]
    empty: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """What the page shows, as it was loaded."""

    queue: Sequence[tuple[Lane, DeliveryStatus, int]]
    feeds: Sequence[Feed]
    broadcasts: Sequence[tuple[int, BroadcastState, datetime, Progress]]
    problems: Sequence[Problem]
    troubles: Sequence[str]
    """The names of what is wrong with the program itself."""
    figures: Figures


def desk_link(url: str, language: str) -> Text:
    """Return the link to the desk; without a preview, which would open it in the person's place."""
    words = Words(language)
    return Text(html=f"{words.html('desk-link')}\n\n{escape(url)}")


def page_words(language: str) -> dict[str, str]:
    """Return what the page says by itself."""
    words = Words(language)
    periods = {period.value: words(f"button-{period}") for period in Period}
    return periods | {name: words(f"desk-{name}") for name in PAGE_WORDS}


def closed(language: str) -> str:
    """Return that the desk does not open to whoever asks, and how it would."""
    return Words(language)("desk-closed")


def desk(watched: Watched, settings: Settings, now: datetime) -> dict[str, Any]:
    """Return the sections of the page as JSON."""
    words = Words(settings.language)
    sections = [
        _problems(watched, settings, now, words),
        _queue(watched, words),
        _broadcasts(watched, settings, now, words),
        _sources(watched, now, words),
        _figures(watched.figures, settings, words),
    ]
    clock = f"{now.astimezone(settings.schedule.zone):%H:%M:%S}"
    return {
        "updated": words("desk-updated", time=clock),
        "sections": [asdict(section) for section in sections],
    }


def _problems(watched: Watched, settings: Settings, now: datetime, words: Words) -> Section:
    rows = [Row(label=_trouble(name, words), bad=True) for name in watched.troubles]
    for problem in watched.problems[:MOST]:
        when = moments.when(problem.since, now, settings.schedule.zone, words)
        since = words("problems-since", when=when)
        note = f"{since} {words(f'remedy-{problem.kind}')}"
        rows.append(Row(label=described(problem, words), note=note, bad=True))
    title = words("desk-problems")
    return Section(name="problems", title=title, rows=rows, empty=words("problems-none"))


def _trouble(name: str, words: Words) -> str:
    return words(f"trouble-{name}") if name in TROUBLES else name


def _queue(watched: Watched, words: Words) -> Section:
    rows = [
        Row(
            label=words(f"lane-{LANES[lane]}"),
            value=str(count),
            note=words(f"standing-{status}"),
            bad=status is DeliveryStatus.IN_DOUBT,
        )
        for lane, status, count in watched.queue
    ]
    return Section(name="queue", title=words("desk-queue"), rows=rows, empty=words("desk-queue-empty"))


def _broadcasts(watched: Watched, settings: Settings, now: datetime, words: Words) -> Section:
    rows = []
    for id, state, created_at, progress in watched.broadcasts:
        when = moments.when(created_at, now, settings.schedule.zone, words)
        done = progress.total - progress.waiting
        rows.append(
            Row(
                label=words("desk-broadcast", number=str(id), when=when),
                value=f"{done} / {progress.total}",
                note=words(f"state-{state}"),
                share=done / progress.total if progress.total else 0.0,
            )
        )
    title = words("desk-broadcasts")
    return Section(name="broadcasts", title=title, rows=rows, empty=words("desk-broadcasts-empty"))


def _sources(watched: Watched, now: datetime, words: Words) -> Section:
    polled = [feed for feed in watched.feeds if feed.state is FeedState.ACTIVE]
    failing = [feed for feed in watched.feeds if feed.problem and feed.state is not FeedState.REMOVED]
    well = len([feed for feed in polled if not feed.problem])
    share = well / len(polled) if polled else None
    rows = [Row(label=words("desk-sources-well"), value=f"{well} / {len(polled)}", share=share)]
    for feed in failing[:MOST]:
        ago = moments.ago(feed.failing_since, now, words) if feed.failing_since else ""
        name = shorten(one_line(feed.source.name), NAME_UNITS)
        note = feed_problem(feed.problem or "", words)
        rows.append(Row(label=name, value=ago, note=note, bad=True))
    return Section(name="sources", title=words("desk-sources"), rows=rows)


def _figures(figures: Figures, settings: Settings, words: Words) -> Section:
    rows = [Row(label=visible(line)) for line in figures_lines(figures, settings)]
    return Section(name="figures", title=words(f"stats-{figures.period}"), rows=rows)
