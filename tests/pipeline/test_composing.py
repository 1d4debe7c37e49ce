"""Composing many digests at once: each chat gets what it would have got alone, and what changes meanwhile is seen."""

import asyncio
import shutil
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, insert, literal, select, update

from news.chats import DigestSize
from news.deliveries import Sent
from news.digests import ITS_OWN
from pipeline.compose import Composing, compose, compose_all
from pipeline.edition import Edition
from storage import Storage
from storage.schema import chats, contents, deliveries, selections, stories, story_topics, summaries, topics
from tests.pipeline.crowds import READERS, TALES, Tale, Town, Wants

SECOND = timedelta(seconds=1)


async def compare(storage, now, tales, wanted, change=None):
    """Compose for one of each pair alone and for the others together, and compare; in two halves around a change."""
    town = Town(storage, now)
    await town.open(tales, wanted)
    edition = Edition(now)
    halves = [slice(None)]
    if change is not None:
        # Both halves want the same: what the first had chosen may not be given to the second once it has changed.
        other = Town(storage, now)
        other.alone, other.together = town.alone, town.together
        halves = [slice(None, len(wanted)), slice(len(wanted), None)]
        async with storage.writing() as tx:
            for wants in wanted:
                for side in (town.alone, town.together):
                    side.append(await town._move_in(tx.digests._connection, tx, wants))
    for place, half in enumerate(halves):
        if place:
            async with storage.writing() as tx:
                await change(tx.digests._connection, now)
        for chat in await town.claimed(town.alone[half]):
            await compose(storage, chat, now)
        await compose_all(storage, await town.claimed(town.together[half]), now, edition)
    for one, other in zip(town.alone, town.together, strict=True):
        assert await town.got(other) == await town.got(one)
    return town


def in_a_copy(migrated_file, folder, run):
    """Run something with a database of its own, in a loop of its own: of hypothesis' examples each needs one."""

    async def go():
        path = shutil.copy(migrated_file, folder / "kabarchy.db")
        opened = Storage.open(f"sqlite:///{path}")
        try:
            await run(opened)
        finally:
            await opened.close()

    asyncio.run(go())


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tales=TALES, wanted=READERS)
def test_each_gets_in_a_batch_what_it_would_get_alone(tmp_path_factory, migrated_file, now, tales, wanted):
    in_a_copy(
        migrated_file,
        tmp_path_factory.mktemp("crowd"),
        lambda storage: compare(storage, now, tales, wanted),
    )


async def _hide(connection, now):
    await connection.execute(update(stories).where(stories.c.id % 2 == 1).values(hidden_at=now))


async def _merge(connection, _now):
    await connection.execute(update(stories).where(stories.c.id == 2).values(merged_into=1))


async def _reword(connection, _now):
    await connection.execute(update(stories).values(version=3, summarised_version=3))
    await connection.execute(update(summaries).values(headline="Другое"))


async def _edit(connection, _now):
    await connection.execute(
        update(stories).where(stories.c.id == 1).values(edited={"ru": {"headline": "Правка"}})
    )


async def _weigh(connection, _now):
    await connection.execute(update(stories).where(stories.c.id == 2).values(importance=0.95))


async def _mark(connection, now):
    await connection.execute(update(stories).where(stories.c.id == 3).values(important_at=now))


async def _touch(connection, now):
    touched = {"touched_at": now + SECOND, "last_at": now}
    await connection.execute(update(stories).where(stories.c.id < 3).values(touched))
    await connection.execute(update(story_topics).where(story_topics.c.story_id < 3).values(touched))


async def _move(connection, _now):
    await connection.execute(delete(story_topics).where(story_topics.c.story_id == 1))
    moved = select(stories.c.id, literal(2), literal(0.9), stories.c.last_at, stories.c.touched_at)
    kept = ["story_id", "topic_id", "score", "last_at", "touched_at"]
    await connection.execute(insert(story_topics).from_select(kept, moved.where(stories.c.id == 1)))


async def _rename(connection, _now):
    await connection.execute(update(topics).values(names={"ru": "Иное"}))


async def _tell(connection, now):
    await Town(None, now)._tell(connection, 20, Tale(topics=(1, 2, 3), importance=0.99))


CHANGES = (_hide, _merge, _reword, _edit, _weigh, _mark, _touch, _move, _rename, _tell)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tales=TALES, wanted=READERS, change=st.sampled_from(CHANGES))
def test_what_changes_between_batches_is_seen(tmp_path_factory, migrated_file, now, tales, wanted, change):
    in_a_copy(
        migrated_file,
        tmp_path_factory.mktemp("crowd"),
        lambda storage: compare(storage, now, tales, wanted, change),
    )


WANTED = [
    Wants(topics=(1, 2)),
    Wants(topics=(2, 1), zone="Asia/Omsk"),
    Wants(topics=(1, 2), language="en"),
    Wants(topics=(1, 3), since=2, silent=True),
    Wants(topics=(1,), liked=((1, 1), (2, -1))),
    Wants(topics=(1, 2), muted=(("topic", "2"), ("word", "Урожай"))),
    Wants(topics=(1,), shown=(1, 2, 3)),
    Wants(topics=(2,), own=(1, 4)),
    Wants(topics=(1, 2), served=6),
    Wants(topics=(3, 4), note=True, shown=(3, 4)),
]
STORIES = [
    Tale(topics=(1 + n % 3,), age=3 * n, importance=0.1 * (1 + n % 7), word=("Совет", "Урожай")[n % 2])
    for n in range(12)
]


