"""After a long silence one recap takes the place of a pile of digests: when, and since when."""

from datetime import datetime, timedelta

from news.schedule import Schedule, next_digest

AWAY = timedelta(days=3)
"""Who has missed their digests for so long is told what mattered, and not all that there was."""


def away_since(served_at: datetime | None, schedule: Schedule, now: datetime) -> datetime | None:
    """Return since when a chat has been without its digests, if for so long that it gets a recap.

    `served_at` is when a digest was last made for it, or there was nothing for one. What its own schedule leaves out
    is no silence: who reads on Mondays has missed nothing on a Monday.

    >>> from datetime import UTC, time
    >>> mondays = Schedule(times=(time(8),), timezone="UTC", days=frozenset({0}))
    >>> monday = datetime(2026, 3, 2, 8, tzinfo=UTC)
    >>> away_since(monday, mondays, monday + timedelta(days=7)) is None
    True
    >>> away_since(monday, mondays, monday + timedelta(days=14)) == monday
    True
    """
    if served_at is None:
        return None
    missed = next_digest(schedule, served_at) or served_at
    return served_at if now - missed >= AWAY else None
