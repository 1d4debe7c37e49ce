"""Makes sure that one program alone runs on a database: a lock that the system takes back when the program dies."""

import fcntl
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from zlib import crc32

from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from storage.database import PRIVATE, parse_url
from storage.migrate import UnusableDatabase


class AlreadyRunning(RuntimeError):
    """Another program runs on this database."""


@asynccontextmanager
async def sole(url: str, name: str = "run") -> AsyncIterator[None]:
    """Hold the lock of a name on a database. Raises AlreadyRunning or UnusableDatabase."""
    parsed = parse_url(url)
    if parsed.get_backend_name() == "sqlite":
        with _file_lock(Path(f"{parsed.database}.{name}.lock")):
            yield
        return
    engine = create_async_engine(parsed)
    try:
        async with engine.connect() as connection:
            # A session's advisory lock ends with its connection, so with the program.
            query = text("SELECT pg_try_advisory_lock(:key)").bindparams(
                key=crc32(f"kabarchy {name}".encode())
            )
            if not (await connection.execute(query)).scalar_one():
                raise AlreadyRunning("another program is running on this database")
            await connection.commit()
            yield
    finally:
        await engine.dispose()


@contextmanager
def _file_lock(path: Path) -> Iterator[None]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(path, os.O_CREAT | os.O_RDWR, PRIVATE)
    except OSError as error:
        raise UnusableDatabase(f"{path}: {error.strerror}") from error
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(file)
        raise AlreadyRunning(f"another program is running on this database ({path.parent})") from error
    try:
        yield
    finally:
        os.close(file)
