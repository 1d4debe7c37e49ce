"""The words in which the two databases differ for us: an insert that may meet a row that is there, and a claim."""

from typing import Any

from sqlalchemy import Boolean, ColumnElement, Select, Table, exists, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

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


def claimed(key: ColumnElement[int], due: Select[tuple[Any]]) -> ColumnElement[bool]:
    """Return the condition that a row is one of those that are due and that no other process is about to take.

    The rows are chosen once, and held until the transaction ends; who refers to them meanwhile need not wait for that.
    """
    chosen = due.with_for_update(skip_locked=True, key_share=True).correlate(None)
    return _Claimed(key, chosen.scalar_subquery())


class _Claimed(FunctionElement[bool]):
    """A key, and the query that chooses among its rows."""

    type = Boolean()
    name = "claimed"
    inherit_cache = True

    def self_group(self, against: Any = None) -> Any:  # noqa: ARG002 - SQLAlchemy names it
        """Stand as it is: where a database has no truth values, others are written as `… = 1`."""
        return self


@compiles(_Claimed)
def _in(element: _Claimed, compiler: SQLCompiler, **words: Any) -> str:
    key, chosen = element.clauses
    return f"{compiler.process(key, **words)} IN {compiler.process(chosen, **words)}"


@compiles(_Claimed, "postgresql")
def _any(element: _Claimed, compiler: SQLCompiler, **words: Any) -> str:
    # IN would be a join: then the rows may be chosen more than once, and many at a time by reading the whole table.
    key, chosen = element.clauses
    return f"{compiler.process(key, **words)} = ANY (ARRAY {compiler.process(chosen, **words)})"
