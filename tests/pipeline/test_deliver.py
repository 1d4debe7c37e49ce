"""Deliver: whatever Telegram answers, nothing is lost and nothing is sent twice by itself."""

from datetime import timedelta

import pytest

from news.chats import Absence, ChatKind, Settings
from news.deliveries import DeliveryStatus, Dropped, InDoubt, Lane, NewDelivery, Sent
from news.outgoing import Text
from news.schedule import Schedule
from pipeline.deliver import deliver
from pipeline.line import Line
from pipeline.sender import ChatMoved, NoAnswer, NotSent, RecipientGone, Refused, SlowDown
from tests.fakes import FakeSender

SETTINGS = Settings(language="ky", schedule=Schedule(times=(), timezone="Asia/Bishkek"), set_up=True)


class World:
    """A chat with one message that waits for it."""

    def __init__(self, storage, now):
        self.storage, self.now, self.line = storage, now, Line()

    async def begin(self, lane=Lane.DIGEST, expires_at=None):
        async with self.storage.writing() as tx:
            self.chat = await tx.chats.meet(11, None, ChatKind.GROUP, SETTINGS, self.now)
            await tx.outbox.queue(
                [
                    NewDelivery(
                        key="a",
                        chat_id=self.chat.id,
                        content=Text(html="Салам"),
                        lane=lane,
                        due_at=self.now,
                        expires_at=expires_at,
                    )
                ],
                self.now,
            )

    async def due(self, after=timedelta()):
        async with self.storage.writing() as tx:
            return await tx.outbox.claim(self.now + after, 10)

    async def deliver(self, sender):
        (id,) = await self.due()
        return await deliver(self.storage, sender, self.line, id, lambda: self.now)

    async def status(self):
        async with self.storage.reading() as tx:
            (status,) = await tx.outbox.counts()
            return status

    async def current_chat(self):
        async with self.storage.reading() as tx:
            return await tx.chats.get(self.chat.id)


@pytest.fixture
async def world(storage, now):
    world = World(storage, now)
    await world.begin()
    return world


async def test_a_message_is_sent_in_its_turn(world):
    sender = FakeSender()
    assert await world.deliver(sender) == Sent(message_ids=(1,))
    assert sender.turns == [(11, Lane.DIGEST)]
    assert sender.sent == [(11, Text(html="Салам"))]
    assert await world.status() is DeliveryStatus.SENT


async def test_it_stands_as_being_sent_before_the_call(world):
    seen = []

    async def look():
        seen.append(await world.status())

    await world.deliver(FakeSender(before_send=look))
    assert seen == [DeliveryStatus.SENDING]


async def test_a_flood_wait_puts_the_message_back(world):
    await world.deliver(FakeSender(refuse=[SlowDown(timedelta(seconds=30))]))
    assert await world.status() is DeliveryStatus.QUEUED
    assert await world.due(after=timedelta(seconds=29)) == []
    assert len(await world.due(after=timedelta(seconds=32))) == 1


async def test_no_answer_puts_it_in_doubt_and_it_is_not_sent_again(world):
    outcome = await world.deliver(FakeSender(refuse=[NoAnswer("read time-out")]))
    assert outcome == InDoubt(reason="read time-out")
    assert await world.status() is DeliveryStatus.IN_DOUBT
    assert await world.due(after=timedelta(days=30)) == []


async def test_what_never_left_is_tried_again(world):
    await world.deliver(FakeSender(refuse=[NotSent("connection refused")]))
    assert await world.status() is DeliveryStatus.QUEUED
    assert len(await world.due(after=timedelta(minutes=1))) == 1


@pytest.mark.parametrize("absence", [Absence.BLOCKED, Absence.DEACTIVATED, Absence.KICKED, Absence.NOT_FOUND])
async def test_a_chat_that_is_gone_gets_nothing_more_and_keeps_its_settings(world, absence):
    await world.deliver(FakeSender(refuse=[RecipientGone(absence)]))
    assert await world.status() is DeliveryStatus.FAILED
    chat = await world.current_chat()
    assert chat.absence is absence
    assert chat.settings == SETTINGS


async def test_a_refused_message_does_not_end_the_chat(world):
    await world.deliver(FakeSender(refuse=[Refused("message is too long")]))
    assert await world.status() is DeliveryStatus.FAILED
    assert (await world.current_chat()).absence is None


async def test_a_group_that_moved_gets_the_message_at_its_new_number(world):
    await world.deliver(FakeSender(refuse=[ChatMoved(-1002)]))
    sender = FakeSender()
    assert isinstance(await world.deliver(sender), Sent)
    assert sender.sent[0][0] == -1002


async def test_a_chat_that_left_while_it_waited_gets_nothing(world):
    async with world.storage.writing() as tx:
        await tx.chats.mark_absent(11, Absence.STOPPED)
    sender = FakeSender()
    assert isinstance(await world.deliver(sender), Dropped)
    assert sender.sent == []
    assert await world.status() is DeliveryStatus.CANCELLED


async def test_what_is_too_late_is_not_sent(storage, now):
    world = World(storage, now)
    await world.begin(expires_at=now)
    sender = FakeSender()
    await world.deliver(sender)
    assert sender.sent == []
    assert await world.status() is DeliveryStatus.EXPIRED


async def test_a_cancelled_broadcast_stops_even_in_its_turn(storage, now):
    world = World(storage, now)
    await world.begin()
    (id,) = await world.due()

    class CancelledMeanwhile(FakeSender):
        async def turn(self, telegram_id, lane):
            async with storage.writing() as tx:
                await tx.outbox.settle(id, Dropped(status=DeliveryStatus.CANCELLED, reason="cancelled"), now)

    sender = CancelledMeanwhile()
    assert await deliver(storage, sender, world.line, id, lambda: now) is None
    assert sender.sent == []


async def test_three_unanswered_calls_close_the_line_and_an_answer_opens_it(world):
    line = Line()
    for _ in range(2):
        line.unanswered()
    assert line.is_open
    line.unanswered()
    assert not line.is_open
    line.answered()
    assert line.is_open


async def test_a_refusal_is_an_answer(world):
    world.line.unanswered()
    world.line.unanswered()
    await world.deliver(FakeSender(refuse=[Refused("no")]))
    world.line.unanswered()
    assert world.line.is_open
