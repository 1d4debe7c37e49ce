"""A digest that is asked for comes once, and says nothing that was out of date when it was written."""

from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from sqlalchemy import update

from pipeline.asked import compose_now
from pipeline.compose import DRAFTS
from storage.schema import stories
from tests.pipeline.test_compose import Newsroom


class Meanwhile:
    """A storage in which something happens, so many times, between what reads and what writes."""

    def __init__(self, storage, happens, times):
        self._storage, self._happens, self._left = storage, happens, times
        self.reading = storage.reading

    @asynccontextmanager
    async def writing(self):
        if self._left:
            self._left -= 1
            await self._happens()
        async with self._storage.writing() as tx:
            yield tx


@pytest.fixture
async def newsroom(storage, now):
    newsroom = Newsroom(storage, now)
    await newsroom.open()
    return newsroom


async def test_it_comes_once_for_one_update(newsroom, now):
    await newsroom.story("Свежая")
    assert await compose_now(newsroom.storage, newsroom.chat.id, 881, now)
    assert await compose_now(newsroom.storage, newsroom.chat.id, 881, now)
    (text,) = await newsroom.messages()
    assert "Свежая" in text


async def test_asked_again_it_says_that_nothing_is_new(newsroom, now):
    await newsroom.story("Свежая")
    await compose_now(newsroom.storage, newsroom.chat.id, 881, now)
    assert await compose_now(newsroom.storage, newsroom.chat.id, 882, now)
    _, second = await newsroom.messages()
    assert "Свежая" not in second


async def test_where_nothing_is_new_nothing_comes_if_so_wished(newsroom, now):
    assert not await compose_now(newsroom.storage, newsroom.chat.id, 881, now, unless_empty=True)
    assert await newsroom.messages() == []


@pytest.mark.parametrize("times", range(1, DRAFTS + 2))
@pytest.mark.parametrize(
    "change", [{"hidden_at": True}, {"merged_into": 2}, {"edited": {"ru": {"headline": "Правка"}}}]
)
async def test_of_a_story_that_changed_meanwhile_the_new_state_is_told(newsroom, now, change, times):
    first, second = await newsroom.story("Первая"), await newsroom.story("Вторая")
    assert (first, second) == (1, 2)
    values = {"hidden_at": now} if "hidden_at" in change else change

    async def happens():
        async with newsroom.storage.writing() as tx:
            changed = update(stories).where(stories.c.id == first).values(**values)
            await tx.digests._connection.execute(changed)

    await compose_now(Meanwhile(newsroom.storage, happens, times), newsroom.chat.id, 881, now)
    (text,) = await newsroom.messages()
    assert "Вторая" in text
    assert "Первая." not in text or "edited" in change
    assert ("Правка" in text) == ("edited" in change)


async def test_what_the_hour_brought_meanwhile_does_not_come_again(newsroom, now):
    await newsroom.story("Первая")

    async def happens():
        await newsroom.compose(now)

    await compose_now(Meanwhile(newsroom.storage, happens, 1), newsroom.chat.id, 881, now)
    texts = await newsroom.messages()
    assert sum("Первая" in text for text in texts) == 1
    assert len(texts) == 2


async def test_a_topic_that_was_given_up_meanwhile_brings_nothing(newsroom, now):
    await newsroom.story("Первая")

    async def happens():
        async with newsroom.storage.writing() as tx:
            await tx.subscriptions.unsubscribe(newsroom.chat.id, newsroom.topics["csto"])

    await compose_now(Meanwhile(newsroom.storage, happens, 1), newsroom.chat.id, 881, now)
    (text,) = await newsroom.messages()
    assert "Первая" not in text


async def test_each_update_that_asks_at_once_is_answered(newsroom, now):
    await newsroom.story("Первая")

    async def happens():
        await compose_now(newsroom.storage, newsroom.chat.id, 882, now + timedelta(seconds=1))

    await compose_now(Meanwhile(newsroom.storage, happens, 1), newsroom.chat.id, 881, now)
    texts = await newsroom.messages()
    assert [("Первая" in text) for text in texts] == [True, False]
