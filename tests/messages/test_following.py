"""The screens of mutes, of following and of corrections are messages that Telegram takes, whatever the names in them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from messages import following, mutes
from messages.amendments import note
from messages.words import names
from news.amendments import Changed
from news.chats import LANGUAGES
from news.following import Fact
from news.ids import EntryId, StoryId, TopicId
from news.mutes import MOST_MUTES, Mute, MuteKind
from news.stories import Report, Sentence, Story, StoryCard, Summary
from news.topics import Topic, TopicGroup

HOSTILE = ("<b>&", "", "слово " * 900, "😀" * 2000)
CSTO = Topic(id=TopicId(1), slug="csto", group=TopicGroup.ORGANISATIONS, names=names("topic-csto"), emoji="🛡")


def card_of(now, text):
    said = Sentence(text=text, article_id=EntryId(2**60), source=text)
    story = Story(
        id=StoryId(2**60), version=1, first_at=now - timedelta(days=3), last_at=now, outlets=1, importance=0.5,
        topics=(CSTO.id,), summaries=(Summary(language="ru", headline=text, sentences=(said,)),),
    )  # fmt: skip
    report = Report(
        article_id=EntryId(2**60), outlet=text, title=text, url="https://a.example.org/1", language="ru", published_at=now
    )  # fmt: skip
    return StoryCard(story=story, reports=(report, replace(report, article_id=EntryId(3), outlet=f"{text}2")))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", HOSTILE)
def test_screens_are_taken_by_telegram(language, text, now, settings, accepted):
    shown = card_of(now, text)
    accepted(mutes.choose_screen(shown, {CSTO.id: CSTO}, language))
    for kind in MuteKind:
        mute = Mute(id=2**60, kind=kind, value="1")
        accepted(mutes.muted_screen(mute, text, language))
        accepted(mutes.mutes_screen([(mute, text)] * MOST_MUTES, language))
    accepted(mutes.unmuted_screen(text, language))
    for screen in (mutes.ask_word, mutes.word_in_groups, mutes.bad_word):
        accepted(screen(language))
    facts = [Fact(text=text, article_id=EntryId(3)), Fact(text=text, article_id=EntryId(99))] * 2
    accepted(following.news_of(shown, facts, settings(language), now))
    accepted(following.recap(shown, settings(language), now))
    accepted(following.followed_screen([shown.story] * 6, 30, 2, settings(language), now))
    changed = Changed(article_id=EntryId(3), outlet=text, was=text, becomes=text)
    accepted(note(changed, language))
    accepted(note(replace(changed, becomes=None), language))


def test_empty_lists_say_how_to_fill_them(now, settings, accepted):
    accepted(mutes.mutes_screen([], "ky"))
    accepted(following.followed_screen([], 0, 0, settings("ky"), now))


def test_what_is_muted_is_called_as_its_reader_knows_it(now):
    story = card_of(now, "Учения").story
    topic, gone = Mute(kind=MuteKind.TOPIC, value="1"), Mute(kind=MuteKind.TOPIC, value="9")
    of_story = Mute(kind=MuteKind.STORY, value=str(story.id))
    assert mutes.name_of(topic, {CSTO.id: CSTO}, {}, "ru") == "🛡 ОДКБ"
    assert mutes.name_of(gone, {}, {}, "ru") == "(уже удалено)"
    assert mutes.name_of(of_story, {}, {story.id: story}, "ru") == "Учения"
    assert mutes.name_of(Mute(kind=MuteKind.OUTLET, value="24.kg"), {}, {}, "ru") == "24.kg"
