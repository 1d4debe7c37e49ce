"""Puts the state that a backup kept into a database of either kind: all of it, or nothing."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Table, func, inspect, select, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from storage.aftermath import Settled, may_have_gone, settle
from storage.archive import Archive, Manifest
from storage.backup import Watch
from storage.blocking import blocking_engine
from storage.database import PRIVATE, make_private, parse_url
from storage.loading import count_on, load
from storage.migrate import NewerDatabase, UnusableDatabase, change_schema, revision_of, revisions
from storage.schema import metadata
from storage.shapes import FORMER, MADE_ANEW, tables_of

SEEDED = frozenset({"topics", "notes"})
"""Tables that the program fills by itself in a new database."""


class NotEmpty(RuntimeError):
    """The database has something in it that a restored state would take the place of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """A state that was put into a database; `settled` if a program went on after the backup was taken."""

    manifest: Manifest
    settled: Settled | None


def restore(url: str, path: Path, *, now: datetime, force: bool = False, watch: Watch) -> Restored:
    """Put what an archive holds into the database at `url`, on which no program runs, and bring it up to date.

    A database that holds anything is emptied first with `force`. Raises BadDatabaseUrl, UnusableDatabase,
    NewerDatabase, NotEmpty or BadArchive; then the database is as it was.
    """
    parsed = parse_url(url)
    try:
        with Archive(path) as archive:
            if archive.manifest.schema not in revisions():
                raise NewerDatabase(
                    f"{path} is of a newer version ({archive.manifest.schema}) than this program; upgrade the program"
                )
            if not force:
                _require_empty(parsed)
            archive.check(watch)
            if parsed.get_backend_name() == "sqlite":
                settled = _into_sqlite(parsed, archive, now, watch)
            else:
                settled = _into_postgresql(parsed, archive, now, watch)
            return Restored(manifest=archive.manifest, settled=settled)
    except DBAPIError as error:
        raise UnusableDatabase(str(error.orig).strip()) from error


def _fill(connection: Connection, archive: Archive, now: datetime, watch: Watch) -> Settled | None:
    """Make the tables of an archive's version, load them and bring them up to date, in a transaction."""
    manifest = archive.manifest
    change_schema(connection, manifest.schema)
    load(connection, archive, watch)
    change_schema(connection)
    count_on(connection, manifest.counters)
    return settle(connection, now) if may_have_gone(manifest, now) else None


def _into_sqlite(parsed: URL, archive: Archive, now: datetime, watch: Watch) -> Settled | None:
    """Fill a new file beside the database, then copy it into that in one transaction of SQLite's."""
    target = Path(str(parsed.database))
    try:
        make_private(target)
        with _new_file(target) as made:
            engine = blocking_engine(parsed.set(database=str(made)))
            try:
                with engine.begin() as connection:
                    settled = _fill(connection, archive, now, watch)
            finally:
                engine.dispose()
            _copy(made, target)
    except OSError as error:
        raise UnusableDatabase(f"{target}: {error.strerror}") from error
    except sqlite3.Error as error:
        raise UnusableDatabase(f"{target}: {error}") from error
    return settled


@contextmanager
def _new_file(target: Path) -> Iterator[Path]:
    """Give an empty file beside the database, gone in the end; one that a killed program left is gone before."""
    path = target.with_name(f"{target.name}.restoring")
    journal = path.with_name(f"{path.name}-journal")
    try:
        for old in (path, journal):
            old.unlink(missing_ok=True)
        path.touch(mode=PRIVATE)
        yield path
    finally:
        for made in (path, journal):
            made.unlink(missing_ok=True)


def _copy(made: Path, target: Path) -> None:
    with closing(sqlite3.connect(made)) as source, closing(sqlite3.connect(target, timeout=10)) as into:
        source.backup(into)


def _into_postgresql(parsed: URL, archive: Archive, now: datetime, watch: Watch) -> Settled | None:
    """Empty the database and fill it in one transaction."""
    engine = blocking_engine(parsed)
    try:
        with engine.begin() as connection:
            ours = {*metadata.tables, *FORMER, *MADE_ANEW}
            for name in sorted(ours.intersection(inspect(connection).get_table_names())):
                connection.execute(text(f'DROP TABLE "{name}" CASCADE'))
            # The engine of many processes makes its own tables when it starts; what stands there is of the old state.
            connection.execute(text("DROP SCHEMA IF EXISTS procrastinate CASCADE"))
            settled = _fill(connection, archive, now, watch)
            connection.execute(text("ANALYZE"))
    finally:
        engine.dispose()
    return settled


def _require_empty(parsed: URL) -> None:
    """Raise NotEmpty with what there is; a database that is not there yet is empty."""
    if parsed.get_backend_name() == "sqlite" and not Path(str(parsed.database)).exists():
        return
    engine = blocking_engine(parsed)
    try:
        with engine.connect() as connection:
            revision_of(connection)
            held = {table.name: _count(connection, table) for table in tables_of(connection)}
    finally:
        engine.dispose()
    found = [f"{count:,} {name}" for name, count in held.items() if count and name not in SEEDED]
    if found:
        raise NotEmpty(f"the database holds {', '.join(found)}: --force puts the backup in their place")


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())
