"""Locks on a database that the system takes back when their program dies: who may run alone, and who beside others."""

import asyncio
import contextlib
import fcntl
import logging
import os
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Protocol
from zlib import crc32

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from storage.database import PRIVATE, is_file, make_folder, parse_url
from storage.migrate import UnusableDatabase

log = logging.getLogger(__name__)

LOOK_AGAIN = 2.0
"""Seconds between two tries to take over."""
STILL_THERE = 5.0
"""Seconds between two looks whether a lock is still ours; that its connection was closed is heard at once."""
SIGNS_OF_LIFE = {
    "options": "-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=2",
    "keepalives_idle": 5,
    "keepalives_interval": 5,
    "keepalives_count": 2,
    "tcp_user_timeout": 15_000,
}
"""A server that a holder's machine no longer answers takes the lock back within fifteen seconds, and the holder that its
server no longer answers knows it as soon."""
_TOKEN, _USE, _WORK = "run", "use", "work"
_ALONE = "a program has this database for itself{}: stop it first"


class AlreadyRunning(RuntimeError):
    """Another program runs on this database."""


class LockLost(RuntimeError):
    """The database took the lock back: another process may have it by now."""


class Locks(Protocol):
    """What one process holds of a database."""

    problems: list[str]
    """That the database is away, for `/healthz`, while one who works beside others waits for it."""

    async def take(self, name: str, *, shared: bool = False) -> bool:
        """Take a lock, alone or shared with others. False if another has it. Raises LockLost."""

    async def watch(self) -> None:
        """Return never. Who only works beside others takes the lock again once the database is back.

        Raises LockLost once what one alone may hold is no longer ours, or AlreadyRunning where a program has the database
        for itself by then.
        """


@asynccontextmanager
async def sole(url: str) -> AsyncIterator[Locks]:
    """Have the database alone. Raises AlreadyRunning or UnusableDatabase."""
    async with _locks(url) as locks:
        if not (await locks.take(_TOKEN) and await locks.take(_USE)):
            raise AlreadyRunning(f"another program is running on this database{_where(url)}")
        yield locks


@asynccontextmanager
async def one_of_many(url: str) -> AsyncIterator[Locks]:
    """Work on a database beside others; on SQLite beside one at most. Raises AlreadyRunning or UnusableDatabase."""
    async with _locks(url) as locks:
        if not await locks.take(_USE, shared=True):
            raise AlreadyRunning(_ALONE.format(_where(url)))
        if is_file(url) and not await locks.take(_WORK):
            raise AlreadyRunning(
                "another `work` is running on this database: on SQLite there is one, PostgreSQL takes many"
            )
        yield locks


@asynccontextmanager
async def sole_speaker(
    url: str, wait: Callable[[], None], stop: asyncio.Event
) -> AsyncIterator[Locks | None]:
    """Own the token, beside others who work; where another process owns it, once that one has died.

    `wait` is told once that we wait. Gives None if `stop` is set before. Raises UnusableDatabase.
    """
    async with _locks(url) as locks:
        told = False
        while not await _may_speak(locks):
            if not told:
                wait()
            told = True
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), LOOK_AGAIN)
            if stop.is_set():
                yield None
                return
        yield locks


async def _may_speak(locks: Locks) -> bool:
    try:
        return await locks.take(_USE, shared=True) and await locks.take(_TOKEN)
    except LockLost as error:
        # Who waits has nothing to lose.
        log.warning("%s", error)
        return False


async def is_owned(url: str) -> bool:
    """Whether a process owns the token now, so that messages leave. Raises UnusableDatabase."""
    async with _locks(url) as locks:
        return not await locks.take(_TOKEN)


def lock_key(name: str) -> int:
    """Return the number under which PostgreSQL knows a lock: `run` its one who owns the token, `use` all who are at work."""
    return crc32(f"kabarchy {name}".encode())


def _where(url: str) -> str:
    return f" ({Path(str(parse_url(url).database)).parent})" if is_file(url) else ""


