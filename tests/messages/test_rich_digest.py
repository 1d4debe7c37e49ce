"""The digest as one structured message: what a reader sees, and that a strict server takes both of its forms."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messages.amendments import amended
from messages.digest import digest
from messages.rich import BLOCKS, details, fits, items, paragraph
from messages.rich_digest import rich_digest
from messages.words import names
from news.amendments import Changed
from news.chats import LANGUAGES, Settings
from news.digests import Digest, Section
from news.ids import DigestId, EntryId, StoryId, TopicId
from news.schedule import Schedule
from news.stories import Report, Sentence, Story, Summary
from news.topics import Topic, TopicGroup
from playground.rich import rich_message, words_of

CSTO = Topic(id=TopicId(1), slug="csto", group=TopicGroup.ORGANISATIONS, names=names("topic-csto"), emoji="🛡")
TOPICS = {CSTO.id: CSTO}
NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
LEAD = "Учения пройдут в мае у Балыкчи, в них участвуют шесть стран."


def summary(headline, *sentences, language="ru"):
    return Summary(
        language=language,
        headline=headline,
        sentences=tuple(Sentence(text=text, article_id=EntryId(1), source=text) for text in sentences),
    )


def story(number, *summaries, outlets=2):
    return Story(
        id=StoryId(number), version=1, first_at=NOW - timedelta(hours=3), last_at=NOW - timedelta(hours=1),
        outlets=outlets, importance=0.5, topics=(CSTO.id,), summaries=summaries,
    )  # fmt: skip


def report(number, outlet="24.kg", url="https://24.kg/1"):
    return Report(
        article_id=EntryId(number), outlet=outlet, title="О саммите", url=url, language="ru",
        published_at=NOW - timedelta(hours=2),
    )  # fmt: skip


def of(*stories, **about):
    return Digest(sections=(Section(topic_id=CSTO.id, stories=stories),), **about)


def taken(message):
    """Return the blocks as a strict server reads the rich form."""
    return rich_message({"html": message.rich})["blocks"]


GOLDEN = {
    "ru": (
        "<h3>🗞 Сводка · вторник, 24 ноября, 08:00</h3><h4>🛡 ОДКБ</h4>"
        "<details><summary><b>1. Учения &amp; сборы</b> · <i>2 источника</i></summary>"
        f"<p>{LEAD}¹</p><p>Пишут 2 источника:</p>"
        '<ul><li><a href="https://24.kg/1">24.kg</a>, сегодня в 06:00</li>'
        "<li>Kaktus, сегодня в 06:00</li></ul>"
        "<p><i>Первое сообщение: сегодня в 05:00.</i></p></details>"
        "<footer>Не поместились ещё 3 новости: они придут в следующей сводке.</footer>"
    ),
    "ky": (
        "<h3>🗞 Кабарлар топтому · 24-ноябрь, шейшемби, 08:00</h3><h4>🛡 ЖККУ</h4>"
        "<details><summary><b>1. Учения &amp; сборы</b> [ru] · <i>2 булак</i></summary>"
        f"<p>{LEAD}¹</p><p>2 булак кабарлады:</p>"
        '<ul><li><a href="https://24.kg/1">24.kg</a>, бүгүн саат 06:00 [ru]</li>'
        "<li>Kaktus, бүгүн саат 06:00 [ru]</li></ul>"
        "<p><i>Биринчи кабар: бүгүн саат 05:00.</i></p></details>"
        "<footer>Дагы 3 кабар батпай калды: алар кийинки топтомдо келет.</footer>"
    ),
    "en": (
        "<h3>🗞 Digest · Tuesday, 24 November, 08:00</h3><h4>🛡 CSTO</h4>"
        "<details><summary><b>1. Учения &amp; сборы</b> [ru] · <i>2 sources</i></summary>"
        f"<p>{LEAD}¹</p><p>Reported by 2 sources:</p>"
        '<ul><li><a href="https://24.kg/1">24.kg</a>, today at 06:00 [ru]</li>'
        "<li>Kaktus, today at 06:00 [ru]</li></ul>"
        "<p><i>First reported today at 05:00.</i></p></details>"
        "<footer>3 more stories did not fit; they come with the next digest.</footer>"
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_digest_is_headings_and_stories_that_unfold(language, settings, accepted):
    chosen = of(story(31, summary("Учения & сборы", LEAD)), left=3)
    reports = {StoryId(31): [report(1), report(2, "Kaktus", url=None)]}
    (message,) = rich_digest(chosen, TOPICS, reports, settings(language), NOW)
    assert message.rich == GOLDEN[language]
    assert [block["type"] for block in taken(message)] == ["heading", "heading", "details", "footer"]
    accepted(message)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plain_form_and_the_buttons_are_those_of_the_plain_digest(language, settings):
    chosen = of(story(31, summary("Учения", LEAD)), left=2, id=DigestId(7))
    (rich,) = rich_digest(chosen, TOPICS, {}, settings(language), NOW)
    (plain,) = digest(chosen, TOPICS, settings(language), NOW)
    assert replace(rich, rich=None) == plain
    words = words_of(rich_message({"html": rich.rich}))
    assert "1. Учения" in words
    assert LEAD in words


def test_where_leads_would_need_a_second_message_the_plain_form_has_none(settings, accepted):
    sentence = (
        "Участники договорились о совместных сборах, манёврах и обмене опытом между штабами шести стран. " * 2
    )
    chosen = of(*(story(number, summary(f"Новость {number}", sentence)) for number in range(1, 21)), left=1)
    assert len(digest(chosen, TOPICS, settings("ru"), NOW)) > 1
    (message,) = rich_digest(chosen, TOPICS, {}, settings("ru"), NOW)
    assert "<blockquote" not in message.html
    assert sum(block["type"] == "details" for block in taken(message)) == 20
    accepted(message)


def test_a_story_lists_as_many_outlets_as_there_is_room_for(settings):
    many = [report(number, f"Издание {number}", f"https://example.org/{number}") for number in range(1, 13)]
    (message,) = rich_digest(
        of(story(1, summary("Учения", LEAD))), TOPICS, {StoryId(1): many}, settings("en"), NOW
    )
    assert message.rich.count("<li>") == 8
    stories = [story(number, summary(f"Новость {number}", LEAD)) for number in range(1, 41)]
    reports = {one.id: many for one in stories}
    messages = rich_digest(of(*stories), TOPICS, reports, settings("en"), NOW)
    assert all(fits([message.rich]) for message in messages)
    assert sum(message.rich.count("<details>") for message in messages) == 40
    assert [message.silent for message in messages] == [False] + [True] * (len(messages) - 1)


def test_a_recap_and_an_empty_digest_have_their_own_words(settings):
    (empty,) = rich_digest(Digest(sections=()), TOPICS, {}, settings("ky"), NOW)
    assert empty.rich is None
    recap = of(story(1, summary("Учения")), left=4, away_since=NOW - timedelta(days=5))
    (message,) = rich_digest(recap, TOPICS, {}, settings("en"), NOW)
    title, *_, left = taken(message)
    assert "19" in title["text"]
    assert "4" in left["text"]


def test_a_corrected_sentence_is_put_right_in_both_forms(settings):
    (message,) = rich_digest(of(story(1, summary("Сборы", LEAD))), TOPICS, {}, settings("ru"), NOW)
    right = LEAD.replace("шесть", "семь")
    changed = Changed(article_id=EntryId(1), outlet="24.kg", was=LEAD, becomes=right)
    edited = amended(message, changed)
    assert edited.html == message.html.replace(LEAD, right)
    assert edited.rich == message.rich.replace(LEAD, right)
    withdrawn = amended(message, replace(changed, becomes=None))
    assert f"<s>{LEAD}</s>" in withdrawn.rich
    assert taken(withdrawn)


def test_what_only_the_rich_form_shows_is_put_right_there(settings):
    second = "Командовать ими будет генерал из Бишкека."
    (message,) = rich_digest(of(story(1, summary("Сборы", LEAD, second))), TOPICS, {}, settings("ru"), NOW)
    changed = Changed(
        article_id=EntryId(1), outlet="24.kg", was=second, becomes="Командовать будет полковник."
    )
    edited = amended(message, changed)
    assert edited.html == message.html
    assert "полковник" in edited.rich
    assert amended(message, replace(changed, was="Ничего такого не было.")) is None


def test_the_measure_counts_what_is_nested():
    many = [items(["a"] * 10), paragraph("a")]
    assert not fits([details("a", many * 12)] * 2), "an item is two blocks"
    assert fits(["<p>a</p>"] * BLOCKS)
    assert not fits(["<p>a</p>"] * (BLOCKS + 1))
    assert not fits([paragraph("я" * 32_769)])
    assert paragraph("a < b\nc") == "<p>a &lt; b<br>c</p>"


texts = st.text(max_size=60) | st.sampled_from(
    ["<b>" * 200, "</details>", "&" * 3000, "слово " * 900, "😀" * 2000, "a" * 5000, "строка\n" * 300]
)
summaries = st.builds(
    lambda language, headline, sentences: summary(headline, *sentences, language=language),
    st.sampled_from(["ru", "ky", "en", "kk", "zz"]),
    texts,
    st.lists(texts, max_size=3),
)
reports = st.builds(
    report, st.integers(1, 9), texts, st.none() | texts.map("https://example.org/".__add__) | texts
)


@given(
    language=st.sampled_from(LANGUAGES),
    told=st.lists(st.tuples(summaries, st.lists(reports, max_size=30)), min_size=1, max_size=24),
    left=st.integers(0, 10**6),
    id=st.none() | st.integers(1, 2**62),
    away=st.booleans(),
)
def test_whatever_the_news_are_both_forms_are_taken(accepted, language, told, left, id, away):
    stories = [story(number, made) for number, (made, _) in enumerate(told, start=1)]
    chosen = of(
        *stories,
        left=left,
        id=None if id is None else DigestId(id),
        away_since=NOW - timedelta(days=9) if away else None,
    )
    settings = Settings(language=language, schedule=Schedule(times=(), timezone="Asia/Bishkek"), set_up=True)
    by_story = {one.id: listed for one, (_, listed) in zip(stories, told, strict=True)}
    messages = rich_digest(chosen, TOPICS, by_story, settings, NOW)
    numbers = []
    for message in messages:
        accepted(message)
        blocks = taken(message)
        assert {block["type"] for block in blocks} <= {"heading", "details", "footer"}
        numbers += [block for block in blocks if block["type"] == "details"]
    assert len(numbers) == len(told)
