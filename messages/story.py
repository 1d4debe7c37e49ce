"""A story's card: what happened, every outlet that says so with its link and time, and when it was first reported."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from messages import moments
from messages.buttons import Action, button
from messages.countries import by_country
from messages.differences import difference_lines
from messages.html import (
    BETWEEN,
    Html,
    bold,
    escape,
    is_address,
    italic,
    keep_fitting,
    link,
    one_line,
    shorten,
)
from messages.listing import HEADLINE_UNITS, foreign_mark, mark
from messages.sentence_sources import marked_text, source_buttons, sources_of
from messages.words import Words, language_name
from news.chats import Settings
from news.outgoing import Button, Text
from news.stories import Report, StoryCard, Summary
from news.turns import latest_turn

SUMMARY_UNITS = 1200
OUTLET_UNITS = 60
OWNERSHIP_UNITS = 48
MORE_LINKS = 3
"""How many earlier articles of one outlet are linked beside its latest."""


def card(shown: StoryCard, settings: Settings, now: datetime, heading: Html | None = None) -> Text:
    """Return a story's card, never over one message: outlets that do not fit are counted."""
    words = Words(settings.language)
    summary = shown.story.summary(words.language)
    head = [_head(summary, words)] if heading is None else [heading, _head(summary, words)]
    head += _said(shown, words)
    lines = _under_countries(_by_outlet(shown.reports), settings, now, words)
    tail = _tail(shown, settings, now, words)
    chosen = _best_link(shown.reports, words.language)
    sources = source_buttons(shown.story.id, sources_of(summary, shown.reports))
    return Text(
        html=BETWEEN.join([*head, *_listed(lines, [*head, tail], words), tail]),
        buttons=(*_read_row(chosen, words), *sources, (button(words("button-close"), Action.CLOSE),)),
        preview=chosen.url if chosen else None,
    )


@dataclass(frozen=True, slots=True)
class Told:
    """What a card says below its headline, in its parts; each of them may have several lines."""

    said: list[Html]
    heading: Html
    outlets: list[Html]
    """A line an outlet, without a mark before it."""
    beyond: int
    """How many outlets there are that are not listed."""
    tail: Html


def parts_of(shown: StoryCard, outlets: int, settings: Settings, now: datetime, words: Words) -> Told:
    """Return what a card says below its headline, with so many outlets at most."""
    reports = _by_outlet(shown.reports)
    lines = [_outlet(reports, settings, now, words) for reports in reports[:outlets]]
    return Told(
        said=_said(shown, words),
        heading=words.html("story-reports", count=len(reports)),
        outlets=lines,
        beyond=len(reports) - len(lines),
        tail=_tail(shown, settings, now, words),
    )


def told(shown: StoryCard, outlets: int, settings: Settings, now: datetime, words: Words) -> list[Html]:
    """Return what a card says below its headline, with so many outlets at most, for a place inside a digest."""
    parts = parts_of(shown, outlets, settings, now, words)
    listed = [parts.heading, *(Html(f"• {line}") for line in parts.outlets)] if parts.outlets else []
    if listed and parts.beyond:
        listed.append(words.html("story-more-reports", count=parts.beyond))
    return [*parts.said, *listed, parts.tail]


def _said(shown: StoryCard, words: Words) -> list[Html]:
    """Return the summary with the marks of its sentences, and where outlets differ."""
    summary = shown.story.summary(words.language)
    text = shorten(marked_text(summary, sources_of(summary, shown.reports)), SUMMARY_UNITS)
    said = [escape(text)] if text else []
    differing = difference_lines(shown.story.differences, words)
    return [*said, Html("\n".join(differing))] if differing else said


def _head(summary: Summary, words: Words) -> Html:
    headline = bold(shorten(one_line(summary.headline), HEADLINE_UNITS))
    return Html(headline + mark(summary, words))


def _by_outlet(reports: Sequence[Report]) -> list[list[Report]]:
    """Return the reports by outlet, newest first: the outlet that reported last stands above."""
    found: dict[str, list[Report]] = {}
    for report in sorted(reports, key=lambda report: report.published_at, reverse=True):
        found.setdefault(report.outlet, []).append(report)
    return list(found.values())


def _under_countries(
    outlets: Sequence[Sequence[Report]], settings: Settings, now: datetime, words: Words
) -> list[Html]:
    """Return a line an outlet, those of one country together; where there are several, under their names.

    A country's name stands in the line of its first outlet, so that it is never left behind alone.
    """
    grouped = by_country([(reports[0].country, reports) for reports in outlets], words)
    lines: list[Html] = []
    for name, group in grouped:
        heading = f"{italic(name)}\n" if len(grouped) > 1 else ""
        for reports in group:
            lines.append(Html(f"{heading}• {_outlet(reports, settings, now, words)}"))
            heading = ""
    return lines


def _outlet(reports: Sequence[Report], settings: Settings, now: datetime, words: Words) -> Html:
    """Return an outlet's name, linked to its latest article, who is behind it, its time, and earlier times, linked."""
    first, *further = reports
    zone = settings.schedule.zone
    line = f"{link(_name(first), first.url)}{_ownership(first)}"
    line += f", {escape(moments.when(first.published_at, now, zone, words))}"
    line += foreign_mark(first.language, words)
    for report in further[:MORE_LINKS]:
        line += f", {link(moments.clock(report.published_at, zone), report.url)}"
    return Html(line)


def _name(report: Report) -> str:
    return shorten(one_line(report.outlet), OUTLET_UNITS) or "…"


def _ownership(report: Report) -> Html:
    """Return who is behind an outlet in brackets, as an editor put it; nothing where nobody said so."""
    said = shorten(one_line(report.ownership or ""), OWNERSHIP_UNITS)
    return escape(f" ({said})") if said else Html("")


def _listed(lines: Sequence[Html], rest: Sequence[Html], words: Words) -> list[Html]:
    """Return the outlets under their heading, as many as fit beside the `rest`, and how many there are beyond."""
    if not lines:
        return []
    heading = words.html("story-reports", count=len(lines))
    beyond = words.html("story-more-reports", count=len(lines))
    around = Html(BETWEEN.join([*rest, heading, beyond]))
    kept = keep_fitting([around, *lines], between="\n") - 1
    shown = list(lines[:kept])
    if kept < len(lines):
        shown.append(words.html("story-more-reports", count=len(lines) - kept))
    return [Html("\n".join([heading, *shown]))]


def _tail(shown: StoryCard, settings: Settings, now: datetime, words: Words) -> Html:
    when = moments.when(shown.story.first_at, now, settings.schedule.zone, words)
    lines = [italic(words("story-first-seen", when=when))]
    here = shown.story.summary(words.language).language
    others = [summary.language for summary in shown.story.summaries if summary.language != here]
    if others:
        names = ", ".join(language_name(language, words) for language in others)
        lines.append(italic(words("story-also-in", languages=names)))
    return Html("\n".join(lines))


def _best_link(reports: Sequence[Report], language: str) -> Report | None:
    """Return the report to be read first: the earliest of the latest turn, in the reader's language if there is one."""
    linked = [report for report in reports if report.url is not None and is_address(report.url)]
    linked = [report for report in linked if report.language == language] or linked
    return min(latest_turn(linked), key=lambda report: report.published_at, default=None)


def _read_row(report: Report | None, words: Words) -> tuple[tuple[Button, ...], ...]:
    if report is None:
        return ()
    return ((Button(text=words("button-read", outlet=_name(report)), url=report.url),),)
