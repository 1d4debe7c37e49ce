"""What forbids that two articles are of one event, and what supports it."""

from datetime import UTC, datetime, timedelta

import pytest

from news.grouping import DENSE, WINDOW, Marks, forbidden, needed

NOW = datetime(2025, 6, 30, 12, tzinfo=UTC)


def marks(**more):
    return Marks(language=more.pop("language", "ru"), published_at=more.pop("at", NOW), **more)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (marks(), marks(at=NOW + WINDOW + timedelta(hours=1))),
        (marks(template="rates"), marks(template="rates", at=NOW + timedelta(days=1))),
        (
            marks(template="rates", dates=frozenset({"06-30"})),
            marks(template="rates", dates=frozenset({"07-01"})),
        ),
        (marks(dates=frozenset({"06-30"})), marks(dates=frozenset({"06-28"}))),
        (marks(places=frozenset({"town:osh"})), marks(places=frozenset({"town:bishkek"}))),
        (marks(ages=frozenset({51})), marks(ages=frozenset({26, 30}))),
        (
            marks(template="score", names=frozenset({"алга", "дорд"})),
            marks(template="score", names=frozenset({"алай", "абды"})),
        ),
    ],
)
def test_these_are_two_events(one, other):
    assert forbidden(one, other)
    assert forbidden(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (marks(), marks(at=NOW + timedelta(hours=70))),
        (marks(template="rates"), marks(template="rates", at=NOW + timedelta(hours=3))),
        (marks(dates=frozenset({"06-30", "07-02"})), marks(dates=frozenset({"06-30"}))),
        (marks(places=frozenset({"town:osh"})), marks()),
        (marks(places=frozenset({"town:osh"})), marks(places=frozenset({"province:ошской"}))),
        (marks(template="rates"), marks()),
        (marks(ages=frozenset({51})), marks(ages=frozenset({26, 52}))),
        (marks(ages=frozenset({51})), marks()),
    ],
)
def test_nothing_forbids_these(one, other):
    assert not forbidden(one, other)


def test_languages_and_headlines_have_thresholds_of_their_own():
    assert needed(marks(), marks(), DENSE) == pytest.approx(DENSE.same_language)
    assert needed(marks(bare=True), marks(), DENSE) == pytest.approx(DENSE.headlines)
    assert needed(marks(language="ky"), marks(), DENSE) == pytest.approx(DENSE.across)


def test_older_news_must_be_more_alike():
    assert needed(marks(), marks(at=NOW - timedelta(days=2)), DENSE) > needed(marks(), marks(), DENSE)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ({"country:kg"}, {"country:kz"}, True),
        ({"country:kg", "money:kgs"}, {"country:kg"}, False),
        ({"country:kg", "good:oil"}, {"country:kg", "good:gold"}, True),
        ({"money:kgs"}, set(), False),
        ({"tally:2:1"}, {"tally:3:0"}, True),
    ],
)
def test_issues_of_one_day_are_told_apart_by_their_subjects(one, other, apart):
    first, second = (marks(template="prices", subjects=frozenset(subjects)) for subjects in (one, other))
    assert forbidden(first, second) is apart


def test_an_issue_without_a_day_is_of_the_day_on_which_it_came():
    dated = marks(template="rates", dates=frozenset({"07-01"}))
    assert not forbidden(dated, marks(template="rates", at=NOW + timedelta(hours=10)))
    assert not forbidden(dated, marks(template="rates", at=NOW + timedelta(hours=20)))
    assert forbidden(dated, marks(template="rates", at=NOW + timedelta(hours=40)))
