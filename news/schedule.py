"""When a chat wants its digest, in its own clock, and which moment comes next."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

EVERY_DAY = frozenset(range(7))


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """Times of day at which a digest is wanted, on given days, as a clock in `timezone` shows them."""

    times: tuple[time, ...]
    timezone: str
    """A name of the IANA database."""
    days: frozenset[int] = EVERY_DAY
    """Days of the week, Monday 0."""

    @property
    def zone(self) -> ZoneInfo:
        """The zone itself."""
        return ZoneInfo(self.timezone)


def next_digest(schedule: Schedule, after: datetime) -> datetime | None:
    """Return the first moment (UTC) after `after` when the chat's clock shows one of `schedule.times`.

    An hour that the clock skips in spring is taken right after the gap, one that it shows twice in autumn is taken
    the first time: so each date has each time exactly once. None where no time or no day is chosen.
    """
    if not schedule.times or not schedule.days:
        return None
    today = after.astimezone(schedule.zone).date()
    moments = (
        _moment(schedule.zone, today + timedelta(days=ahead), clock)
        for ahead in range(-1, 9)
        for clock in schedule.times
        if (today + timedelta(days=ahead)).weekday() in schedule.days
    )
    return min((moment for moment in moments if moment > after), default=None)


def _moment(zone: ZoneInfo, day: date, clock: time) -> datetime:
    """Return when a clock in `zone` shows `clock` on `day`; right after the gap if it never does (PEP 495)."""
    local = datetime.combine(day, clock.replace(fold=0), tzinfo=zone)
    # In a gap fold=0 uses the offset before it, so the moment in UTC is the one after the gap.
    return local.astimezone(UTC)
