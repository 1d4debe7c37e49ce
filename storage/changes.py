"""Changes of what broadcasts have sent: edits and deletions, which are deliveries too, queued slice by slice."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, case, func, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.broadcasts import Broadcast
from news.deliveries import Content, Deletion, DeliveryStatus, Edit, Lane, delete_key, edit_key
from news.edits import FIRST, wordings
from news.ids import BroadcastId, DeliveryId
from storage.broadcasts import Broadcasts
from storage.dialect import insert
from storage.schema import deliveries
from storage.wordings import Wordings

_NOT_SENT = (DeliveryStatus.QUEUED, DeliveryStatus.IN_DOUBT)
_COLUMNS = ["key", "chat_id", "content_hash", "lane", "due_at"]


class Changes:
    """What is changed after it was sent."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def edit(
        self, broadcast_id: BroadcastId, version: str, number: int, now: datetime, *,
        after: DeliveryId, limit: int, lane: Lane = Lane.ALERT,
    ) -> tuple[int, DeliveryId | None]:  # fmt: skip
        """Queue an edit of a version of a broadcast, for its next `limit` deliveries from the one after `after`.

        Who got the version gets what it says now; what waits or is in doubt has the new content instead. Return how
        many edits were queued, and the last delivery looked at: None when there are no more. `number` names the
        edit: a second call with it adds nothing.
        """
        broadcast = await Broadcasts(self._connection).get(broadcast_id)
        last = await self._last_of(broadcast_id, after, limit)
        if broadcast is None or last is None:
            return 0, None
        this_slice = _slice(broadcast_id, after, last)
        count = 0
        # What it says now, not what it was to say when the edit was let go: so the last of several edits stands at
        # the end, in whatever order they are spread.
        for name, message in wordings(broadcast, version).items():
            which = (*this_slice, _got(name, broadcast))
            hash = await Wordings(self._connection).keep(message, now)
            await self._connection.execute(
                update(deliveries).where(*which, deliveries.c.status.in_(_NOT_SENT)).values(content_hash=hash)
            )
            change = Edit(content=message)
            count += await self._queue(which, edit_key(number, ""), change, now, lane)
        return count, last

    async def delete(
        self, broadcast_id: BroadcastId, now: datetime, *,
        after: DeliveryId, limit: int, lane: Lane = Lane.ALERT,
    ) -> tuple[int, DeliveryId | None]:  # fmt: skip
        """Queue the deletion of what a broadcast sent, slice by slice as `edit`; what waits is cancelled.

        What is in doubt stays so: it may be there, but nobody knows under which number.
        """
        last = await self._last_of(broadcast_id, after, limit)
        if last is None:
            return 0, None
        this_slice = _slice(broadcast_id, after, last)
        await self._connection.execute(
            update(deliveries)
            .where(*this_slice, deliveries.c.status == DeliveryStatus.QUEUED)
            .values(status=DeliveryStatus.CANCELLED, reason="deleted", ended_at=now)
        )
        # What is being sent now goes no more, should it come back unsent.
        await self._connection.execute(
            update(deliveries)
            .where(*this_slice, deliveries.c.status == DeliveryStatus.SENDING)
            .values(expires_at=now)
        )
        return await self._queue(this_slice, delete_key(""), Deletion(), now, lane), last

    async def standing(self, broadcast_id: BroadcastId, number: int | None) -> dict[DeliveryStatus, int]:
        """Return how an edit of a broadcast stands, or with None its deletion: how many deliveries are where."""
        change = deliveries.alias("change")
        prefix = delete_key("") if number is None else edit_key(number, "")
        query = (
            select(change.c.status, func.count())
            .join(deliveries, change.c.key == literal(prefix) + deliveries.c.key)
            .where(deliveries.c.broadcast_id == broadcast_id)
            .group_by(change.c.status)
        )
        return {DeliveryStatus(status): count for status, count in await self._connection.execute(query)}

    async def _last_of(self, broadcast_id: BroadcastId, after: DeliveryId, limit: int) -> DeliveryId | None:
        ids = (
            select(deliveries.c.id)
            .where(deliveries.c.broadcast_id == broadcast_id, deliveries.c.id > after)
            .order_by(deliveries.c.id)
            .limit(limit)
        ).subquery()
        last = (await self._connection.execute(select(func.max(ids.c.id)))).scalar_one()
        return None if last is None else DeliveryId(last)

    async def _queue(
        self, which: Sequence[ColumnElement[bool]], prefix: str, change: Content, now: datetime, lane: Lane
    ) -> int:
        """Queue a change of all of some deliveries that were sent, or are being sent at this moment."""
        standing = deliveries.c.status
        rows = select(
            literal(prefix) + deliveries.c.key,
            deliveries.c.chat_id,
            literal(await Wordings(self._connection).keep(change, now), deliveries.c.content_hash.type),
            # Behind what is being sent: a lane before it could overtake it, should it have to be sent again.
            case((standing == DeliveryStatus.SENDING, deliveries.c.lane), else_=int(lane)),
            literal(now, deliveries.c.due_at.type),
        ).where(*which, standing.in_((DeliveryStatus.SENT, DeliveryStatus.SENDING)))
        statement = insert(self._connection, deliveries).from_select(_COLUMNS, rows).on_conflict_do_nothing()
        return len((await self._connection.execute(statement.returning(deliveries.c.id))).all())


def _slice(broadcast_id: BroadcastId, after: DeliveryId, last: DeliveryId) -> tuple[ColumnElement[bool], ...]:
    return (deliveries.c.broadcast_id == broadcast_id, deliveries.c.id > after, deliveries.c.id <= last)


def _got(version: str, broadcast: Broadcast) -> ColumnElement[bool]:
    """Return the condition that a delivery brings a version; one whose own version was removed counts to the first."""
    if version != FIRST:
        return deliveries.c.version == version
    return or_(deliveries.c.version.is_(None), deliveries.c.version.not_in(list(broadcast.versions)))