@asynccontextmanager
async def _locks(url: str) -> AsyncIterator[Locks]:
    if is_file(url):
        async with AsyncExitStack() as stack:
            yield _FileLocks(str(parse_url(url).database), stack)
        return
    engine = create_async_engine(parse_url(url), connect_args=SIGNS_OF_LIFE, poolclass=NullPool)
    locks = _SessionLocks(engine)
    try:
        try:
            await locks.connect()
        except DBAPIError as error:
            raise UnusableDatabase(str(error.orig).strip()) from error
        yield locks
    finally:
        await locks.let_go()
        await engine.dispose()


class _FileLocks:
    """Locks of SQLite's database: files beside it."""

    def __init__(self, database: str, stack: AsyncExitStack) -> None:
        self._database = database
        self._stack = stack
        self._held: set[str] = set()
        self.problems: list[str] = []

    async def take(self, name: str, *, shared: bool = False) -> bool:
        if name in self._held:
            return True
        path = Path(f"{self._database}.{name}.lock")
        try:
            make_folder(path)
            file = os.open(path, os.O_CREAT | os.O_RDWR, PRIVATE)
        except OSError as error:
            raise UnusableDatabase(f"{path}: {error.strerror}") from error
        try:
            fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except OSError:
            os.close(file)
            return False
        self._stack.callback(os.close, file)
        self._held.add(name)
        return True

    async def watch(self) -> None:
        await asyncio.Event().wait()


class _SessionLocks:
    """Locks of a session of PostgreSQL: they end with its connection, so with the program."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._connection: AsyncConnection | None = None
        self._held: set[str] = set()
        self.problems: list[str] = []

    async def connect(self) -> AsyncConnection:
        """Have a session; what was held went with the last one. Raises DBAPIError."""
        if self._connection is None:
            self._connection = await self._engine.connect()
        return self._connection

    async def let_go(self) -> None:
        """End the session, and with it the locks."""
        connection, self._connection = self._connection, None
        self._held.clear()
        if connection is not None:
            with contextlib.suppress(DBAPIError):
                await connection.close()

    async def take(self, name: str, *, shared: bool = False) -> bool:
        if name in self._held:
            return True
        kind = "_shared" if shared else ""
        query = text(f"SELECT pg_try_advisory_lock{kind}(:key)").bindparams(key=lock_key(name))
        try:
            connection = await self.connect()
            taken = bool((await connection.execute(query)).scalar_one())
            await connection.commit()
        except DBAPIError as error:
            await self.let_go()
            raise LockLost(f"the database cannot be reached: {_in_short(error)}") from error
        if taken:
            self._held.add(name)
        return taken

    async def watch(self) -> None:
        while True:
            try:
                await self._stand()
            except DBAPIError as error:
                alone = _TOKEN in self._held
                await self.let_go()
                if alone:
                    raise LockLost(
                        "the database took the lock back, so another process may have taken over: start this one again"
                    ) from error
                log.warning("the database was lost: %s", _in_short(error))
                self.problems = ["the database cannot be reached: this process has no work"]
                await self._return()
                self.problems = []

    async def _stand(self) -> None:
        """Return after some seconds in which the session stood. Raises DBAPIError as soon as it does not."""
        connection = await self.connect()
        driver = (await connection.get_raw_connection()).driver_connection
        # It waits for what the server says without being asked; what went wrong, the question after it says.
        with contextlib.suppress(driver.Error):  # type: ignore[union-attr]
            async for _ in driver.notifies(timeout=STILL_THERE):  # type: ignore[union-attr]
                pass
        await connection.execute(text("SELECT 1"))
        await connection.commit()

    async def _return(self) -> None:
        """Work beside others again once the database is back. Raises AlreadyRunning."""
        while True:
            await asyncio.sleep(LOOK_AGAIN)
            try:
                if await self.take(_USE, shared=True):
                    log.info("the database is back")
                    return
            except LockLost as error:
                log.debug("%s", error)
            else:
                raise AlreadyRunning(_ALONE.format(""))


def _in_short(error: DBAPIError) -> str:
    return str(error.orig).strip().partition("\n")[0]
