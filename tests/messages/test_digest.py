"""What a reader sees of a digest, of a list and of a card."""

from dataclasses import replace
from datetime import timedelta

import pytest

from messages.digest import digest, empty_digest, latest
from messages.story import card
from messages.words import names
from news.digests import Digest, Section
from news.ids import EntryId, StoryId, TopicId
from news.stories import Report, Sentence, Story, StoryCard, Summary
from news.topics import Topic, TopicGroup

CSTO = Topic(id=TopicId(1), slug="csto", group=TopicGroup.ORGANISATIONS, names=names("topic-csto"), emoji="🛡")
KYRGYZSTAN = Topic(
    id=TopicId(2), slug="kyrgyzstan", group=TopicGroup.PLACES, names=names("topic-kyrgyzstan"), emoji="🇰🇬"
)
TOPICS = {topic.id: topic for topic in (CSTO, KYRGYZSTAN)}
LONG = (
    "Главы оборонных ведомств на встрече в Бишкеке согласовали план совместных учений на 2027 год, в который вошли "
    "десять манёвров в горах и одно командно-штабное учение."
)


def summary(language, headline, *sentences):
    return Summary(
        language=language,
        headline=headline,
        sentences=tuple(Sentence(text=text, article_id=EntryId(1), source=text) for text in sentences),
    )


def story(now, number, topic, outlets, *summaries):
    return Story(
        id=StoryId(number), version=1, first_at=now - timedelta(hours=3), last_at=now - timedelta(hours=1),
        outlets=outlets, importance=0.5, topics=(topic.id,), summaries=summaries,
    )  # fmt: skip


@pytest.fixture
def drill(now):
    russian = summary("ru", "ОДКБ согласовала учения", LONG, "Первое пройдёт в мае.")
    kyrgyz = summary("ky", "ЖККУ машыгууларды макулдашты", "Жолугушуу Бишкекте өттү.")
    return story(now, 31, CSTO, 3, russian, kyrgyz)


@pytest.fixture
def tram(now):
    return story(now, 32, KYRGYZSTAN, 1, summary("en", "Bishkek & Osh open trams", "The line is 12 km long."))


@pytest.fixture
def chosen(drill, tram):
    sections = (
        Section(topic_id=CSTO.id, stories=(drill,)),
        Section(topic_id=KYRGYZSTAN.id, stories=(tram,)),
    )
    return Digest(sections=sections, left=3)


GOLDEN = {
    "ru": f"""<b>🗞 Сводка · вторник, 24 ноября, 08:00</b>

<b>🛡 ОДКБ</b>
<b>1. ОДКБ согласовала учения</b>
<blockquote expandable>{LONG}</blockquote>
<i>3 источника</i>

<b>🇰🇬 Кыргызстан</b>
<b>2. Bishkek &amp; Osh open trams</b> [en]
The line is 12 km long.
<i>1 источник</i>

<i>Не поместились ещё 3 новости: они придут в следующей сводке.</i>""",
    "ky": """<b>🗞 Кабарлар топтому · 24-ноябрь, шейшемби, 08:00</b>

<b>🛡 ЖККУ</b>
<b>1. ЖККУ машыгууларды макулдашты</b>
Жолугушуу Бишкекте өттү.
<i>3 булак</i>

<b>🇰🇬 Кыргызстан</b>
<b>2. Bishkek &amp; Osh open trams</b> [en]
The line is 12 km long.
<i>1 булак</i>

<i>Дагы 3 кабар батпай калды: алар кийинки топтомдо келет.</i>""",
    "en": f"""<b>🗞 Digest · Tuesday, 24 November, 08:00</b>

<b>🛡 CSTO</b>
<b>1. ОДКБ согласовала учения</b> [ru]
<blockquote expandable>{LONG}</blockquote>
<i>3 sources</i>

<b>🇰🇬 Kyrgyzstan</b>
<b>2. Bishkek &amp; Osh open trams</b>
The line is 12 km long.
<i>1 source</i>

<i>3 more stories did not fit; they come with the next digest.</i>""",
}


@pytest.mark.parametrize("language", GOLDEN)
def test_a_digest_reads_as_a_good_paper_would_write_it(language, chosen, settings, now, accepted):
    (message,) = digest(chosen, TOPICS, settings(language), now)
    assert message.html == GOLDEN[language]
    assert [[button.data for button in row] for row in message.buttons] == [["v1:story:31", "v1:story:32"]]
    assert not message.silent
    accepted(message)


def test_the_date_is_that_of_the_chats_own_clock(chosen, settings, now):
    (message,) = digest(chosen, TOPICS, settings("en", "America/New_York"), now)
    assert message.html.startswith("<b>🗞 Digest · Monday, 23 November, 21:00</b>")


