"""The newsroom in figures over a day, a week or a month."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from news.deliveries import DeliveryStatus
from news.ids import TopicId


class Period(StrEnum):
    """Over how long is counted."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"

    @property
    def length(self) -> timedelta:
        """How long it is."""
        return {
            Period.DAY: timedelta(days=1),
            Period.WEEK: timedelta(days=7),
            Period.MONTH: timedelta(days=30),
        }[self]

    @property
    def steps(self) -> int:
        """In how many bars it is shown: hours of a day, else days."""
        return {Period.DAY: 24, Period.WEEK: 7, Period.MONTH: 30}[self]

    def moments(self, now: datetime) -> list[datetime]:
        """Return where its bars begin, and where the last one ends.

        >>> from datetime import UTC
        >>> noon = datetime(2026, 3, 2, 12, tzinfo=UTC)
        >>> [moment.day for moment in Period.WEEK.moments(noon)]
        [23, 24, 25, 26, 27, 28, 1, 2]
        """
        step = self.length / self.steps
        return [now - self.length + step * place for place in range(self.steps + 1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What was counted at a moment over the period before it."""

    period: Period
    now: datetime
    readers: int
    new: int
    left: int
    active: int
    """Readers from whom something came in the period."""
    growth: Sequence[int]
    """How many readers there were at the end of each step."""
    topics: Sequence[tuple[TopicId, int]]
    """Readers of the ten topics that most chose."""
    languages: Mapping[str, int]
    deliveries: Mapping[DeliveryStatus, int]
    sent: Sequence[int]
    """Messages sent in each step."""
    feeds: int
    failing: int
    entries: int
    lag: timedelta | None
    """How long after its publication half of the entries were here; None where there were none."""
