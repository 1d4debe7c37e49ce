"""Quiet hours: nobody is rung while they sleep, whatever the clocks do."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.quiet import NIGHT, Quiet, next_loud, read_quiet

BISHKEK, BERLIN = ZoneInfo("Asia/Bishkek"), ZoneInfo("Europe/Berlin")
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 - the zone is added
clocks = st.times().map(lambda clock: clock.replace(second=0, microsecond=0, fold=0))
zones = st.sampled_from([BISHKEK, BERLIN, ZoneInfo("America/New_York"), ZoneInfo("Australia/Lord_Howe")])


def at(text, zone=BISHKEK):
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-03-02 21:59", "2026-03-02 21:59"),
        ("2026-03-02 22:00", "2026-03-03 07:00"),
        ("2026-03-02 23:30", "2026-03-03 07:00"),
        ("2026-03-02 06:59", "2026-03-02 07:00"),
        ("2026-03-02 07:00", "2026-03-02 07:00"),
    ],
)
def test_what_comes_at_night_waits_for_the_morning(moment, expected):
    assert next_loud(at(moment), BISHKEK, NIGHT) == at(expected)


def test_without_quiet_hours_nothing_waits():
    assert next_loud(at("2026-03-02 23:30"), BISHKEK, None) == at("2026-03-02 23:30")


def test_a_nap_does_not_reach_over_midnight():
    nap = Quiet(start=time(13), end=time(15))
    assert next_loud(at("2026-03-02 14:10"), BISHKEK, nap) == at("2026-03-02 15:00")
    assert next_loud(at("2026-03-02 23:00"), BISHKEK, nap) == at("2026-03-02 23:00")


@pytest.mark.parametrize("day", ["2026-03-28", "2026-10-24"])
def test_in_the_night_of_the_change_the_morning_is_the_clocks_seven(day):
    loud = next_loud(at(f"{day} 23:00", BERLIN), BERLIN, NIGHT)
    assert loud.astimezone(BERLIN).time() == time(7)


def test_an_end_that_the_clock_skips_comes_after_the_gap():
    loud = next_loud(at("2026-03-29 01:00", BERLIN), BERLIN, Quiet(start=time(22), end=time(2, 30)))
    assert loud.astimezone(BERLIN).time() == time(3, 30)


@given(moments, zones, clocks, clocks)
def test_it_is_never_quiet_then_and_never_earlier(moment, zone, start, end):
    quiet = Quiet(start=start, end=end)
    loud = next_loud(moment, zone, quiet)
    assert loud >= moment
    assert not quiet.covers(loud.astimezone(zone).time().replace(fold=0))


def test_it_is_kept_as_text():
    assert read_quiet(str(NIGHT)) == NIGHT
    assert read_quiet(None) is None
