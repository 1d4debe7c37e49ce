"""The one word in which the two databases differ for us: an insert that may meet a row that is there."""

from typing import Any

from sqlalchemy import ColumnElement, Select, Table, exists, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema import failures


def insert(connection: AsyncConnection, table: Table) -> Any:
    """Return the dialect's INSERT, which knows ON CONFLICT; both dialects spell it alike."""
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)


def awake(job: str, row: ColumnElement[int], now: Any) -> ColumnElement[bool]:
    """Return the condition that work on the row is not resting after a failure."""
    return ~exists(
        select(failures.c.row).where(
            failures.c.job == job, failures.c.row == row, failures.c.rest_until > now
        )
    )


def claimable(query: Select[tuple[Any]]) -> Select[tuple[Any]]:
    """Return the query so that two processes never pick the same rows; SQLite has one writer anyway."""
    return query.with_for_update(skip_locked=True)
