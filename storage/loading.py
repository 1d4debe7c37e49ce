"""Loads the rows of an archive into the empty tables of its version: SQLite by rows, PostgreSQL by COPY."""

import json
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from sqlalchemy import Column, Connection, Table, func, select, text
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError

from storage.archive import Archive, BadArchive
from storage.backup import Watch
from storage.schema import metadata
from storage.shapes import counting, moved, tables_of
from storage.values import stored

PAGE = 500
"""Rows that are in memory at once."""


def load(connection: Connection, archive: Archive, watch: Watch) -> None:
    """Load all tables. Raises BadArchive for anything that is not as the tables want it."""
    tables = tables_of(connection)
    _require_same(tables, archive)
    try:
        if connection.dialect.name == "sqlite":
            _load_sqlite(connection, tables, archive, watch)
        else:
            _load_postgresql(connection, tables, archive, watch)
    except (DataError, IntegrityError) as error:
        said = str(error.orig).splitlines()[0]
        raise BadArchive(f"its rows do not fit together: {said}") from error


def count_on(connection: Connection, counters: Mapping[str, int]) -> None:
    """Have each table go on from the highest number that it ever gave, so that none is given again.

    On SQLite only those of its tables do whose numbers others hold in memory; see `storage.schema`.
    """
    sqlite = connection.dialect.name == "sqlite"
    for table in metadata.sorted_tables:
        key = counting(table)
        if key is None:
            continue
        greatest: int = connection.execute(select(func.max(key))).scalar_one() or 0
        number = max(greatest, counters.get(table.name, 0))
        if number == 0:
            continue
        if not sqlite:
            values = {"table": f'"{table.name}"', "key": key.name, "number": number}
            connection.execute(text("SELECT setval(pg_get_serial_sequence(:table, :key), :number)"), values)
        elif table.dialect_options["sqlite"]["autoincrement"]:
            of_table = {"table": table.name, "number": number}
            connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :table"), of_table)
            connection.execute(text("INSERT INTO sqlite_sequence VALUES (:table, :number)"), of_table)


def _require_same(tables: list[Table], archive: Archive) -> None:
    """Raise BadArchive unless it has just the tables of its version, each with just its columns."""
    parts = archive.manifest.tables
    if unlike := {table.name for table in tables} ^ set(parts):
        raise BadArchive(f"its tables are not those of version {archive.manifest.schema}: {_few(unlike)}")
    for table in tables:
        named = parts[table.name].columns
        unlike = {column.name for column in moved(table)} ^ set(named)
        if unlike or len(set(named)) < len(named):
            raise BadArchive(
                f"the columns of {table.name} are not those of version {archive.manifest.schema}: {_few(unlike)}"
            )


def _few(names: set[str]) -> str:
    return ", ".join(sorted(names)[:5])


def _rows(table: Table, archive: Archive, *, postgresql: bool) -> Iterator[list[Any]]:
    """Yield the rows of a table as its driver stores them. Raises BadArchive."""
    columns: list[Column[Any]] = [table.columns[name] for name in archive.manifest.tables[table.name].columns]
    readers = [stored(column, postgresql=postgresql) for column in columns]
    for number, line in enumerate(archive.lines(table.name), start=1):
        try:
            row = json.loads(line)
            if not isinstance(row, list):
                raise ValueError("it is no list")  # noqa: TRY004, TRY301  # of one kind with what json raises
            yield [read(value) for read, value in zip(readers, row, strict=True)]
        except (ValueError, RecursionError) as error:
            raise BadArchive(f"row {number} of {table.name} is wrong: {error}") from error


def _load_sqlite(connection: Connection, tables: list[Table], archive: Archive, watch: Watch) -> None:
    for table in tables:
        names = archive.manifest.tables[table.name].columns
        places = ", ".join("?" * len(names))
        statement = f'INSERT INTO "{table.name}" ({_quoted(names)}) VALUES ({places})'  # noqa: S608  # names of our own columns
        rows = _rows(table, archive, postgresql=False)
        while page := [tuple(row) for row in islice(rows, PAGE)]:
            try:
                connection.exec_driver_sql(statement, page)
            except ValueError as error:
                raise BadArchive(f"a row of {table.name} is wrong: {error}") from error
            watch(table.name, len(page))
    wrong = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if wrong is not None:
        raise BadArchive(f"a row of {wrong[0]} refers to one of {wrong[2]} that is not there")


def _load_postgresql(connection: Connection, tables: list[Table], archive: Archive, watch: Watch) -> None:
    """Load without the references, which are then made again: so all are checked at once, in whatever order rows come."""
    references = connection.execute(
        text(
            "SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint "
            "WHERE contype = 'f' AND connamespace = current_schema()::regnamespace AND conrelid::regclass::text = ANY(:names)"
        ),
        {"names": [table.name for table in tables]},
    ).all()
    for table, name, _ in references:
        connection.exec_driver_sql(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
    for one in tables:
        _copy(connection, one, archive, watch)
    for table, name, definition in references:
        connection.exec_driver_sql(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}")


def _copy(connection: Connection, table: Table, archive: Archive, watch: Watch) -> None:
    # Only here is it needed: whoever has SQLite alone need not have it.
    import psycopg  # noqa: PLC0415

    names = archive.manifest.tables[table.name].columns
    driver: Any = connection.connection.driver_connection
    statement = f'COPY "{table.name}" ({_quoted(names)}) FROM STDIN'
    done = 0
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            for row in _rows(table, archive, postgresql=True):
                copy.write_row(row)
                done += 1
                if done % PAGE == 0:
                    watch(table.name, PAGE)
    except (psycopg.DataError, psycopg.IntegrityError) as error:
        raise BadArchive(f"a row of {table.name} does not fit: {error.diag.message_primary}") from error
    except psycopg.Error as error:
        raise DBAPIError(statement, None, error) from error
    watch(table.name, done % PAGE)


def _quoted(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)
