"""The whole state of a database in one file, taken at one moment while the program goes on."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from sqlalchemy import Connection, Table, func, inspect, select, text
from sqlalchemy.exc import DBAPIError

from storage.archive import Archive, ArchiveWriter, Manifest
from storage.blocking import blocking_engine
from storage.database import PRIVATE, parse_url
from storage.migrate import UnusableDatabase, revision_of
from storage.shapes import counting, moved, tables_of
from storage.values import plain

PAGE = 200
"""Rows that are in memory at once."""
Watch = Callable[[str, int], None]
"""Told the table at hand and how many more of its rows are done."""


class CannotKeep(RuntimeError):
    """The file of a backup cannot be written; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A backup that was written and read again."""

    manifest: Manifest
    bytes: int
    secrets: int
    """One-time links in it that were not used yet: of the owner, of invited editors."""


def back_up(
    url: str, path: Path, *, program: str, now: datetime, running: bool, force: bool = False, watch: Watch
) -> Kept:
    """Write all that is in the database at `url` into a file, and read it again.

    Raises BadDatabaseUrl, UnusableDatabase, NewerDatabase, CannotKeep, or BadArchive if what is read again is not what
    was written; then, too, nothing is left.
    """
    parsed = parse_url(url)
    sqlite = parsed.get_backend_name() == "sqlite"
    if sqlite and not Path(str(parsed.database)).is_file():
        raise UnusableDatabase(f"there is no database at {parsed.database}")
    engine = blocking_engine(parsed)
    if not sqlite:
        engine = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    try:
        with _taking_its_place(path, force=force) as (file, place), engine.connect() as connection:
            schema = revision_of(connection)
            if schema is None:
                raise UnusableDatabase("the database is empty: there is nothing to keep yet")
            secrets = _secrets(connection)
            tables = tables_of(connection)
            with ArchiveWriter(file) as writer:
                for table in tables:
                    columns = tuple(column.name for column in moved(table))
                    writer.add(table.name, columns, _rows(connection, table, watch))
                manifest = Manifest(
                    schema=schema,
                    program=program,
                    taken_at=now,
                    database="sqlite" if sqlite else "postgresql",
                    running=running,
                    counters=_counters(connection, tables),
                    tables=writer.tables,
                )
                writer.finish(manifest)
            file.flush()
            os.fsync(file.fileno())
            with Archive(place) as archive:
                archive.check(watch)
            return Kept(manifest=manifest, bytes=place.stat().st_size, secrets=secrets)
    except DBAPIError as error:
        raise UnusableDatabase(str(error.orig).strip()) from error
    finally:
        engine.dispose()


def _rows(connection: Connection, table: Table, watch: Watch) -> Iterator[list[Any]]:
    """Yield the rows of a table by its key, as plain values."""
    columns = moved(table)
    change = [(place, made) for place, column in enumerate(columns) if (made := plain(column)) is not None]
    query = select(*columns).order_by(*table.primary_key.columns)
    with connection.execution_options(yield_per=PAGE).execute(query) as found:
        for page in found.partitions():
            for row in page:
                values = list(row)
                for place, made in change:
                    if values[place] is not None:
                        values[place] = made(values[place])
                yield values
            watch(table.name, len(page))


def _counters(connection: Connection, tables: list[Table]) -> dict[str, int]:
    """Return the highest number that each table has ever given, whether its row is there or not."""
    if connection.dialect.name == "sqlite":
        there = inspect(connection).has_table("sqlite_sequence")
        query = text("SELECT name, seq FROM sqlite_sequence")
        given = {row.name: row.seq for row in connection.execute(query)} if there else {}
    else:
        given = {
            name: connection.exec_driver_sql(
                f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {sequence}"  # noqa: S608  # a name that the database quoted
            ).scalar_one()
            for name, sequence in _sequences(connection, tables)
        }
    numbered = ((table.name, counting(table)) for table in tables)
    return {
        name: max(given.get(name, 0), connection.execute(select(func.max(key))).scalar_one() or 0)
        for name, key in numbered
        if key is not None
    }


def _sequences(connection: Connection, tables: list[Table]) -> Iterator[tuple[str, str]]:
    query = text("SELECT pg_get_serial_sequence(:table, :key)")
    for table in tables:
        key = counting(table)
        if key is not None:
            found = connection.execute(query, {"table": f'"{table.name}"', "key": key.name}).scalar_one()
            if found is not None:
                yield table.name, found


def _secrets(connection: Connection) -> int:
    # The note is the one by whose link the first owner comes in.
    query = text(
        "SELECT (SELECT count(*) FROM invitations) + (SELECT count(*) FROM notes WHERE name = 'claim')"
    )
    return int(connection.execute(query).scalar_one())


@contextmanager
def _taking_its_place(path: Path, *, force: bool) -> Iterator[tuple[IO[bytes], Path]]:
    """Give a file beside `path`, and where it is; when the block ends it is `path`, and if it raises it is gone.

    What a killed backup has left there is written over.
    """
    _refuse_place(path, force=force)
    part = path.with_name(f".{path.name}.part")
    try:
        file = os.fdopen(os.open(part, os.O_CREAT | os.O_RDWR, PRIVATE), "w+b")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            file.close()
            raise CannotKeep(f"{path}: another backup is being written there") from error
        try:
            with file:
                file.truncate()
                part.chmod(PRIVATE)
                yield file, part
            _refuse_place(path, force=force)
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        _sync_folder(path.parent)
    except OSError as error:
        raise CannotKeep(f"{error.filename or path}: {error.strerror or error}") from error


def _refuse_place(path: Path, *, force: bool) -> None:
    if path.is_dir():
        raise CannotKeep(f"{path} is a folder: name a file in it")
    if not path.parent.is_dir():
        raise CannotKeep(f"there is no folder {path.parent}: make it first")
    if path.exists() and not force:
        raise CannotKeep(f"{path} is there already: --force writes over it")


def _sync_folder(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
