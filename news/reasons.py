"""What made a story weigh what it weighs: the figures behind `news.ranking` and `news.taste`, for whoever asks why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from news.ids import TopicId
from news.ranking import WINDOWS, Reported, Voice, voices
from news.taste import NO_TASTE, Said, Taste

HIGH = 1.2
"""From this standing on an outlet is named as a reason: a national agency, or an organisation's own word."""
LOW = 1.0
"""Below this standing an outlet counts less than most."""
BURST = 3
"""So many within the shortest window are worth telling."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """Who tells it of their own, from how many countries, and within what time the first and the last of them did."""

    outlets: int
    countries: int
    """0 where nobody's country is known."""
    within: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Reprinted:
    """How many outlets reprint another, or belong to its house: they do not count."""

    outlets: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Burst:
    """How many carried it within one hour, where that is only a part of them."""

    outlets: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WellKnown:
    """The outlets of high standing that tell it, the highest first."""

    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LittleKnown:
    """That all who tell it have a low standing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Last:
    """When the last independent report came: from then on it only grows old."""

    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """That an editor marked it as important."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaning:
    """Topics and outlets of it of which the reader said by likes that they want more, or less."""

    more: bool
    topics: tuple[TopicId, ...]
    outlets: tuple[str, ...]


Factor = Carried | Reprinted | Burst | WellKnown | LittleKnown | Last | Marked | Leaning


def factors(
    reports: Iterable[Reported],
    *,
    marked: bool = False,
    topics: Iterable[TopicId] = (),
    taste: Taste = NO_TASTE,
) -> tuple[Factor, ...]:
    """Return what made a story weigh what it weighs, the weightiest first; nothing for a story without reports."""
    reports = tuple(reports)
    spoken = voices(reports)
    if not spoken:
        return ()
    found: list[Factor] = [Marked()] if marked else []
    length = spoken[-1].at - spoken[0].at
    countries = len({voice.first.country for voice in spoken} - {None})
    found.append(Carried(outlets=len(spoken), countries=countries, within=length))
    copies = sum(len(voice.outlets) for voice in spoken) - len(spoken)
    if copies:
        found.append(Reprinted(outlets=copies))
    burst = _most_within(spoken, WINDOWS[0])
    if BURST <= burst < len(spoken):
        found.append(Burst(outlets=burst))
    found += _standing(reports, spoken)
    found.append(Last(at=spoken[-1].at))
    names = dict.fromkeys(report.outlet for report in reports)
    for more in (True, False):
        liked = tuple(id for id in dict.fromkeys(topics) if _leans(taste.topics.get(id), more=more))
        outlets = tuple(name for name in names if _leans(taste.outlets.get(name), more=more))
        if liked or outlets:
            found.append(Leaning(more=more, topics=liked, outlets=outlets))
    return tuple(found)


def _most_within(spoken: Sequence[Voice], window: timedelta) -> int:
    """Return how many voices spoke within a window, at the best time."""
    return max(sum(timedelta(0) <= other.at - opening.at <= window for other in spoken) for opening in spoken)


def _standing(reports: Sequence[Reported], spoken: Sequence[Voice]) -> list[Factor]:
    high = {report.outlet: report.standing for report in reports if report.standing >= HIGH}
    if high:
        return [WellKnown(outlets=tuple(sorted(high, key=lambda name: (-high[name], name))))]
    return [LittleKnown()] if max(voice.standing for voice in spoken) < LOW else []


def _leans(said: Said | None, *, more: bool) -> bool:
    return said is not None and (said.leaning > 0 if more else said.leaning < 0)
