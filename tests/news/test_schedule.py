"""Schedules: each date has each time exactly once, in every zone, whatever its clocks do."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.schedule import Schedule, next_digest

ZONES = sorted(
    zone for zone in available_timezones() if "/" in zone and not zone.startswith(("Etc/", "posix", "right"))
)


def at(zone, *moment):
    return datetime(*moment, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def daily(zone, *times):
    return Schedule(times=times, timezone=zone)


def test_the_next_time_of_today_else_of_tomorrow():
    schedule = daily("Asia/Bishkek", time(8), time(19))
    assert next_digest(schedule, at("Asia/Bishkek", 2026, 3, 2, 7)) == at("Asia/Bishkek", 2026, 3, 2, 8)
    assert next_digest(schedule, at("Asia/Bishkek", 2026, 3, 2, 8)) == at("Asia/Bishkek", 2026, 3, 2, 19)
    assert next_digest(schedule, at("Asia/Bishkek", 2026, 3, 2, 20)) == at("Asia/Bishkek", 2026, 3, 3, 8)


def test_only_on_its_days():
    weekdays = Schedule(times=(time(8),), timezone="Asia/Bishkek", days=frozenset(range(5)))
    friday = at("Asia/Bishkek", 2026, 3, 6, 9)
    assert next_digest(weekdays, friday) == at("Asia/Bishkek", 2026, 3, 9, 8)


@pytest.mark.parametrize(
    "schedule", [daily("Asia/Bishkek"), Schedule(times=(time(8),), timezone="UTC", days=frozenset())]
)
def test_no_time_or_no_day_is_never(schedule):
    assert next_digest(schedule, datetime(2026, 3, 2, tzinfo=UTC)) is None


def test_an_hour_that_the_clock_skips_is_taken_after_the_gap():
    # On 29 March 2026 clocks in Brussels go from 02:00 to 03:00.
    moment = next_digest(daily("Europe/Brussels", time(2, 30)), at("Europe/Brussels", 2026, 3, 28, 12))
    assert moment == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_an_hour_that_the_clock_shows_twice_is_taken_once():
    schedule = daily("Europe/Brussels", time(2, 30))
    first = next_digest(schedule, at("Europe/Brussels", 2026, 10, 24, 12))
    assert first == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert next_digest(schedule, first) == at("Europe/Brussels", 2026, 10, 26, 2, 30)


@given(
    zone=st.sampled_from(ZONES),
    clock=st.times(),
    start=st.integers(0, 12_000).map(
        lambda hours: datetime(2000, 1, 1, tzinfo=UTC) + timedelta(hours=hours * 25)
    ),
)
def test_in_every_zone_each_date_has_its_time_once(zone, clock, start):
    clock = clock.replace(second=0, microsecond=0)
    schedule = daily(zone, clock)
    moment = start
    for _ in range(4):
        following = next_digest(schedule, moment)
        assert following is not None
        assert timedelta(0) < following - moment <= timedelta(hours=50)
        local = following.astimezone(ZoneInfo(zone))
        shifted = datetime.combine(local.date(), clock, tzinfo=ZoneInfo(zone))
        # Either the clock shows the time, or it never does on that day and this is right after the gap.
        assert local.time() == clock or shifted.astimezone(UTC).astimezone(ZoneInfo(zone)).time() != clock
        moment = following
