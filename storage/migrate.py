"""Brings a database up to the present schema, and refuses one that a newer program has changed."""

import asyncio
from pathlib import Path

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
    if sqlite:
        path = Path(str(parsed.database))
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(mode=PRIVATE)
        except OSError as error:
            raise UnusableDatabase(f"{path}: {error.strerror}") from error
    engine = create_engine(parsed.set(drivername="sqlite" if sqlite else "postgresql+psycopg"))
    try:
        with engine.connect() as connection:
            _refuse_newer(connection)
            config = configuration()
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            connection.commit()
    except DBAPIError as error:
        raise UnusableDatabase(str(error.orig).strip()) from error
    finally:
        engine.dispose()


def configuration() -> Config:
    """Return Alembic's configuration: where the steps are."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


def _refuse_newer(connection: Connection) -> None:
    known = {script.revision for script in ScriptDirectory.from_config(configuration()).walk_revisions()}
    current = MigrationContext.configure(connection).get_current_revision()
    connection.rollback()
    if current is not None and current not in known:
        raise NewerDatabase(
            f"the database is of a newer version ({current}) than this program; upgrade the program"
        )
