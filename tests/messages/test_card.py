"""A card says which outlet wrote each sentence, lists outlets by country, and unfolds inside a digest."""

from dataclasses import replace
from datetime import timedelta

import pytest

from messages.buttons import Action, parse
from messages.digest import digest
from messages.html import BETWEEN, visible
from messages.sentence_sources import marked_text, source_screen, sources_of
from messages.story import card
from messages.unfolding import unfolded
from messages.words import names
from news.articles import Article
from news.chats import LANGUAGES
from news.digests import Digest, Section
from news.ids import DigestId, EntryId, FeedId, StoryId, TopicId
from news.stories import Report, Sentence, Story, StoryCard, Summary
from news.topics import Topic, TopicGroup

CSTO = Topic(id=TopicId(1), slug="csto", group=TopicGroup.ORGANISATIONS, names=names("topic-csto"), emoji="🛡")


def sentence(text, article):
    return Sentence(text=text, article_id=None if article is None else EntryId(article), source=text)


def story(now, number=31, *sentences, headline="Учения в горах"):
    return Story(
        id=StoryId(number), version=1, first_at=now - timedelta(hours=3), last_at=now - timedelta(hours=1),
        outlets=2, importance=0.5, topics=(CSTO.id,),
        summaries=(Summary(language="ru", headline=headline, sentences=sentences),),
    )  # fmt: skip


def report(now, number, outlet, country=None, minutes=0):
    return Report(
        article_id=EntryId(number), outlet=outlet, title="Заголовок", url=f"https://g{number}.example.org/",
        language="ru", published_at=now - timedelta(hours=1, minutes=minutes), country=country,
    )  # fmt: skip


def presses(message):
    return [press for row in message.buttons for one in row if (press := parse(one.data)) is not None]


def test_each_sentence_has_the_mark_of_its_outlet_and_a_button_that_shows_it(now, settings, accepted):
    told = story(now, 31, sentence("Начались учения.", 7), sentence("Придут двести человек.", 8))
    reports = (report(now, 7, "Вести гор"), report(now, 8, "Кабар"))
    message = card(StoryCard(story=told, reports=reports), settings("ru"), now)
    assert "Начались учения.¹ Придут двести человек.²" in message.html
    marks = [one.text for row in message.buttons for one in row if one.text[0] in "¹²"]
    assert marks == ["¹ Вести гор", "² Кабар"]
    asked = [press.arguments[:2] for press in presses(message) if press.action is Action.SOURCE]
    assert asked == [("31", "7"), ("31", "8")]
    accepted(message)


def test_what_an_editor_wrote_has_no_mark(now):
    told = story(now, 31, sentence("Слова редакции.", None), sentence("Слова газеты.", 7))
    summary = told.summaries[0]
    assert (
        marked_text(summary, sources_of(summary, [report(now, 7, "Кабар")]))
        == "Слова редакции. Слова газеты.¹"
    )


def article(now, text="Начались учения."):
    return Article(
        id=EntryId(7), feed_id=FeedId(1), outlet="Вести <гор>", url="https://vesti.example.org/7", title="Учения",
        text=text, language="ru", published_at=now,
    )  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_is_shown_as_the_outlet_wrote_it_with_its_link(language, now, settings, accepted):
    message = source_screen(article(now), "Начались учения.", settings(language), now, there=True)
    assert "Начались учения." in message.html
    assert '<a href="https://vesti.example.org/7">' in message.html
    accepted(message)
    changed = source_screen(article(now), None, settings(language), now, there=False)
    assert "Начались" not in changed.html
    accepted(changed)
    accepted(source_screen(article(now), "слово " * 3000, settings(language), now, there=False))


