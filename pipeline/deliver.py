"""Deliver: one message to one chat, marked before the call, so that a crash can lose none and double none."""

from collections.abc import Callable
from datetime import datetime, timedelta

from news.deliveries import (
    Delivery,
    Dropped,
    Failed,
    InDoubt,
    Moved,
    Outcome,
    Postponed,
    Sent,
    absent,
    retry_after,
    still_wanted,
)
from news.ids import DeliveryId
from pipeline.line import Line
from pipeline.sender import ChatMoved, NoAnswer, NotSent, RecipientGone, Refused, Sender, SlowDown
from storage import Storage, Transaction

PATIENCE = timedelta(seconds=1)
"""Added to what Telegram asks, since its clock and ours need not tick together."""


async def deliver(
    storage: Storage, sender: Sender, line: Line, id: DeliveryId, clock: Callable[[], datetime]
) -> Outcome | None:
    """Send a queued delivery if its chat still wants it, and keep what became of it. None if it was not queued."""
    async with storage.reading() as tx:
        delivery = await tx.outbox.get(id)
    if delivery is None:
        return None
    await sender.turn(delivery.telegram_id, delivery.lane)
    async with storage.writing() as tx:
        # Read again: while it waited for its turn its chat may have left, or its broadcast been cancelled.
        delivery = await tx.outbox.get(id)
        if delivery is None:
            return None
        dropped = still_wanted(delivery, clock())
        if dropped is not None:
            await tx.outbox.settle(id, dropped, clock())
            return dropped
        await tx.outbox.begin(id, clock())
    outcome = await _attempt(sender, line, delivery, clock)
    async with storage.writing() as tx:
        await _settle(tx, delivery, outcome, clock())
    return outcome


async def _attempt(sender: Sender, line: Line, delivery: Delivery, clock: Callable[[], datetime]) -> Outcome:
    """Make the call, and turn every way in which it can end into an outcome."""
    outcome: Outcome
    try:
        message_ids = await sender.send(delivery.telegram_id, delivery.thread_id, delivery.content)
        outcome = Sent(message_ids=message_ids)
    except SlowDown as refusal:
        outcome = Postponed(until=clock() + refusal.delay + PATIENCE, reason="slow down")
    except RecipientGone as refusal:
        outcome = Failed(reason=absent(refusal.absence), absence=refusal.absence)
    except ChatMoved as refusal:
        outcome = Moved(telegram_id=refusal.telegram_id)
    except Refused as refusal:
        outcome = Failed(reason=str(refusal))
    except NotSent as refusal:
        line.unanswered()
        return Postponed(until=clock() + retry_after(delivery.attempts), reason=str(refusal))
    except NoAnswer as refusal:
        line.unanswered()
        return InDoubt(reason=str(refusal))
    line.answered()
    return outcome


async def _settle(tx: Transaction, delivery: Delivery, outcome: Outcome, now: datetime) -> None:
    """Keep the outcome, and what it says of the chat."""
    await tx.outbox.settle(delivery.id, outcome, now)
    match outcome:
        case Failed(absence=absence) if absence is not None:
            await tx.chats.mark_absent(delivery.telegram_id, absence)
        case Postponed(until=until):
            await tx.chats.rest(delivery.chat_id, until)
        case Moved(telegram_id=telegram_id):
            await tx.chats.migrate(delivery.telegram_id, telegram_id)
        case Sent() | Failed() | InDoubt() | Dropped():
            pass
