"""Brings a database up to the present schema, and refuses one that a newer program has changed."""

import asyncio
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from zlib import crc32

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from storage.database import PRIVATE, parse_url


class NewerDatabase(RuntimeError):
    """A newer version of the program has changed this database; this one could damage it."""


class UnusableDatabase(RuntimeError):
    """The database cannot be opened: it is not there, is no database, or refuses us."""


async def migrate(url: str) -> None:
    """Bring the database at `url` up to date; one that is so already is not touched.

    Raises BadDatabaseUrl, NewerDatabase or UnusableDatabase.
    """
    parsed = parse_url(url)
    await asyncio.to_thread(_upgrade, parsed)


def _upgrade(parsed: URL) -> None:
    sqlite = parsed.get_backend_name() == "sqlite"
    path = Path(str(parsed.database))
    if sqlite:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(mode=PRIVATE)
        except OSError as error:
            raise UnusableDatabase(f"{path}: {error.strerror}") from error
    engine = create_engine(parsed.set(drivername="sqlite" if sqlite else "postgresql+psycopg"))
    try:
        with _in_turn(path) if sqlite else nullcontext(), engine.connect() as connection:
            if not sqlite:
                connection.exec_driver_sql(f"SELECT pg_advisory_lock({crc32(b'kabarchy migrate')})")
            _refuse_newer(connection)
            if sqlite:
                _require_search(connection)
            config = configuration()
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            connection.commit()
    except DBAPIError as error:
        raise UnusableDatabase(str(error.orig).strip()) from error
    finally:
        engine.dispose()


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


def _require_search(connection: Connection) -> None:
    """Raise UnusableDatabase, in plain words, where SQLite was built without its full-text search."""
    modules = set(connection.exec_driver_sql("SELECT name FROM pragma_module_list").scalars())
    connection.rollback()
    if "fts5" not in modules:
        raise UnusableDatabase(
            "this Python's SQLite was built without FTS5, which search needs: use a Python from python.org, uv or your "
            "distribution, or PostgreSQL (DATABASE_URL)"
        )


def _refuse_newer(connection: Connection) -> None:
    known = {script.revision for script in ScriptDirectory.from_config(configuration()).walk_revisions()}
    current = MigrationContext.configure(connection).get_current_revision()
    connection.rollback()
    if current is not None and current not in known:
        raise NewerDatabase(
            f"the database is of a newer version ({current}) than this program; upgrade the program"
        )
