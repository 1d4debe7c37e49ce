"""Who may run the news: owners, editors and keepers of sources, by Telegram's number of them."""

from datetime import datetime

from sqlalchemy import bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.ids import UserId
from news.roles import Editor, Invitation, Role
from storage.dialect import insert
from storage.schema import editors, invitations

# Made once, since much of what is pressed asks it: to build it takes longer than to answer it.
_ROLE = select(editors.c.role).where(editors.c.user_id == bindparam("user"))


class Editors:
    """The roles that people were given."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def all(self) -> list[Editor]:
        """Return everyone with a role, longest in it first."""
        query = select(editors).order_by(editors.c.since, editors.c.user_id)
        return [
            Editor(user_id=UserId(row.user_id), role=Role(row.role), name=row.name)
            for row in await self._connection.execute(query)
        ]

    async def role(self, user_id: UserId) -> Role | None:
        """Return the role that a person was given; owners by the settings are not kept here."""
        found = (await self._connection.execute(_ROLE, {"user": user_id})).scalar_one_or_none()
        return None if found is None else Role(found)

    async def owners(self) -> frozenset[UserId]:
        """Return the owners who became so by the one-time link; those of the settings come on top."""
        query = select(editors.c.user_id).where(editors.c.role == Role.OWNER)
        return frozenset(UserId(id) for id in await self._connection.scalars(query))

    async def add_owner(self, user_id: UserId, now: datetime) -> None:
        """Make a person an owner."""
        await self.give(user_id, Role.OWNER, now)

    async def give(self, user_id: UserId, role: Role, now: datetime, name: str = "") -> bool:
        """Give a person a role in the place of the one they had. False if they have it already."""
        if await self.role(user_id) is role:
            return False
        changed = {"role": role, "since": now} | ({"name": name} if name else {})
        statement = insert(self._connection, editors).values({"user_id": user_id} | changed)
        await self._connection.execute(
            statement.on_conflict_do_update(index_elements=[editors.c.user_id], set_=changed)
        )
        return True

    async def take(self, user_id: UserId) -> bool:
        """Take a person's role away. False if they had none."""
        statement = delete(editors).where(editors.c.user_id == user_id).returning(editors.c.user_id)
        return (await self._connection.execute(statement)).scalar_one_or_none() is not None

    async def invite(self, token: str, invitation: Invitation, expires_at: datetime) -> None:
        """Keep what a one-time link gives."""
        await self._connection.execute(
            insert(self._connection, invitations).values(
                token=token, role=invitation.role, inviter=invitation.inviter, expires_at=expires_at
            )
        )

    async def accept(self, token: str, now: datetime) -> Invitation | None:
        """Return what a one-time link gives and forget it: of two who open it, one gets it."""
        statement = delete(invitations).where(invitations.c.token == token).returning(invitations)
        row = (await self._connection.execute(statement)).one_or_none()
        if row is None or row.expires_at <= now:
            return None
        return Invitation(role=Role(row.role), inviter=UserId(row.inviter))
