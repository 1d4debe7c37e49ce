"""The lines that the pages of a host repeat, one packed row a host."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.dialect import insert
from storage.schema import repeated_lines


class RepeatedLines:
    """What was learned of hosts."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of(self, host: str) -> bytes:
        """Return what was learned of a host, to be kept anew in the same transaction; nothing of one not seen yet."""
        query = select(repeated_lines.c.packed).where(repeated_lines.c.host == host).with_for_update()
        packed: bytes | None = (await self._connection.execute(query)).scalar_one_or_none()
        return packed or b""

    async def keep(self, host: str, packed: bytes, now: datetime) -> None:
        """Keep what was learned of a host."""
        values = {"packed": packed, "learned_at": now}
        statement = insert(self._connection, repeated_lines).values(host=host, **values)
        await self._connection.execute(statement.on_conflict_do_update(index_elements=["host"], set_=values))
