"""A second look merges what is alike in all its pairs and parts what is clearly two; a next turn is neither."""

from datetime import UTC, datetime, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from news.articles import Article
from news.grouping import DENSE, WINDOW
from news.ids import EntryId, FeedId, StoryId
from nlp.features import Features
from nlp.headline import choose
from nlp.kept import Item
from nlp.nearest import RecentArticles
from nlp.second_look import second_look
from nlp.summary import summarise

NOW = datetime(2025, 6, 30, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def item(number, angle, story=None, hours=0.0, **more):
    return Item(
        article_id=EntryId(number),
        feed_id=FeedId(1),
        language="ru",
        published_at=NOW + hours * HOUR,
        vector=np.array([np.cos(angle), np.sin(angle)], dtype=np.float32),
        features=Features(**more),
        story_id=None if story is None else StoryId(story),
    )


def index(*items):
    recent = RecentArticles(DENSE, 2)
    for one in items:
        recent.add(one)
    return recent


def test_two_stories_of_one_event_become_the_larger_one():
    recent = index(item(1, 0, 1), item(2, 0.1, 2), item(3, 0.12, 2))
    for looked_at in (1, 2):
        verdict = second_look(recent, StoryId(looked_at))
        assert verdict.merging == (1, 2)
        assert verdict.members == {1: {1}, 2: {2, 3}}
    assert not verdict.leaving


def test_of_two_as_large_the_older_one_stays():
    assert second_look(index(item(1, 0, 5), item(2, 0.1, 3)), StoryId(5)).merging == (5, 3)


def test_what_is_alike_at_one_end_only_stays_two():
    recent = index(item(1, 0, 1), item(2, 0.9, 2), item(3, 0.35, 2))
    assert second_look(recent, StoryId(1)) is None


def test_what_forbids_an_article_forbids_a_merge():
    dates = ({"06-30"}, {"07-01"})
    recent = index(*(item(n, 0, n, dates=frozenset(days)) for n, days in enumerate(dates, 1)))
    assert second_look(recent, StoryId(1)) is None


def test_what_is_clearly_two_is_parted_and_the_larger_part_keeps_the_name():
    recent = index(
        item(1, 0, 1), item(2, 1.2, 1, hours=1), item(3, 0.1, 1, hours=2), item(4, 1.25, 1), item(5, 0.05, 1)
    )
    assert second_look(recent, StoryId(1)).leaving == {2, 4}


def test_what_is_only_a_little_apart_stays_together():
    assert second_look(index(item(1, 0, 1), item(2, 0.42, 1)), StoryId(1)) is None


def test_the_next_turn_of_a_story_stays_in_it():
    assert second_look(index(item(1, 0, 1), item(2, 1.2, 1, hours=20)), StoryId(1)) is None


def test_an_unknown_story_is_let_be():
    assert second_look(index(), StoryId(1)) is None


@given(st.lists(st.tuples(st.floats(0, 1.5), st.integers(1, 4), st.floats(0, 60)), min_size=1, max_size=10))
def test_looking_again_comes_to_an_end(articles):
    recent = index(*(item(n, angle, story, hours) for n, (angle, story, hours) in enumerate(articles)))
    free = 100
    for _ in range(30):
        stories = {story for _, story, _ in articles} | set(range(100, free))
        changed = False
        for story in sorted(stories):
            verdict = second_look(recent, StoryId(story))
            if verdict is None:
                continue
            changed = True
            one, other = verdict.merging or (None, free)
            free += one is None
            for article in verdict.leaving or verdict.members[one]:
                recent.move(article, StoryId(other))
        if not changed:
            return
    raise AssertionError("stories go to and fro")


def test_an_article_of_the_third_day_joins_through_the_latest_turn():
    recent = index(item(1, 0, 7), item(2, 0.3, 7, hours=40), item(3, 0.5, 7, hours=70))
    later = item(4, 0.6, hours=WINDOW / HOUR + 5)
    assert recent.find_story(later) == 7
    recent.forget_before(NOW + 5 * HOUR)
    assert recent.find_story(later) == 7


def test_members_beyond_the_window_forbid_nothing():
    old = item(1, 0, 7, dates=frozenset({"06-30"}))
    recent = index(old, item(2, 0.1, 7, hours=60))
    assert recent.find_story(item(3, 0.1, hours=80, dates=frozenset({"07-03"}))) == 7


def test_a_story_of_days_is_headed_by_its_latest_turn():
    def article(number, title, text, hours, standing):
        return Article(
            id=EntryId(number), feed_id=FeedId(1), outlet="Вести", url=None, title=title, text=text,
            language="ru", published_at=NOW + hours * HOUR, standing=standing,
        )  # fmt: skip

    days = [
        article(
            1, "В горах пропала группа туристов", "Группа туристов не вышла на связь во вторник.", 0, 3.0
        ),
        article(2, "Спасатели ищут туристов", "Спасатели вылетели на вертолёте в среду утром.", 20, 1.0),
        article(3, "Туристов нашли живыми", "Всех пропавших нашли живыми на леднике.", 50, 1.0),
    ]
    assert choose(days, "ru") == "Туристов нашли живыми"
    assert choose(days[:2], "ru") == "В горах пропала группа туристов"
    assert summarise(days, "ru").sentences[0].article_id == 3
