"""Looking into a database without changing anything in it or beside it: what state it is in, and what it holds."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, func, select
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from news.deliveries import Lane
from news.failures import GIVEN_UP_AFTER, Failure
from news.feeds import FeedState
from news.roles import Role
from storage.blocking import blocking_engine
from storage.database import parse_url
from storage.migrate import UnusableDatabase, require_search, revision_of, revisions
from storage.schema import POLLED, QUEUED, RECEIVING, UNSETTLED, chats, deliveries, editors, failures, feeds

CONNECT_SECONDS = 4
STATEMENT_SECONDS = 8
_READ_ONLY = f"-c default_transaction_read_only=on -c statement_timeout={STATEMENT_SECONDS}s"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a database of the present schema holds."""

    chats: int
    """Those that receive."""
    zones: frozenset[str]
    owners: int
    """Who became so by the one-time link."""
    feeds: int
    failing: int
    never_polled: int
    deliveries: dict[str, int]
    """Those that have not come to an end that stays, by status."""
    given_up: list[Failure]
    """What is no longer tried, the newest first."""


@contextmanager
def looking(url: str) -> Iterator[Connection]:
    """Give a connection that can only read. Raises BadDatabaseUrl, or UnusableDatabase where that breaks.

    It waits for its answers: to be used in a thread.
    """
    engine = blocking_engine(_read_only(parse_url(url)))
    try:
        with engine.connect() as connection:
            yield connection
    except DBAPIError as error:
        raise UnusableDatabase(str(error.orig).strip()) from error
    finally:
        engine.dispose()


def _read_only(parsed: URL) -> URL:
    if parsed.get_backend_name() != "sqlite":
        options = " ".join(filter(None, (str(parsed.query.get("options", "")), _READ_ONLY)))
        return parsed.update_query_dict({"options": options, "connect_timeout": str(CONNECT_SECONDS)})
    path = Path(str(parsed.database)).absolute()
    how = {"uri": "true", "mode": "ro"}
    if not path.with_name(f"{path.name}-wal").exists():
        # Nobody has it open. A reader would make the file of the log and leave it behind, in the name of who looks.
        how["immutable"] = "1"
    return parsed.set(database=path.as_uri(), query=how)


def steps_behind(connection: Connection) -> int | None:
    """Return how many versions of the schema came after a database's; None if it has none yet. Raises NewerDatabase."""
    current = revision_of(connection)
    return None if current is None else revisions().index(current)


def damage(connection: Connection) -> str | None:
    """Return what SQLite finds damaged in its file, None if it is whole; this reads all of it."""
    said = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
    return None if said == "ok" else str(said)


def contents(connection: Connection) -> Contents:
    """Count what is there; the schema has to be the present one."""
    failing = func.count().filter(feeds.c.failures > 0)
    never = func.count().filter(feeds.c.checked_at.is_(None), feeds.c.state == FeedState.ACTIVE)
    of_feeds = connection.execute(select(func.count(), failing, never).select_from(feeds).where(POLLED)).one()
    owners = select(func.count()).select_from(editors).where(editors.c.role == Role.OWNER)
    unsettled = select(deliveries.c.status, func.count()).where(UNSETTLED).group_by(deliveries.c.status)
    given_up = (
        select(failures).where(failures.c.times >= GIVEN_UP_AFTER).order_by(failures.c.since.desc()).limit(50)
    )
    queued = select(func.count()).where(QUEUED, deliveries.c.lane >= Lane.INTERACTIVE)
    counted = {str(status): int(count) for status, count in connection.execute(unsettled)}
    return Contents(
        chats=connection.execute(select(func.count()).select_from(chats).where(RECEIVING)).scalar_one(),
        zones=frozenset(connection.scalars(select(chats.c.timezone).distinct())),
        owners=connection.execute(owners).scalar_one(),
        feeds=of_feeds[0],
        failing=of_feeds[1],
        never_polled=of_feeds[2],
        deliveries=counted | {"queued": connection.execute(queued).scalar_one()},
        given_up=[Failure(**row._asdict()) for row in connection.execute(given_up)],
    )


def sqlite_version() -> tuple[int, ...]:
    """Return the version of this Python's SQLite. Raises UnusableDatabase if it lacks its full-text search."""
    with closing(sqlite3.connect(":memory:")) as connection:
        modules = {name for (name,) in connection.execute("SELECT name FROM pragma_module_list")}
    require_search(modules)
    return sqlite3.sqlite_version_info
