"""How important a story is: how many outlets tell it of their own, whose, how fast it spreads, and how new it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from news.copies import Prints, is_copy
from news.schedule import EVERY_DAY, Schedule

HALF_LIFE = timedelta(hours=24)
"""After this long a report is worth half as much."""

ENOUGH = 8.0
"""Independent outlets of standing 1 after which one more hardly matters."""

SAME_COUNTRY = 0.6
"""What a further outlet of a country already counted is worth: it often retells its neighbour or the same press office."""

WINDOWS = (timedelta(hours=1), timedelta(hours=3))
"""A story spreads fast if many carry it within one of these; both count alike, so what fits the first counts twice."""

MANY = 2.0
"""Followers of standing 1 within the windows that give half of what speed can give."""

BREADTH, SPEED = 0.8, 0.2
MOST_STANDING = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """That an outlet reported a story."""

    outlet: str
    at: datetime
    standing: float = 1.0
    """How much one report of this outlet counts, 0 to 2."""
    country: str | None = None
    """ISO 3166 code; None for an international organisation, which is a neighbour to nobody."""
    owner: str | None = None
    """Who owns or pays the outlet, in an editor's words; equal ones are one house."""
    prints: Prints = frozenset()
    """The runs of words in its text, by which a reprint is known."""


@dataclass(slots=True, kw_only=True)
class Voice:
    """An outlet that tells a story of its own, with those of its house and those that reprint its text."""

    first: Reported
    """Whoever was first: it says when, and of which country the voice is."""
    outlets: list[str]
    standing: float
    """The highest among them."""

    @property
    def at(self) -> datetime:
        """When it spoke."""
        return self.first.at

    def takes(self, report: Reported) -> bool:
        """Whether a report is no voice of its own but belongs to this one."""
        return _same_house(self.first, report) or is_copy(self.first.prints, report.prints)


def importance(reports: Iterable[Reported], now: datetime) -> float:
    """Return how important a story is at a moment, from 0 to 1.

        weight  = sum of the voices' standing, less for those of one country
        speed   = weight of those that followed another within an hour, and within three hours, at the best time
        value   = 0.8 * weight / (weight + 8/3) + 0.2 * speed / (speed + 2)

    Each voice, the newest first, adds to the value what it adds, times its freshness, 0.5 ** (age / HALF_LIFE). So an
    old story that one more outlet takes up is not as new as on its first day, and one more voice never makes less
    of a story. One report of standing 1 just now gives 0.22, three outlets of three countries within an hour 0.52,
    eight of eight 0.76; a day later half of that.

    >>> from datetime import UTC
    >>> now = datetime(2025, 6, 30, 12, tzinfo=UTC)
    >>> round(importance([Reported(outlet="a", at=now)], now), 2)
    0.22
    >>> round(importance([Reported(outlet=name, at=now, country=name) for name in "abc"], now), 2)
    0.52
    >>> round(importance([Reported(outlet="a", at=now - timedelta(hours=24))], now), 2)
    0.11
    """
    total = reached = 0.0
    tally = _Tally()
    for voice in reversed(voices(reports)):
        tally.add(voice)
        value = tally.value()
        total += (value - reached) * freshness(now - voice.at)
        reached = value
    return min(1.0, max(0.0, total))


def freshness(age: timedelta, half_life: timedelta = HALF_LIFE) -> float:
    """Return what is left of a report's worth after some time; what is dated ahead is just new.

    >>> freshness(timedelta(0)), freshness(HALF_LIFE), freshness(2 * HALF_LIFE)
    (1.0, 0.5, 0.25)
    """
    return float(0.5 ** (max(age, timedelta(0)) / half_life))


def faded(importance: float, last_at: datetime, now: datetime, half_life: timedelta = HALF_LIFE) -> float:
    """Return what the importance that a story had at its last report is worth at a moment.

    With the usual half-life it is what `importance` itself says at that moment.

    >>> from datetime import UTC
    >>> noon = datetime(2025, 6, 30, 12, tzinfo=UTC)
    >>> faded(0.4, noon - HALF_LIFE, noon)
    0.2
    """
    return importance * freshness(now - last_at, half_life)