def test_outlets_of_several_countries_stand_under_their_names(now, settings, accepted):
    reports = (
        report(now, 1, "Вести", "kg"),
        report(now, 2, "Степь", "kz", minutes=1),
        report(now, 3, "Кабар", "KG", minutes=2),
        report(now, 4, "Эфир", None, minutes=3),
    )
    message = card(StoryCard(story=story(now), reports=reports), settings("ru"), now)
    order = ["<i>Кыргызстан</i>", "Вести", "Кабар", "<i>Казахстан</i>", "Степь", "<i>Другие</i>", "Эфир"]
    places = [message.html.index(word) for word in order]
    assert places == sorted(places)
    accepted(message)
    of_one = card(StoryCard(story=story(now), reports=reports[:1]), settings("ru"), now)
    assert "Кыргызстан" not in of_one.html


def test_three_hundred_outlets_of_many_countries_are_one_message(now, settings, accepted):
    countries = ["kg", "kz", "uz", "tj", "ru", "us", "de", None, "zz"]
    reports = [report(now, number, f"Газета {number}", countries[number % 9]) for number in range(1, 300)]
    message = card(StoryCard(story=story(now), reports=tuple(reports)), settings("ky"), now)
    accepted(message)
    assert f"{299 - message.html.count('•')} булак" in message.html


@pytest.fixture
def sent(now, settings):
    """A digest of three stories, as it was sent."""
    stories = tuple(
        story(now, 30 + number, sentence(f"Сказано номер {number}.", number), headline=f"Новость {number}")
        for number in (1, 2, 3)
    )
    chosen = Digest(sections=(Section(topic_id=CSTO.id, stories=stories),), left=2, id=DigestId(17))
    (message,) = digest(chosen, {CSTO.id: CSTO}, settings("ru"), now)
    return stories, message


def test_a_number_of_a_digest_unfolds_its_story_and_leaves_the_rest_as_it_was(sent, now, settings, accepted):
    stories, message = sent
    assert [press.arguments for press in presses(message) if press.action is Action.UNFOLD][1] == (
        "17",
        "2",
        "32",
    )
    shown = StoryCard(story=stories[1], reports=(report(now, 2, "Кабар"),))
    opened = unfolded(message, 2, DigestId(17), shown, CSTO, settings("ru"), now)
    accepted(opened)
    before, after = message.html.split(BETWEEN), opened.html.split(BETWEEN)
    assert [old for old, new in zip(before, after, strict=True) if old == new] == [*before[:2], *before[3:]]
    assert "Сказано номер 2.¹" in opened.html
    assert "https://g2.example.org/" in opened.html
    assert "Первое сообщение" in opened.html
    keys = {press.action for press in presses(opened)}
    assert {Action.FOLD, Action.UNFOLD, Action.STORY, Action.MORE} <= keys
    assert [press.arguments for press in presses(opened) if press.action is Action.FOLD] == [("17", "2")]


def test_the_first_story_keeps_the_title_and_the_name_of_its_section(sent, now, settings):
    stories, message = sent
    shown = StoryCard(story=stories[0], reports=())
    opened = unfolded(message, 1, DigestId(17), shown, None, settings("ru"), now)
    assert opened.html.startswith(message.html.split("<b>1. ")[0])


def test_what_has_no_room_in_the_digest_is_not_forced_in(sent, now, settings, accepted):
    stories, message = sent
    shown = StoryCard(story=stories[1], reports=tuple(report(now, n, f"Газета {n}") for n in range(2, 40)))
    assert unfolded(message, 2, DigestId(17), shown, CSTO, settings("ru"), now).html.count("•") == 8
    nearly = replace(message, html=message.html + BETWEEN + "я" * (3850 - len(visible(message.html))))
    accepted(nearly)
    opened = unfolded(nearly, 2, DigestId(17), shown, CSTO, settings("ru"), now)
    accepted(opened)
    assert opened.html.count("•") < 8
    full = replace(message, html=message.html + BETWEEN + "я" * (4090 - len(visible(message.html))))
    assert unfolded(full, 2, DigestId(17), shown, CSTO, settings("ru"), now) is None


def test_a_number_that_the_message_does_not_have_unfolds_nothing(sent, now, settings):
    stories, message = sent
    shown = StoryCard(story=stories[0], reports=())
    assert unfolded(message, 9, DigestId(17), shown, None, settings("ru"), now) is None
