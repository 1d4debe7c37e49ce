"""The outbox: what is to be sent, one row a message and chat, from the queue to its end."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.chats import Absence
from news.deliveries import (
    Delivery,
    DeliveryStatus,
    Dropped,
    Failed,
    InDoubt,
    Lane,
    Moved,
    NewDelivery,
    Outcome,
    Postponed,
    Sent,
)
from news.ids import BroadcastId, ChatId, DeliveryId, DigestId
from storage import contents as content
from storage.dialect import awake, claimable, insert
from storage.leases import LEASE
from storage.schema import EPOCH, OPEN, QUEUED, UNSETTLED, chats, contents, deliveries


class Outbox:
    """What waits to be sent, and what became of it."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def queue(self, wanted: Sequence[NewDelivery], now: datetime) -> int:
        """Queue deliveries; one whose key is known is there already. Return how many were new."""
        if not wanted:
            return 0
        bodies = [content.to_json(delivery.content) for delivery in wanted]
        hashes = [content.hash_of(body) for body in bodies]
        await self.keep(dict(zip(hashes, bodies, strict=True)), now)
        rows = [
            {
                "key": delivery.key, "chat_id": delivery.chat_id, "content_hash": hash, "lane": delivery.lane,
                "due_at": delivery.due_at, "expires_at": delivery.expires_at,
                "digest_id": delivery.digest_id, "broadcast_id": delivery.broadcast_id,
            }
            for delivery, hash in zip(wanted, hashes, strict=True)
        ]  # fmt: skip
        statement = insert(self._connection, deliveries).values(rows).on_conflict_do_nothing()
        return len((await self._connection.execute(statement.returning(deliveries.c.id))).all())

    async def has(self, key: str) -> bool:
        """Return whether a delivery of this key was ever queued."""
        query = select(exists(select(deliveries.c.id).where(deliveries.c.key == key)))
        return bool((await self._connection.execute(query)).scalar_one())

    async def keep(self, bodies: dict[bytes, dict[str, Any]], now: datetime) -> None:
        """Keep contents by their hash, each once."""
        rows = [{"hash": hash, "body": body, "created_at": now} for hash, body in bodies.items()]
        await self._connection.execute(
            insert(self._connection, contents).values(rows).on_conflict_do_nothing()
        )

    async def claim(self, now: datetime, limit: int) -> list[DeliveryId]:
        """Take up to `limit` deliveries that are due: the first of each chat that nothing is being sent to."""
        other = deliveries.alias("other")
        ahead = exists(
            select(other.c.id).where(
                other.c.chat_id == deliveries.c.chat_id,
                OPEN,
                or_(
                    other.c.status == DeliveryStatus.SENDING,
                    other.c.lease_until > now,
                    and_(
                        other.c.due_at <= now,
                        or_(
                            other.c.lane < deliveries.c.lane,
                            and_(other.c.lane == deliveries.c.lane, other.c.id < deliveries.c.id),
                        ),
                    ),
                ),
            )
        )
        resting = exists(
            select(chats.c.id).where(chats.c.id == deliveries.c.chat_id, chats.c.send_after > now)
        )
        due = (
            select(deliveries.c.id)
            .where(
                QUEUED,
                deliveries.c.due_at <= now,
                deliveries.c.lease_until <= now,
                awake("deliver", deliveries.c.id, now),
                ~ahead,
                ~resting,
            )
            .order_by(deliveries.c.lane, deliveries.c.id)
            .limit(limit)
        )
        statement = (
            update(deliveries)
            .where(deliveries.c.id.in_(claimable(due).scalar_subquery()))
            .values(lease_until=now + LEASE)
            .returning(deliveries.c.id, deliveries.c.lane)
        )
        rows = (await self._connection.execute(statement)).all()
        return [DeliveryId(row.id) for row in sorted(rows, key=lambda row: (row.lane, row.id))]

    async def get(self, id: DeliveryId) -> Delivery | None:
        """Return a delivery that is still queued, with what decides whether its chat wants it."""
        query = (
            select(
                deliveries,
                contents.c.body,
                chats.c.telegram_id,
                chats.c.thread_id,
                chats.c.absence,
                chats.c.paused_until,
            )
            .join(contents, contents.c.hash == deliveries.c.content_hash)
            .join(chats, chats.c.id == deliveries.c.chat_id)
            .where(deliveries.c.id == id, deliveries.c.status == DeliveryStatus.QUEUED)
        )
        row = (await self._connection.execute(query)).one_or_none()
        return None if row is None else _delivery(row)

    async def begin(self, id: DeliveryId, now: datetime) -> bool:
        """Mark a delivery as being sent, before the call: False if it is no longer queued."""
        statement = (
            update(deliveries)
            .where(deliveries.c.id == id, deliveries.c.status == DeliveryStatus.QUEUED)
            .values(status=DeliveryStatus.SENDING, started_at=now, attempts=deliveries.c.attempts + 1)
            .returning(deliveries.c.id)
        )
        return (await self._connection.execute(statement)).scalar_one_or_none() is not None

    async def settle(self, id: DeliveryId, outcome: Outcome, now: datetime) -> None:
        """Keep what became of a delivery."""
        values: dict[str, Any] = {"lease_until": EPOCH, "ended_at": now}
        match outcome:
            case Sent(message_ids=message_ids):
                values |= {"status": DeliveryStatus.SENT, "message_ids": list(message_ids), "reason": None}
            case Failed(reason=reason):
                values |= {"status": DeliveryStatus.FAILED, "reason": reason}
            case InDoubt(reason=reason):
                values |= {"status": DeliveryStatus.IN_DOUBT, "reason": reason}
            case Dropped(status=status, reason=reason):
                values |= {"status": status, "reason": reason}
            case Postponed(reason=reason):
                values |= {"status": DeliveryStatus.QUEUED, "ended_at": None, "reason": reason}
            case Moved():
                values |= {"status": DeliveryStatus.QUEUED, "ended_at": None, "reason": "moved"}
        await self._connection.execute(update(deliveries).where(deliveries.c.id == id).values(values))

    async def recover(self, now: datetime) -> int:
        """What was being sent when the program died is in doubt. Return how many."""
        statement = (
            update(deliveries)
            .where(UNSETTLED, deliveries.c.status == DeliveryStatus.SENDING)
            .values(status=DeliveryStatus.IN_DOUBT, reason="killed", ended_at=now, lease_until=EPOCH)
            .returning(deliveries.c.id)
        )
        return len((await self._connection.execute(statement)).all())

    async def resend_in_doubt(self, now: datetime, broadcast_id: BroadcastId | None = None) -> int:
        """Queue again what is in doubt of a broadcast, or of none: a person decided so. Return how many."""
        statement = (
            update(deliveries)
            .where(UNSETTLED, deliveries.c.status == DeliveryStatus.IN_DOUBT)
            .values(status=DeliveryStatus.QUEUED, due_at=now, ended_at=None, expires_at=None)
            .returning(deliveries.c.id)
        )
        of_it = deliveries.c.broadcast_id == broadcast_id
        statement = statement.where(deliveries.c.broadcast_id.is_(None) if broadcast_id is None else of_it)
        return len((await self._connection.execute(statement)).all())

    async def doubts_since(self, last: DeliveryId) -> tuple[int, DeliveryId]:
        """Return how many deliveries of no broadcast are in doubt, and the newest of them, if it is after `last`.

        (0, last) where nothing has come into doubt since.
        """
        query = select(func.count(), func.max(deliveries.c.id)).where(
            UNSETTLED,
            deliveries.c.status == DeliveryStatus.IN_DOUBT,
            deliveries.c.broadcast_id.is_(None),
        )
        row = (await self._connection.execute(query)).one()
        if row[1] is None or row[1] <= last:
            return 0, last
        return row[0], DeliveryId(row[1])

    async def cancel_broadcast(self, broadcast_id: BroadcastId, now: datetime) -> int:
        """Take what a broadcast has not sent yet out of the queue. Return how many."""
        statement = (
            update(deliveries)
            .where(deliveries.c.broadcast_id == broadcast_id, deliveries.c.status == DeliveryStatus.QUEUED)
            .values(status=DeliveryStatus.CANCELLED, reason="cancelled", ended_at=now)
            .returning(deliveries.c.id)
        )
        return len((await self._connection.execute(statement)).all())

    async def in_doubt(self, limit: int = 100) -> list[tuple[str, ChatId, str]]:
        """Return (key, chat, reason) of what may or may not have been sent, newest first."""
        query = (
            select(deliveries.c.key, deliveries.c.chat_id, deliveries.c.reason)
            .where(UNSETTLED, deliveries.c.status == DeliveryStatus.IN_DOUBT)
            .order_by(deliveries.c.id.desc())
            .limit(limit)
        )
        return [
            (row.key, ChatId(row.chat_id), row.reason or "") for row in await self._connection.execute(query)
        ]

    async def waiting(self) -> dict[DeliveryStatus, int]:
        """Return how many deliveries have not come to an end that stays: queued, being sent, in doubt."""
        queued = select(func.count()).select_from(deliveries).where(QUEUED)
        unsettled = select(deliveries.c.status, func.count()).where(UNSETTLED).group_by(deliveries.c.status)
        counts = {
            DeliveryStatus(status): count for status, count in await self._connection.execute(unsettled)
        }
        return counts | {DeliveryStatus.QUEUED: (await self._connection.execute(queued)).scalar_one()}

    async def counts(self) -> dict[DeliveryStatus, int]:
        """Return how many deliveries stand where; reads them all."""
        query = select(deliveries.c.status, func.count()).group_by(deliveries.c.status)
        return {DeliveryStatus(status): count for status, count in await self._connection.execute(query)}

    async def oldest_waiting(self, now: datetime) -> datetime | None:
        """Return since when the oldest due delivery waits."""
        query = select(func.min(deliveries.c.due_at)).where(QUEUED, deliveries.c.due_at <= now)
        since: datetime | None = (await self._connection.execute(query)).scalar_one()
        return since


def _delivery(row: Row[Any]) -> Delivery:
    return Delivery(
        id=DeliveryId(row.id),
        key=row.key,
        chat_id=ChatId(row.chat_id),
        telegram_id=row.telegram_id,
        thread_id=row.thread_id or None,
        content=content.from_json(row.body),
        lane=Lane(row.lane),
        attempts=row.attempts,
        expires_at=row.expires_at,
        absence=None if row.absence is None else Absence(row.absence),
        paused_until=row.paused_until,
        digest_id=None if row.digest_id is None else DigestId(row.digest_id),
        broadcast_id=None if row.broadcast_id is None else BroadcastId(row.broadcast_id),
    )
