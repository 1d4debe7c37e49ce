"""Pages of what was found, saved or came last: always one message, whatever stands in it."""

from datetime import timedelta

import pytest

from messages.digest import latest
from messages.pages import PAGE_SIZE, pages_of, turning
from messages.saved import saved_screen
from messages.search import found_screen
from news.chats import LANGUAGES
from news.feeds import Feed, Source
from news.ids import FeedId, StoryId, TopicId
from news.outgoing import Button
from news.search import Found, Search
from news.stories import Machine, Sentence, Story, Summary
from news.topics import Topic, TopicGroup
from tests.messages.conftest import NOW, accept, settings_in

LONG = "Слово & <слово> " * 60


def story(number):
    said = Sentence(text=f"{number} {LONG}", article_id=None, source="")
    summary = Summary(
        language="ru", headline=f"{LONG} {number}", sentences=(said,), machine=Machine.TRANSLATION
    )
    return Story(
        id=StoryId(number), version=1, first_at=NOW, last_at=NOW - timedelta(days=40), outlets=123, importance=1,
        summaries=(summary,),
    )  # fmt: skip


STORIES = tuple(story(number) for number in range(PAGE_SIZE))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_one_message_however_long_its_words_are(language):
    settings = settings_in(language)
    found = Found(
        query=LONG,
        search=Search(since=NOW - timedelta(days=9), until=NOW),
        repaired=True,
        relaxed=True,
        stories=STORIES,
        total=3000,
        topics=tuple(
            Topic(id=TopicId(id), slug=f"t{id}", group=TopicGroup.LIFE, names={"ru": LONG})
            for id in (1, 2, 3)
        ),
        feeds=tuple(
            Feed(id=FeedId(id), source=Source(url="https://example.org/", name=LONG), next_check_at=NOW)
            for id in (1, 2, 3)
        ),
    )
    screen = found_screen(found, settings, NOW, key="a1b2c3d4e5f6", number=499)
    accept(screen)
    assert screen.html.count("<b>") == PAGE_SIZE + 1
    saved = saved_screen(STORIES, 3000, 499, settings, NOW)
    accept(saved)
    assert len(latest(STORIES, settings, NOW)) == 1
    for shown in (screen, saved):
        numbers, turns = shown.buttons
        assert [button.text for button in numbers] == [str(number) for number in range(2995, 3001)]
        assert [button.text for button in turns] == ["«", "‹", "500/500"]


@pytest.mark.parametrize(
    ("number", "texts"),
    [
        (0, ["1/4", "›", "»"]),
        (1, ["‹", "2/4", "›", "»"]),
        (2, ["«", "‹", "3/4", "›"]),
        (3, ["«", "‹", "4/4"]),
    ],
)
def test_only_pages_that_exist_can_be_turned_to(number, texts):
    (row,) = turning(number, pages_of(PAGE_SIZE * 3 + 1), lambda text, to: Button(text=text, data=str(to)))
    assert [button.text for button in row] == texts
    assert all(0 <= int(button.data) <= 3 for button in row)


def test_a_single_page_has_no_buttons_to_turn():
    assert turning(0, pages_of(PAGE_SIZE), lambda text, to: Button(text=text, data=str(to))) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_found_or_not_known_is_said(language):
    settings = settings_in(language)
    for found in (
        Found(query=LONG, search=Search()),
        Found(query="x", search=Search(), unknown=(LONG, LONG)),
    ):
        accept(found_screen(found, settings, NOW, key="a", number=0))
    accept(saved_screen((), 0, 0, settings, NOW))
