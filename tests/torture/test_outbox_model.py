"""Outbox and inbox against a model: whatever happens in whatever order, nothing is sent twice, lost or out of turn."""

import asyncio
import contextlib
import sqlite3
from collections.abc import Awaitable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from news.chats import ChatKind, Settings
from news.deliveries import (
    DELETE,
    EDIT,
    Deletion,
    DeliveryStatus,
    Dropped,
    Edit,
    Failed,
    InDoubt,
    Lane,
    Moved,
    NewDelivery,
    Postponed,
    Sent,
    delete_key,
    edit_key,
    still_wanted,
)
from news.outgoing import Text
from news.schedule import Schedule
from storage import Storage
from storage.migrate import migrate

SETTINGS = Settings(language="ru", schedule=Schedule(times=(), timezone="Asia/Bishkek"), set_up=True)
BOT = 7
CHATS = 3
LIVE = (DeliveryStatus.QUEUED, DeliveryStatus.SENDING)
OUTCOMES = st.sampled_from(["sent", "failed", "doubt", "postponed", "moved"])


class World:
    """A database for all examples, emptied before each: to open one anew would cost more than an example."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "kabarchy.db"
        self.loop = asyncio.new_event_loop()
        self.run(migrate(f"sqlite:///{self.file}"))
        self.storage = Storage.open(f"sqlite:///{self.file}")

    def run(self, work: Awaitable[Any]) -> Any:
        """Wait for storage."""
        return self.loop.run_until_complete(work)

    def empty(self) -> None:
        """Forget all that was queued and received."""
        with contextlib.closing(sqlite3.connect(self.file)) as connection, connection:
            for table in ("deliveries", "chats", "updates"):
                connection.execute(f"DELETE FROM {table}")  # noqa: S608  # our own names

    def close(self) -> None:
        """Leave nothing behind."""
        self.run(self.storage.close())
        self.loop.close()


class Known:
    """What the model knows of one delivery."""

    def __init__(self, chat: int, lane: Lane, place: int, expires_at: datetime | None) -> None:
        self.chat, self.lane, self.place, self.expires_at = chat, lane, place, expires_at
        self.status = DeliveryStatus.QUEUED
        self.calls = 0
        """Calls that may have had an effect."""
        self.resent = 0
        """How often a person had it sent again."""

    @property
    def turn(self) -> tuple[int, int]:
        """Its place among those of its chat."""
        return self.lane, self.place


class OutboxAndInbox(RuleBasedStateMachine):
    """Drives the real storage on SQLite, and says beforehand what has to come of it."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self.run, self.storage = world.run, world.storage
        world.empty()
        self.now = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
        self.known: dict[str, Known] = {}
        self.under_way: dict[str, Any] = {}
        self.claimed: dict[str, Any] = {}
        self.rests: dict[int, datetime] = {}
        self.updates: dict[int, bool] = {}
        self.places = 0

    @initialize()
    def open(self) -> None:
        """Begin with three chats."""

        async def begin() -> None:
            async with self.storage.writing() as tx:
                self.chats = [
                    await tx.chats.meet(number, None, ChatKind.PRIVATE, SETTINGS, self.now)
                    for number in range(1, CHATS + 1)
                ]

        self.run(begin())

    def queue_one(self, delivery: NewDelivery) -> None:
        """Queue, and expect that a known key adds nothing."""

        async def work() -> int:
            async with self.storage.writing() as tx:
                return await tx.outbox.queue([delivery], self.now)

        assert self.run(work()) == (delivery.key not in self.known)
        if delivery.key not in self.known:
            self.places += 1
            self.known[delivery.key] = Known(
                delivery.chat_id, delivery.lane, self.places, delivery.expires_at
            )

    @rule(
        chat=st.integers(0, CHATS - 1), number=st.integers(0, 5), lane=st.sampled_from(Lane),
        expires=st.sampled_from([None, None, 5, 600]),
    )  # fmt: skip
    def queue(self, chat: int, number: int, lane: Lane, expires: int | None) -> None:
        """Queue a message, new or known."""
        self.queue_one(
            NewDelivery(
                key=f"m:{chat}:{number}", chat_id=self.chats[chat].id, content=Text(html="Кабар"), lane=lane,
                due_at=self.now, expires_at=None if expires is None else self.now + timedelta(seconds=expires),
            )
        )  # fmt: skip

    @precondition(lambda self: any(one.status is DeliveryStatus.SENT for one in self.known.values()))
    @rule(data=st.data(), number=st.integers(1, 2), deletion=st.booleans())
    def change(self, data: st.DataObject, number: int, *, deletion: bool) -> None:
        """Queue an edit or a deletion of something that was sent."""
        sent = sorted(
            key
            for key, one in self.known.items()
            if one.status is DeliveryStatus.SENT and not key.startswith((EDIT, DELETE))
        )
        if not sent:
            return
        key = data.draw(st.sampled_from(sent))
        self.queue_one(
            NewDelivery(
                key=delete_key(key) if deletion else edit_key(number, key),
                chat_id=self.known[key].chat,
                content=Deletion() if deletion else Edit(content=Text(html="Жаңы кабар")),
                lane=Lane.ALERT,
                due_at=self.now,
            )
        )

    @rule(limit=st.integers(1, 4))
    def claim(self, limit: int) -> None:
        """Take what is due: the first of each chat that nothing is sent to and that does not rest."""

        async def work() -> list[Any]:
            async with self.storage.writing() as tx:
                ids = await tx.outbox.claim(self.now, limit)
                found = await tx.outbox.queued(ids)
                return [found[id] for id in ids]

        got = self.run(work())
        taken = [key for key in self.claimed if self.known[key].status is DeliveryStatus.QUEUED]
        busy = {self.known[key].chat for key in (*taken, *self.under_way)}
        firsts: dict[int, str] = {}
        for key, one in sorted(self.known.items(), key=lambda item: item[1].turn):
            rests = self.rests.get(one.chat, self.now) > self.now
            if one.status is DeliveryStatus.QUEUED and one.chat not in busy and not rests:
                firsts.setdefault(one.chat, key)
        expected = sorted(firsts.values(), key=lambda key: self.known[key].turn)[:limit]
        assert [delivery.key for delivery in got] == expected
        self.claimed |= {delivery.key: delivery for delivery in got}

    @precondition(lambda self: self.claimed)
    @rule()
    def begin(self) -> None:
        """Mark all that is claimed as being sent, unless it is no longer wanted."""

        async def work() -> tuple[dict[Any, Any], set[Any]]:
            ids = [delivery.id for delivery in self.claimed.values()]
            async with self.storage.writing() as tx:
                found = await tx.outbox.queued(ids)
                for id, delivery in found.items():
                    dropped = still_wanted(delivery, self.now)
                    if dropped is not None:
                        await tx.outbox.settle(id, dropped, self.now)
                return found, await tx.outbox.begin_all(ids, self.now)

        found, begun = self.run(work())
        for key, delivery in self.claimed.items():
            one = self.known[key]
            if delivery.id in begun:
                assert one.status is DeliveryStatus.QUEUED
                one.status = DeliveryStatus.SENDING
                self.under_way[key] = found[delivery.id]
            elif one.status is DeliveryStatus.QUEUED:
                assert one.expires_at is not None
                assert one.expires_at <= self.now
                one.status = DeliveryStatus.EXPIRED
        self.claimed.clear()

    @precondition(lambda self: self.under_way)
    @rule(data=st.data(), how=OUTCOMES, had_effect=st.booleans())
    def settle(self, data: st.DataObject, how: str, *, had_effect: bool) -> None:
        """Let one call end."""
        key = data.draw(st.sampled_from(sorted(self.under_way)))
        delivery, one = self.under_way.pop(key), self.known[key]
        until = self.now + timedelta(seconds=30)
        if how == "doubt" and delivery.is_change:
            how = "postponed"
        outcomes: dict[str, tuple[Any, DeliveryStatus]] = {
            "sent": (Sent(message_ids=(one.place,)), DeliveryStatus.SENT),
            "failed": (Failed(reason="no"), DeliveryStatus.FAILED),
            "doubt": (InDoubt(reason="reset"), DeliveryStatus.IN_DOUBT),
            "postponed": (Postponed(until=until, reason="slow down"), DeliveryStatus.QUEUED),
            "moved": (Moved(telegram_id=-1), DeliveryStatus.QUEUED),
        }
        outcome, status = outcomes[how]

        async def work() -> None:
            async with self.storage.writing() as tx:
                await tx.outbox.settle(delivery.id, outcome, self.now)
                if how == "postponed":
                    await tx.chats.rest(delivery.chat_id, until)

        self.run(work())
        one.status = status
        if how == "postponed":
            self.rests[one.chat] = until
        one.calls += how == "sent" or (how == "doubt" and had_effect)

    @rule(had_effect=st.booleans())
    def crash(self, *, had_effect: bool) -> None:
        """Die amid whatever is under way, and begin again."""

        async def work() -> None:
            async with self.storage.writing() as tx:
                await tx.leases.release_all(self.now)
                await tx.outbox.recover(self.now)

        self.run(work())
        for key, delivery in self.under_way.items():
            one = self.known[key]
            one.status = DeliveryStatus.QUEUED if delivery.is_change else DeliveryStatus.IN_DOUBT
            one.calls += had_effect and not delivery.is_change
        self.under_way.clear()
        self.claimed.clear()

    @rule()
    def resend(self) -> None:
        """Have a person send again what is in doubt."""

        async def work() -> int:
            async with self.storage.writing() as tx:
                return await tx.outbox.resend_in_doubt(self.now)

        doubtful = [one for one in self.known.values() if one.status is DeliveryStatus.IN_DOUBT]
        assert self.run(work()) == len(doubtful)
        for one in doubtful:
            one.status, one.expires_at = DeliveryStatus.QUEUED, None
            one.resent += 1

    @precondition(lambda self: self.claimed)
    @rule(data=st.data())
    def cancel(self, data: st.DataObject) -> None:
        """Take something out of the queue while it waits for its turn."""
        key = data.draw(st.sampled_from(sorted(self.claimed)))
        dropped = Dropped(status=DeliveryStatus.CANCELLED, reason="cancelled")

        async def work() -> None:
            async with self.storage.writing() as tx:
                await tx.outbox.settle(self.claimed[key].id, dropped, self.now)

        self.run(work())
        self.known[key].status = DeliveryStatus.CANCELLED

    @rule(seconds=st.sampled_from([1, 10, 40]))
    def wait(self, seconds: int) -> None:
        """Let time pass, less than a lease."""
        self.now += timedelta(seconds=seconds)

    @rule(first=st.integers(1, 6), count=st.integers(1, 3))
    def receive(self, first: int, count: int) -> None:
        """Keep updates, some of which came before."""

        async def work() -> int:
            async with self.storage.writing() as tx:
                rows = [(number, "{}") for number in range(first, first + count)]
                return await tx.inbox.store(BOT, rows, self.now)

        new = [number for number in range(first, first + count) if number not in self.updates]
        assert self.run(work()) == len(new)
        self.updates |= dict.fromkeys(new, False)

    @precondition(lambda self: not all(self.updates.values()))
    @rule()
    def handle(self) -> None:
        """Handle the oldest update."""

        async def work() -> int:
            async with self.storage.writing() as tx:
                first, *_ = await tx.inbox.undone(BOT, self.now, after=0)
                await tx.inbox.done([first.seq], self.now)
                return int(first.update_id)

        number = self.run(work())
        assert number == next(known for known, done in self.updates.items() if not done)
        self.updates[number] = True

    @invariant()
    def nothing_vanishes_and_nothing_stands_elsewhere(self) -> None:
        """Compare the whole of the database with the model."""

        async def work() -> tuple[dict[DeliveryStatus, int], list[int]]:
            async with self.storage.reading() as tx:
                undone = await tx.inbox.undone(BOT, self.now, after=0)
                return await tx.outbox.counts(), [update.update_id for update in undone]

        counts, undone = self.run(work())
        expected: dict[DeliveryStatus, int] = {}
        for one in self.known.values():
            expected[one.status] = expected.get(one.status, 0) + 1
        assert counts == expected
        assert undone == [number for number, done in self.updates.items() if not done]

    @invariant()
    def nobody_gets_anything_twice_unless_a_person_said_so(self) -> None:
        """Count calls that may have had an effect."""
        for key, one in self.known.items():
            if not key.startswith((EDIT, DELETE)):
                assert one.calls <= 1 + one.resent

    @invariant()
    def a_chat_gets_one_at_a_time(self) -> None:
        """See that nothing overtakes within a chat."""
        chats = [one.chat for one in self.known.values() if one.status is DeliveryStatus.SENDING]
        assert len(chats) == len(set(chats))


def test_whatever_happens_in_whatever_order_storage_does_as_the_model_says(tmp_path):
    world = World(tmp_path)
    try:
        run_state_machine_as_test(
            lambda: OutboxAndInbox(world),
            settings=settings(
                max_examples=25, stateful_step_count=40, deadline=None,
                suppress_health_check=list(HealthCheck),
                phases=[Phase.generate, Phase.shrink],
            ),
        )  # fmt: skip
    finally:
        world.close()
