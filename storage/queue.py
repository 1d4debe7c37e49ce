"""The tables of the engine of many processes: a schema of PostgreSQL that is theirs alone, and a pool that sees it.

They hold only whose turn it is, nothing that is not found again by asking what is due; so another version of the engine
simply makes them anew.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from typing import Any, LiteralString
from zlib import crc32

from procrastinate.schema import SchemaManager
from psycopg import AsyncConnection, OperationalError
from psycopg.sql import SQL, Literal
from psycopg_pool import AsyncConnectionPool, PoolTimeout

from storage.database import parse_url
from storage.migrate import UnusableDatabase

SCHEMA = "procrastinate"
MOST_CONNECTIONS = 4
TRY_AGAIN = 0.2
"""Seconds between two looks whether a place is free."""
PATIENCE = 30.0
"""Seconds in which the database is to be reached at the start."""

HOLD = 40.0
"""Seconds after which a place at a host is free though nobody gave it back: longer than any request may take."""
_TURNS = """
    CREATE UNLOGGED TABLE host_turns (place text PRIMARY KEY, until timestamptz NOT NULL) WITH (fillfactor = 50)
"""
_TAKE = """
    INSERT INTO host_turns AS turns VALUES (%(place)s, clock_timestamp() + %(hold)s * interval '1 second')
    ON CONFLICT (place) DO UPDATE SET until = excluded.until WHERE turns.until <= clock_timestamp()
    RETURNING 1
"""
_GIVE_BACK = """
    UPDATE host_turns SET until = clock_timestamp() + %(pause)s * interval '1 second' WHERE place = %(place)s
"""

log = logging.getLogger(__name__)

Pool = AsyncConnectionPool[AsyncConnection[Any]]


@asynccontextmanager
async def opened_queue(url: str) -> AsyncIterator[Pool]:
    """Give connections that see the engine's tables, made where they are not there. Raises UnusableDatabase."""
    address = parse_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    pool: Pool = AsyncConnectionPool(
        address,
        kwargs={"options": f"-c search_path={SCHEMA}"},
        configure=_each_statement_alone,
        min_size=1,
        max_size=MOST_CONNECTIONS,
        check=AsyncConnectionPool.check_connection,
        open=False,
        name="queue",
    )
    try:
        await pool.open(wait=True, timeout=PATIENCE)
        async with pool.connection() as connection, connection.transaction():
            await _prepare(connection)
    except (OperationalError, PoolTimeout) as error:
        await pool.close()
        raise UnusableDatabase(str(error).strip()) from error
    try:
        yield pool
    finally:
        await pool.close()


async def _each_statement_alone(connection: AsyncConnection[Any]) -> None:
    await connection.set_autocommit(True)


async def _prepare(connection: AsyncConnection[Any]) -> None:
    """Have the tables be those of the engine's version; one process after the other."""
    present = version("procrastinate")
    await connection.execute("SELECT pg_advisory_xact_lock(%s)", (crc32(b"kabarchy queue"),))
    found = await connection.execute(
        "SELECT obj_description(oid, 'pg_namespace') FROM pg_namespace WHERE nspname = %s", (SCHEMA,)
    )
    row = await found.fetchone()
    if row is not None and row[0] == present:
        # A place that is free needs no row: hosts that nobody asks any more would stay for ever.
        await connection.execute("DELETE FROM host_turns WHERE until <= clock_timestamp()")
        return
    await connection.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
    await connection.execute(f"CREATE SCHEMA {SCHEMA}")
    # The engine's own statements; without parameters, for they are many in one.
    await connection.execute(SchemaManager.get_schema())
    await connection.execute(_TURNS)
    await connection.execute(
        SQL("COMMENT ON SCHEMA procrastinate IS {version}").format(version=Literal(present))
    )


class HostTurns:
    """Places at hosts, held by one process of all. What PostgreSQL cannot say for the moment holds up no request."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def take(self, host: str, places: int) -> str:
        """Wait for one of so many places at a host, and hold it. Return its name."""
        names = [f"{host}#{number}" for number in range(places)]
        while True:
            for name in names:
                if await self._said(_TAKE, place=name, hold=HOLD):
                    return name
            await asyncio.sleep(TRY_AGAIN)

    async def give_back(self, place: str, pause: float) -> None:
        """Leave a place; nobody takes it for `pause` seconds."""
        await self._said(_GIVE_BACK, place=place, pause=pause)

    async def _said(self, statement: LiteralString, **values: object) -> bool:
        """Whether a statement touched a row, or could not be asked."""
        try:
            async with self._pool.connection() as connection:
                return (await connection.execute(statement, values)).rowcount > 0
        except (OperationalError, PoolTimeout) as error:
            log.warning("turns with hosts are not kept: %s", error)
            return True