def half_life(schedule: Schedule) -> timedelta:
    """Return how fast news ages for a reader of such a schedule: who reads once a week wants the week, not its last day.

    >>> from datetime import time
    >>> half_life(Schedule(times=(time(8),), timezone="UTC", days=frozenset({0}))) / HALF_LIFE
    7.0
    """
    days = sum(1 for day in EVERY_DAY if schedule.times_on(day)) or len(EVERY_DAY)
    return HALF_LIFE * len(EVERY_DAY) / days


def first_of_each(reports: Iterable[Reported]) -> list[Reported]:
    """Return the first report of each outlet, oldest first."""
    found: dict[str, Reported] = {}
    for report in sorted(reports, key=lambda one: (one.at, one.outlet, -one.standing)):
        found.setdefault(report.outlet, report)
    return list(found.values())


def voices(reports: Iterable[Reported]) -> list[Voice]:
    """Return those who tell a story of their own, oldest first.

    A reprint and a sister outlet belong to the voice that was there before them, and to no other: so a reprint by a
    sister never makes one of two houses.
    """
    found: list[Voice] = []
    for report in first_of_each(reports):
        standing = min(MOST_STANDING, max(0.0, report.standing))
        known = next((voice for voice in found if voice.takes(report)), None)
        if known is None:
            found.append(Voice(first=report, outlets=[report.outlet], standing=standing))
        else:
            known.outlets.append(report.outlet)
            known.standing = max(known.standing, standing)
    return found


def independent(spoken: Sequence[Voice]) -> float:
    """Return to how many independent outlets voices amount, whatever their standing.

    >>> from datetime import UTC
    >>> noon = datetime(2025, 6, 30, 12, tzinfo=UTC)
    >>> independent(voices([Reported(outlet=name, at=noon, country=name) for name in "abc"]))
    3.0
    >>> independent(voices([Reported(outlet=name, at=noon, country="kg") for name in "abc"]))
    2.2
    """
    return _weight([(voice.first.country, 1.0) for voice in spoken])


@dataclass(slots=True)
class _Tally:
    """What the voices up to some age amount to; they are added newest first."""

    spoken: list[Voice] = field(default_factory=list)
    fastest: list[float] = field(default_factory=lambda: [0.0] * len(WINDOWS))

    def add(self, voice: Voice) -> None:
        """Add one that is older than all before it, and the windows that begin with it."""
        self.spoken.append(voice)
        for place, window in enumerate(WINDOWS):
            within = [other for other in self.spoken if other.at - voice.at <= window]
            followers = _weight(_shares(within)) - max(other.standing for other in within)
            self.fastest[place] = max(self.fastest[place], followers)

    def value(self) -> float:
        """Return how important they are, apart from their age."""
        weight = _weight(_shares(self.spoken))
        speed = sum(self.fastest) / len(self.fastest)
        return BREADTH * weight / (weight + ENOUGH / 3) + SPEED * speed / (speed + MANY)


def _shares(spoken: Iterable[Voice]) -> list[tuple[str | None, float]]:
    return [(voice.first.country, voice.standing) for voice in spoken]


def _weight(shares: Iterable[tuple[str | None, float]]) -> float:
    """Return the sum of what each brings: of one country the strongest counts full, each further one less."""
    strongest: dict[str, float] = {}
    total = 0.0
    for country, standing in shares:
        if country is None:
            total += standing
            continue
        before = strongest.get(country, 0.0)
        strongest[country] = max(before, standing)
        total += SAME_COUNTRY * standing + (1 - SAME_COUNTRY) * (strongest[country] - before)
    return total


def _same_house(one: Reported, other: Reported) -> bool:
    """Whether two outlets have one owner; "state news agency", which names nobody, is one owner in one country only."""
    if not one.owner or not other.owner or _plain(one.owner) != _plain(other.owner):
        return False
    return one.country == other.country or any(map(str.isupper, one.owner[1:]))


def _plain(owner: str) -> str:
    return " ".join(owner.casefold().split())