def test_a_long_digest_goes_on_in_a_second_message_that_makes_no_sound(now, settings, accepted):
    stories = tuple(
        story(now, number, CSTO, 2, summary("ru", f"Новость {number} " + "о встрече " * 15, LONG))
        for number in range(1, 21)
    )
    messages = digest(
        Digest(sections=(Section(topic_id=CSTO.id, stories=stories),)), TOPICS, settings("ru"), now
    )
    assert [message.silent for message in messages] == [False, *[True] * (len(messages) - 1)]
    assert len(messages) > 1
    numbers = [button.text for message in messages for row in message.buttons for button in row]
    assert numbers == [str(number) for number in range(1, 21)]
    for message in messages:
        accepted(message)


def test_a_sentence_that_repeats_the_headline_is_not_shown_again(now, settings):
    told = story(
        now,
        5,
        CSTO,
        1,
        summary("ru", "Саммит перенесён на май", "Саммит перенесён на май.", "Причина не названа."),
    )
    (message,) = latest([told], settings("ru"), now)
    assert message.html.count("Саммит") == 1
    assert "Причина не названа." in message.html


def test_a_section_whose_topic_was_removed_still_shows_its_stories(chosen, settings, now):
    (message,) = digest(chosen, {}, settings("ru"), now)
    assert "1. ОДКБ согласовала учения" in message.html


def test_nothing_new_is_said_kindly_and_offers_more_topics(settings, now, accepted):
    (message,) = digest(Digest(sections=()), TOPICS, settings("ky"), now)
    assert message == empty_digest(settings("ky"))
    assert message.buttons[0][0].data == "v1:topics:0:menu"
    accepted(message)
    assert empty_digest(settings("ky"), any_topics=False) != message


def test_the_latest_come_with_their_times(drill, settings, now):
    (message,) = latest([drill], settings("ru"), now)
    assert message.html.endswith("<i>3 источника · сегодня в 07:00</i>")


def report(number, outlet, url, language, published_at):
    return Report(
        article_id=EntryId(number),
        outlet=outlet,
        title="",
        url=url,
        language=language,
        published_at=published_at,
    )


def test_a_card_names_every_outlet_with_its_links_and_times_newest_first(drill, settings, now, accepted):
    reports = (
        report(1, "24.kg", "https://24.kg/a?x=1&y=2", "ru", now - timedelta(hours=3)),
        report(2, "Кабар", "https://kabar.kg/1", "ky", now - timedelta(hours=2)),
        report(3, "24.kg", "https://24.kg/b", "ru", now - timedelta(hours=1)),
        report(4, "Радио", None, "ru", now - timedelta(hours=30)),
    )
    message = card(StoryCard(story=drill, reports=reports), settings("ru"), now)
    assert (
        message.html
        == f"""<b>ОДКБ согласовала учения</b>

{LONG}¹ Первое пройдёт в мае.²

Пишут 3 источника:
• <a href="https://24.kg/b">24.kg</a>, сегодня в 07:00, <a href="https://24.kg/a?x=1&amp;y=2">05:00</a>
• <a href="https://kabar.kg/1">Кабар</a>, сегодня в 06:00 [ky]
• Радио, вчера в 02:00

<i>Первое сообщение: сегодня в 05:00.</i>
<i>Есть и на других языках: кыргызский.</i>"""
    )
    accepted(message)


def test_a_card_says_in_brackets_who_is_behind_an_outlet(drill, settings, now, accepted):
    reports = (
        replace(report(1, "Кабар", "https://kabar.kg/1", "ru", now), ownership="государственное <агентство>"),
        replace(report(2, "Радио", None, "ru", now), ownership="  "),
        replace(report(3, "Степь", None, "ru", now), ownership="частное, " * 30),
    )
    message = card(StoryCard(story=drill, reports=reports), settings("ru"), now)
    assert "Кабар</a> (государственное &lt;агентство&gt;), сегодня" in message.html
    assert "• Радио, сегодня" in message.html
    assert "• Степь (частное, частное, частное" in message.html
    assert "…), сегодня" in message.html
    accepted(message)


def test_a_card_opens_the_report_in_the_readers_own_language(drill, settings, now):
    reports = (
        report(1, "24.kg", "https://24.kg/a", "ru", now - timedelta(hours=3)),
        report(2, "Кабар", "https://kabar.kg/1", "ky", now - timedelta(hours=2)),
    )
    message = card(StoryCard(story=drill, reports=reports), settings("ky"), now)
    assert (message.buttons[0][0].url, message.preview) == ("https://kabar.kg/1", "https://kabar.kg/1")


def test_outlets_that_do_not_fit_are_counted(drill, settings, now, accepted):
    reports = tuple(
        report(number, f"Газета {number}", f"https://g{number}.example.org/", "ru", now)
        for number in range(1, 300)
    )
    message = card(StoryCard(story=drill, reports=reports), settings("ru"), now)
    accepted(message)
    shown = message.html.count("•")
    assert f"и ещё {299 - shown} источник" in message.html
