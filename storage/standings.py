"""Standings: how far broadcasts are and how fast they go, counted from the outbox."""

from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.broadcasts import LATELY, Pace, Progress, Standing
from news.chats import Absence
from news.deliveries import DeliveryStatus, absent
from news.ids import BroadcastId
from storage.broadcasts import Broadcasts
from storage.schema import EPOCH, deliveries

_UNREACHABLE = tuple(absent(absence) for absence in Absence)


class Standings:
    """How broadcasts stand."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of(self, id: BroadcastId, now: datetime) -> Standing | None:
        """Return a broadcast with how far it is and how fast it goes."""
        broadcast = await Broadcasts(self._connection).get(id)
        if broadcast is None:
            return None
        progress, pace, last_sent_at = await self._counted(id, now)
        return Standing(broadcast=broadcast, progress=progress, pace=pace, last_sent_at=last_sent_at)

    async def progress(self, id: BroadcastId) -> Progress:
        """Count how a broadcast's deliveries stand."""
        return (await self._counted(id, EPOCH))[0]

    async def _counted(self, id: BroadcastId, now: datetime) -> tuple[Progress, Pace, datetime | None]:
        gone = and_(
            deliveries.c.status.in_((DeliveryStatus.FAILED, DeliveryStatus.CANCELLED)),
            deliveries.c.reason.in_(_UNREACHABLE),
        )
        standing = deliveries.c.status

        def counted(*statuses: DeliveryStatus) -> Any:
            return func.count().filter(
                and_(standing.in_(statuses), or_(deliveries.c.reason.is_(None), ~gone))
            )

        query = select(
            func.count().label("total"),
            func.count().filter(standing == DeliveryStatus.SENT).label("sent"),
            func.count().filter(gone).label("blocked"),
            counted(DeliveryStatus.FAILED).label("failed"),
            func.count().filter(standing == DeliveryStatus.IN_DOUBT).label("in_doubt"),
            func.count()
            .filter(standing.in_((DeliveryStatus.QUEUED, DeliveryStatus.SENDING)))
            .label("waiting"),
            counted(DeliveryStatus.CANCELLED, DeliveryStatus.EXPIRED).label("cancelled"),
            func.count().filter(deliveries.c.ended_at > now - LATELY).label("lately"),
            func.count().filter(standing == DeliveryStatus.QUEUED, deliveries.c.due_at > now).label("later"),
            func.max(deliveries.c.ended_at).filter(standing == DeliveryStatus.SENT).label("last_sent_at"),
        ).where(deliveries.c.broadcast_id == id)
        *counts, lately, later, last_sent_at = (await self._connection.execute(query)).one()
        progress = Progress(**dict(zip((field.name for field in fields(Progress)), counts, strict=True)))
        return progress, Pace(lately=lately, later=later), last_sent_at
