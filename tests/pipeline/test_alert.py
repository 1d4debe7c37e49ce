"""Alert: who wants to know at once is told once, and the digest does not repeat it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from news.alerts import Alerts
from news.chats import ChatKind
from news.deliveries import Lane
from pipeline.alert import alert
from tests.pipeline.test_compose import SETTINGS, Newsroom


@pytest.fixture
async def newsroom(storage, now):
    newsroom = Newsroom(storage, now)
    await newsroom.open()
    async with storage.writing() as tx:
        await tx.wishes.set_alerts(newsroom.chat.id, newsroom.topics["csto"], Alerts.ALL)
    return newsroom


async def tell(newsroom, at):
    async with newsroom.storage.writing() as tx:
        due = await tx.stories.claim_to_tell(at, 10)
    return [await alert(newsroom.storage, id, at) for id in due]


async def test_a_fresh_story_is_told_at_once_and_not_again(newsroom, now):
    await newsroom.story("Министры ОДКБ встретились")
    assert await tell(newsroom, now) == [1]
    assert await tell(newsroom, now + timedelta(minutes=10)) == []
    await newsroom.compose(now)
    (text,) = await newsroom.messages()
    assert "Министры ОДКБ встретились" in text
    assert "⚡" in text


async def test_who_did_not_ask_for_it_waits_for_the_digest(newsroom, storage, now):
    async with storage.writing() as tx:
        await tx.wishes.set_alerts(newsroom.chat.id, newsroom.topics["csto"], Alerts.OFF)
    await newsroom.story("Министры ОДКБ встретились")
    assert await tell(newsroom, now) == [0]
    await newsroom.compose(now)
    (text,) = await newsroom.messages()
    assert "⚡" not in text


async def test_news_of_another_topic_are_not_told(newsroom, now):
    await newsroom.story("Сборная победила", topic="sport")
    assert await tell(newsroom, now) == [0]


async def test_what_is_hours_old_waits_for_the_digest(newsroom, now):
    await newsroom.story("Утренняя", at=now - timedelta(hours=4))
    assert await tell(newsroom, now) == [0]
    await newsroom.compose(now)
    assert len(await newsroom.messages()) == 1


async def test_a_story_waits_for_its_summary(newsroom, storage, now):
    async with storage.writing() as tx:
        await tx.stories.add(now, now)
    assert await tell(newsroom, now) == []


async def test_a_paused_or_absent_chat_is_not_told(newsroom, storage, now):
    paused = replace(SETTINGS, paused_until=now + timedelta(days=1))
    async with storage.writing() as tx:
        await tx.chats.save_settings(newsroom.chat.id, paused, now)
    await newsroom.story("Во время паузы")
    assert await tell(newsroom, now) == [0]


async def test_each_chat_hears_it_in_its_language(newsroom, storage, now):
    async with storage.writing() as tx:
        other = await tx.chats.meet(12, None, ChatKind.PRIVATE, replace(SETTINGS, language="ky"), now)
        await tx.subscriptions.subscribe(other.id, [newsroom.topics["csto"]], now)
        await tx.wishes.set_alerts(other.id, newsroom.topics["csto"], Alerts.ALL)
    await newsroom.story("Министры ОДКБ встретились")
    assert await tell(newsroom, now) == [2]
    async with storage.writing() as tx:
        waiting = [await tx.outbox.get(id) for id in await tx.outbox.claim(now, 10)]
    assert {one.lane for one in waiting} == {Lane.ALERT}
    assert len({one.content.html for one in waiting}) == 2
    assert "Биринчи кабар" in waiting[1].content.html
