"""Who may run the news: owners and editors by Telegram's number of them."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.ids import UserId
from storage.dialect import insert
from storage.schema import editors

OWNER = "owner"


class Editors:
    """The roles that people were given."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def owners(self) -> frozenset[UserId]:
        """Return the owners who became so by the one-time link; those of the settings come on top."""
        query = select(editors.c.user_id).where(editors.c.role == OWNER)
        return frozenset(UserId(id) for id in await self._connection.scalars(query))

    async def add_owner(self, user_id: UserId, now: datetime) -> None:
        """Make a person an owner."""
        statement = insert(self._connection, editors).values(user_id=user_id, role=OWNER, since=now)
        await self._connection.execute(
            statement.on_conflict_do_update(index_elements=[editors.c.user_id], set_={"role": OWNER})
        )
