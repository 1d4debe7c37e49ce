"""What becomes of an attempt that failed unexpectedly: it rests, is tried again, and is given up in the end."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

GIVEN_UP_AFTER = 10
NEVER = datetime(9999, 1, 1, tzinfo=UTC)
"""The `rest_until` of what has been given up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """How often work on one row failed, and how."""

    job: str
    row: int
    times: int
    error: str
    since: datetime
    rest_until: datetime

    @property
    def given_up(self) -> bool:
        """Whether it is no longer tried."""
        return self.times >= GIVEN_UP_AFTER


def rest_until(times: int, now: datetime) -> datetime:
    """Return until when a row rests after it failed `times` times: 1, 2, 4 … 60 minutes, then for ever."""
    if times >= GIVEN_UP_AFTER:
        return NEVER
    return now + timedelta(minutes=min(60, 2 ** (times - 1)))
