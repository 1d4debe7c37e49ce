"""Brings a database up to the present schema, and refuses one that a newer program has changed."""

import asyncio
import fcntl
import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from zlib import crc32

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from storage.blocking import blocking_engine
from storage.database import PRIVATE, make_private, parse_url


class NewerDatabase(RuntimeError):
    """A newer version of the program has changed this database; this one could damage it."""


class UnusableDatabase(RuntimeError):
    """The database cannot be opened: it is not there, is no database, or refuses us."""


HEAD = "head"
"""The present version of the schema."""


class UnknownVersion(ValueError):
    """There is no such version of the schema."""


async def migrate(url: str, to: str = HEAD) -> None:
    """Bring the database at `url` up to date, or to an earlier version; one that is so already is not touched.

    Raises BadDatabaseUrl, NewerDatabase, UnknownVersion or UnusableDatabase.
    """
    parsed = parse_url(url)
    await asyncio.to_thread(_migrate, parsed, to)


def _migrate(parsed: URL, to: str) -> None:
    sqlite = parsed.get_backend_name() == "sqlite"
    path = Path(str(parsed.database))
    if sqlite:
        try:
            make_private(path)
        except OSError as error:
            raise UnusableDatabase(f"{path}: {error.strerror}") from error
    engine = blocking_engine(parsed, "BEGIN IMMEDIATE")
    try:
        if _stands_at(parsed, to):
            return
        with _in_turn(path) if sqlite else nullcontext(), engine.connect() as connection:
            if not sqlite:
                connection.exec_driver_sql(f"SELECT pg_advisory_lock({crc32(b'kabarchy migrate')})")
                connection.rollback()
            change_schema(connection, to)
    except DBAPIError as error:
        raise UnusableDatabase(str(error.orig).strip()) from error
    finally:
        engine.dispose()


def _stands_at(parsed: URL, to: str) -> bool:
    """Whether there is nothing to do, seen without a lock that others would wait for."""
    engine = blocking_engine(parsed)
    try:
        with engine.connect() as connection:
            return revision_of(connection) == (revisions()[0] if to == HEAD else to)
    finally:
        engine.dispose()


def change_schema(connection: Connection, to: str = HEAD) -> None:
    """Take the steps from the version of a database to another, each a transaction unless there is one already.

    Raises NewerDatabase, UnknownVersion or UnusableDatabase.
    """
    within = connection.in_transaction()
    current = revision_of(connection)
    if connection.dialect.name == "sqlite":
        _require_search(connection)
    if not within:
        connection.rollback()
    known = revisions()
    wanted = known[0] if to == HEAD else to
    if wanted not in known:
        raise UnknownVersion(f"there is no version {to} of the schema; there are {known[-1]} to {known[0]}")
    if wanted == current:
        return
    config = configuration()
    config.attributes["connection"] = connection
    if current is not None and known.index(wanted) > known.index(current):
        command.downgrade(config, wanted)
    else:
        command.upgrade(config, wanted)
    if not within:
        connection.commit()


@contextmanager
def _in_turn(path: Path) -> Iterator[None]:
    """Wait while another program brings the same file up to date: two at once would make each table twice."""
    lock = path.with_name(f"{path.name}.migrate.lock")
    try:
        file = os.open(lock, os.O_CREAT | os.O_RDWR, PRIVATE)
    except OSError as error:
        raise UnusableDatabase(f"{lock}: {error.strerror}") from error
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
    finally:
        os.close(file)


def configuration() -> Config:
    """Return Alembic's configuration: where the steps are."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


def revisions() -> list[str]:
    """Return all versions of the schema that this program knows, the present one first."""
    return [script.revision for script in ScriptDirectory.from_config(configuration()).walk_revisions()]


def revision_of(connection: Connection) -> str | None:
    """Return the version of a database's schema, None if it has none. Raises NewerDatabase."""
    current = MigrationContext.configure(connection).get_current_revision()
    if current is not None and current not in revisions():
        raise NewerDatabase(
            f"the database is of a newer version ({current}) than this program; upgrade the program"
        )
    return current


def _require_search(connection: Connection) -> None:
    """Raise UnusableDatabase, in plain words, where SQLite was built without its full-text search."""
    require_search(set(connection.exec_driver_sql("SELECT name FROM pragma_module_list").scalars()))


def require_search(modules: Collection[str]) -> None:
    """Raise UnusableDatabase where its full-text search is not among what a SQLite was built with."""
    if "fts5" not in modules:
        raise UnusableDatabase(
            "this Python's SQLite was built without FTS5, which search needs: use a Python from python.org, uv or your "
            "distribution, or PostgreSQL (DATABASE_URL)"
        )
