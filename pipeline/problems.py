"""Problems: tells those who run the news what failed, since when and what to do; once each, gathered, seldom."""

from collections.abc import Collection
from datetime import datetime

from messages.problems import problems_message
from news.deliveries import Lane, NewDelivery
from news.ids import UserId
from news.problems import Report, report
from storage import Storage, Transaction

_TOLD = "problems told"
"""The note: when it was told last, and what of it is still so."""


async def has_problems(tx: Transaction, now: datetime) -> bool:
    """Whether there is something to tell, or to forget."""
    return await _report(tx, now) is not None


async def tell_problems(storage: Storage, owners: Collection[UserId], now: datetime) -> int:
    """Queue one message to everyone who runs the news, if there is something new. Return how many problems are new."""
    async with storage.writing() as tx:
        found = await _report(tx, now)
        if found is None:
            return 0
        speaks = bool(found.fresh or found.back)
        last = now.isoformat() if speaks else (await tx.notes.get(_TOLD) or {}).get("at")
        await tx.notes.put(_TOLD, {"at": last, "told": found.told})
        if not speaks:
            return 0
        messages = [
            NewDelivery(
                key=f"problems:{now.timestamp():.0f}:chat:{chat.id}",
                chat_id=chat.id,
                content=problems_message(found.fresh, found.back, chat.settings, now),
                lane=Lane.ALERT,
                due_at=now,
            )
            for chat in await tx.chats.of_editors(owners)
        ]
        await tx.outbox.queue(messages, now)
        return len(found.fresh)


async def _report(tx: Transaction, now: datetime) -> Report | None:
    note = await tx.notes.get(_TOLD) or {}
    last, told = note.get("at"), note.get("told", {})
    return report(
        await tx.problems.present(now),
        told,
        await tx.problems.well(told),
        None if last is None else datetime.fromisoformat(last),
        now,
    )
