"""A story matters more the more outlets report it, the better known they are, the faster and the newer it is."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.ranking import Reported, first_of_each, importance

NOW = datetime(2025, 6, 30, 12, tzinfo=UTC)


def reported(outlet="a", hours=0.0, **more):
    return Reported(outlet=outlet, at=NOW - timedelta(hours=hours), **more)


def test_more_outlets_matter_more():
    values = [importance([reported(name) for name in "abcdefgh"[:count]], NOW) for count in range(1, 9)]
    assert values == sorted(values)
    assert values[0] == pytest.approx(0.22, abs=0.01)
    assert values[-1] == pytest.approx(0.75, abs=0.01)


def test_an_outlet_counts_once():
    assert importance([reported("a"), reported("a"), reported("a")], NOW) == importance([reported("a")], NOW)
    assert [report.at for report in first_of_each([reported("a"), reported("a", 5)])] == [
        NOW - timedelta(hours=5)
    ]


def test_standing_counts():
    assert importance([reported(standing=2.0)], NOW) > importance([reported(standing=1.0)], NOW)
    assert importance([reported(standing=0.0)], NOW) == 0


def test_outlets_of_three_countries_outweigh_three_of_one():
    of_one = [reported(name, country="kg") for name in "abc"]
    of_three = [
        reported(name, country=country) for name, country in zip("abc", ("kg", "kz", "uz"), strict=True)
    ]
    assert importance(of_three, NOW) > importance(of_one, NOW)


def test_a_fast_spread_matters_more_than_a_slow_one():
    assert importance([reported("a", 1), reported("b")], NOW) > importance(
        [reported("a", 9), reported("b")], NOW
    )


def test_a_day_later_it_is_worth_half():
    assert importance([reported(hours=24)], NOW) == pytest.approx(importance([reported()], NOW) / 2)


def test_a_story_without_reports_is_worth_nothing():
    assert importance([], NOW) == 0


@given(
    st.lists(
        st.builds(
            reported,
            outlet=st.text(max_size=3),
            hours=st.floats(-1000, 1000),
            standing=st.floats(0, 2),
            country=st.sampled_from([None, "kg", "kz"]),
        )
    )
)
def test_it_is_from_nought_to_one(reports):
    assert 0 <= importance(reports, NOW) <= 1
