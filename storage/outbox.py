"""The outbox: what is to be sent, one row a message and chat, from the queue to its end."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Integer,
    exists,
    func,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from news.chats import Absence
from news.deliveries import (
    DELETE,
    EDIT,
    Content,
    Deletion,
    Delivery,
    DeliveryStatus,
    Dropped,
    Earlier,
    Edit,
    Failed,
    InDoubt,
    Lane,
    Moved,
    NewDelivery,
    Outcome,
    Postponed,
    Sent,
    earlier_key,
)
from news.ids import BroadcastId, ChatId, DeliveryId, DigestId
from storage import contents as content
from storage import sending
from storage.dialect import insert
from storage.leases import LEASE
from storage.many import given, nth, one_of, packed, unpacked
from storage.schema import EPOCH, HELD, OPEN, QUEUED, UNSETTLED, contents, deliveries

_QUEUED_AS = {
    name: deliveries.c[name].type
    for name in ("key", "chat_id", "lane", "due_at", "expires_at", "digest_id", "broadcast_id", "reply_to")
}
_IS_CHANGE = or_(deliveries.c.key.startswith(EDIT), deliveries.c.key.startswith(DELETE))


class Outbox:
    """What waits to be sent, and what became of it."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def queue(self, wanted: Sequence[NewDelivery], now: datetime) -> int:
        """Queue deliveries; one whose key is known is there already. Return how many were new."""
        if not wanted:
            return 0
        # Where many get the same it is one object.
        bodies = {id(delivery.content): content.written(delivery.content) for delivery in wanted}
        await self.keep(dict(bodies.values()), now)
        hashes = sorted({hash for hash, _ in bodies.values()})
        places = {hash: place for place, hash in enumerate(hashes)}
        rows = [
            (
                delivery.key, delivery.chat_id, delivery.lane, delivery.due_at, delivery.expires_at,
                delivery.digest_id, delivery.broadcast_id, delivery.reply_to,
                places[bodies[id(delivery.content)][0]],
            )
            for delivery in wanted
        ]  # fmt: skip
        new = given(self._connection, _QUEUED_AS | {"content": Integer()}, rows)
        statement = insert(self._connection, deliveries).from_select(
            [*_QUEUED_AS, "content_hash"],
            select(*(new.c[name] for name in _QUEUED_AS), nth(hashes, new.c.content)).where(true()),
        )
        counted = statement.on_conflict_do_nothing().execution_options(preserve_rowcount=True)
        return (await self._connection.execute(counted)).rowcount

    async def has(self, key: str) -> bool:
        """Return whether a delivery of this key was ever queued."""
        query = select(exists(select(deliveries.c.id).where(deliveries.c.key == key)))
        return bool((await self._connection.execute(query)).scalar_one())

    async def keep(self, bodies: dict[bytes, dict[str, Any]], now: datetime) -> None:
        """Keep contents by their hash, each once."""
        # In one order: two that keep the same must not wait for each other.
        hashes = sorted(bodies)
        place, is_it = one_of(self._connection, contents.c.hash, hashes)
        query = select(place).where(is_it)
        known = {hashes[place] for (place,) in unpacked(query, await packed(self._connection, query))}
        rows = [
            {"hash": hash, "body": bodies[hash], "created_at": now} for hash in hashes if hash not in known
        ]
        if rows:
            await self._connection.execute(insert(self._connection, contents).on_conflict_do_nothing(), rows)

    async def claim(self, now: datetime, limit: int, last_lane: Lane = Lane.BROADCAST) -> list[DeliveryId]:
        """Take up to `limit` deliveries that are due: the first of each chat that nothing is being sent to.

        None of a lane after `last_lane`.
        """
        told = {"now": now, "until": now + LEASE, "last_lane": last_lane, "most": limit}
        rows = (await self._connection.execute(sending.CLAIM, told)).all()
        return [DeliveryId(row.id) for row in sorted(rows, key=lambda row: (row.lane, row.id))]

    async def get(self, id: DeliveryId) -> Delivery | None:
        """Return a delivery that is still queued, with what decides whether its chat wants it."""
        return (await self.queued([id])).get(id)

    async def queued(self, ids: Sequence[DeliveryId]) -> dict[DeliveryId, Delivery]:
        """Return those of some deliveries that are still queued, and not held since they were claimed."""
        found = (await self._connection.execute(sending.WANTED, {"ids": list(ids)})).all()
        rows: list[tuple[Any, Content]] = [(row, content.content_from_json(row.body)) for row in found]
        earlier = await self._earlier(
            [earlier_key(row.key) for row, what in rows if isinstance(what, Edit | Deletion)]
        )
        return {
            DeliveryId(row.id): _delivery(row, what, earlier.get(earlier_key(row.key))) for row, what in rows
        }

    async def begin(self, id: DeliveryId, now: datetime) -> bool:
        """Mark a delivery as being sent, before the call: False if it is no longer queued."""
        return id in await self.begin_all([id], now)

    async def begin_all(self, ids: Sequence[DeliveryId], now: datetime) -> set[DeliveryId]:
        """Mark deliveries as being sent, before their calls. Return those that were still queued."""
        if not ids:
            return set()
        begun = await self._connection.scalars(sending.BEGIN, {"ids": list(ids), "now": now})
        return {DeliveryId(id) for id in begun}

    async def put_back(self, ids: Sequence[DeliveryId]) -> None:
        """Leave to others what was claimed and is held since: whoever claimed it does so once its turn has come."""
        if ids:
            statement = update(deliveries).where(
                deliveries.c.id.in_(ids), QUEUED, deliveries.c.due_at == HELD
            )
            await self._connection.execute(statement.values(lease_until=EPOCH))

    async def settle(self, id: DeliveryId, outcome: Outcome, now: datetime) -> None:
        """Keep what became of a delivery."""
        if isinstance(outcome, Sent):
            await self.settle_sent([(id, outcome)], now)
            return
        values: dict[str, Any] = {"lease_until": EPOCH, "ended_at": now, "reason": _reason(outcome)}
        match outcome:
            case Failed():
                values |= {"status": DeliveryStatus.FAILED}
            case InDoubt():
                values |= {"status": DeliveryStatus.IN_DOUBT}
            case Dropped(status=status):
                values |= {"status": status}
            case Postponed() | Moved():
                values |= {"status": DeliveryStatus.QUEUED, "ended_at": None}
        statement = update(deliveries).where(deliveries.c.id == id).values(values)
        if isinstance(outcome, Postponed | Moved):
            # What was cancelled while it waited for its turn does not come back.
            statement = statement.where(OPEN)
        await self._connection.execute(statement)

    async def settle_sent(self, sent: Sequence[tuple[DeliveryId, Sent]], now: datetime) -> None:
        """Keep that deliveries were sent, all in one statement."""
        if not sent:
            return
        rows = [{"which": id, "messages": list(outcome.message_ids), "now": now} for id, outcome in sent]
        await self._connection.execute(sending.SENT, rows)

    async def recover(self, now: datetime) -> int:
        """What was being sent when the program died is in doubt. Return how many.

        A change of earlier messages is queued again instead: made twice, it is as if made once.
        """
        await self._connection.execute(
            update(deliveries)
            .where(UNSETTLED, deliveries.c.status == DeliveryStatus.SENDING, _IS_CHANGE)
            .values(status=DeliveryStatus.QUEUED, reason="killed", lease_until=EPOCH)
        )
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
        """Take what a broadcast has not sent yet out of the queue. Return how many.

        What is being sent now is too late from now on: should it come back unsent, it goes no more.
        """
        sending = deliveries.c.status == DeliveryStatus.SENDING
        await self._connection.execute(
            update(deliveries)
            .where(deliveries.c.broadcast_id == broadcast_id, sending)
            .values(expires_at=now)
        )
        statement = (
            update(deliveries)
            .where(deliveries.c.broadcast_id == broadcast_id, deliveries.c.status == DeliveryStatus.QUEUED)
            .values(status=DeliveryStatus.CANCELLED, reason="cancelled", ended_at=now)
            .returning(deliveries.c.id)
        )
        return len((await self._connection.execute(statement)).all())

    async def _earlier(self, keys: Sequence[str]) -> dict[str, Earlier]:
        """Return where deliveries stand, and which messages they became, by key."""
        if not keys:
            return {}
        query = select(
            deliveries.c.key, deliveries.c.status, deliveries.c.message_ids, deliveries.c.ended_at
        ).where(deliveries.c.key.in_(keys))
        return {
            row.key: Earlier(
                status=DeliveryStatus(row.status),
                message_ids=tuple(row.message_ids or ()),
                ended_at=row.ended_at,
            )
            for row in await self._connection.execute(query)
        }

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
        # All lanes, which are named so that SQLite counts them in the index of what is queued, not in one of everything.
        queued = select(func.count()).where(QUEUED, deliveries.c.lane >= Lane.INTERACTIVE)
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


def _reason(outcome: Outcome) -> str | None:
    """Return why a delivery ended, or waits again, in a word."""
    match outcome:
        case Sent():
            return None
        case Moved():
            return "moved"
        case Failed() | InDoubt() | Dropped() | Postponed():
            return outcome.reason


def _delivery(row: Any, what: Content, earlier: Earlier | None) -> Delivery:
    return Delivery(
        id=DeliveryId(row.id),
        key=row.key,
        chat_id=ChatId(row.chat_id),
        telegram_id=row.telegram_id,
        thread_id=row.thread_id or None,
        content=what,
        lane=Lane(row.lane),
        attempts=row.attempts,
        expires_at=row.expires_at,
        absence=None if row.absence is None else Absence(row.absence),
        paused_until=row.paused_until,
        digest_id=None if row.digest_id is None else DigestId(row.digest_id),
        broadcast_id=None if row.broadcast_id is None else BroadcastId(row.broadcast_id),
        reply_to=row.reply_to,
        earlier=earlier,
    )
