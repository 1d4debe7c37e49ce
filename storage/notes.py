"""Small facts that the program keeps about itself, by name: what it last told Telegram, a one-time link."""

from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.dialect import insert
from storage.schema import notes


class Notes:
    """Named facts, each a JSON value."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def get(self, name: str) -> Any:
        """Return the value of a name, None where there is none."""
        return (
            await self._connection.execute(select(notes.c.value).where(notes.c.name == name))
        ).scalar_one_or_none()

    async def put(self, name: str, value: Any) -> None:
        """Keep a value under a name."""
        statement = insert(self._connection, notes).values(name=name, value=value)
        await self._connection.execute(
            statement.on_conflict_do_update(index_elements=[notes.c.name], set_={"value": value})
        )

    async def take(self, name: str) -> Any:
        """Return the value of a name and forget it: of two who ask, one gets it."""
        statement = delete(notes).where(notes.c.name == name).returning(notes.c.value)
        return (await self._connection.execute(statement)).scalar_one_or_none()
