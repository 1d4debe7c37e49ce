"""Tidy: what is old goes, what a feed still lists and what a reader saved stays, and it ends."""

from datetime import timedelta

import pytest
from sqlalchemy import func, insert, select

from news.chats import ChatKind, Settings
from news.feeds import Source
from news.schedule import Schedule
from pipeline.tidy import MOST, tidy
from storage.retention import REMEMBERED
from storage.schema import articles, entries, stories

DAY = timedelta(days=1)
KEEP = 90 * DAY


@pytest.fixture
async def feed(storage, now):
    async with storage.writing() as tx:
        source = Source(url="https://vesti.example/rss", name="Вести")
        return await tx.feeds.add(source, now=now, interval=timedelta(hours=1))


async def listed(storage, feed, count, at, first=1):
    """Have a feed with entries that were seen at a moment."""
    rows = [
        {
            "id": id, "feed_id": feed, "guid_key": str(id).encode(), "title_key": b"", "content_key": b"", "title": "",
            "html": "", "published_at": at, "first_seen_at": at, "read_at": at,
        }
        for id in range(first, first + count)
    ]  # fmt: skip
    async with storage.writing() as tx:
        await tx.entries._connection.execute(insert(entries), rows)


async def kept(storage):
    async with storage.reading() as tx:
        query = select(func.count(), func.min(entries.c.id))
        return tuple((await tx.entries._connection.execute(query)).one())


async def test_of_a_feeds_old_entries_the_newest_stay_known(storage, feed, now):
    more = MOST + 200
    await listed(storage, feed, REMEMBERED + more, now - 100 * DAY)
    assert await tidy(storage, KEEP, now) == more
    assert await kept(storage) == (REMEMBERED, more + 1)
    assert await tidy(storage, KEEP, now) == 0


async def test_what_is_not_old_stays_however_much_it_is(storage, feed, now):
    await listed(storage, feed, REMEMBERED + 100, now - 80 * DAY)
    assert await tidy(storage, KEEP, now) == 0


async def test_the_entry_of_what_a_reader_saved_stays(storage, feed, now):
    old = now - 100 * DAY
    await listed(storage, feed, REMEMBERED + 2, old)
    settings = Settings(language="ru", schedule=Schedule(times=(), timezone="Asia/Bishkek"), set_up=True)
    async with storage.writing() as tx:
        connection = tx.entries._connection
        at = {"first_at": old, "last_at": old, "touched_at": old}
        await connection.execute(insert(stories), [{"id": 1, "merged_into": None} | at])
        await connection.execute(insert(stories), [{"id": 2, "merged_into": 1} | at])
        article = {
            "feed_id": feed,
            "title": "",
            "text": "",
            "language": "ru",
            "published_at": old,
            "read_at": old,
        }
        await connection.execute(insert(articles), [article | {"id": 1, "story_id": 1}])
        await connection.execute(insert(articles), [article | {"id": 2, "story_id": None}])
        me = await tx.chats.meet(11, None, ChatKind.PRIVATE, settings, now)
        await tx.saved.add(me.id, 2, now)
    await tidy(storage, KEEP, now)
    assert await kept(storage) == (REMEMBERED + 1, 1)
