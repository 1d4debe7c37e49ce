"""Digests as each reader wishes them: topics by hour, weekends apart, a word where there is nothing, a recap after a silence."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from news.chats import DigestSize
from news.schedule import Schedule
from pipeline.asked import compose_now
from tests.pipeline.test_compose import DAY, SETTINGS, Newsroom

TWICE = replace(SETTINGS, schedule=Schedule(times=(time(8), time(19)), timezone="Asia/Bishkek"))
EVENING = timedelta(hours=11)


@pytest.fixture
async def newsroom(storage, now):
    made = Newsroom(storage, now)
    await made.open(TWICE)
    async with storage.writing() as tx:
        await tx.subscriptions.subscribe(made.chat.id, [made.topics["sport"]], now - timedelta(minutes=1))
    return made


async def waiting(storage, at):
    """Return what waits in the outbox at a moment."""
    async with storage.writing() as tx:
        found = [await tx.outbox.get(id) for id in await tx.outbox.claim(at, 100)]
    return [one.content for one in found if one is not None]


async def change(newsroom, now, **wished):
    async with newsroom.storage.writing() as tx:
        chat = await tx.chats.get(newsroom.chat.id)
        await tx.chats.save_settings(chat.id, replace(chat.settings, **wished), now)


async def test_a_topic_comes_only_at_its_hour_and_waits_for_it(newsroom, storage, now):
    async with storage.writing() as tx:
        await tx.wishes.set_times(newsroom.chat.id, newsroom.topics["sport"], [time(19)])
    await newsroom.story("Министры встретились")
    await newsroom.story("Сборная победила", topic="sport")
    await newsroom.compose(now)
    await newsroom.compose(now + EVENING)
    morning, evening = await newsroom.messages()
    assert "Министры встретились" in morning
    assert "Сборная победила" not in morning
    assert "Сборная победила" in evening


async def test_asked_for_it_a_digest_holds_the_topics_of_all_hours(newsroom, storage, now):
    async with storage.writing() as tx:
        await tx.wishes.set_times(newsroom.chat.id, newsroom.topics["sport"], [time(19)])
    await newsroom.story("Сборная победила", topic="sport")
    await compose_now(storage, newsroom.chat.id, 881, now)
    (text,) = await newsroom.messages()
    assert "Сборная победила" in text


async def test_a_topic_whose_hour_was_given_up_comes_at_the_others(newsroom, storage, now):
    async with storage.writing() as tx:
        await tx.wishes.set_times(newsroom.chat.id, newsroom.topics["sport"], [time(21)])
    await newsroom.story("Сборная победила", topic="sport")
    await newsroom.compose(now)
    assert len(await newsroom.messages()) == 1


async def test_the_weekend_has_its_own_hours(newsroom, storage, now):
    apart = replace(TWICE.schedule, weekend=(time(11),))
    await change(newsroom, now + 4 * DAY, schedule=apart)
    async with storage.reading() as tx:
        chat = await tx.chats.get(newsroom.chat.id)
    assert chat.settings.schedule == apart
    assert chat.next_digest_at == datetime(2026, 3, 6, 13, 0, tzinfo=UTC)
    await newsroom.compose(now + 4 * DAY + EVENING)
    async with storage.reading() as tx:
        chat = await tx.chats.get(newsroom.chat.id)
    assert chat.next_digest_at == datetime(2026, 3, 7, 5, 0, tzinfo=UTC), "Saturday, 11:00 in Bishkek"


async def test_who_wishes_so_is_told_in_a_line_and_without_a_sound_that_there_is_nothing(
    newsroom, storage, now
):
    await change(newsroom, now - timedelta(minutes=1), note=True)
    assert await newsroom.compose(now) != [None]
    (note,) = await waiting(storage, now)
    assert "08:00: по вашим темам ничего нового" in note.html
    assert note.silent


async def test_where_no_topic_is_chosen_nothing_is_said_of_nothing(newsroom, storage, now):
    await change(newsroom, now - timedelta(minutes=1), note=True)
    async with storage.writing() as tx:
        for topic in newsroom.topics.values():
            await tx.subscriptions.unsubscribe(newsroom.chat.id, topic)
    assert await newsroom.compose(now) == [None]


async def test_a_digest_of_silent_topics_alone_makes_no_sound(newsroom, storage, now):
    async with storage.writing() as tx:
        await tx.wishes.set_silent(newsroom.chat.id, newsroom.topics["sport"], silent=True)
    await newsroom.story("Сборная победила", topic="sport")
    await newsroom.compose(now)
    (silent,) = await waiting(storage, now)
    assert silent.silent


async def test_one_story_of_another_topic_makes_it_sound(newsroom, storage, now):
    async with storage.writing() as tx:
        await tx.wishes.set_silent(newsroom.chat.id, newsroom.topics["sport"], silent=True)
    await newsroom.story("Сборная победила", topic="sport")
    await newsroom.story("Министры встретились")
    await newsroom.compose(now)
    (loud,) = await waiting(storage, now)
    assert not loud.silent


async def test_after_a_pause_one_recap_takes_the_place_of_the_pile(newsroom, now):
    await newsroom.compose(now)
    back = now + 10 * DAY
    await change(newsroom, now, size=DigestSize.SHORT, paused_until=back - timedelta(hours=1))
    for number in range(9):
        at = now + timedelta(days=number, hours=1)
        await newsroom.story(f"Событие №{number}.", importance=0.9 - number / 20, at=at)
    await newsroom.compose(back)
    await newsroom.story("Вечерняя", at=back + timedelta(hours=1))
    await newsroom.compose(back + EVENING)
    recap, evening = await newsroom.messages()
    assert "Пока вас не было: главное за 2 марта – 12 марта" in recap
    assert "Событие №0." in recap, "what mattered on the first day is not too old for a recap"
    assert recap.count("Событие №") == 5
    assert "/latest" in recap
    assert "Вечерняя" in evening
    assert "Событие №" not in evening
    assert "Пока вас не было" not in evening


async def test_a_short_pause_brings_an_ordinary_digest(newsroom, now):
    await newsroom.story("Первая")
    await newsroom.compose(now)
    await change(newsroom, now, paused_until=now + 2 * DAY - timedelta(hours=1))
    await newsroom.story("Вторая", at=now + DAY)
    await newsroom.compose(now + 2 * DAY)
    _, second = await newsroom.messages()
    assert "Сводка" in second
    assert "Вторая" in second


async def test_days_without_news_are_no_silence(newsroom, now):
    for hours in range(0, 24 * 5, 24):
        await newsroom.compose(now + timedelta(hours=hours))
        await newsroom.compose(now + timedelta(hours=hours) + EVENING)
    await newsroom.story("Наконец", at=now + 5 * DAY)
    await newsroom.compose(now + 5 * DAY)
    (text,) = await newsroom.messages()
    assert "Пока вас не было" not in text
