"""Wordings: what a broadcast says, in its versions for languages and after it was changed."""

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.ids import BroadcastId
from news.outgoing import Outgoing
from storage import contents as content
from storage.dialect import insert
from storage.schema import broadcast_versions, broadcasts, contents


class Wordings:
    """What broadcasts say."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def keep(self, message: Outgoing, now: datetime) -> bytes:
        """Keep a message, each once, and return the hash under which it is found."""
        body = content.to_json(message)
        hash = content.hash_of(body)
        statement = insert(self._connection, contents).values(hash=hash, body=body, created_at=now)
        await self._connection.execute(statement.on_conflict_do_nothing())
        return hash

    async def versions(self, id: BroadcastId) -> dict[str, Outgoing]:
        """Return what chats of some languages get instead of the first version."""
        query = (
            select(broadcast_versions.c.language, contents.c.body)
            .join(contents, contents.c.hash == broadcast_versions.c.content_hash)
            .where(broadcast_versions.c.broadcast_id == id)
            .order_by(broadcast_versions.c.language)
        )
        return {row.language: content.from_json(row.body) for row in await self._connection.execute(query)}

    async def add_version(self, id: BroadcastId, language: str, message: Outgoing, now: datetime) -> None:
        """Keep what chats of a language get instead, in the place of what was kept before."""
        hash = await self.keep(message, now)
        statement = insert(self._connection, broadcast_versions).values(
            broadcast_id=id, language=language, content_hash=hash
        )
        await self._connection.execute(
            statement.on_conflict_do_update(
                index_elements=[broadcast_versions.c.broadcast_id, broadcast_versions.c.language],
                set_={"content_hash": hash},
            )
        )

    async def remove_version(self, id: BroadcastId, language: str | None = None) -> None:
        """Let chats of a language, or of all, get the first version."""
        statement = delete(broadcast_versions).where(broadcast_versions.c.broadcast_id == id)
        if language is not None:
            statement = statement.where(broadcast_versions.c.language == language)
        await self._connection.execute(statement)

    async def offer(self, message: Outgoing, now: datetime) -> str:
        """Keep a message that may take the place of another, and return the name by which it is found."""
        return (await self.keep(message, now)).hex()

    async def offered(self, name: str) -> Outgoing | None:
        """Return a message that was offered; None for a name that is none."""
        try:
            hash = bytes.fromhex(name)
        except ValueError:
            return None
        query = select(contents.c.body).where(contents.c.hash == hash)
        body = (await self._connection.execute(query)).scalar_one_or_none()
        return None if body is None else content.from_json(body)

    async def reword(self, id: BroadcastId, message: Outgoing, now: datetime) -> None:
        """Say something else from now on, to chats of every language."""
        hash = await self.keep(message, now)
        await self._connection.execute(
            update(broadcasts).where(broadcasts.c.id == id).values(content_hash=hash)
        )
        await self.remove_version(id)
