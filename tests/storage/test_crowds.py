"""Many at once: what goes in as one list and comes back as one value is the same on both databases."""

from datetime import timedelta

import pytest
from sqlalchemy import BigInteger, Integer, String, insert, select, update

from news.chats import ChatKind, Settings
from news.ids import ChatId, StoryId
from news.schedule import Schedule
from storage.many import among, given, nth, one_of, packed, unpacked
from storage.schema import chats, contents, likes, mutes, shown, stories, subscriptions, topics
from storage.types import Moment

LONG_AGO = timedelta(days=90)


async def moved_in(storage, now, count):
    """Return the numbers of some chats, each with a topic."""
    settings = Settings(language="ru", schedule=Schedule(times=(), timezone="Asia/Bishkek"), set_up=True)
    async with storage.writing() as tx:
        await tx.digests._connection.execute(
            insert(topics).values(
                id=1, slug="one", group="life", names={}, words=[], examples=[], changed_at=now
            )
        )
        met = [await tx.chats.meet(n, None, ChatKind.PRIVATE, settings, now) for n in range(1, count + 1)]
        for chat in met:
            await tx.digests._connection.execute(
                insert(subscriptions).values(chat_id=chat.id, topic_id=1, since=now, times=["08:00"])
            )
        await tx.digests._connection.execute(
            insert(stories).values(
                id=1, version=1, first_at=now, last_at=now, touched_at=now, outlets=1, importance=0.5
            )
        )
    return [chat.id for chat in met]


async def test_rows_go_in_as_they_are(storage, now):
    kinds = {"number": BigInteger(), "moment": Moment(), "word": String()}
    rows = [(2**40, now, "слово"), (1, None, 'a "quoted" one'), (2, now + LONG_AGO, None)]
    async with storage.reading() as tx:
        connection = tx.digests._connection
        new = given(connection, kinds, rows)
        query = select(new.c.number, new.c.word).order_by(new.c.number)
        found = unpacked(query, await packed(connection, query))
        assert [tuple(row) for row in found] == [(1, 'a "quoted" one'), (2, None), (2**40, "слово")]


async def test_rows_come_back_as_they_are(storage, now):
    await moved_in(storage, now, 3)
    async with storage.reading() as tx:
        connection = tx.digests._connection
        query = select(chats.c.id, chats.c.created_at, chats.c.set_up, chats.c.times, chats.c.paused_until)
        query = query.where(among(connection, chats.c.id, [1, 3, 99])).order_by(chats.c.id.desc())
        found = unpacked(query, await packed(connection, query))
        assert [tuple(row) for row in found] == [tuple(row) for row in await connection.execute(query)]
        assert [row[0] for row in found] == [3, 1]


async def test_a_hash_is_found_by_its_place_and_placed_by_it(storage, now):
    hashes = [bytes([n]) * 16 for n in range(1, 5)]
    async with storage.writing() as tx:
        connection = tx.digests._connection
        kept = [{"hash": hash, "body": {}, "created_at": now} for hash in (hashes[1], hashes[3])]
        await connection.execute(insert(contents), kept)
        place, is_it = one_of(connection, contents.c.hash, hashes)
        query = select(place).where(is_it)
        assert sorted(row[0] for row in unpacked(query, await packed(connection, query))) == [1, 3]
        places = given(connection, {"place": Integer()}, [(2,)])
        assert (await connection.execute(select(nth(hashes, places.c.place)))).scalar_one() == hashes[2]


async def _shows(connection, now):
    await connection.execute(insert(shown).values(chat_id=2, story_id=1, version=1, shown_at=now))


async def _likes(connection, now):
    await connection.execute(insert(likes).values(chat_id=2, story_id=1, value=1, topics=[], at=now))


async def _mutes(connection, now):
    await connection.execute(insert(mutes).values(chat_id=2, kind="topic", value="1", since=now))


async def _silences(connection, _now):
    await connection.execute(update(subscriptions).where(subscriptions.c.chat_id == 2).values(silent=True))


@pytest.mark.parametrize("change", [_shows, _likes, _mutes, _silences])
async def test_it_is_seen_that_a_reader_wants_something_else(storage, now, change):
    ids = await moved_in(storage, now, 3)

    async def read(some):
        async with storage.reading() as tx:
            return await tx.crowds.read(some, now - LONG_AGO, StoryId(0))

    before, of_others = await read(ids), await read([ids[0], ids[2]])
    assert await read(ids) == before
    async with storage.writing() as tx:
        await change(tx.digests._connection, now)
    assert await read(ids) != before
    assert await read([ids[0], ids[2]]) == of_others


async def test_a_crowd_tells_who_wants_what(storage, now):
    ids = await moved_in(storage, now, 2)
    async with storage.writing() as tx:
        await _shows(tx.digests._connection, now)
        await _mutes(tx.digests._connection, now)
        crowd = await tx.crowds.read(ids, now - LONG_AGO, StoryId(0))
    (wish,) = crowd.wished[ids[0]]
    assert (wish.topic_id, wish.since, wish.silent) == (1, now, False)
    assert wish.times is not None
    assert crowd.shown == {ChatId(2): "1"}
    assert crowd.mutes == [ChatId(2)]
    assert crowd.likes == []
