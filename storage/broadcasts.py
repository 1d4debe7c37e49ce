"""Broadcasts: an editor's messages to many, from the draft to the report."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.broadcasts import Audience, Broadcast, BroadcastState
from news.ids import BroadcastId, UserId
from news.outgoing import Outgoing
from storage import audiences
from storage import contents as content
from storage.dialect import awake, claimed, insert
from storage.leases import LEASE
from storage.panels import Panel
from storage.schema import EPOCH, RUNNING, broadcasts, contents
from storage.wordings import Wordings


class Broadcasts:
    """What editors send to all."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def draft(self, author: UserId, message: Outgoing, now: datetime) -> BroadcastId:
        """Keep a message that waits for its author's word."""
        statement = (
            insert(self._connection, broadcasts)
            .values(
                author=author,
                content_hash=await Wordings(self._connection).keep(message, now),
                state=BroadcastState.DRAFT,
                audience=audiences.to_json(Audience()),
                created_at=now,
            )
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
        if row is None:
            return None
        found = await Wordings(self._connection).versions(id)
        return replace(_broadcast(row), versions=found)

    async def recent(self, limit: int) -> list[Broadcast]:
        """Return the last broadcasts, the newest first, without their versions in languages."""
        query = (
            select(broadcasts, contents.c.body)
            .join(contents, contents.c.hash == broadcasts.c.content_hash)
            .order_by(broadcasts.c.id.desc())
            .limit(limit)
        )
        return [_broadcast(row) for row in await self._connection.execute(query)]

    async def revise(self, draft: Broadcast) -> bool:
        """Keep the audience, the moment and the urgency of a draft; False if it is none any more."""
        statement = (
            update(broadcasts)
            .where(broadcasts.c.id == draft.id, broadcasts.c.state == BroadcastState.DRAFT)
            .values(
                audience=audiences.to_json(draft.audience), starts_at=draft.starts_at, urgent=draft.urgent
            )
        )
        return await self._changed(statement)

    async def ask(self, id: BroadcastId, panel: Panel) -> bool:
        """Let a draft wait for a second editor. Once only."""
        statement = (
            update(broadcasts)
            .where(broadcasts.c.id == id, broadcasts.c.state == BroadcastState.DRAFT)
            .values(state=BroadcastState.ASKED, panel_chat=panel.telegram_id, panel_message=panel.message_id)
        )
        return await self._changed(statement)

    async def give_back(self, id: BroadcastId) -> bool:
        """Make a draft again of what waits for a second editor."""
        return await self._change(id, BroadcastState.ASKED, BroadcastState.DRAFT)

    async def approve(self, id: BroadcastId, editor: UserId, now: datetime, starts_at: datetime) -> bool:
        """Let go what waits for a second editor, who is not its author. Once only."""
        statement = (
            update(broadcasts)
            .where(
                broadcasts.c.id == id,
                broadcasts.c.state == BroadcastState.ASKED,
                broadcasts.c.author != editor,
            )
            # The panel, which says until now that it waits for the editor, says at once when it leaves.
            .values(approved_by=editor, **_leaving(now, starts_at) | {"panel_due_at": now})
        )
        return await self._changed(statement)

    async def confirm(
        self, id: BroadcastId, panel: Panel, now: datetime, starts_at: datetime | None = None
    ) -> bool:
        """Let a draft go at its moment, with the message that shows its progress. Once only."""
        statement = (
            update(broadcasts)
            .where(broadcasts.c.id == id, broadcasts.c.state == BroadcastState.DRAFT)
            .values(
                panel_chat=panel.telegram_id,
                panel_message=panel.message_id,
                **_leaving(now, starts_at or now),
            )
        )
        return await self._changed(statement)

    async def hurry(self, id: BroadcastId, now: datetime) -> bool:
        """Let what is to leave later leave at once."""
        statement = (
            update(broadcasts)
            .where(
                broadcasts.c.id == id,
                broadcasts.c.state == BroadcastState.CONFIRMED,
                broadcasts.c.starts_at > now,
            )
            .values(starts_at=now, panel_due_at=now)
        )
        return await self._changed(statement)

    async def cancel(self, id: BroadcastId) -> bool:
        """Stop a broadcast that has not ended; what was sent stays sent."""
        ended = (BroadcastState.REPORTED, BroadcastState.CANCELLED)
        statement = (
            update(broadcasts)
            .where(broadcasts.c.id == id, broadcasts.c.state.not_in(ended))
            .values(state=BroadcastState.CANCELLED)
        )
        return await self._changed(statement)

    async def pause(self, id: BroadcastId) -> bool:
        """Let what runs wait; hold its deliveries too."""
        statement = (
            update(broadcasts).where(broadcasts.c.id == id, RUNNING).values(state=BroadcastState.PAUSED)
        )
        return await self._changed(statement)

    async def resume(self, id: BroadcastId, now: datetime) -> bool:
        """Let what is paused go on where it was, with what is not queued yet too."""
        statement = (
            update(broadcasts)
            .where(broadcasts.c.id == id, broadcasts.c.state == BroadcastState.PAUSED)
            .values(state=BroadcastState.CONFIRMED, lease_until=EPOCH, panel_due_at=now)
        )
        return await self._changed(statement)

    async def claim(self, now: datetime, limit: int) -> list[BroadcastId]:
        """Take confirmed broadcasts whose deliveries are not all queued yet."""
        due = (
            select(broadcasts.c.id)
            .where(
                RUNNING,
                broadcasts.c.state == BroadcastState.CONFIRMED,
                broadcasts.c.starts_at <= now,
                broadcasts.c.lease_until <= now,
                awake("broadcast", broadcasts.c.id, now),
            )
            .order_by(broadcasts.c.id)
            .limit(limit)
        )
        statement = (
            update(broadcasts)
            .where(claimed(broadcasts.c.id, due))
            .values(lease_until=now + LEASE)
            .returning(broadcasts.c.id)
        )
        return [BroadcastId(id) for id in await self._connection.scalars(statement)]

    async def reported(self, id: BroadcastId) -> bool:
        """Say that a broadcast that has ended is reported; False if it is already."""
        return await self._change(id, BroadcastState.SPREAD, BroadcastState.REPORTED)

    async def reopen(self, id: BroadcastId) -> bool:
        """Watch a reported broadcast again, since some of it is sent again; it will be reported anew."""
        return await self._change(id, BroadcastState.REPORTED, BroadcastState.SPREAD)

    async def _change(self, id: BroadcastId, before: BroadcastState, after: BroadcastState) -> bool:
        statement = (
            update(broadcasts).where(broadcasts.c.id == id, broadcasts.c.state == before).values(state=after)
        )
        return await self._changed(statement)

    async def _changed(self, statement: Any) -> bool:
        """Change a broadcast if it stands as the statement asks: of two who would, one does."""
        changed = await self._connection.execute(statement.returning(broadcasts.c.id))
        return changed.scalar_one_or_none() is not None


def _leaving(now: datetime, starts_at: datetime) -> dict[str, Any]:
    """Return what is kept of a broadcast that is let go."""
    return {
        "state": BroadcastState.CONFIRMED,
        "confirmed_at": now,
        "starts_at": starts_at,
        "panel_due_at": starts_at,
    }


def _broadcast(row: Row[Any]) -> Broadcast:
    return Broadcast(
        id=BroadcastId(row.id),
        author=UserId(row.author),
        content=content.from_json(row.body),
        state=BroadcastState(row.state),
        created_at=row.created_at,
        confirmed_at=row.confirmed_at,
        starts_at=row.starts_at,
        audience=audiences.from_json(row.audience),
        urgent=row.urgent,
        approved_by=None if row.approved_by is None else UserId(row.approved_by),
    )
