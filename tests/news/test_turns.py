"""A story of days begins with its latest turn; one of hours has but one."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from news.turns import latest_turn

NOW = datetime(2025, 6, 30, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Told:
    published_at: datetime


def told(*hours_ago):
    return [Told(NOW - timedelta(hours=hours)) for hours in hours_ago]


@pytest.mark.parametrize(
    ("hours_ago", "latest"),
    [
        ((), ()),
        ((5,), (5,)),
        ((20, 3, 0), (20, 3, 0)),
        ((50, 30, 4, 0), (4, 0)),
        ((0, 50, 4), (0, 4)),
        ((24, 13, 12, 0), (12, 0)),
    ],
)
def test_what_the_latest_turn_is(hours_ago, latest):
    assert latest_turn(told(*hours_ago)) == told(*latest)
