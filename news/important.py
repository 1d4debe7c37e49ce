"""What is worth proposing to editors as important: independent outlets that carry a story within the hour."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from news.ranking import Reported, first_of_each, independent

ENOUGH = 3.0
"""Independent outlets, counted as `news.ranking` counts them: of one country it takes five."""
WITHIN = timedelta(minutes=60)
FRESH = timedelta(hours=3)
"""What spread longer ago than this is no news to be told at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How fast a story spread: so many outlets within so long."""

    outlets: int
    length: timedelta


def fast_spread(reports: Sequence[Reported], now: datetime) -> Spread | None:
    """Return the first hour in which enough independent outlets carried a story; None if there was none lately.

    An outlet counts once, at its first report.
    """
    first = [report for report in first_of_each(reports) if report.at > now - FRESH]
    for place, opening in enumerate(first):
        within = [report for report in first[place:] if report.at - opening.at <= WITHIN]
        if independent(within) >= ENOUGH:
            return Spread(outlets=len(within), length=within[-1].at - opening.at)
    return None
