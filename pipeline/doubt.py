"""Doubt: tells the owners, once, of messages that may not have arrived, with a button that sends them again.

Broadcasts have their own report; this is about digests, alerts and answers.
"""

from collections.abc import Collection
from datetime import datetime

from messages.doubts import doubts
from news.deliveries import Lane, NewDelivery
from news.ids import DeliveryId, UserId
from storage import Storage, Transaction

_TOLD = "doubts told"


async def has_doubts(tx: Transaction) -> bool:
    """Whether something has come into doubt of which the owners have not been told."""
    count, _ = await tx.outbox.doubts_since(DeliveryId(await tx.notes.get(_TOLD) or 0))
    return count > 0


async def tell_doubts(storage: Storage, owners: Collection[UserId], now: datetime) -> int:
    """Queue a message to every owner if something has come into doubt since the last one. Return how many are."""
    async with storage.writing() as tx:
        count, newest = await tx.outbox.doubts_since(DeliveryId(await tx.notes.get(_TOLD) or 0))
        if count == 0:
            return 0
        await tx.notes.put(_TOLD, newest)
        for owner in sorted({*owners, *await tx.editors.owners()}):
            chat = await tx.chats.find(int(owner), None)
            if chat is None:
                continue
            message = NewDelivery(
                key=f"doubts:{newest}:chat:{chat.id}",
                chat_id=chat.id,
                content=doubts(count, chat.language),
                lane=Lane.ALERT,
                due_at=now,
            )
            await tx.outbox.queue([message], now)
        return count
