"""While an owner has stopped all sending nothing leaves but answers; then everything does that is not too late."""

import pytest

from news.chats import Absence, ChatKind, Settings
from news.deliveries import DeliveryStatus, Dropped, Lane, NewDelivery, Postponed, Sent
from news.outgoing import Text
from news.schedule import Schedule
from pipeline.deliver import Delivering
from pipeline.line import Line
from pipeline.valve import Valve, reopen, shut
from tests.fakes import FakeSender

SETTINGS = Settings(language="ky", schedule=Schedule(times=(), timezone="Asia/Bishkek"), set_up=True)


@pytest.fixture
async def queue(storage, now):
    """Put a message into a lane, for a chat of its own."""

    async def put(telegram_id, lane):
        async with storage.writing() as tx:
            chat = await tx.chats.meet(telegram_id, None, ChatKind.PRIVATE, SETTINGS, now)
            wanted = NewDelivery(
                key=f"to:{telegram_id}", chat_id=chat.id, content=Text(html="Салам"), lane=lane, due_at=now
            )
            await tx.outbox.queue([wanted], now)

    return put


async def test_answers_leave_and_all_else_waits(storage, now, queue):
    valve, sender = Valve(), FakeSender()
    delivering = Delivering(storage, sender, Line(), lambda: now, valve=valve)
    await queue(1, Lane.DIGEST)
    await queue(2, Lane.INTERACTIVE)
    valve.is_shut = True
    (answer,) = await delivering.claim(now, 10)
    assert isinstance(await delivering.deliver(answer), Sent)
    valve.is_shut = False
    (digest,) = await delivering.claim(now, 10)
    assert isinstance(await delivering.deliver(digest), Sent)
    assert [chat for chat, _ in sender.sent] == [2, 1]


async def test_what_was_taken_when_it_stopped_goes_back_and_leaves_later(storage, now, queue):
    valve, sender = Valve(), FakeSender()
    delivering = Delivering(storage, sender, Line(), lambda: now, valve=valve)
    await queue(1, Lane.BROADCAST)
    (taken,) = await delivering.claim(now, 10)
    valve.is_shut = True
    assert isinstance(await delivering.deliver(taken), Postponed)
    assert sender.sent == []
    valve.is_shut = False
    (again,) = await delivering.claim(now, 10)
    assert isinstance(await delivering.deliver(again), Sent)


async def test_the_stop_outlives_the_program(storage):
    async with storage.writing() as tx:
        assert await shut(tx)
        assert not await shut(tx)
    valve = Valve()
    await valve.recall(storage)
    assert valve.is_shut
    assert "stopped all sending" in valve.problems[0]
    async with storage.writing() as tx:
        assert await reopen(tx)
        assert not await reopen(tx)
    await valve.recall(storage)
    assert not valve.is_shut


async def test_a_banned_chat_gets_not_even_what_it_asked_for_before(storage, now, queue):
    delivering = Delivering(storage, FakeSender(), Line(), lambda: now)
    await queue(1, Lane.INTERACTIVE)
    async with storage.writing() as tx:
        await tx.bans.add(1, now)
        assert (await tx.chats.find(1, None)).absence is Absence.BANNED
    (taken,) = await delivering.claim(now, 10)
    dropped = await delivering.deliver(taken)
    assert dropped == Dropped(status=DeliveryStatus.CANCELLED, reason="absent: banned")
