"""Change: has what a broadcast sent edited or deleted everywhere, in slices, as it was spread."""

from collections.abc import Callable
from datetime import datetime

from news.ids import BroadcastId, DeliveryId
from news.outgoing import Outgoing
from storage import Storage

SLICE = 1000
"""Deliveries looked at in one transaction: writers wait milliseconds, not seconds."""


async def edit_broadcast(
    storage: Storage, id: BroadcastId, message: Outgoing, number: int, clock: Callable[[], datetime]
) -> int:
    """Queue an edit of all that a broadcast sent, and change what it has not sent yet. Return how many edits.

    `number` names the edit for ever, so that it can be asked for twice: the update that asked for it has one.
    """
    queued, after = 0, DeliveryId(0)
    while True:
        async with storage.writing() as tx:
            count, last = await tx.outbox.edit_sent(id, message, number, clock(), after=after, limit=SLICE)
        queued += count
        if last is None:
            return queued
        after = last


async def delete_broadcast(storage: Storage, id: BroadcastId, clock: Callable[[], datetime]) -> int:
    """Queue the deletion of all that a broadcast sent, and cancel what waits. Return how many deletions."""
    queued, after = 0, DeliveryId(0)
    while True:
        async with storage.writing() as tx:
            count, last = await tx.outbox.delete_sent(id, clock(), after=after, limit=SLICE)
        queued += count
        if last is None:
            return queued
        after = last
