"""How important a story is: how many outlets report it, whose, how fast it spreads, and how new it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

HALF_LIFE = timedelta(hours=24)
"""After this long without a new report a story is worth half as much."""

ENOUGH = 8.0
"""Independent outlets of standing 1 after which one more hardly matters."""

FAST = timedelta(hours=2)
"""A second outlet within this time of the first is a fast spread."""

SAME_COUNTRY = 0.6
"""What a further outlet of a country already counted is worth: it often retells its neighbour or the same press office."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """That an outlet reported a story."""

    outlet: str
    at: datetime
    standing: float = 1.0
    """How much one report of this outlet counts, 0 to 2."""
    country: str | None = None
    """ISO 3166 code; None for an international organisation, which is a neighbour to nobody."""


def importance(reports: Iterable[Reported], now: datetime) -> float:
    """Return how important a story is at a moment, from 0 to 1.

        breadth  = weight / (weight + ENOUGH / 3), weight = sum of standing, less for outlets of one country
        speed    = share of the outlets that reported within FAST of the first, other than the first
        freshness = 0.5 ** (time since the last report / HALF_LIFE)
        importance = (0.8 * breadth + 0.2 * breadth * speed) * freshness

    An outlet counts once, however often it writes. One report of standing 1 just now gives 0.22, three outlets of
    three countries within two hours 0.53, eight of eight 0.75; a day later half of that.

    >>> from datetime import UTC
    >>> now = datetime(2025, 6, 30, 12, tzinfo=UTC)
    >>> round(importance([Reported(outlet="a", at=now)], now), 2)
    0.22
    >>> round(importance([Reported(outlet=name, at=now, country=name) for name in "abc"], now), 2)
    0.53
    >>> round(importance([Reported(outlet="a", at=now - timedelta(hours=24))], now), 2)
    0.11
    """
    first = first_of_each(reports)
    if not first:
        return 0.0
    weight = _weight(first)
    breadth = weight / (weight + ENOUGH / 3)
    followers = first[1:]
    quick = sum(1 for report in followers if report.at - first[0].at <= FAST)
    speed = quick / len(followers) if followers else 0.0
    newest = max(report.at for report in first)
    return min(1.0, max(0.0, faded(0.8 * breadth + 0.2 * breadth * speed, newest, now)))


def faded(importance: float, last_at: datetime, now: datetime) -> float:
    """Return what the importance that a story had at its last report is worth at a moment.

    >>> from datetime import UTC
    >>> noon = datetime(2025, 6, 30, 12, tzinfo=UTC)
    >>> faded(0.4, noon - HALF_LIFE, noon)
    0.2
    """
    return float(importance * 0.5 ** (max(now - last_at, timedelta(0)) / HALF_LIFE))


def first_of_each(reports: Iterable[Reported]) -> list[Reported]:
    """Return the first report of each outlet, oldest first."""
    found: dict[str, Reported] = {}
    for report in sorted(reports, key=lambda one: (one.at, one.outlet)):
        found.setdefault(report.outlet, report)
    return list(found.values())


def independent(reports: Iterable[Reported]) -> float:
    """Return to how many independent outlets reports amount, whatever their standing.

    >>> from datetime import UTC
    >>> noon = datetime(2025, 6, 30, 12, tzinfo=UTC)
    >>> independent([Reported(outlet=name, at=noon, country=name) for name in "abc"])
    3.0
    >>> independent([Reported(outlet=name, at=noon, country="kg") for name in "abc"])
    2.2
    """
    return sum(share for _, share in _shares(first_of_each(reports)))


def _weight(first: list[Reported]) -> float:
    """Return how many independent outlets the reports amount to, by their standing."""
    return sum(max(0.0, report.standing) * share for report, share in _shares(first))


def _shares(first: list[Reported]) -> list[tuple[Reported, float]]:
    """Return what each outlet counts beside the others: one of a country already counted counts less."""
    countries: set[str] = set()
    shares: list[tuple[Reported, float]] = []
    for report in sorted(first, key=lambda one: -one.standing):
        neighbour = report.country is not None and report.country in countries
        shares.append((report, SAME_COUNTRY if neighbour else 1.0))
        if report.country is not None:
            countries.add(report.country)
    return shares
