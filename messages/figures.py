"""The newsroom in figures, as text and as the labels of its picture."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from messages import moments
from messages.buttons import Action, button
from messages.html import BETWEEN, Html, bold, one_line, shorten, visible
from messages.words import Words, language_name
from news.chats import Settings
from news.deliveries import DeliveryStatus
from news.figures import Figures, Period
from news.ids import TopicId
from news.outgoing import Buttons, Text
from news.topics import Topic

OUTCOMES = (DeliveryStatus.SENT, DeliveryStatus.FAILED, DeliveryStatus.IN_DOUBT, DeliveryStatus.CANCELLED)
"""Ends of deliveries that are named; what came too late counts as cancelled."""
NAME_UNITS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """What a picture shows, every text ready: great figures, two courses in time, bars, and a line below."""

    title: str
    tiles: Sequence[tuple[str, str]]
    """A figure and what it counts, six."""
    courses: Sequence[tuple[str, Sequence[int]]]
    ends: tuple[str, str]
    """What stands under the first and the last step."""
    heading: str
    bars: Sequence[tuple[str, int]]
    """Labels and figures under the heading."""
    below: str


def figures_text(figures: Figures, settings: Settings) -> Text:
    """Return the figures as a text that fits under a picture, with buttons for the other periods."""
    words = Words(settings.language)
    title = bold(words(f"stats-{figures.period}"))
    lines = figures_lines(figures, settings)
    return Text(html=BETWEEN.join([title, "\n".join(lines)]), buttons=_periods(figures.period, words))


def figures_lines(figures: Figures, settings: Settings) -> list[Html]:
    """Return the figures, a line each."""
    words = Words(settings.language)
    return [
        words.html("stats-readers", count=figures.readers, new=figures.new, left=figures.left),
        words.html("stats-active", count=figures.active),
        *_outcomes(figures, words),
        words.html("stats-feeds", count=figures.feeds, failing=figures.failing),
        words.html("stats-entries", count=figures.entries, lag=_lag(figures, words)),
    ]


def chart_of(figures: Figures, topics: Mapping[TopicId, Topic], settings: Settings) -> Chart:
    """Return what the picture shows."""
    words = Words(settings.language)
    named = [
        (shorten(one_line(topics[id].name(words.language)), NAME_UNITS), count)
        for id, count in figures.topics
        if id in topics
    ]
    languages = [f"{language_name(code, words)} {count}" for code, count in figures.languages.items()]
    return Chart(
        title=words(f"stats-{figures.period}").removeprefix("📊 "),
        tiles=[
            (str(figures.readers), words("chart-readers")),
            (f"+{figures.new} −{figures.left}", words("chart-growth")),
            (str(figures.active), words("chart-active")),
            (f"{figures.feeds - figures.failing} / {figures.feeds}", words("chart-feeds")),
            (str(figures.entries), words("chart-entries")),
            (_lag(figures, words), words("chart-lag")),
        ],
        courses=[
            (words("chart-readers"), figures.growth),
            (" · ".join(visible(line) for line in _outcomes(figures, words)), figures.sent),
        ],
        ends=_ends(figures, settings, words),
        heading=words("chart-topics"),
        bars=named,
        below=" · ".join(languages),
    )


def _outcomes(figures: Figures, words: Words) -> list[Html]:
    counts = [(status, _count(figures, status)) for status in OUTCOMES]
    return [
        Html(f"{words.html(f'outcome-{status}')}: {count}")
        for status, count in counts
        if count or status is DeliveryStatus.SENT
    ]


def _count(figures: Figures, status: DeliveryStatus) -> int:
    late = figures.deliveries.get(DeliveryStatus.EXPIRED, 0) if status is DeliveryStatus.CANCELLED else 0
    return figures.deliveries.get(status, 0) + late


def _lag(figures: Figures, words: Words) -> str:
    return "—" if figures.lag is None else moments.lasting(figures.lag, words)


def _ends(figures: Figures, settings: Settings, words: Words) -> tuple[str, str]:
    zone = settings.schedule.zone
    first = figures.now - figures.period.length
    if figures.period is Period.DAY:
        return moments.when(first, figures.now, zone, words), moments.when(
            figures.now, figures.now, zone, words
        )
    return moments.date(first, zone, words), moments.date(figures.now, zone, words)


def _periods(present: Period, words: Words) -> Buttons:
    row = tuple(
        button(
            words("mark-chosen" if period is present else "mark-free", name=words(f"button-{period}")),
            Action.STATS,
            period,
        )
        for period in Period
    )
    return (row, (button(words("button-close"), Action.CLOSE),))
