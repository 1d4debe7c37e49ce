"""Broadcasts: an editor's messages to many, spread over the outbox in slices."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, Text, and_, cast, func, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.broadcasts import Broadcast, BroadcastState, Progress
from news.chats import Absence
from news.deliveries import DeliveryStatus, Lane, absent
from news.ids import BroadcastId, UserId
from news.outgoing import Outgoing
from storage import contents as content
from storage.dialect import awake, claimable, insert
from storage.leases import LEASE
from storage.schema import EPOCH, RUNNING, broadcasts, chats, contents, deliveries

PANEL_EVERY = timedelta(seconds=4)
"""Telegram limits edits as it limits messages."""
_UNREACHABLE = tuple(absent(absence) for absence in Absence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """The message of Telegram that shows a broadcast's progress to its author."""

    telegram_id: int
    message_id: int
    language: str | None = None


class Broadcasts:
    """What editors send to all."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def draft(self, author: UserId, message: Outgoing, now: datetime) -> BroadcastId:
        """Keep a message that waits for its author's word."""
        body = content.to_json(message)
        hash = content.hash_of(body)
        await self._connection.execute(
            insert(self._connection, contents)
            .values(hash=hash, body=body, created_at=now)
            .on_conflict_do_nothing()
        )
        statement = (
            insert(self._connection, broadcasts)
            .values(author=author, content_hash=hash, state=BroadcastState.DRAFT, created_at=now)
            .returning(broadcasts.c.id)
        )
        return BroadcastId((await self._connection.execute(statement)).scalar_one())

    async def get(self, id: BroadcastId) -> Broadcast | None:
        """Return a broadcast."""
        query = (
            select(broadcasts, contents.c.body)
            .join(contents, contents.c.hash == broadcasts.c.content_hash)
            .where(broadcasts.c.id == id)
        )
        row = (await self._connection.execute(query)).one_or_none()
        return None if row is None else _broadcast(row)

    async def confirm(self, id: BroadcastId, panel: Panel, now: datetime) -> bool:
        """Let a draft go, with the message that shows its progress. Once only."""
        statement = (
            update(broadcasts)
            .where(broadcasts.c.id == id, broadcasts.c.state == BroadcastState.DRAFT)
            .values(
                state=BroadcastState.CONFIRMED,
                confirmed_at=now,
                panel_chat=panel.telegram_id,
                panel_message=panel.message_id,
            )
            .returning(broadcasts.c.id)
        )
        return (await self._connection.execute(statement)).scalar_one_or_none() is not None

    async def cancel(self, id: BroadcastId) -> bool:
        """Stop a broadcast that has not ended; what was sent stays sent."""
        ended = (BroadcastState.REPORTED, BroadcastState.CANCELLED)
        statement = (
            update(broadcasts)
            .where(broadcasts.c.id == id, broadcasts.c.state.not_in(ended))
            .values(state=BroadcastState.CANCELLED)
            .returning(broadcasts.c.id)
        )
        return (await self._connection.execute(statement)).scalar_one_or_none() is not None

    async def claim(self, now: datetime, limit: int) -> list[BroadcastId]:
        """Take confirmed broadcasts whose deliveries are not all queued yet."""
        due = (
            select(broadcasts.c.id)
            .where(
                RUNNING,
                broadcasts.c.state == BroadcastState.CONFIRMED,
                broadcasts.c.lease_until <= now,
                awake("broadcast", broadcasts.c.id, now),
            )
            .order_by(broadcasts.c.id)
            .limit(limit)
        )
        statement = (
            update(broadcasts)
            .where(broadcasts.c.id.in_(claimable(due).scalar_subquery()))
            .values(lease_until=now + LEASE)
            .returning(broadcasts.c.id)
        )
        return [BroadcastId(id) for id in await self._connection.scalars(statement)]

    async def spread(self, id: BroadcastId, now: datetime, slice_size: int) -> bool:
        """Queue a broadcast for the next `slice_size` receiving chats. Return whether it is spread to the last."""
        found = (
            await self._connection.execute(
                select(broadcasts.c.spread_to, broadcasts.c.content_hash).where(
                    broadcasts.c.id == id, broadcasts.c.state == BroadcastState.CONFIRMED
                )
            )
        ).one_or_none()
        if found is None:
            return True
        slice_of_chats = (
            select(chats.c.id)
            .where(chats.c.id > found.spread_to, chats.c.absence.is_(None), chats.c.set_up)
            .order_by(chats.c.id)
            .limit(slice_size)
        ).subquery()
        last = (await self._connection.execute(select(func.max(slice_of_chats.c.id)))).scalar_one()
        if last is None:
            await self._connection.execute(
                update(broadcasts)
                .where(broadcasts.c.id == id)
                .values(state=BroadcastState.SPREAD, lease_until=EPOCH)
            )
            return True
        rows = select(
            literal(f"broadcast:{id}:chat:") + cast(slice_of_chats.c.id, Text),
            slice_of_chats.c.id,
            literal(found.content_hash, broadcasts.c.content_hash.type),
            literal(int(Lane.BROADCAST)),
            literal(now, deliveries.c.due_at.type),
            literal(id),
        ).where(slice_of_chats.c.id.is_not(None))
        columns = ["key", "chat_id", "content_hash", "lane", "due_at", "broadcast_id"]
        await self._connection.execute(
            insert(self._connection, deliveries).from_select(columns, rows).on_conflict_do_nothing()
        )
        await self._connection.execute(update(broadcasts).where(broadcasts.c.id == id).values(spread_to=last))
        return False

    async def progress(self, id: BroadcastId) -> Progress:
        """Count how a broadcast's deliveries stand."""
        absent = and_(
            deliveries.c.status.in_((DeliveryStatus.FAILED, DeliveryStatus.CANCELLED)),
            deliveries.c.reason.in_(_UNREACHABLE),
        )
        standing = deliveries.c.status

        def counted(*statuses: DeliveryStatus) -> Any:
            return func.count().filter(
                and_(standing.in_(statuses), or_(deliveries.c.reason.is_(None), ~absent))
            )

        query = select(
            func.count().label("total"),
            func.count().filter(standing == DeliveryStatus.SENT).label("sent"),
            func.count().filter(absent).label("blocked"),
            counted(DeliveryStatus.FAILED).label("failed"),
            func.count().filter(standing == DeliveryStatus.IN_DOUBT).label("in_doubt"),
            func.count()
            .filter(standing.in_((DeliveryStatus.QUEUED, DeliveryStatus.SENDING)))
            .label("waiting"),
            counted(DeliveryStatus.CANCELLED, DeliveryStatus.EXPIRED).label("cancelled"),
        ).where(deliveries.c.broadcast_id == id)
        row = (await self._connection.execute(query)).one()
        return Progress(**row._asdict())

    async def claim_panels(self, now: datetime, limit: int) -> list[BroadcastId]:
        """Take the running broadcasts whose authors have not seen their progress for some seconds."""
        due = (
            select(broadcasts.c.id)
            .where(
                RUNNING,
                broadcasts.c.panel_due_at <= now,
                awake("progress", broadcasts.c.id, now),
            )
            .order_by(broadcasts.c.id)
            .limit(limit)
        )
        statement = (
            update(broadcasts)
            .where(broadcasts.c.id.in_(claimable(due).scalar_subquery()))
            .values(panel_due_at=now + PANEL_EVERY)
            .returning(broadcasts.c.id)
        )
        return [BroadcastId(id) for id in await self._connection.scalars(statement)]

    async def panel(self, id: BroadcastId) -> Panel | None:
        """Return the message that shows a broadcast's progress, and the language of who reads it."""
        query = (
            select(broadcasts.c.panel_chat, broadcasts.c.panel_message, chats.c.language)
            .outerjoin(chats, and_(chats.c.telegram_id == broadcasts.c.panel_chat, chats.c.thread_id == 0))
            .where(broadcasts.c.id == id, broadcasts.c.panel_chat.is_not(None))
        )
        row = (await self._connection.execute(query)).one_or_none()
        if row is None:
            return None
        return Panel(telegram_id=row.panel_chat, message_id=row.panel_message, language=row.language)

    async def reported(self, id: BroadcastId) -> bool:
        """Say that a broadcast that has ended is reported; False if it is already."""
        return await self._change(id, BroadcastState.SPREAD, BroadcastState.REPORTED)

    async def reopen(self, id: BroadcastId) -> bool:
        """Watch a reported broadcast again, since some of it is sent again; it will be reported anew."""
        return await self._change(id, BroadcastState.REPORTED, BroadcastState.SPREAD)

    async def _change(self, id: BroadcastId, before: BroadcastState, after: BroadcastState) -> bool:
        statement = (
            update(broadcasts)
            .where(broadcasts.c.id == id, broadcasts.c.state == before)
            .values(state=after)
            .returning(broadcasts.c.id)
        )
        return (await self._connection.execute(statement)).scalar_one_or_none() is not None


def _broadcast(row: Row[Any]) -> Broadcast:
    return Broadcast(
        id=BroadcastId(row.id),
        author=UserId(row.author),
        content=content.from_json(row.body),
        state=BroadcastState(row.state),
        created_at=row.created_at,
        confirmed_at=row.confirmed_at,
    )
