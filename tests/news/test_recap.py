"""A recap: who missed three days or more of their own digests gets one, and nobody else."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from news.recap import away_since
from news.schedule import Schedule

DAILY = Schedule(times=(time(8), time(19)), timezone="Asia/Bishkek")
FRIDAY = datetime(2026, 3, 6, 13, 0, tzinfo=UTC)  # 19:00 in Bishkek


def test_who_reads_every_day_is_never_away():
    assert away_since(FRIDAY, DAILY, FRIDAY + timedelta(hours=13)) is None


def test_who_missed_three_days_is_away_since_the_last_digest():
    assert away_since(FRIDAY, DAILY, FRIDAY + timedelta(days=4)) == FRIDAY


def test_a_weekend_without_digests_is_no_silence():
    weekdays = replace(DAILY, days=frozenset(range(5)))
    assert away_since(FRIDAY, weekdays, FRIDAY + timedelta(days=2, hours=13)) is None


def test_who_never_had_a_digest_missed_none():
    assert away_since(None, DAILY, FRIDAY) is None


def test_who_has_no_hours_is_away_by_the_days_alone():
    unasked = replace(DAILY, times=())
    assert away_since(FRIDAY, unasked, FRIDAY + timedelta(days=2)) is None
    assert away_since(FRIDAY, unasked, FRIDAY + timedelta(days=3)) == FRIDAY
