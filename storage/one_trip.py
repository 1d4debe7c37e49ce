"""aiosqlite with one trip to its thread a statement, and with none for what is read in a moment.

SQLAlchemy asks a driver for a cursor, has it execute, fetches all rows and closes it. With aiosqlite each of the four is a
message to another thread and one back; here they are one. And a trip is dear on a busy machine: the thread gives the
interpreter away at every row, and waits until the loop lets go of it, up to 5 ms each time. So what took no longer than
`QUICK` the last time is read by the loop itself; what is unknown or long goes to the thread, and so does what waits for a
disk or for another process: the beginning and the end of what writes, and all that it changes.
"""

import asyncio
import sqlite3
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from typing import Any, Self

import aiosqlite

READ, WRITE = "BEGIN", "BEGIN IMMEDIATE"
"""How a transaction begins: a writer takes the lock at once instead of failing half-way."""
QUICK = 0.010
"""Seconds that a statement may hold up the loop."""
BREATH = 0.005
"""Seconds after which a connection lets others go on before it reads again in the loop."""
REMEMBERED = 1000
"""Statements of which it is known how long they take: about 2 MB of them."""


class Times:
    """How long statements took the last time, those that were executed last."""

    def __init__(self) -> None:
        self._seconds: OrderedDict[str, float] = OrderedDict()

    def is_quick(self, sql: str) -> bool:
        """Whether a statement only reads, and is known to be done in a moment."""
        return self._seconds.get(sql, QUICK) < QUICK

    def took(self, sql: str, seconds: float) -> None:
        """Learn how long a statement took that only reads: no change of ours begins with WITH."""
        if not sql.startswith(("SELECT", "WITH")):
            return
        self._seconds[sql] = seconds
        self._seconds.move_to_end(sql)
        if len(self._seconds) > REMEMBERED:
            self._seconds.popitem(last=False)


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
        await self._connection.run(sql, self._execute, sql, parameters)
        return self

    async def executemany(self, sql: str, parameters: Iterable[Sequence[Any]]) -> "OneTripCursor":
        """Execute a statement that gives nothing once for each of `parameters`."""
        await self._connection.run(sql, self._executemany, sql, parameters)
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
    """A connection whose cursors make at most one trip a statement, the beginning of its transaction included."""

    _to_begin = ""
    """How a transaction is to begin that has had no statement yet."""
    _writes = True
    """Whether the transaction may change something, so that its end waits for the disk."""
    _unsure = False
    """Whether somebody stopped waiting for a statement, which may be executed yet."""
    _breathed = 0.0
    """When this connection last let others go on."""

    def __init__(self, connector: Callable[[], sqlite3.Connection], times: Times) -> None:
        super().__init__(connector, iter_chunk_size=64)
        self._times = times

    def cursor(self) -> OneTripCursor:  # type: ignore[override]  # SQLAlchemy's adapter asks for no more of it
        """Return a cursor; nothing has to be asked of the thread for that."""
        return OneTripCursor(self)

    def begin(self, statement: str) -> None:
        """Have a transaction begin with the next statement, in the same trip."""
        self._to_begin = statement
        self._writes = statement != READ

    async def commit(self) -> None:
        """Keep what the transaction did; one without a statement has not even begun."""
        await self._end("COMMIT")

    async def rollback(self) -> None:
        """Take back what the transaction did, if there is one."""
        await self._end("ROLLBACK")

    async def run(self, sql: str, function: Callable[..., None], *arguments: Any) -> None:
        """Call a function that executes a statement with the bare connection."""
        if self._unsure or self._to_begin == WRITE or not self._times.is_quick(sql):
            begin, self._to_begin = self._to_begin, ""
            # By its own processor time: the thread also waits for the interpreter.
            await self._in_its_thread(self._begun, time.thread_time, begin, sql, function, *arguments)
            self._breathed = time.monotonic()
            return
        if time.monotonic() - self._breathed > BREATH:
            await asyncio.sleep(0)
            self._breathed = time.monotonic()
        begin, self._to_begin = self._to_begin, ""
        self._begun(time.perf_counter, begin, sql, function, *arguments)

    async def _end(self, how: str) -> None:
        self._to_begin = ""
        if not self._unsure and not self.in_transaction:
            return
        if self._unsure or self._writes:
            await self._in_its_thread(self._ended, how)
        else:
            self._ended(how)

    async def _in_its_thread(self, function: Callable[..., None], *arguments: Any) -> None:
        self._unsure = True
        await self._execute(function, *arguments)  # type: ignore[no-untyped-call]
        self._unsure = False

    def _begun(
        self, clock: Callable[[], float], begin: str, sql: str, function: Callable[..., None], *arguments: Any
    ) -> None:
        if begin:
            self._conn.execute(begin).close()
        started = clock()
        function(self._conn, *arguments)
        self._times.took(sql, clock() - started)

    def _ended(self, how: str) -> None:
        if self.in_transaction:
            self._conn.execute(how).close()


class Driver:
    """Opens connections that learn from each other which statements are quick."""

    def __init__(self) -> None:
        self._times = Times()

    def connect(self, database: str, **arguments: Any) -> OneTripConnection:
        """Return a connection to be awaited, as `aiosqlite.connect` does."""
        # The loop and the thread use it in turn, never at once.
        shared = {**arguments, "check_same_thread": False}
        connection = OneTripConnection(lambda: sqlite3.connect(database, **shared), self._times)
        # As SQLAlchemy does it: a connection that was left open must not keep the process from ending.
        connection._thread.daemon = True  # noqa: SLF001
        return connection
