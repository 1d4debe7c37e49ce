"""Opens the database: connections, locks and durability, the same for SQLite and PostgreSQL."""

import asyncio
import logging
import os
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.exc import OperationalError as DatabaseTrouble
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from storage.one_trip import READ, WRITE, Driver
from storage.transaction import Transaction

__all__ = [
    "PRIVATE",
    "BadDatabaseUrl",
    "DatabaseTrouble",
    "Storage",
    "is_file",
    "make_folder",
    "make_private",
    "parse_url",
]

log = logging.getLogger(__name__)

_WRITING = "kabarchy_writing"
PRIVATE = 0o600
"""Only the program's user may read what readers chose."""
_PRIVATE_FOLDER = 0o700
_OF_OTHERS = 0o077


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


def is_file(url: str) -> bool:
    """Whether the address is that of a file: SQLite's, which one machine has, and one process writes at a time."""
    return parse_url(url).get_backend_name() == "sqlite"


def _without_password(url: str) -> str:
    """Return an address as it may be shown: it is a wrong one, so a password may stand anywhere before the last @."""
    before, at, after = url.rpartition("@")
    kind = re.match(r"[a-z0-9+]+:/*", before)
    shown = f"{kind[0] if kind else ''}…@{after}" if at else url
    return re.sub(r"(password=)[^&\s]*", r"\1…", shown, flags=re.IGNORECASE)


def make_private(path: Path) -> None:
    """Have a database's file, made where there is none, be readable by the program's user alone. Raises OSError.

    What SQLite and we put beside the file has the mode of the file.
    """
    make_folder(path)
    path.touch(mode=PRIVATE)
    for one in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        try:
            found = one.stat()
        except FileNotFoundError:
            continue
        if not found.st_mode & _OF_OTHERS:
            continue
        if found.st_uid == os.geteuid():
            one.chmod(PRIVATE)
            log.warning("others could read %s: it is private now", one)
        else:
            log.warning("others can read %s: it holds what readers chose, let it belong to this user", one)


def make_folder(path: Path) -> None:
    """Have the folder of a file; one that is made is private, one that is there is left as it is. Raises OSError."""
    path.parent.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)


class Storage:
    """The database: `reading()` and `writing()` give a transaction; network is never used inside one."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._writing = engine.execution_options(**{_WRITING: True})
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
            make_private(Path(str(parsed.database)))
            engine = create_async_engine(
                parsed, pool_size=8, max_overflow=8, connect_args={"async_creator_fn": Driver().connect}
            )
            event.listen(engine.sync_engine, "connect", _on_connect)
            event.listen(engine.sync_engine, "begin", _on_begin)
        else:
            engine = create_async_engine(parsed, pool_size=8, max_overflow=8, pool_pre_ping=True)
        return cls(engine)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Transaction]:
        """Give a transaction that only reads."""
        # It begins with its first statement; given back, the connection ends it, and nothing is to be kept.
        async with self._engine.connect() as connection:
            yield Transaction(connection)

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Transaction]:
        """Give a transaction that is committed when the block ends, and leaves no trace when it raises."""
        if self._sqlite:
            async with self._writers, self._writing.begin() as connection:
                yield Transaction(connection)
        else:
            async with self._writing.begin() as connection:
                yield Transaction(connection)

    async def close(self) -> None:
        """Close all connections; what was committed is on the disk."""
        await self._engine.dispose()


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
    """Begin as the transaction means it."""
    writing = connection.get_execution_options().get(_WRITING, False)
    driver: Any = connection.connection.driver_connection
    driver.begin(WRITE if writing else READ)
