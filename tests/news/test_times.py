"""A moment as an editor writes it."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from messages.drafts import day_words
from news.times import common_moments, read_moment

BISHKEK = ZoneInfo("Asia/Bishkek")
DAYS = day_words()


def local(text, zone=BISHKEK):
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("21:30", "2026-03-02 21:30"),
        ("9.05", "2026-03-02 09:05"),
        ("07:59", "2026-03-03 07:59"),
        ("завтра 09:00", "2026-03-03 09:00"),
        ("Завтра, в 9:00", "2026-03-03 09:00"),
        ("послезавтра 10:00", "2026-03-04 10:00"),
        ("сегодня в 18:00", "2026-03-02 18:00"),
        ("эртең саат 09:00", "2026-03-03 09:00"),
        ("бүгүн 18:00", "2026-03-02 18:00"),
        ("tomorrow at 09:00", "2026-03-03 09:00"),
        ("25.12 08:00", "2026-12-25 08:00"),
        ("1.3 08:00", "2027-03-01 08:00"),
        ("25.12.2027 08:00", "2027-12-25 08:00"),
        ("2026-12-25 08:00", "2026-12-25 08:00"),
        ("29.02 08:00", "2028-02-29 08:00"),
    ],
)
def test_what_is_written_is_the_next_such_moment(now, text, expected):
    assert read_moment(text, now, BISHKEK, DAYS) == local(expected)


@pytest.mark.parametrize(
    "text",
    ["", "завтра", "25:00", "31.02 08:00", "сегодня 07:00", "01.01.2020 08:00", "after tomorrow 09:00", "вчера 9:00", "🙂 9:00", "25.12 завтра 08:00"],
)  # fmt: skip
def test_what_names_no_moment_to_come_is_none(now, text):
    assert read_moment(text, now, BISHKEK, DAYS) is None


def test_an_hour_that_the_clock_skips_is_taken_after_the_gap(now):
    berlin = ZoneInfo("Europe/Berlin")
    moment = read_moment("29.03 02:30", now, berlin, DAYS)
    assert moment.astimezone(berlin).hour == 3


def test_the_common_moments_are_still_to_come(now):
    assert common_moments(now, BISHKEK) == [
        local(f"2026-03-0{day}") for day in ("2 12:00", "2 18:00", "2 21:00", "3 08:00")
    ]
