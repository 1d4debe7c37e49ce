"""Deliver: whatever Telegram answers, nothing is lost and nothing is sent twice by itself."""

import asyncio
from datetime import timedelta

import pytest

from news.chats import Absence, ChatKind, Settings
from news.deliveries import (
    Deletion,
    DeliveryStatus,
    Dropped,
    Edit,
    Failed,
    InDoubt,
    Lane,
    NewDelivery,
    Postponed,
    Sent,
    delete_key,
    edit_key,
)
from news.outgoing import Text
from news.schedule import Schedule
from pipeline.deliver import Delivering
from pipeline.line import Line
from pipeline.sender import ChatMoved, NoAnswer, NotSent, RecipientGone, Refused, SlowDown
from storage.database import DatabaseTrouble
from tests.fakes import FakeSender

SETTINGS = Settings(language="ky", schedule=Schedule(times=(), timezone="Asia/Bishkek"), set_up=True)


class World:
    """A chat with one message that waits for it."""

    def __init__(self, storage, now):
        self.storage, self.now, self.line = storage, now, Line()
        self.pauses = []

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

    def delivering(self, sender):
        return Delivering(self.storage, sender, self.line, lambda: self.now, self.pause)

    async def pause(self, seconds):
        self.pauses.append(seconds)

    async def due(self, after=timedelta()):
        return await self.delivering(FakeSender()).claim(self.now + after, 10)

    async def deliver(self, sender):
        (delivery,) = await self.due()
        return await self.delivering(sender).deliver(delivery)

    async def queue(self, key, content):
        async with self.storage.writing() as tx:
            wanted = NewDelivery(
                key=key, chat_id=self.chat.id, content=content, lane=Lane.ALERT, due_at=self.now
            )
            await tx.outbox.queue([wanted], self.now)

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
    (delivery,) = await world.due()

    class CancelledMeanwhile(FakeSender):
        async def turn(self, telegram_id, lane, *, messages=1, change=False):
            async with storage.writing() as tx:
                await tx.outbox.settle(
                    delivery.id, Dropped(status=DeliveryStatus.CANCELLED, reason="cancelled"), now
                )

    sender = CancelledMeanwhile()
    assert await world.delivering(sender).deliver(delivery) is None
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


async def test_an_edit_changes_the_message_that_was_sent(world):
    await world.deliver(FakeSender())
    await world.queue(edit_key(1, "a"), Edit(content=Text(html="Салам!")))
    sender = FakeSender()
    assert await world.deliver(sender) == Sent(message_ids=(1,))
    assert sender.edited == [(11, 1, Text(html="Салам!"))]
    assert sender.sent == []


async def test_a_deletion_removes_it(world):
    await world.deliver(FakeSender())
    await world.queue(delete_key("a"), Deletion())
    sender = FakeSender()
    assert await world.deliver(sender) == Sent(message_ids=(1,))
    assert sender.deleted == [(11, (1,))]


@pytest.mark.parametrize(
    "change", [(edit_key(1, "a"), Edit(content=Text(html="!"))), (delete_key("a"), Deletion())]
)
async def test_a_change_is_tried_again_after_silence_since_it_does_no_harm(world, change):
    await world.deliver(FakeSender())
    await world.queue(*change)
    assert isinstance(await world.deliver(FakeSender(refuse=[NoAnswer("reset")])), Postponed)
    world.now += timedelta(minutes=1)
    assert isinstance(await world.deliver(FakeSender()), Sent)


async def test_a_change_under_way_at_a_kill_is_made_again(world):
    await world.deliver(FakeSender())
    await world.queue(delete_key("a"), Deletion())
    (deletion,) = await world.due()
    async with world.storage.writing() as tx:
        await tx.outbox.begin(deletion.id, world.now)
        await tx.leases.release_all(world.now)
        assert await tx.outbox.recover(world.now) == 0
    assert isinstance(await world.deliver(FakeSender()), Sent)


