"""A reader's own topic: rehearsed before it is kept, seen by nobody else, and changed or ended at any time."""

from datetime import timedelta

import numpy as np
import pytest

from news.articles import Reading, Understanding
from news.feeds import Entry
from news.ids import TopicId
from news.own_topics import MOST_OWN
from news.recognition import NewEntry, with_keys
from nlp.vectors import beginning, pack
from pipeline.own_topics import fill
from sources.urls import canonical

WATER = ("Страны делят водные ресурсы", "Переговоры начались утром.")
DAM = ("Министр открыл ГЭС", "Строили её десять лет.")
PASSING = ("Итоги недели", "Погода была тёплой. " * 30 + "Вспомнили и о водных ресурсах.")
MUSEUM = ("Открыт музей", "В нём много картин.")


async def published(world, *texts, days=1, meaning=False):
    """Keep articles as they are once they are understood: (title, text)."""
    feed = await world.feed(f"https://vesti.example.org/{days}")
    at = world.now - timedelta(days=days)
    mind = await world.thinking.mind() if meaning else None
    async with world.storage.writing() as tx:
        for title, _ in texts:
            entry = Entry(guid=title, title=title, published_at=at)
            (keyed,) = with_keys([entry], canonical)
            new = NewEntry(entry=entry, keys=keyed.keys, published_at=at, first_seen_at=at, silent=False)
            await tx.entries.add(feed, [new])
        for kept in await tx.entries.claim_unread(world.now, 100):
            text = dict(texts)[kept.entry.title]
            await tx.articles.save(
                kept.id, Reading(title=kept.entry.title, text=text, language="ru"), world.now
            )
            vector = pack(mind.vectors.of([beginning(kept.entry.title, text)])[0]) if mind else b""
            await tx.articles.understood(
                kept.id, Understanding(vector=vector, topics=(), understood_with="test")
            )


async def own(world, person):
    async with world.storage.reading() as tx:
        chat = await tx.chats.find(person.id, None)
        return await tx.own_topics.of(chat.id)


async def asked(world, person):
    """Open the question for a new topic from the list of topics."""
    await person.send("/topics")
    screen = await person.next_message()
    await person.press(screen, "Свои темы")
    return (await person.press(screen, "Новая тема")).message


async def rehearsed(world, person, query="водные ресурсы, ГЭС"):
    assert "О чём будет тема" in (await asked(world, person)).text
    await person.send(query)
    return await person.next_edit()


async def kept(world, person, query="водные ресурсы, ГЭС"):
    shown = await rehearsed(world, person, query)
    await person.press(shown, "Сохранить")
    return (await own(world, person))[-1]


async def test_a_topic_is_rehearsed_on_the_last_week_and_kept_only_then(world):
    reader = await world.reader()
    await published(world, WATER, DAM, PASSING, MUSEUM)
    await published(world, ("Старая ГЭС", "Давно это было."), days=8)
    shown = await rehearsed(world, reader)
    assert "принесла бы 2 новости" in shown.text
    assert "Страны делят водные ресурсы" in shown.text
    assert "Итоги недели" in shown.text.partition("вскользь")[2]
    assert "музей" not in shown.text
    assert "Старая" not in shown.text
    assert await own(world, reader) == []
    assert "сохранена" in (await reader.press(shown, "Сохранить")).message.text
    (topic,) = await own(world, reader)
    assert (topic.name, topic.query) == ("водные ресурсы, ГЭС", "водные ресурсы, ГЭС")
    assert "fill" in world.woken
    async with world.storage.reading() as tx:
        chat = await tx.chats.find(reader.id, None)
        assert topic.id in await tx.subscriptions.topics(chat.id)


async def test_of_many_stories_the_rehearsal_counts_all_and_shows_five_and_three_near_misses(world):
    reader = await world.reader()
    brought = [(f"Новая ГЭС номер {number}", "Строили её десять лет.") for number in range(1, 8)]
    passing = [
        (f"Итоги недели {number}", "Погода была тёплой. " * 30 + "Вспомнили и о ГЭС.")
        for number in range(1, 6)
    ]
    await published(world, *brought, *passing, MUSEUM)
    shown = (await rehearsed(world, reader, "ГЭС")).text
    assert "принесла бы 7 новостей" in shown
    assert sum(title in shown for title, _ in brought) == 5
    assert sum(title in shown for title, _ in passing) == 3


async def test_a_topic_saved_twice_is_kept_once(world):
    reader = await world.reader()
    shown = await rehearsed(world, reader)
    await reader.press(shown, "Сохранить")
    await world.again()
    assert len(await own(world, reader)) == 1


async def test_an_answer_handled_again_is_rehearsed_again(world):
    reader = await world.reader()
    shown = await rehearsed(world, reader)
    await world.again()
    again = await reader.next_edit()
    assert again.text == shown.text
    await reader.press(again, "Сохранить")
    assert len(await own(world, reader)) == 1


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ('"вода', "Кавычка"),
        ("-вода", "чего не показывать"),
        ("вода И", "не хватает слова"),
        ("x" * 301, "длинно"),
    ],
)
async def test_what_cannot_be_read_is_explained_and_may_be_written_again(world, query, said):
    reader = await world.reader()
    await asked(world, reader)
    await reader.send(query)
    assert said in (await reader.next_message()).text
    await reader.send("вода")
    await reader.press(await reader.next_edit(), "Сохранить")
    assert [topic.query for topic in await own(world, reader)] == ["вода"]


