"""Dates as feeds write them."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.dates import parse_date

NOW = datetime(2025, 7, 1, 12, 0, tzinfo=UTC)
BISHKEK_10 = datetime(2025, 6, 30, 4, 0, tzinfo=UTC)
NOON = datetime(2025, 6, 30, 6, 0, tzinfo=UTC)


def read(raw, zone="Asia/Bishkek"):
    return parse_date(raw, now=NOW, zone=zone)


@pytest.mark.parametrize(
    "raw",
    [
        "Mon, 30 Jun 2025 10:00:00 +0600", "Mon, 30 Jun 2025 10:00:00 +06", "Mon, 30 Jun 2025 10:00:00 +06:00",
        "Fri, 30 Jun 2025 10:00:00 +0600", "30 Jun 25 10:00 +0600", "Mon, 30 Jun 2025 04:00:00 GMT",
        "Mon, 30 Jun 2025 10:00:00 GMT+6", "Mon, 30 Jun 2025 10:00:00 UTC+06:00", "Mon, 30 Jun 2025 10:00:00 KGT",
        "Mon, 30 Jun 2025 07:00:00 MSK", "Mon, 30 Jun 2025 00:00:00 EDT", "Mon, 30 Jun 2025 10:00:00",
        "Mon, 30 Jun 2025 10:00:00 XYZ", "Mon Jun 30 10:00:00 +0600 2025", "Monday, June 30, 2025 10:00 AM",
        "2025-06-30T10:00:00+06:00", "2025-06-30T04:00:00Z", "2025-06-30T04:00:00.9Z",
        "2025-06-30T10:00", "2025-06-30 10:00:00 +06", "20250630T040000Z", "2025/06/30 10:00",
        "30.06.2025 10:00", "30.06.2025, 10:00:00", "10:00 30.06.2025", "30/06/2025 10:00", "30.06.25 10:00",
        "30 июня 2025, 10:00", "Пн, 30 июн 2025 10:00:00 +0600", "понедельник, 30 июня 2025 г. в 10:00", "30 июня, 10:00",
        "30-июнь 2025, 10:00", "2025-жыл 30-июнь 10:00", "30 маусым 2025, 10:00", "2025 жылғы 30 маусым, 10:00",
        "Дүйсенбі, 30 маусым 2025 10:00", "30 iyun 2025, 10:00", "2025-yil 30-iyun, 10:00", "Вчера, 10:00", "кечээ 10:00",
        "1751256000", "1751256000000",
    ],
)  # fmt: skip
def test_the_same_moment_in_many_hands(raw):
    assert read(raw) == BISHKEK_10


@pytest.mark.parametrize("raw", ["2025-06-30", "30.06.2025", "30 июня 2025", "20250630", "30-июнь"])
def test_a_date_alone_is_noon_of_its_day(raw):
    assert read(raw) == NOON


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "  ",
        "0000-00-00 00:00:00",
        "guid-1",
        "2103-5",
        "31.02.2025 10:00",
        "30 июня 2025 25:61",
        "Thu, 01 Jan 1970",
    ],
)
def test_what_is_no_date_is_none(raw):
    assert read(raw) is None


def test_a_zone_that_is_not_said_is_the_feeds():
    assert read("30.06.2025 10:00", zone="Europe/Moscow") == datetime(2025, 6, 30, 7, 0, tzinfo=UTC)
    assert read("30.06.2025 10:00", zone="No/Where") == datetime(2025, 6, 30, 10, 0, tzinfo=UTC)


def test_the_future_is_a_mistake_but_for_ten_minutes():
    assert read("2025-07-01T12:09:00Z") == NOW + timedelta(minutes=9)
    assert read("2025-07-01T12:11:00Z") is None


def test_words_for_time_passed_are_read_last():
    assert read("5 минут назад") == NOW - timedelta(minutes=5)
    assert read("2 hours ago") == NOW - timedelta(hours=2)


@given(st.text(max_size=60))
def test_nothing_is_ever_later_than_now(raw):
    moment = read(raw)
    assert moment is None or (moment.tzinfo is not None and moment <= NOW + timedelta(minutes=10))


@given(st.datetimes(datetime(1995, 1, 1), datetime(2025, 6, 30)), st.integers(-11, 13))  # noqa: DTZ001 - the zone follows
def test_what_mail_and_iso_write_is_read_exactly(local, hours):
    moment = local.replace(microsecond=0, tzinfo=UTC)
    shifted = (moment + timedelta(hours=hours)).replace(tzinfo=None)
    zone = f"{'+' if hours >= 0 else '-'}{abs(hours):02}"
    assert read(shifted.strftime("%a, %d %b %Y %H:%M:%S ") + f"{zone}00") == moment
    assert read(shifted.isoformat() + f"{zone}:00") == moment
