"""When a chat wants its digest, in its own clock, and which moment comes next."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

EVERY_DAY = frozenset(range(7))
WEEKEND = frozenset({5, 6})


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """Times of day at which a digest is wanted, on given days, as a clock in `timezone` shows them."""

    times: tuple[time, ...]
    timezone: str
    """A name of the IANA database."""
    days: frozenset[int] = EVERY_DAY
    """Days of the week, Monday 0."""
    weekend: tuple[time, ...] | None = None
    """The times of Saturday and Sunday, where they have their own."""

    @property
    def zone(self) -> ZoneInfo:
        """The zone itself."""
        return ZoneInfo(self.timezone)

    @property
    def all_times(self) -> tuple[time, ...]:
        """The times of all days, each once, in order."""
        return tuple(sorted({*self.times, *(self.weekend or ())}))

    def times_on(self, weekday: int) -> tuple[time, ...]:
        """Return the times of a day of the week."""
        if weekday not in self.days:
            return ()
        return self.times if self.weekend is None or weekday not in WEEKEND else self.weekend


def next_digest(schedule: Schedule, after: datetime) -> datetime | None:
    """Return the first moment (UTC) after `after` when the chat's clock shows one of the times of its day.

    An hour that the clock skips in spring is taken right after the gap, one that it shows twice in autumn is taken
    the first time: so each date has each time exactly once. None where no time or no day is chosen.
    """
    today = after.astimezone(schedule.zone).date()
    moments = (
        _moment(schedule.zone, day, clock)
        for day in (today + timedelta(days=ahead) for ahead in range(-1, 9))
        for clock in schedule.times_on(day.weekday())
    )
    return min((moment for moment in moments if moment > after), default=None)


def comes_at(wanted: Collection[time] | None, schedule: Schedule, moment: datetime) -> bool:
    """Whether what comes at some of a schedule's times, None being all, comes with the digest of a moment (UTC).

    It comes with a digest of none of these times, too: one that was due before the schedule changed.
    """
    day = moment.astimezone(schedule.zone).date()
    # On the day of a clock's change a moment can be two times: the one that was skipped, and the one that is shown.
    due = [
        clock
        for clock in schedule.all_times
        for date in (day - timedelta(days=1), day)
        if _moment(schedule.zone, date, clock) == moment
    ]
    return not due or any(comes_at_time(wanted, schedule, clock) for clock in due)


def comes_at_time(wanted: Collection[time] | None, schedule: Schedule, clock: time) -> bool:
    """Whether what comes at some times, None being all, comes at one; it does where none of them is the schedule's any more."""
    return clock in _wanted(wanted, schedule)


def with_time(
    wanted: Collection[time] | None, schedule: Schedule, clock: time, *, wanted_then: bool
) -> frozenset[time] | None:
    """Return the times at which something comes, with one more or one less; it comes at one at least. None is all.

    >>> daily = Schedule(times=(time(8), time(19)), timezone="UTC")
    >>> morning = with_time(None, daily, time(19), wanted_then=False)
    >>> morning, with_time(morning, daily, time(19), wanted_then=True)
    (frozenset({datetime.time(8, 0)}), None)
    """
    before = _wanted(wanted, schedule)
    after = before | {clock} if wanted_then else before - {clock}
    chosen = after or before
    return None if chosen >= set(schedule.all_times) else chosen


def _wanted(wanted: Collection[time] | None, schedule: Schedule) -> frozenset[time]:
    every = frozenset(schedule.all_times)
    return every if wanted is None else every & frozenset(wanted) or every


def _moment(zone: ZoneInfo, day: date, clock: time) -> datetime:
    """Return when a clock in `zone` shows `clock` on `day`; right after the gap if it never does (PEP 495)."""
    local = datetime.combine(day, clock.replace(fold=0), tzinfo=zone)
    # In a gap fold=0 uses the offset before it, so the moment in UTC is the one after the gap.
    return local.astimezone(UTC)
