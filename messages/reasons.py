"""What made a story important, in words: one short line for each factor."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from messages import moments
from messages.digest import topic_name
from messages.html import Html, one_line
from messages.words import Words
from news.ids import TopicId
from news.reasons import (
    Burst,
    Carried,
    Factor,
    Last,
    Leaning,
    LittleKnown,
    Marked,
    Reprinted,
    WellKnown,
)
from news.topics import Topic

MOST_NAMES = 4
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
IN_HOURS = 2
"""From so many hours, and so many days, on they are what a length is told in."""


def factor_lines(
    factors: Iterable[Factor], topics: Mapping[TopicId, Topic], words: Words, now: datetime
) -> list[Html]:
    """Return a line for each factor, without marks of a list; none for a leaning to topics that are gone."""
    return [line for factor in factors if (line := factor_line(factor, topics, words, now))]


def factor_line(  # noqa: PLR0911 - one a kind of factor
    factor: Factor, topics: Mapping[TopicId, Topic], words: Words, now: datetime
) -> Html:
    """Return what a factor says; empty where it says nothing any more."""
    match factor:
        case Carried():
            return _carried(factor, words)
        case Reprinted(outlets=count):
            return words.html("factor-reprinted", count=count)
        case Burst(outlets=count):
            return words.html("factor-burst", count=count)
        case WellKnown(outlets=outlets):
            return words.html("factor-well-known", outlets=_listed(outlets))
        case LittleKnown():
            return words.html("factor-little-known")
        case Last(at=at):
            return words.html("factor-last", ago=moments.ago(at, now, words))
        case Marked():
            return words.html("factor-marked")
        case Leaning(more=more):
            named = [topic_name(topics[id], words) for id in factor.topics if id in topics]
            names = _listed([*named, *factor.outlets])
            return words.html("factor-more" if more else "factor-less", names=names) if names else Html("")


def within(length: timedelta, words: Words) -> str:
    """Return within what time something happened, rounded up, as "within 40 minutes"."""
    if length < IN_HOURS * HOUR:
        return words("within-minutes", count=max(1, -(-length // timedelta(minutes=1))))
    if length < IN_HOURS * DAY:
        return words("within-hours", count=-(-length // HOUR))
    return words("within-days", count=-(-length // DAY))


def _carried(factor: Carried, words: Words) -> Html:
    if factor.outlets == 1:
        return words.html("factor-alone")
    length = within(factor.within, words)
    if factor.countries > 1:
        return words.html(
            "factor-carried-abroad", count=factor.outlets, countries=factor.countries, within=length
        )
    return words.html("factor-carried", count=factor.outlets, within=length)


def _listed(names: Iterable[str]) -> str:
    shown = [one_line(name) for name in names]
    return ", ".join(shown[:MOST_NAMES]) + (" …" if len(shown) > MOST_NAMES else "")