async def test_other_words_can_be_tried_before_anything_is_kept(world):
    reader = await world.reader()
    first = await rehearsed(world, reader, "наводнение")
    await reader.press(first, "Изменить слова")
    await reader.send("ГЭС")
    await world.quiet()
    second = await reader.last_message()
    assert (await reader.press(first, "Сохранить", settle=0.1)).is_alert
    await reader.press(second, "Сохранить")
    assert [topic.query for topic in await own(world, reader)] == ["ГЭС"]


async def test_a_draft_can_be_left(world):
    reader = await world.reader()
    shown = await rehearsed(world, reader)
    await reader.press(shown, "Отмена")
    assert await own(world, reader) == []


async def test_a_topic_gets_other_words_another_name_and_an_end(world):
    reader = await world.reader()
    topic = await kept(world, reader)
    await reader.send("/mytopic")
    await world.quiet()
    screen = await reader.last_message()
    await reader.press(screen, "водные ресурсы")
    await reader.press(screen, "Переименовать")
    await reader.send("Вода  и люди")
    await world.quiet()
    screen = await reader.last_message()
    assert "Вода и люди" in screen.text
    await reader.press(screen, "Изменить слова")
    await reader.send("река И Нарын")
    await reader.press(await reader.next_edit(), "Сохранить")
    (changed,) = await own(world, reader)
    assert (changed.id, changed.name, changed.query) == (topic.id, "Вода и люди", "река И Нарын")
    await reader.press(screen, "Удалить")
    await reader.press(screen, "Да, удалить")
    assert await own(world, reader) == []


async def test_a_command_with_words_is_rehearsed_at_once(world):
    reader = await world.reader()
    await reader.send("/mytopic ГЭС")
    await reader.press(await reader.next_edit(), "Сохранить")
    assert [topic.query for topic in await own(world, reader)] == ["ГЭС"]


async def test_a_chat_has_so_many_topics_and_no_more(world):
    reader = await world.reader()
    shown = await rehearsed(world, reader)
    chat = await world.chat(reader.id)
    async with world.storage.writing() as tx:
        for number in range(MOST_OWN):
            await tx.own_topics.add(chat.id, f"Тема {number}", "вода", world.now)
    assert f"не больше {MOST_OWN}" in (await reader.press(shown, "Сохранить")).message.text
    assert len(await own(world, reader)) == MOST_OWN


async def test_nobody_else_sees_a_topic_or_can_change_it(world):
    reader, other = await world.reader(), await world.reader()
    topic = await kept(world, reader)
    await other.send("/mytopic")
    screen = await other.next_message()
    assert "Пока ни одной" in screen.text
    for data in (f"v1:own:one:{topic.id}", f"v1:own:remove:{topic.id}", f"v1:topic:{topic.id}:on:0:menu"):
        await other.forge(screen, data, settle=0.1)
    assert [one.id for one in await own(world, reader)] == [topic.id]
    async with world.storage.reading() as tx:
        chat = await tx.chats.find(other.id, None)
        assert topic.id not in await tx.subscriptions.topics(chat.id)
        assert topic.id not in {one.id for one in await tx.topics.all()}


async def test_in_a_group_only_administrators_make_topics(world):
    boss, member = await world.person(), await world.person()
    room = await world.telegram.group(owner=boss, members=[member])
    await member.send("/mytopic ГЭС", chat=room)
    await world.quiet()
    await boss.send("/mytopic ГЭС", chat=room)
    await world.quiet()
    async with world.storage.reading() as tx:
        chat = await tx.chats.find(room.id, None)
        assert await tx.own_topics.of(chat.id) == []
    await boss.press(await room.last_message(), "Сохранить")
    async with world.storage.reading() as tx:
        assert [one.query for one in await tx.own_topics.of(chat.id)] == ["ГЭС"]


async def test_a_sentence_is_looked_for_by_its_sense(world):
    reader = await world.reader()
    await published(
        world,
        ("Соседи договорились о поливной воде", "Пять стран поделили сток рек на летние месяцы."),
        ("Сборная выиграла чемпионат по борьбе", "Борцы привезли домой шесть медалей."),
        meaning=True,
    )
    shown = await rehearsed(world, reader, "Как соседние страны делят воду рек")
    assert "Ищу по смыслу" in shown.text
    brought = shown.text.partition("Например:")[2].partition("Почти")[0]
    assert "поливной воде" in brought
    assert "борьбе" not in brought
    await reader.press(shown, "Сохранить")
    (topic,) = await own(world, reader)
    await fill(world.storage, world.thinking, topic.id, world.now)
    (topic,) = await own(world, reader)
    assert len(topic.vector) == 2 * np.zeros(384).size
    async with world.storage.reading() as tx:
        assert await tx.own_topics.get(TopicId(topic.id + 1)) is None
