"""Edits of broadcasts: offered by their author, approved where a second editor is demanded, let go once."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.edits import BroadcastEdit, EditState, reworded, wordings
from news.ids import BroadcastId, EditId, UserId
from news.outgoing import Text
from storage import contents as content
from storage.broadcasts import Broadcasts
from storage.dialect import insert
from storage.schema import broadcast_edits, contents
from storage.wordings import Wordings


class Edits:
    """What editors would rather have said."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def offer(
        self, broadcast_id: BroadcastId, author: UserId, version: str, text: Text, now: datetime
    ) -> EditId:
        """Keep an edit that waits for its author's word."""
        statement = (
            insert(self._connection, broadcast_edits)
            .values(
                broadcast_id=broadcast_id,
                author=author,
                version=version,
                content_hash=await Wordings(self._connection).keep(text, now),
                state=EditState.OFFERED,
                created_at=now,
            )
            .returning(broadcast_edits.c.id)
        )
        return EditId((await self._connection.execute(statement)).scalar_one())

    async def get(self, id: EditId) -> BroadcastEdit | None:
        """Return an edit."""
        query = (
            select(broadcast_edits, contents.c.body)
            .join(contents, contents.c.hash == broadcast_edits.c.content_hash)
            .where(broadcast_edits.c.id == id)
        )
        row = (await self._connection.execute(query)).one_or_none()
        if row is None:
            return None
        text = content.from_json(row.body)
        if not isinstance(text, Text):
            raise TypeError(f"edit {id} is no text")
        return BroadcastEdit(
            id=EditId(row.id),
            broadcast_id=BroadcastId(row.broadcast_id),
            author=UserId(row.author),
            version=row.version,
            text=text,
            state=EditState(row.state),
            created_at=row.created_at,
            approved_by=None if row.approved_by is None else UserId(row.approved_by),
        )

    async def ask(self, id: EditId) -> bool:
        """Let an edit wait for a second editor. Once only."""
        return await self._change(id, EditState.OFFERED, EditState.ASKED)

    async def refuse(self, id: EditId, editor: UserId) -> bool:
        """Give up what waits for a second editor, who is not its author. Once only."""
        other = broadcast_edits.c.author != editor
        return await self._change(id, EditState.ASKED, EditState.REFUSED, other)

    async def recall(self, id: EditId) -> bool:
        """Take back what waits for a second editor. Once only."""
        return await self._change(id, EditState.ASKED, EditState.RECALLED)

    async def let_go(self, id: EditId, now: datetime) -> bool:
        """Let the broadcast say so from now on; what was sent is changed by `tx.changes`. Once only."""
        gone = await self._change(id, EditState.OFFERED, EditState.LET_GO)
        if gone:
            await self._reword(id, now)
        return gone

    async def approve(self, id: EditId, editor: UserId, now: datetime) -> bool:
        """Let go what waits for a second editor, who is not its author. Once only."""
        other = broadcast_edits.c.author != editor
        approved = await self._change(id, EditState.ASKED, EditState.LET_GO, other, approved_by=editor)
        if approved:
            await self._reword(id, now)
        return approved

    async def spread(self, id: EditId) -> bool:
        """Say that all deliveries of an edit are in the outbox."""
        return await self._change(id, EditState.LET_GO, EditState.SPREAD)

    async def _reword(self, id: EditId, now: datetime) -> None:
        edit = await self.get(id)
        broadcast = None if edit is None else await Broadcasts(self._connection).get(edit.broadcast_id)
        if edit is None or broadcast is None:
            return
        said = wordings(broadcast, edit.version)
        now_said = {name: reworded(old, edit.text) for name, old in said.items()}
        await Wordings(self._connection).reword(broadcast.id, now_said, now)

    async def _change(
        self,
        id: EditId,
        before: EditState,
        after: EditState,
        *only_if: ColumnElement[bool],
        **values: Any,
    ) -> bool:
        """Change an edit that stands as it should: of two who would, one does."""
        statement = (
            update(broadcast_edits)
            .where(broadcast_edits.c.id == id, broadcast_edits.c.state == before, *only_if)
            .values(state=after, **values)
            .returning(broadcast_edits.c.id)
        )
        return (await self._connection.execute(statement)).scalar_one_or_none() is not None
