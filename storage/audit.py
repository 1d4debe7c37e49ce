"""The log of what editors did: a row is written in the same transaction as the deed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.audit import Deed, Record
from news.ids import UserId
from storage.dialect import insert
from storage.schema import audit


class Audit:
    """Who did what, and when."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(
        self,
        user: UserId,
        deed: Deed,
        subject: str | int,
        now: datetime,
        details: Mapping[str, Any] | None = None,
    ) -> None:
        """Write down a deed. A deed that changed nothing, done a second time, is none: the caller says which it is."""
        await self._connection.execute(
            insert(self._connection, audit).values(
                at=now, user_id=user, action=deed, subject=str(subject), details=dict(details or {})
            )
        )

    async def last(self, limit: int, skip: int = 0) -> list[Record]:
        """Return deeds, newest first."""
        query = select(audit).order_by(audit.c.id.desc()).limit(limit).offset(skip)
        return [
            Record(
                id=row.id,
                at=row.at,
                user_id=UserId(row.user_id),
                deed=Deed(row.action),
                subject=row.subject,
                details=row.details,
            )
            for row in await self._connection.execute(query)
        ]

    async def count(self) -> int:
        """Return how many deeds are written down."""
        return int((await self._connection.execute(select(func.count()).select_from(audit))).scalar_one())
