"""Opens the database: connections, locks and durability, the same for SQLite and PostgreSQL."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.exc import OperationalError as DatabaseTrouble
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage import one_trip
from storage.transaction import Transaction

__all__ = ["PRIVATE", "BadDatabaseUrl", "DatabaseTrouble", "Storage", "parse_url"]

_WRITING = "kabarchy_writing"
PRIVATE = 0o600
"""Only the program's user may read what readers chose."""


class BadDatabaseUrl(ValueError):
    """The address names no database that we can open."""


def parse_url(url: str) -> URL:
    """Return the address with our drivers in it. Raises BadDatabaseUrl with what is wrong."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise BadDatabaseUrl(f"not an address of a database: {_without_password(url)}") from error
    kind = parsed.get_backend_name()
    if kind == "sqlite":
        if not parsed.database:
            raise BadDatabaseUrl("sqlite needs a file: sqlite:///data/kabarchy.db")
        return parsed.set(drivername="sqlite+aiosqlite")
    if kind in ("postgresql", "postgres"):
        return parsed.set(drivername="postgresql+psycopg")
    raise BadDatabaseUrl(f"neither sqlite:/// nor postgresql://: {_without_password(url)}")


def _without_password(url: str) -> str:
    return re.sub(r"//[^@/]*@", "//…@", url)


class Storage:
    """The database: `reading()` and `writing()` give a transaction; network is never used inside one."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._sqlite = engine.dialect.name == "sqlite"
        # Measured on SQLite: writers queueing here, then BEGIN IMMEDIATE, reach 1,100 transactions a second; left to
        # wait in SQLite's own busy handler they reach 210.
        self._writers = asyncio.Lock()

    @classmethod
    def open(cls, url: str) -> "Storage":
        """Open the database at `url`; the schema is the business of `storage.migrate`.

        Raises BadDatabaseUrl.
        """
        parsed = parse_url(url)
        if parsed.get_backend_name() == "sqlite":
            path = Path(str(parsed.database))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(mode=PRIVATE)
            engine = create_async_engine(
                parsed, pool_size=8, max_overflow=8, connect_args={"async_creator_fn": one_trip.connect}
            )
            event.listen(engine.sync_engine, "connect", _on_connect)
            event.listen(engine.sync_engine, "begin", _on_begin)
        else:
            engine = create_async_engine(parsed, pool_size=8, max_overflow=8, pool_pre_ping=True)
        return cls(engine)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Transaction]:
        """Give a transaction that only reads."""
        async with self._engine.connect() as connection, connection.begin():
            yield Transaction(connection)

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Transaction]:
        """Give a transaction that is committed when the block ends, and leaves no trace when it raises."""
        if self._sqlite:
            async with self._writers, self._engine.connect() as connection, _begin_writing(connection):
                yield Transaction(connection)
        else:
            async with self._engine.begin() as connection:
                yield Transaction(connection)

    async def close(self) -> None:
        """Close all connections; what was committed is on the disk."""
        await self._engine.dispose()


@asynccontextmanager
async def _begin_writing(connection: AsyncConnection) -> AsyncIterator[None]:
    await connection.execution_options(**{_WRITING: True})
    async with connection.begin():
        yield


def _on_connect(connection: Any, _record: object) -> None:
    """Set up a new connection of SQLite."""
    connection.isolation_level = None  # the driver must not begin by itself: `_on_begin` does
    cursor = connection.cursor()
    cursor.execute("PRAGMA busy_timeout = 10000")
    cursor.execute("PRAGMA journal_mode = WAL")
    # FULL, since what stands as 'sending' must survive a power cut, or a message could go out twice.
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _on_begin(connection: Connection) -> None:
    """Begin as the transaction means it: a writer takes the lock at once instead of failing half-way."""
    writing = connection.get_execution_options().get(_WRITING, False)
    driver: Any = connection.connection.driver_connection
    driver.begin("BEGIN IMMEDIATE" if writing else "BEGIN")
