"""The desk in the browser: who may look at it, and what only it asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.broadcasts import BroadcastState
from news.deliveries import DeliveryStatus, Lane
from news.ids import BroadcastId, UserId
from storage.dialect import insert
from storage.schema import QUEUED, UNSETTLED, broadcasts, deliveries, desk_keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """How many deliveries of a lane stand where."""

    lane: Lane
    status: DeliveryStatus
    count: int


class Desk:
    """Keys are kept as hashes only: whoever reads the database cannot enter with what stands there."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def give(self, key: str, user_id: UserId, *, once: bool, expires_at: datetime) -> None:
        """Keep a key: of a link, that opens once, or of a session."""
        values = {"hash": _hash(key), "user_id": user_id, "once": once, "expires_at": expires_at}
        await self._connection.execute(insert(self._connection, desk_keys).values(values))

    async def use(self, key: str, now: datetime) -> UserId | None:
        """Return whose link it is and forget it: of two who open it, one enters."""
        statement = (
            delete(desk_keys)
            .where(desk_keys.c.hash == _hash(key), desk_keys.c.once)
            .returning(desk_keys.c.user_id, desk_keys.c.expires_at)
        )
        row = (await self._connection.execute(statement)).one_or_none()
        return None if row is None or row.expires_at <= now else UserId(row.user_id)

    async def session(self, key: str, now: datetime) -> UserId | None:
        """Return whose session it is, while it lasts."""
        query = select(desk_keys.c.user_id).where(
            desk_keys.c.hash == _hash(key), ~desk_keys.c.once, desk_keys.c.expires_at > now
        )
        found = (await self._connection.execute(query)).scalar_one_or_none()
        return None if found is None else UserId(found)

    async def queue(self) -> list[Waiting]:
        """Return how many deliveries of each lane wait, are being sent, or are in doubt."""
        found = []
        for which in (QUEUED, UNSETTLED):
            query = (
                select(deliveries.c.lane, deliveries.c.status, func.count())
                .where(which)
                .group_by(deliveries.c.lane, deliveries.c.status)
                .order_by(deliveries.c.lane)
            )
            found += [
                Waiting(lane=Lane(lane), status=DeliveryStatus(status), count=count)
                for lane, status, count in await self._connection.execute(query)
            ]
        return found

    async def broadcasts(self, limit: int) -> Sequence[tuple[BroadcastId, BroadcastState, datetime]]:
        """Return the newest broadcasts that were let go, with when they were begun."""
        query = (
            select(broadcasts.c.id, broadcasts.c.state, broadcasts.c.created_at)
            .where(broadcasts.c.confirmed_at.is_not(None))
            .order_by(broadcasts.c.id.desc())
            .limit(limit)
        )
        return [
            (BroadcastId(row.id), BroadcastState(row.state), row.created_at)
            for row in await self._connection.execute(query)
        ]


def _hash(key: str) -> bytes:
    """A key has 256 bits of chance, so that a fast hash serves."""
    return sha256(key.encode("utf-8", "replace")).digest()
