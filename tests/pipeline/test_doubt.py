"""Doubt: the owners hear once of what may not have arrived, and decide."""

import pytest

from news.chats import ChatKind, Settings
from news.deliveries import InDoubt, Lane, NewDelivery
from news.ids import BroadcastId, UserId
from news.outgoing import Text
from news.schedule import Schedule
from pipeline.doubt import has_doubts, tell_doubts

SETTINGS = Settings(language="ru", schedule=Schedule(times=(), timezone="Asia/Bishkek"), set_up=True)
OWNER = UserId(1)


@pytest.fixture
async def chats(storage, now):
    async with storage.writing() as tx:
        return [
            await tx.chats.meet(number, None, ChatKind.PRIVATE, SETTINGS, now) for number in (OWNER, 11, 12)
        ]


async def come_into_doubt(storage, chat, key, now, broadcast_id=None):
    delivery = NewDelivery(
        key=key,
        chat_id=chat.id,
        content=Text(html=key),
        lane=Lane.DIGEST,
        due_at=now,
        broadcast_id=broadcast_id,
    )
    async with storage.writing() as tx:
        await tx.outbox.queue([delivery], now)
        (id,) = await tx.outbox.claim(now, 1)
        await tx.outbox.begin(id, now)
        await tx.outbox.settle(id, InDoubt(reason="read time-out"), now)


async def waiting(storage, now):
    async with storage.writing() as tx:
        return [await tx.outbox.get(id) for id in await tx.outbox.claim(now, 10)]


async def test_an_owner_hears_once_of_all_that_is_in_doubt(storage, chats, now):
    await come_into_doubt(storage, chats[1], "digest:1:0", now)
    await come_into_doubt(storage, chats[2], "digest:2:0", now)
    assert await tell_doubts(storage, [OWNER], now) == 2
    assert await tell_doubts(storage, [OWNER], now) == 0
    (message,) = await waiting(storage, now)
    assert message.telegram_id == OWNER
    assert "2 сообщения могли не дойти" in message.content.html


async def test_what_comes_into_doubt_later_is_told_again(storage, chats, now):
    await come_into_doubt(storage, chats[1], "digest:1:0", now)
    await tell_doubts(storage, [OWNER], now)
    await come_into_doubt(storage, chats[2], "digest:2:0", now)
    assert await tell_doubts(storage, [OWNER], now) == 2


async def test_nothing_in_doubt_is_nothing_to_tell(storage, chats, now):
    async with storage.reading() as tx:
        assert not await has_doubts(tx)
    assert await tell_doubts(storage, [OWNER], now) == 0


async def test_a_broadcast_tells_of_its_own(storage, chats, now):
    async with storage.writing() as tx:
        broadcast = await tx.broadcasts.draft(OWNER, Text(html="Важно"), now)
    await come_into_doubt(storage, chats[1], "broadcast:1:chat:2", now, BroadcastId(broadcast))
    assert await tell_doubts(storage, [OWNER], now) == 0


async def test_an_owner_who_never_wrote_to_the_bot_is_no_trouble(storage, chats, now):
    await come_into_doubt(storage, chats[1], "digest:1:0", now)
    assert await tell_doubts(storage, [UserId(999)], now) == 1
    assert await waiting(storage, now) == []


async def test_those_of_broadcasts_are_not_sent_again_with_the_others(storage, chats, now):
    async with storage.writing() as tx:
        broadcast = await tx.broadcasts.draft(OWNER, Text(html="Важно"), now)
    await come_into_doubt(storage, chats[1], "broadcast:1:chat:2", now, BroadcastId(broadcast))
    await come_into_doubt(storage, chats[2], "digest:2:0", now)
    async with storage.writing() as tx:
        assert await tx.outbox.resend_in_doubt(now) == 1
    (message,) = await waiting(storage, now)
    assert message.key == "digest:2:0"
