"""A chat gets what an editor marked, then what matters most now, to it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.ids import StoryId, TopicId
from news.order import View, in_order, latest, steps
from news.ranking import HALF_LIFE, freshness
from news.stories import Story
from news.taste import NO_TASTE, Said, Taste

NOW = datetime(2026, 3, 2, 2, tzinfo=UTC)
SPORT, ECONOMY = TopicId(1), TopicId(2)
FEW = st.floats(0, 50)


def told(id, importance=0.5, hours=1.0, topics=(SPORT,), **more):
    at = NOW - timedelta(hours=hours)
    return Story(
        id=StoryId(id), version=1, first_at=at, last_at=at, outlets=1, importance=importance, topics=topics, **more
    )  # fmt: skip


def order(*stories, **view):
    return [story.id for story in in_order(stories, View(now=NOW, **view))]


def test_the_more_important_comes_first_and_of_equals_the_newer():
    assert order(told(1, 0.2), told(2, 0.6), told(3, 0.4)) == [2, 3, 1]
    assert order(told(1, 0.0, hours=2), told(2, 0.0, hours=1), told(3, 0.0, hours=1)) == [2, 3, 1]


def test_an_old_big_story_gives_way_to_a_fresh_one():
    assert order(told(1, 0.7, hours=60), told(2, 0.3)) == [2, 1]


def test_for_a_weekly_reader_the_big_story_of_the_week_comes_first():
    assert order(told(1, 0.7, hours=60), told(2, 0.3), half_life=7 * HALF_LIFE) == [1, 2]


def test_what_an_editor_marked_comes_first_and_what_one_hid_not_at_all():
    marked = told(1, 0.1, hours=30, important_at=NOW)
    assert order(told(2, 0.9), marked, told(3, hidden_at=NOW), told(4, merged_into=StoryId(2))) == [1, 2]


def test_likes_lift_a_topic_and_dislikes_lower_it():
    sport, economy = told(1, 0.40), told(2, 0.44, topics=(ECONOMY,))
    assert order(sport, economy) == [2, 1]
    assert order(sport, economy, taste=Taste(topics={SPORT: Said(up=1)})) == [1, 2]
    assert order(sport, economy, taste=Taste(topics={SPORT: Said(up=1, down=1)})) == [2, 1]
    assert order(told(1, 0.5), economy, taste=Taste(topics={SPORT: Said(down=1)})) == [2, 1]


def test_likes_of_an_outlet_lift_what_it_tells():
    taste = Taste(outlets={"24.kg": Said(up=3)})
    outlets = {StoryId(1): ("24.kg",), StoryId(2): ("Kloop",)}
    assert order(told(1, 0.40), told(2, 0.44), taste=taste, outlets=outlets) == [1, 2]


def test_no_taste_makes_a_trifle_of_what_everybody_reports():
    tired = Taste(topics={SPORT: Said(down=100)})
    assert order(told(1, 0.75), told(2, 0.22, topics=(ECONOMY,)), taste=tired) == [1, 2]


@given(FEW, FEW, FEW, FEW)
def test_one_more_like_never_lowers_and_one_more_dislike_never_lifts(up, down, up_outlet, down_outlet):
    def weight(**more):
        said = {"up": up, "down": down} | more
        return View(
            now=NOW,
            taste=Taste(
                topics={SPORT: Said(**said)}, outlets={"24.kg": Said(up=up_outlet, down=down_outlet)}
            ),
            outlets={StoryId(1): ("24.kg",)},
        ).weight(told(1))

    assert weight(up=up + 1) >= weight() >= weight(down=down + 1)


def test_nothing_said_changes_nothing():
    assert NO_TASTE.leaning((SPORT, ECONOMY), ("24.kg",)) == 0


def test_the_latest_leave_out_trifles_and_stand_in_the_order_of_time():
    burst = [told(id, 0.2, hours=id / 10) for id in range(1, 6)]
    big, marked = told(9, 0.7, hours=1), told(10, 0.1, hours=2, important_at=NOW)
    found = latest([*burst, big, marked], View(now=NOW, half_life=timedelta(hours=3)), 4)
    assert [story.id for story in found] == [1, 2, 9, 10]


@given(st.floats(0, 8 * 24 - 0.1), st.sampled_from([HALF_LIFE, 7 * HALF_LIFE, timedelta(hours=3)]))
def test_the_stair_that_a_database_climbs_is_near_the_curve(hours, half_life):
    at = NOW - timedelta(hours=hours)
    stair = steps(NOW, NOW - timedelta(days=8), half_life)
    left = next(step.left for step in stair if at > step.after)
    assert left == pytest.approx(freshness(NOW - at, half_life), rel=0.2)