async def test_what_was_never_sent_cannot_be_changed(world):
    await world.deliver(FakeSender(refuse=[NoAnswer("reset")]))
    await world.queue(edit_key(1, "a"), Edit(content=Text(html="!")))
    sender = FakeSender()
    assert await world.deliver(sender) == Dropped(status=DeliveryStatus.CANCELLED, reason="nothing was sent")
    assert sender.edited == []


async def test_after_two_days_telegram_deletes_nothing_and_is_not_asked(world):
    await world.deliver(FakeSender())
    world.now += timedelta(hours=49)
    await world.queue(delete_key("a"), Deletion())
    sender = FakeSender()
    outcome = await world.deliver(sender)
    assert isinstance(outcome, Failed)
    assert "48 hours" in outcome.reason
    assert sender.deleted == []


async def test_a_chat_that_rests_gives_its_place_to_others(world):
    class Resting(FakeSender):
        async def turn(self, telegram_id, lane, *, messages=1, change=False):
            raise SlowDown(timedelta(seconds=40))

    sender = Resting()
    assert isinstance(await world.deliver(sender), Postponed)
    assert sender.sent == []
    assert await world.due(after=timedelta(seconds=39)) == []
    assert len(await world.due(after=timedelta(seconds=41))) == 1


async def test_what_waits_for_its_turn_when_the_line_closes_waits_on(world):
    class Closing(FakeSender):
        async def turn(self, telegram_id, lane, *, messages=1, change=False):
            await super().turn(telegram_id, lane)
            if len(self.turns) == 1:
                for _ in range(3):
                    world.line.unanswered()
                asyncio.get_running_loop().call_soon(world.line.answered)

    sender = Closing()
    assert isinstance(await world.deliver(sender), Sent)
    assert len(sender.turns) == 2
    assert len(sender.sent) == 1


async def test_while_the_database_is_not_to_be_had_an_outcome_is_held_on_to(world, monkeypatch):
    (delivery,) = await world.due()
    delivering = world.delivering(FakeSender())
    writing, troubles = world.storage.writing, [None, _trouble(), _trouble(), None]

    def sometimes():
        trouble = troubles.pop(0)
        if trouble is not None:
            raise trouble
        return writing()

    monkeypatch.setattr(world.storage, "writing", sometimes)
    assert isinstance(await delivering.deliver(delivery), Sent)
    monkeypatch.undo()
    assert world.pauses == [1, 2]
    assert await world.status() is DeliveryStatus.SENT


async def test_a_mistake_of_ours_leaves_no_mark_behind(world):
    outcome = await world.deliver(FakeSender(refuse=[ValueError("a kind that no album holds")]))
    assert outcome == InDoubt(reason="ValueError")
    assert await world.status() is DeliveryStatus.IN_DOUBT


async def test_what_happens_at_one_moment_is_committed_together(storage, now, monkeypatch):
    async with storage.writing() as tx:
        chats = [await tx.chats.meet(number, None, ChatKind.PRIVATE, SETTINGS, now) for number in range(1, 9)]
        await tx.outbox.queue(
            [
                NewDelivery(
                    key=str(chat.id), chat_id=chat.id, content=Text(html="!"), lane=Lane.DIGEST, due_at=now
                )
                for chat in chats
            ],
            now,
        )
    delivering = Delivering(storage, FakeSender(), Line(), lambda: now)
    due = await delivering.claim(now, 8)
    writing, commits = storage.writing, []

    def counted():
        commits.append(1)
        return writing()

    monkeypatch.setattr(storage, "writing", counted)
    outcomes = await asyncio.gather(*(delivering.deliver(delivery) for delivery in due))
    assert all(isinstance(outcome, Sent) for outcome in outcomes)
    assert len(commits) < len(due)


def _trouble():
    return DatabaseTrouble("UPDATE", {}, Exception("disk is full"))
