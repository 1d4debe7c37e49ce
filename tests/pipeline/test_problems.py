"""Problems: those who run the news hear of each once, gathered, seldom, and what to do."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from news.chats import ChatKind
from news.deliveries import Lane, NewDelivery
from news.failures import GIVEN_UP_AFTER
from news.ids import UserId
from news.outgoing import Text
from pipeline.problems import has_problems, tell_problems
from storage.schema import feeds
from tests import stories
from tests.pipeline.test_compose import SETTINGS

OWNER = UserId(21)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@pytest.fixture
async def owner(storage, now):
    async with storage.writing() as tx:
        return await tx.chats.meet(OWNER, None, ChatKind.PRIVATE, SETTINGS, now)


async def give_up(storage, job, row, now, error="KeyError: 'x'"):
    async with storage.writing() as tx:
        for _ in range(GIVEN_UP_AFTER):
            await tx.failures.record(job, row, error, now)


async def fail(storage, feed, since, problem="unreachable:timeout"):
    values = {"failing_since": since, "problem": problem, "failures": 0 if since is None else 9}
    async with storage._engine.begin() as connection:
        await connection.execute(update(feeds).where(feeds.c.id == feed).values(values))


async def told(storage, now):
    """Tell, and return the messages that wait, taking them away."""
    count = await tell_problems(storage, [OWNER], now)
    texts = []
    async with storage.writing() as tx:
        for id in await tx.outbox.claim(now, 100):
            delivery = await tx.outbox.get(id)
            texts.append(delivery.content.html)
            await tx.outbox.begin(id, now)
            await tx.outbox.recover(now)
    return count, texts


async def test_when_all_is_well_nothing_is_said(storage, owner, now):
    async with storage.reading() as tx:
        assert not await has_problems(tx, now)
    assert await told(storage, now) == (0, [])


async def test_several_problems_are_one_message_that_says_what_to_do(storage, owner, now):
    await give_up(storage, "summarise", 1, now)
    await give_up(storage, "summarise", 2, now)
    async with storage.writing() as tx:
        await tx.failures.record("inbox", 77, "ValueError: no", now)
    feed = await stories.outlet(storage, "vesti", now)
    await fail(storage, feed, now - 2 * DAY)
    count, (text,) = await told(storage, now)
    assert count == 4
    for said in (
        "«изложение» не справился с 2 записями",
        "1 обращение",
        "vesti: сервер не отвечает",
        "Что делать",
    ):
        assert said in text


async def test_each_is_told_once(storage, owner, now):
    await give_up(storage, "summarise", 1, now)
    assert (await told(storage, now))[0] == 1
    async with storage.reading() as tx:
        assert not await has_problems(tx, now + DAY)
    assert await told(storage, now + DAY) == (0, [])


async def test_what_comes_within_half_an_hour_waits_and_comes_together(storage, owner, now):
    await give_up(storage, "summarise", 1, now)
    await told(storage, now)
    await give_up(storage, "read", 1, now)
    await give_up(storage, "group", 1, now)
    assert await told(storage, now + 29 * MINUTE) == (0, [])
    count, (text,) = await told(storage, now + 30 * MINUTE)
    assert count == 2
    assert "изложение" not in text


async def test_a_source_is_told_of_after_a_day_and_once_when_it_is_back(storage, owner, now):
    feed = await stories.outlet(storage, "vesti", now)
    await fail(storage, feed, now - timedelta(hours=23))
    assert await told(storage, now) == (0, [])
    assert (await told(storage, now + timedelta(hours=2)))[0] == 1
    await fail(storage, feed, None, problem=None)
    count, (text,) = await told(storage, now + timedelta(hours=3))
    assert count == 0
    assert "Снова читается 1 источник: vesti" in text
    assert await told(storage, now + timedelta(hours=4)) == (0, [])


async def test_a_source_that_comes_back_in_the_quiet_half_hour_is_told_after_it(storage, owner, now):
    feed = await stories.outlet(storage, "vesti", now)
    await fail(storage, feed, now - 2 * DAY)
    await told(storage, now)
    await fail(storage, feed, None, problem=None)
    assert await told(storage, now + MINUTE) == (0, [])
    _, (text,) = await told(storage, now + 31 * MINUTE)
    assert "vesti" in text


async def test_a_source_that_an_editor_muted_is_let_be(storage, owner, now):
    feed = await stories.outlet(storage, "vesti", now)
    await fail(storage, feed, now - 2 * DAY)
    async with storage.writing() as tx:
        await tx.feeds.mute(feed, now + DAY)
    assert await told(storage, now) == (0, [])


async def test_an_outbox_that_does_not_move_is_a_problem_and_a_long_broadcast_is_not(storage, owner, now):
    before = now - 16 * MINUTE
    async with storage.writing() as tx:
        waiting = NewDelivery(
            key="broadcast:1:chat:1",
            chat_id=owner.id,
            content=Text(html="x"),
            lane=Lane.BROADCAST,
            due_at=before,
        )
        await tx.outbox.queue([waiting], before)
        assert await tx.problems.present(now) == []
        digest = NewDelivery(
            key="digest:1:0", chat_id=owner.id, content=Text(html="x"), lane=Lane.DIGEST, due_at=before
        )
        await tx.outbox.queue([digest], before)
        (problem,) = await tx.problems.present(now)
    assert problem.since == before


async def test_the_same_trouble_anew_is_told_anew(storage, owner, now):
    async with storage.writing() as tx:
        await tx.failures.record("inbox", 77, "ValueError: no", now)
    assert (await told(storage, now))[0] == 1
    await told(storage, now + 2 * DAY)
    async with storage.writing() as tx:
        await tx.failures.forget("inbox", 77)
        await tx.failures.record("inbox", 77, "ValueError: no", now + 2 * DAY)
    assert (await told(storage, now + 2 * DAY))[0] == 1
