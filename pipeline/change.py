"""Change: has what a broadcast sent edited or deleted everywhere, in slices, as it was spread."""

from collections.abc import Callable
from datetime import datetime

from news.edits import EditState
from news.ids import BroadcastId, DeliveryId, EditId
from storage import Storage

SLICE = 1000
"""Deliveries looked at in one transaction: writers wait milliseconds, not seconds."""


async def edit_broadcast(storage: Storage, id: EditId, clock: Callable[[], datetime]) -> int:
    """Queue an edit that was let go for all who got what it changes, and change what has not been sent yet.

    Return how many edits. Killed half-way, it goes on when it is called again; one that is spread, or was not let
    go, is left as it is.
    """
    async with storage.reading() as tx:
        edit = await tx.edits.get(id)
    if edit is None or edit.state is not EditState.LET_GO:
        return 0
    queued, after = 0, DeliveryId(0)
    while True:
        async with storage.writing() as tx:
            count, last = await tx.changes.edit(
                edit.broadcast_id, edit.version, id, clock(), after=after, limit=SLICE
            )
            if last is None:
                await tx.edits.spread(id)
        queued += count
        if last is None:
            return queued
        after = last


async def delete_broadcast(storage: Storage, id: BroadcastId, clock: Callable[[], datetime]) -> int:
    """Queue the deletion of all that a broadcast sent, and cancel what waits. Return how many deletions."""
    queued, after = 0, DeliveryId(0)
    while True:
        async with storage.writing() as tx:
            count, last = await tx.changes.delete(id, clock(), after=after, limit=SLICE)
        queued += count
        if last is None:
            return queued
        after = last
