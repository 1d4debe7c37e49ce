"""aiosqlite with one trip to its thread a statement, since four of them cost more than what most statements do.

SQLAlchemy asks a driver for a cursor, has it execute, fetches all rows and closes it. With aiosqlite each of the four is a
message to another thread and one back; here they are one. Measured: a transaction that reads one row takes half the processor
time, and a third of the time that its caller waits on a busy machine.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from typing import Any, Self

import aiosqlite


class OneTripCursor:
    """What SQLAlchemy's adapter uses of a cursor: a statement is over when `execute` returns, its rows being here."""

    def __init__(self, connection: "OneTripConnection") -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.arraysize = 1

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, sql: str, parameters: Sequence[Any] = ()) -> "OneTripCursor":
        """Execute a statement and fetch what it gives."""
        await self._connection.in_its_thread(self._execute, sql, parameters)
        return self

    async def executemany(self, sql: str, parameters: Iterable[Sequence[Any]]) -> "OneTripCursor":
        """Execute a statement that gives nothing once for each of `parameters`."""
        await self._connection.in_its_thread(self._executemany, sql, parameters)
        return self

    async def fetchall(self) -> list[Any]:
        """Return what the statement gave."""
        rows, self._rows = self._rows, []
        return rows

    async def close(self) -> None:
        """Forget the rows that nobody fetched."""
        self._rows = []

    def _execute(self, connection: sqlite3.Connection, sql: str, parameters: Sequence[Any]) -> None:
        with closing(connection.cursor()) as cursor:
            cursor.execute(sql, parameters)
            self._rows = cursor.fetchall() if cursor.description else []
            self._keep(cursor)

    def _executemany(
        self, connection: sqlite3.Connection, sql: str, parameters: Iterable[Sequence[Any]]
    ) -> None:
        with closing(connection.cursor()) as cursor:
            cursor.executemany(sql, parameters)
            self._keep(cursor)

    def _keep(self, cursor: sqlite3.Cursor) -> None:
        self.description = cursor.description
        self.rowcount = cursor.rowcount
        self.lastrowid = cursor.lastrowid


class OneTripConnection(aiosqlite.Connection):
    """A connection whose cursors make one trip a statement, the beginning of its transaction included."""

    _to_begin = ""
    """How a transaction is to begin that has had no statement yet."""
    _unsure = False
    """Whether somebody stopped waiting for a statement, which may be executed yet."""

    def cursor(self) -> OneTripCursor:  # type: ignore[override]  # SQLAlchemy's adapter asks for no more of it
        """Return a cursor; nothing has to be asked of the thread for that."""
        return OneTripCursor(self)

    def begin(self, statement: str) -> None:
        """Have a transaction begin with the next statement, in the same trip."""
        self._to_begin = statement

    async def commit(self) -> None:
        """Keep what the transaction did; one without a statement has not even begun."""
        self._to_begin = ""
        if self._unsure or self.in_transaction:
            await super().commit()
            self._unsure = False

    async def rollback(self) -> None:
        """Take back what the transaction did, if there is one."""
        self._to_begin = ""
        if self._unsure or self.in_transaction:
            await super().rollback()
            self._unsure = False

    async def in_its_thread(self, function: Any, *arguments: Any) -> None:
        """Call a function with the bare connection, where alone that may be used."""
        begin, self._to_begin = self._to_begin, ""
        self._unsure = True
        await self._execute(_begun, begin, function, self._conn, *arguments)  # type: ignore[no-untyped-call]
        self._unsure = False


def _begun(begin: str, function: Any, connection: sqlite3.Connection, *arguments: Any) -> None:
    if begin:
        connection.execute(begin).close()
    function(connection, *arguments)


def connect(database: str, **arguments: Any) -> OneTripConnection:
    """Return a connection to be awaited, as `aiosqlite.connect` does."""
    connection = OneTripConnection(lambda: sqlite3.connect(database, **arguments), iter_chunk_size=64)
    # As SQLAlchemy does it: a connection that was left open must not keep the process from ending.
    connection._thread.daemon = True  # noqa: SLF001
    return connection
