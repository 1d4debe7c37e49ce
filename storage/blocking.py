"""Opens the database for work that waits for each statement: migrations, backups, restoring."""

from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.pool import NullPool

_HOW = "kabarchy_begin"


def blocking_engine(parsed: URL, begin: str = "BEGIN") -> Engine:
    """Return an engine whose transactions hold all that is done in them, the making of tables too.

    `begin` is how SQLite begins one. Python's driver by itself begins none before a table is made, so what was killed
    half-way would stay half done.
    """
    sqlite = parsed.get_backend_name() == "sqlite"
    engine = create_engine(
        parsed.set(drivername="sqlite" if sqlite else "postgresql+psycopg"), poolclass=NullPool
    ).execution_options(**{_HOW: begin})
    if sqlite:
        event.listen(engine, "connect", _on_connect)
        event.listen(engine, "begin", _on_begin)
    return engine


def _on_connect(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver must not begin by itself: `_on_begin` does
    connection.execute("PRAGMA busy_timeout = 10000").close()


def _on_begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options()[_HOW])
