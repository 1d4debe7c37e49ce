"""Around every change of a clock, in every zone: each date has its digests once, and nobody is rung in quiet hours."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import given
from hypothesis import strategies as st

from news.quiet import Quiet, next_loud
from news.schedule import Schedule, next_digest

FIRST, LAST = datetime(2005, 1, 1, tzinfo=UTC), datetime(2037, 1, 1, tzinfo=UTC)
WEEK, DAY, MINUTE = timedelta(days=7), timedelta(days=1), timedelta(minutes=1)
QUARTER, HALF_HOUR = timedelta(minutes=15), timedelta(minutes=30)
CLOCKS = tuple(time(hour, minute) for hour in range(24) for minute in (0, 30))


@dataclass(frozen=True)
class Change:
    """A moment at which a zone's clock jumps."""

    zone: str
    at: datetime


def changes_of(zone: ZoneInfo) -> Iterator[datetime]:
    """Find the jumps of a clock: weeks whose ends differ are halved down to the second."""
    start, before = FIRST, FIRST.astimezone(zone).utcoffset()
    while start < LAST:
        end = start + WEEK
        after = end.astimezone(zone).utcoffset()
        if after != before:
            low, high = start, end
            while high - low > timedelta(seconds=1):
                middle = low + (high - low) // 2
                low, high = (middle, high) if middle.astimezone(zone).utcoffset() == before else (low, middle)
            yield high.replace(microsecond=0)
        start, before = end, after


@cache
def changes() -> list[Change]:
    """Return the changes of all zones, one of those that are alike: the same moment and the same clock around it."""
    found: dict[tuple[object, ...], Change] = {}
    for name in sorted(available_timezones()):
        zone = ZoneInfo(name)
        for at in changes_of(zone):
            around = tuple((at + step).astimezone(zone).utcoffset() for step in (-MINUTE, MINUTE))
            found.setdefault((at, *around), Change(name, at))
    return list(found.values())


def shown(moment: datetime, zone: ZoneInfo) -> time:
    return moment.astimezone(zone).time().replace(fold=0)


def jump(change: Change) -> timedelta:
    """Return by how much a clock goes forward, or back if it is less than nothing."""
    zone = ZoneInfo(change.zone)
    before, after = ((change.at + step).astimezone(zone).utcoffset() for step in (-MINUTE, MINUTE))
    return (after or timedelta()) - (before or timedelta())


def existing(zone: ZoneInfo, day: date, clock: time) -> bool:
    """Whether a clock shows a time on a day at all."""
    moment = datetime.combine(day, clock, tzinfo=zone).astimezone(UTC).astimezone(zone)
    return (moment.date(), moment.time()) == (day, clock)


def test_there_are_clocks_that_jump():
    zones = {change.zone for change in changes()}
    assert len(changes()) > 500
    assert {"Asia/Tehran", "Australia/Lord_Howe", "Africa/Casablanca"} & zones


def test_around_every_change_each_date_has_its_digests_once():
    for change in changes():
        zone = ZoneInfo(change.zone)
        local = change.at.astimezone(zone)
        around = {(local + step).time().replace(second=0, fold=0) for step in (-HALF_HOUR, HALF_HOUR)}
        clocks = sorted({time(0), time(8), *around})
        schedule = Schedule(times=tuple(clocks), timezone=change.zone)
        moment, came = change.at - 2 * DAY, []
        while (moment := next_digest(schedule, moment)) < change.at + 2 * DAY:
            came.append(moment.astimezone(zone))
        for day in {one.date() for one in came} - {came[0].date(), came[-1].date()}:
            on_it = [one.time().replace(fold=0) for one in came if one.date() == day]
            once = [clock for clock in clocks if existing(zone, day, clock)]
            assert [on_it.count(clock) for clock in once] == [1] * len(once), change
            # Nothing comes at another time but what the clock skipped, right after that.
            assert len(set(on_it) - set(once)) <= len(clocks) - len(once), change


@given(st.data(), st.sampled_from(CLOCKS), st.sampled_from(CLOCKS), st.integers(-48 * 12, 48 * 12))
def test_around_any_change_quiet_ends_as_soon_as_the_clock_says_so(data, start, end, steps):
    change = data.draw(st.sampled_from(changes()))
    zone, quiet = ZoneInfo(change.zone), Quiet(start=start, end=end)
    moment = change.at + steps * timedelta(minutes=5)
    loud = next_loud(moment, zone, quiet)
    assert not quiet.covers(shown(loud, zone))
    assert loud - moment < timedelta(hours=50)
    waits = [moment + step * QUARTER for step in range((loud - moment) // QUARTER)]
    in_vain = sum((QUARTER for one in waits if not quiet.covers(shown(one, zone))), timedelta())
    # An end that the clock skips is taken as if it had not jumped: that is as much later as the jump is long.
    assert in_vain <= max(jump(change), timedelta())


def test_around_every_change_nobody_is_rung_at_night():
    night = Quiet(start=time(22), end=time(7))
    for change in changes():
        zone = ZoneInfo(change.zone)
        for hours in range(-30, 31, 3):
            moment = change.at + timedelta(hours=hours)
            loud = next_loud(moment, zone, night)
            assert not night.covers(shown(loud, zone)), change
            assert (loud == moment) is not night.covers(shown(moment, zone)), change
