"""The inbox: every update of Telegram is kept before it is confirmed, and marked once it has been handled."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.dialect import awake, insert
from storage.schema import UNDONE, updates


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredUpdate:
    """An update as Telegram sent it, in its place in the order of arrival."""

    seq: int
    update_id: int
    body: str
    attempts: int


# Made once: they are executed for every update, or a few of them.
_UNDONE = (
    select(updates.c.seq, updates.c.update_id, updates.c.body, updates.c.attempts)
    .where(
        updates.c.bot_id == bindparam("bot_id"),
        UNDONE,
        updates.c.seq > bindparam("after"),
        awake("inbox", updates.c.seq, bindparam("now")),
    )
    .order_by(updates.c.seq)
    .limit(bindparam("limit"))
)
_DONE = (
    update(updates)
    .where(updates.c.seq.in_(bindparam("seqs", expanding=True)))
    .values(done_at=bindparam("now"))
)


class Inbox:
    """Updates that wait to be handled."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def store(self, bot_id: int, received: Sequence[tuple[int, str]], now: datetime) -> int:
        """Keep (update_id, body) in order of arrival; what is there already stays. Return how many were new."""
        if not received:
            return 0
        rows = [
            {"bot_id": bot_id, "update_id": update_id, "body": body, "received_at": now}
            for update_id, body in received
        ]
        statement = (
            insert(self._connection, updates).values(rows).on_conflict_do_nothing().returning(updates.c.seq)
        )
        return len((await self._connection.execute(statement)).all())

    async def undone(
        self, bot_id: int, now: datetime, *, after: int = 0, limit: int = 100
    ) -> list[StoredUpdate]:
        """Return up to `limit` updates not handled yet, from the one after `after`, in order of arrival."""
        asked = {"bot_id": bot_id, "after": after, "now": now, "limit": limit}
        return [StoredUpdate(**row._asdict()) for row in await self._connection.execute(_UNDONE, asked)]

    async def done(self, seqs: Sequence[int], now: datetime) -> None:
        """Mark updates as handled."""
        await self._connection.execute(_DONE, {"seqs": seqs, "now": now})

    async def forget_done(self, before: datetime) -> int:
        """Remove those handled before a moment. Return how many."""
        statement = delete(updates).where(updates.c.done_at < before)
        return (await self._connection.execute(statement)).rowcount

    async def waiting(self) -> int:
        """Return how many updates wait."""
        query = select(func.count()).select_from(updates).where(UNDONE)
        return (await self._connection.execute(query)).scalar_one()
