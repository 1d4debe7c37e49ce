"""What a chat's likes add up to, on both databases."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from news.chats import ChatKind
from news.taste import Said, Taste
from news.topics import TopicGroup
from storage.schema import topics
from tests import stories
from tests.pipeline.test_compose import SETTINGS

DAY = timedelta(days=1)


@pytest.fixture
async def world(storage, now):
    names = {language: language for language in ("ru", "ky", "en")}
    async with storage.writing() as tx:
        await tx.topics.add_missing(
            [(slug, TopicGroup.LIFE, "", names) for slug in ("sport", "economy", "mine", "theirs")], now
        )
        ids = await tx.topics.ids()
        me = await tx.chats.meet(11, None, ChatKind.PRIVATE, SETTINGS, now)
        other = await tx.chats.meet(12, None, ChatKind.PRIVATE, SETTINGS, now)
        for slug, owner in (("mine", me), ("theirs", other)):
            await tx.likes._connection.execute(
                update(topics).where(topics.c.id == ids[slug]).values(owner=owner.id)
            )
    feeds = [await stories.outlet(storage, name, now, "kg") for name in ("one", "two")]
    return ids, me.id, other.id, feeds


async def story(storage, now, headline, feeds, about):
    articles = [await stories.article(storage, feed, f"{headline} {feed}", now, about) for feed in feeds]
    return await stories.story(storage, headline, articles, now)


async def test_likes_add_up_by_topic_and_are_shared_out_among_the_outlets(storage, now, world):
    ids, me, other, feeds = world
    both = await story(storage, now, "Обе", feeds, [ids["sport"], ids["mine"], ids["theirs"]])
    one = await story(storage, now, "Одна", feeds[:1], [ids["sport"], ids["economy"]])
    async with storage.writing() as tx:
        await tx.likes.say(me, both, 1, now)
        await tx.likes.say(me, one, -1, now)
        await tx.likes.say(other, one, 1, now)
    async with storage.reading() as tx:
        assert await tx.tastes.of(me, now - DAY) == Taste(
            topics={
                ids["sport"]: Said(up=1, down=1), ids["economy"]: Said(down=1), ids["mine"]: Said(up=1),
            },
            outlets={"one": Said(up=0.5, down=1), "two": Said(up=0.5)},
        )  # fmt: skip


async def test_who_liked_nothing_lately_has_no_taste(storage, now, world):
    ids, me, other, feeds = world
    id = await story(storage, now, "Новость", feeds, [ids["sport"]])
    async with storage.writing() as tx:
        await tx.likes.say(me, id, 1, now)
    async with storage.reading() as tx:
        assert await tx.tastes.of(me, now) == Taste()
        assert await tx.tastes.of(other, now - DAY) == Taste()


async def test_a_like_taken_back_is_forgotten(storage, now, world):
    ids, me, _, feeds = world
    id = await story(storage, now, "Новость", feeds, [ids["sport"]])
    async with storage.writing() as tx:
        await tx.likes.say(me, id, 1, now)
        await tx.likes.say(me, id, 0, now)
    async with storage.reading() as tx:
        assert await tx.tastes.of(me, now - DAY) == Taste()


async def test_the_outlets_of_stories_are_found_at_once(storage, now, world):
    ids, _, _, feeds = world
    both = await story(storage, now, "Обе", feeds, [ids["sport"]])
    one = await story(storage, now, "Одна", feeds[1:], [ids["sport"]])
    async with storage.reading() as tx:
        assert await tx.tastes.outlets([both, one]) == {both: ("one", "two"), one: ("two",)}
        assert await tx.tastes.outlets([]) == {}
