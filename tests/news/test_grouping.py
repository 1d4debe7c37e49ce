"""What forbids that two articles are of one event, and what supports it."""

from datetime import UTC, datetime, timedelta

import pytest

from news.grouping import DENSE, WINDOW, Marks, agreement, forbidden, needed

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
        (
            marks(template="score", names=frozenset({1, 2})),
            marks(template="score", names=frozenset({3, 4})),
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
    ],
)
def test_nothing_forbids_these(one, other):
    assert not forbidden(one, other)


def test_languages_and_headlines_have_thresholds_of_their_own():
    assert needed(marks(), marks(), DENSE) == pytest.approx(DENSE.same_language)
    assert needed(marks(bare=True), marks(), DENSE) == pytest.approx(DENSE.headlines)
    assert needed(marks(language="ky"), marks(), DENSE) == pytest.approx(DENSE.across)


def test_rare_words_in_common_lower_the_threshold_and_time_raises_it():
    words = frozenset({1, 2, 3})
    assert needed(marks(rare=words), marks(rare=words), DENSE) < DENSE.same_language
    assert needed(marks(rare=words), marks(rare=frozenset({7})), DENSE) > DENSE.same_language
    assert needed(marks(), marks(at=NOW + timedelta(hours=48)), DENSE) > DENSE.same_language


def test_across_languages_only_names_agree():
    one, other = (
        marks(rare=frozenset({1}), names=frozenset({5})),
        marks(language="ky", rare=frozenset({1}), names=frozenset({6})),
    )
    assert agreement(one, other) == 0
