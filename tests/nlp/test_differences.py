"""Where outlets differ is found, and nothing is called a difference that is none."""

import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.articles import Article
from news.ids import EntryId, FeedId
from nlp.differences import differences
from nlp.tallies import tallies

HALVES = {
    half: tomllib.loads((Path(__file__).parent / "differences" / f"{half}.toml").read_text("utf-8"))["story"]
    for half in ("development", "held_out")
}
MIDNIGHT = datetime(2026, 11, 24, tzinfo=UTC)


def articles_of(story):
    return [
        Article(
            id=EntryId(number), feed_id=FeedId(number), outlet=outlet, url=None, title=title, text=text,
            language=language, published_at=MIDNIGHT + timedelta(hours=hour),
        )
        for number, (outlet, language, hour, title, text) in enumerate(story["reports"], start=1)
    ]  # fmt: skip


def written(found):
    return [
        f"{one.what}: " + " | ".join(f"{said.outlet} {said.number}{'*' * said.newest}" for said in one.said)
        for one in found
    ]


@pytest.mark.parametrize("story", HALVES["development"], ids=lambda story: story["name"])
def test_stories_of_the_first_half(story):
    assert written(differences(articles_of(story))) == story["differ"]


def test_no_story_of_the_other_half_gets_a_false_difference():
    for story in HALVES["held_out"]:
        assert set(written(differences(articles_of(story)))) <= set(story["differ"]), story["name"]


def test_most_differences_of_the_other_half_are_found():
    wanted = [(story, one) for story in HALVES["held_out"] for one in story["differ"]]
    found = [one in written(differences(articles_of(story))) for story, one in wanted]
    assert sum(found) >= 0.8 * len(wanted)


@given(st.text(max_size=300), st.text(max_size=300), st.sampled_from(["ru", "ky", "en", "kk"]))
def test_any_text_is_taken(title, text, language):
    assert all(value > 0 for value in tallies(title, text, language).values())
