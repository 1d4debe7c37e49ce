"""Amend: edits what readers were shown of a sentence that its outlet has changed, and tells them so."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from messages.amendments import amended, note
from news.amendments import Amendment
from news.deliveries import Edit, Lane, NewDelivery, edit_key
from news.ids import DeliveryId
from news.quiet import next_loud
from storage import Storage, Transaction

LASTS = timedelta(hours=24)
SLICE = 200
"""Messages edited in one transaction: writers wait milliseconds, not seconds."""


async def amend(storage: Storage, id: int, now: datetime, *, at_once: int = SLICE) -> int:
    """Queue the edits and the notes of a change. Return how many messages that were sent showed the sentence.

    Slice by slice: killed in between it goes on with what has not been edited. What has not left yet is put right
    without a word.
    """
    async with storage.reading() as tx:
        amendment = await tx.amendments.get(id)
        ids = [] if amendment is None else await tx.amendments.showed(amendment.story_id)
    if amendment is None:
        return 0
    count = 0
    for start in range(0, len(ids), at_once):
        async with storage.writing() as tx:
            count += await _put_right(tx, amendment, ids[start : start + at_once], now)
    async with storage.writing() as tx:
        for hash, message in (await tx.amendments.waiting(ids)).items():
            right = amended(message, amendment.changed)
            if right is not None:
                await tx.amendments.reword(ids, hash, await tx.wordings.keep(right, now))
        await tx.amendments.told(id, now)
    return count


async def _put_right(tx: Transaction, amendment: Amendment, ids: Sequence[DeliveryId], now: datetime) -> int:
    """Queue the edits and the notes of those of some messages that showed the sentence. Return how many did."""
    queued: dict[str, NewDelivery] = {}
    count = 0
    for showed in await tx.amendments.sent(amendment.id, ids):
        message = amended(showed.message, amendment.changed)
        if message is None:
            continue
        count += 1
        chat = showed.chat
        await tx.amendments.keep_as(showed, await tx.wordings.keep(message, now))
        key = edit_key(amendment.id, showed.key)
        queued[key] = NewDelivery(
            key=key, chat_id=chat.id, content=Edit(content=message), lane=Lane.ALERT, due_at=now
        )
        due = next_loud(now, chat.settings.schedule.zone, chat.settings.quiet)
        told = NewDelivery(
            key=f"amended:{amendment.id}:chat:{chat.id}",
            chat_id=chat.id,
            content=note(amendment.changed, chat.language),
            lane=Lane.ALERT,
            due_at=due,
            expires_at=due + LASTS,
            reply_to=showed.message_ids[0],
        )
        queued.setdefault(told.key, told)
    await tx.outbox.queue(list(queued.values()), now)
    return count
