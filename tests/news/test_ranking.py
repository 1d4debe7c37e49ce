"""A story matters more the more outlets report it, the better known they are, the faster and the newer it is."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.copies import prints_of
from news.ranking import HALF_LIFE, Reported, faded, first_of_each, half_life, importance
from news.schedule import Schedule

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


COUNTRIES = st.sampled_from([None, "kg", "kz", "uz"])
TEXTS = st.sampled_from(
    [frozenset(), *(prints_of("", " ".join(f"{word}{n}" for n in range(30))) for word in "абв")]
)
REPORTS = st.lists(
    st.builds(
        reported,
        outlet=st.text(alphabet="abcdefgh", min_size=1, max_size=1),
        hours=st.floats(0, 100),
        standing=st.floats(0, 2),
        country=COUNTRIES,
        owner=st.sampled_from([None, None, "государство", "Дом печати «Заря»"]),
        prints=TEXTS,
    ),
    max_size=12,
    unique_by=lambda report: (report.at, report.outlet),
)
ROUNDING = 1e-9


@given(REPORTS)
def test_it_is_from_nought_to_one(reports):
    assert 0 <= importance(reports, NOW) <= 1


@given(REPORTS, st.floats(0, 100), st.floats(0, 2), COUNTRIES)
def test_one_more_independent_outlet_never_makes_less_of_a_story(reports, hours, standing, country):
    more = [*reports, reported("new", hours, standing=standing, country=country)]
    assert importance(more, NOW) >= importance(reports, NOW) - ROUNDING


@given(REPORTS, st.integers(0, 11))
def test_one_more_report_that_came_last_never_makes_less_of_a_story(reports, place):
    """Be it a reprint or by a sister outlet."""
    last = sorted(reports, key=lambda report: (report.at, report.outlet))
    assert importance(last[:place], NOW) <= importance(last[: place + 1], NOW) + ROUNDING


@given(REPORTS, st.integers(0, 11), st.floats(0, 2))
def test_a_higher_standing_never_makes_less_of_a_story(reports, place, standing):
    raised = [
        replace(report, standing=max(report.standing, standing)) if number == place else report
        for number, report in enumerate(reports)
    ]
    assert importance(raised, NOW) >= importance(reports, NOW) - ROUNDING


@given(REPORTS, st.floats(0, 100))
def test_what_is_older_is_never_worth_more(reports, hours):
    later = NOW + timedelta(hours=hours)
    assert importance(reports, later) <= importance(reports, NOW) + ROUNDING


@given(REPORTS, st.floats(0, 100))
def test_the_importance_that_is_kept_fades_to_what_it_would_be_computed_as(reports, hours):
    if reports:
        last, later = max(report.at for report in reports), NOW + timedelta(hours=hours)
        kept = faded(importance(reports, last), last, later)
        assert kept == pytest.approx(importance(reports, later))


@given(REPORTS)
def test_the_order_in_which_reports_are_read_makes_no_difference(reports):
    assert importance(reversed(reports), NOW) == pytest.approx(importance(reports, NOW))


def test_a_reader_of_mondays_gets_the_week():
    daily = Schedule(times=(time(8),), timezone="Asia/Bishkek")
    weekly = replace(daily, days=frozenset({0}))
    assert half_life(daily) == HALF_LIFE
    assert half_life(weekly) == 7 * HALF_LIFE
    assert half_life(replace(daily, times=())) == HALF_LIFE
