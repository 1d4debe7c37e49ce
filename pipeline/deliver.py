"""Deliver: one message to one chat, marked before the call, so that a crash can lose none and double none."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from news.deliveries import (
    Deletion,
    Delivery,
    Dropped,
    Edit,
    Failed,
    InDoubt,
    Moved,
    Outcome,
    Postponed,
    Sent,
    absent,
    retry_after,
    still_wanted,
    unchangeable,
)
from news.ids import DeliveryId
from news.important import story_told_by
from pipeline.line import Line
from pipeline.sender import ChatMoved, NoAnswer, NotSent, RecipientGone, Refused, Sender, SlowDown
from pipeline.together import Together
from pipeline.valve import Valve
from storage import Storage, Transaction
from storage.database import DatabaseTrouble

log = logging.getLogger(__name__)

PATIENCE = timedelta(seconds=1)
"""Added to what Telegram asks, since its clock and ours need not tick together."""


@dataclass(frozen=True, slots=True)
class _Begin:
    """Asks for the mark that a message is being sent."""

    delivery: Delivery


@dataclass(frozen=True, slots=True)
class _End:
    """Asks that an outcome be kept."""

    delivery: Delivery
    outcome: Outcome


class Delivering:
    """Delivers, many at once; the marks of one moment are committed together."""

    def __init__(
        self, storage: Storage, sender: Sender, line: Line, clock: Callable[[], datetime],
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep, valve: Valve | None = None,
    ) -> None:  # fmt: skip
        self._storage = storage
        self._sender = sender
        self._line = line
        self._clock = clock
        self._pause = pause
        self._valve = valve or Valve()
        self._marks = Together(self._mark)

    async def claim(self, now: datetime, limit: int) -> list[Delivery]:
        """Take up to `limit` deliveries that are due, the urgent first; none while the line is closed."""
        if not self._line.is_open:
            return []
        async with self._storage.writing() as tx:
            ids = await tx.outbox.claim(now, limit, self._valve.last_lane)
            found = await tx.outbox.queued(ids)
        return [found[id] for id in ids if id in found]

    async def deliver(self, delivery: Delivery) -> Outcome | None:
        """Send a claimed delivery if its chat still wants it, and keep what became of it.

        None if it was no longer queued.
        """
        try:
            await self._turn(delivery)
        except SlowDown as refusal:
            # The chat itself rests: others may have the place meanwhile.
            rest = Postponed(until=self._clock() + refusal.delay, reason="slow down")
            await self._insist(_End(delivery, rest))
            return rest
        if not self._valve.lets(delivery.lane):
            stopped = Postponed(until=self._clock(), reason="stopped")
            await self._insist(_End(delivery, stopped))
            return stopped
        # Read again with the mark: while it waited its chat may have left, or its broadcast been cancelled.
        begun = await self._insist(_Begin(delivery))
        if not isinstance(begun, Delivery):
            return begun
        outcome = await self._attempt(begun)
        await self._insist(_End(begun, outcome))
        return outcome

    async def _turn(self, delivery: Delivery) -> None:
        """Wait for the turn and for an open line: what waits when it closes must not be spent on an outage."""
        while True:
            await self._line.wait_open()
            await self._sender.turn(
                delivery.telegram_id, delivery.lane, messages=delivery.messages, change=delivery.is_change
            )
            if self._line.is_open:
                return

    async def _insist(self, mark: _Begin | _End) -> Delivery | Outcome | None:
        """Have a mark committed, however long the database is not to be had: what was sent must not be forgotten."""
        tries = 0
        while True:
            try:
                return await self._marks.ask(mark)
            except DatabaseTrouble as trouble:
                log.warning("the outbox cannot be written: %s", trouble.orig)
                await self._pause(Line.pause(tries))
                tries += 1

    async def _mark(self, marks: Sequence[_Begin | _End]) -> list[Delivery | Outcome | None]:
        """Commit what happens to several deliveries at one moment."""
        now = self._clock()
        async with self._storage.writing() as tx:
            await _end(tx, [mark for mark in marks if isinstance(mark, _End)], now)
            ids = [mark.delivery.id for mark in marks if isinstance(mark, _Begin)]
            begun = await _begin(tx, ids, now) if ids else {}
        return [begun.get(mark.delivery.id) if isinstance(mark, _Begin) else mark.outcome for mark in marks]

    async def _attempt(self, delivery: Delivery) -> Outcome:
        """Make the call, and turn every way in which it can end into an outcome."""
        outcome: Outcome
        try:
            outcome = Sent(message_ids=await self._call(delivery))
        except SlowDown as refusal:
            outcome = Postponed(until=self._clock() + refusal.delay + PATIENCE, reason="slow down")
        except RecipientGone as refusal:
            outcome = Failed(reason=absent(refusal.absence), absence=refusal.absence)
        except ChatMoved as refusal:
            outcome = Moved(telegram_id=refusal.telegram_id)
        except Refused as refusal:
            outcome = Failed(reason=str(refusal))
        except NotSent as refusal:
            self._line.unanswered()
            return self._again(delivery, str(refusal))
        except NoAnswer as refusal:
            self._line.unanswered()
            if delivery.is_change:
                return self._again(delivery, str(refusal))
            return InDoubt(reason=str(refusal))
        except Exception as error:
            # A mistake of ours. The mark must not stay: nothing more would be sent to the chat.
            log.exception("delivery %s broke off", delivery.key)
            return InDoubt(reason=type(error).__name__)
        self._line.answered()
        return outcome

    def _again(self, delivery: Delivery, reason: str) -> Postponed:
        return Postponed(until=self._clock() + retry_after(delivery.attempts), reason=reason)

    async def _call(self, delivery: Delivery) -> tuple[int, ...]:
        """Make the call; return the ids of the messages sent or changed."""
        match delivery.content:
            case Edit(content=message):
                ids = _earlier_ids(delivery)
                # An album's caption stands under its first file.
                await self._sender.edit(delivery.telegram_id, ids[0], message)
                return ids
            case Deletion():
                ids = _earlier_ids(delivery)
                await self._sender.delete(delivery.telegram_id, ids)
                return ids
            case message:
                return await self._sender.send(
                    delivery.telegram_id, delivery.thread_id, message, delivery.reply_to
                )


def _earlier_ids(delivery: Delivery) -> tuple[int, ...]:
    return () if delivery.earlier is None else delivery.earlier.message_ids


async def _begin(
    tx: Transaction, ids: Sequence[DeliveryId], now: datetime
) -> dict[DeliveryId, Delivery | Outcome]:
    """Mark those of some deliveries that are still wanted as being sent; give what to do with each."""
    found = await tx.outbox.queued(ids)
    await tx.outbox.put_back([id for id in ids if id not in found])
    against = {id: refusal for id, delivery in found.items() if (refusal := _against(delivery, now))}
    for id, refusal in against.items():
        await _end(tx, [_End(found[id], refusal)], now)
    await tx.outbox.begin_all([id for id in found if id not in against], now)
    return {**found, **against}


def _against(delivery: Delivery, now: datetime) -> Outcome | None:
    """Return what speaks against the call just before it."""
    dropped = still_wanted(delivery, now)
    if dropped is None and delivery.is_change:
        return unchangeable(delivery, now)
    return dropped


async def _end(tx: Transaction, ends: Sequence[_End], now: datetime) -> None:
    """Keep outcomes, and what they say of their chats."""
    await tx.outbox.settle_sent(
        [(end.delivery.id, end.outcome) for end in ends if isinstance(end.outcome, Sent)], now
    )
    for end in ends:
        delivery, outcome = end.delivery, end.outcome
        if isinstance(outcome, Sent):
            continue
        await tx.outbox.settle(delivery.id, outcome, now)
        if isinstance(outcome, Dropped | Failed):
            await _not_told(tx, delivery)
            if isinstance(outcome, Dropped) or outcome.absence is not None:
                await _not_read(tx, delivery)
        match outcome:
            case Failed(absence=absence) if absence is not None:
                await tx.chats.mark_absent(delivery.telegram_id, absence)
            case Postponed(until=until):
                await tx.chats.rest(delivery.chat_id, until)
            case Moved(telegram_id=telegram_id):
                await tx.chats.migrate(delivery.telegram_id, telegram_id)
            case Failed() | InDoubt() | Dropped():
                pass


async def _not_told(tx: Transaction, delivery: Delivery) -> None:
    """Let the next digest bring the story of an alert that never left: it must not vanish without a word."""
    told = story_told_by(delivery.key)
    story = None if told is None else await tx.stories.resolve(told)
    if story is not None:
        await tx.digests.not_told(delivery.chat_id, story)


async def _not_read(tx: Transaction, delivery: Delivery) -> None:
    """Let the next digest bring what stood in one that never left: too late, paused meanwhile, or the chat gone.

    Not what Telegram refused to take: it would refuse it again.
    """
    if delivery.digest_id is not None:
        await tx.digests.not_sent(delivery.digest_id)
