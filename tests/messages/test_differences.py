"""A card says where the outlets differ, in the reader's language, and whose number is the newest."""

from dataclasses import replace

import pytest

from messages.differences import difference_lines
from messages.story import card
from messages.words import Words
from news.differences import Difference, Disputed, Said
from news.ids import EntryId, StoryId
from news.stories import Sentence, Story, StoryCard, Summary

DEAD = Difference(
    what=Disputed.DEAD,
    said=(
        Said(outlet="24.kg", number="3", newest=True),
        Said(outlet="Sputnik", number="3", newest=True),
        Said(outlet="Kaktus", number="2"),
    ),
)
SUM = Difference(
    what=Disputed.AMOUNT,
    said=(
        Said(outlet="24.kg", number="150 млн сомов", newest=True),
        Said(outlet="Kaktus <b>", number="120 млн сомов"),
    ),
)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ru", "24.kg, Sputnik: 3 погибших (последние данные); Kaktus: 2"),
        ("ky", "24.kg, Sputnik: каза болгону — 3 (акыркы маалымат); Kaktus: 2"),
        ("en", "24.kg, Sputnik: 3 dead (latest); Kaktus: 2"),
    ],
)
def test_who_says_what(language, line):
    assert difference_lines([DEAD], Words(language))[1] == line


def test_a_sum_is_said_in_its_own_words():
    line = difference_lines([SUM], Words("ru"))[1]
    assert line == "24.kg: 150 млн сомов (последние данные); Kaktus &lt;b&gt;: 120 млн сомов"


@pytest.mark.parametrize("language", ["ru", "ky", "en"])
@pytest.mark.parametrize("what", [one for one in Disputed if one is not Disputed.AMOUNT])
def test_everything_that_is_counted_has_its_words(language, what):
    lines = difference_lines([replace(DEAD, what=what)], Words(language))
    assert "3" in lines[1]
    assert "Kaktus: 2" in lines[1]


def test_where_nobody_differs_nothing_is_said():
    assert difference_lines([], Words("ru")) == []


def test_the_card_says_it_under_the_summary(accepted, seen, settings, now):
    said = Sentence(text="В аварии погибли три человека.", article_id=EntryId(1), source="")
    summary = Summary(language="ru", headline="Авария под Токмоком", sentences=(said,))
    story = Story(
        id=StoryId(1), version=1, first_at=now, last_at=now, outlets=3, importance=0.5, summaries=(summary,),
        differences=(DEAD, SUM),
    )  # fmt: skip
    message = card(StoryCard(story=story, reports=()), settings("en"), now)
    accepted(message)
    shown = seen(message.html)
    assert "Авария под Токмоком [ru]" in shown
    assert shown.index("погибли три") < shown.index("The sources differ:") < shown.index("Kaktus: 2")