@pytest.mark.parametrize("change", [None, *CHANGES])
async def test_both_databases_give_the_same(storage, now, change):
    await compare(storage, now, STORIES, WANTED, change)


async def test_of_more_stories_than_are_looked_at_the_same_are_found(storage, now):
    tales = [
        Tale(topics=(1,), age=n % 100, importance=0.2 + 0.001 * (n * 37 % 330), kept="marked" if n == 7 else "seen")
        for n in range(330)
    ]  # fmt: skip
    await compare(storage, now, tales, [Wants(topics=(1,), since=24 * 30, size=DigestSize.LONG)])


async def test_equal_digests_are_kept_once(storage, now):
    town = Town(storage, now)
    await town.open(STORIES, [Wants(topics=(1, 2))] * 15)
    await compose_all(storage, await town.claimed(town.alone + town.together), now, Edition(now))
    async with storage.reading() as tx:
        connection = tx.digests._connection
        assert await connection.scalar(select(func.count()).select_from(deliveries)) == 30
        assert await connection.scalar(select(func.count()).select_from(contents)) == 1
        assert await connection.scalar(select(func.count()).select_from(selections)) == 1


async def test_much_that_is_new_comes_to_everybody(storage, now):
    town = Town(storage, now)
    wanted = [Wants(topics=(1, 2), liked=((1 + n % 12, 1),), since=n + 1) for n in range(24)]
    await town.open(STORIES, wanted)
    made = await compose_all(storage, await town.claimed(town.together), now, Edition(now))
    for chat in await town.claimed(town.alone):
        await compose(storage, chat, now)
    assert len(made) > 20
    for one, other in zip(town.alone, town.together, strict=True):
        assert await town.got(other) == await town.got(one)


async def test_a_batch_that_breaks_off_leaves_no_trace(storage, now):
    town = Town(storage, now)
    await town.open(STORIES, WANTED)
    chats_of_it = await town.claimed(town.together)
    before = [await town.got(id) for id in town.together]
    broken = replace(chats_of_it[1], settings=replace(chats_of_it[1].settings, schedule=None))
    with pytest.raises(AttributeError):
        await compose_all(storage, [chats_of_it[0], broken, *chats_of_it[2:]], now)
    assert [await town.got(id) for id in town.together] == before


async def test_of_two_that_compose_the_same_batch_one_does(storage, now):
    town = Town(storage, now)
    await town.open(STORIES, WANTED)
    batch = await town.claimed(town.together)
    assert await compose_all(storage, batch, now, Edition(now))
    assert await compose_all(storage, batch, now, Edition(now)) == {}


async def test_all_that_are_due_are_claimed_and_composed(storage, now):
    town = Town(storage, now)
    await town.open(STORIES, [Wants(topics=(1 + n % 3,)) for n in range(60)])
    work = Composing(storage, lambda: now)
    batches = 0
    while found := await work.claim(now, 1):
        for batch in found:
            await work.compose(batch)
            batches += 1
    async with storage.reading() as tx:
        waiting = select(func.count()).where(chats.c.next_digest_at <= now)
        assert await tx.digests._connection.scalar(waiting) == 0
    assert 1 < batches < 10


async def test_a_digest_is_found_by_its_message_and_by_its_number_as_in_older_buttons(storage, now):
    town = Town(storage, now)
    await town.open(STORIES, [Wants(topics=(1, 2))])
    (chat,) = await town.claimed(town.alone)
    digest = await compose(storage, chat, now)
    async with storage.writing() as tx:
        (delivery,) = await tx.outbox.claim(now, 1)
        await tx.outbox.begin(delivery, now)
        await tx.outbox.settle(delivery, Sent(message_ids=(77,)), now)
        found = await tx.digests.sent(chat.id, ITS_OWN, 77)
        assert found is not None
        assert f"v1:unfold:{ITS_OWN}:1:" in found.buttons[0][0].data
        assert await tx.digests.sent(chat.id, digest, 77) == found
        assert await tx.digests.sent(chat.id, ITS_OWN, 78) is None
        assert await tx.digests.sent(town.together[0], ITS_OWN, 77) is None


async def test_a_digest_is_found_by_its_button_before_it_is_noted_which_message_it_became(storage, now):
    town = Town(storage, now)
    await town.open(STORIES, [Wants(topics=(1, 2))])
    (chat,) = await town.claimed(town.alone)
    await compose(storage, chat, now)
    async with storage.writing() as tx:
        (id,) = await tx.outbox.claim(now, 1)
        delivery = await tx.outbox.get(id)
        assert delivery is not None
        await tx.outbox.begin(id, now)
        offered = delivery.content.buttons[0][0].data
        assert await tx.digests.sent(chat.id, ITS_OWN, 77, offered) == delivery.content
        assert await tx.digests.sent(chat.id, ITS_OWN, 77, "v1:unfold:0:1:999") is None
        assert await tx.digests.sent(chat.id, ITS_OWN, 77) is None
        await tx.outbox.settle(id, Sent(message_ids=(78,)), now)
        assert await tx.digests.sent(chat.id, ITS_OWN, 77, offered) is None
        assert await tx.digests.sent(chat.id, ITS_OWN, 78, offered) == delivery.content
