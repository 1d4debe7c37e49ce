"""A database filled at once, in SQL and by the database itself: five million articles are there within minutes."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any

import psycopg
from sqlalchemy.engine import make_url

from bench.growth.rows import incoming, meaning, outgoing, receiving
from bench.growth.spelling import Size, Spelling
from storage.database import parse_url

Run = Callable[[str], None]


def fill(url: str, size: Size, now: datetime, texts: Sequence[str] = ("Совет обсудил воду.",)) -> None:
    """Fill an empty database of the present schema. `texts` are those of the articles, in turn."""
    spelling = Spelling(postgresql=make_url(url).get_backend_name() == "postgresql", now=now)
    with _opened(url) as (run, keep):
        run("CREATE TABLE filled_texts (id BIGINT PRIMARY KEY, text TEXT NOT NULL)")
        keep("filled_texts", ("id", "text"), list(enumerate(texts)))
        run("DELETE FROM topics")
        for table, columns, source in [
            *incoming(spelling, size),
            *meaning(spelling, size, len(texts)),
            *receiving(spelling, size),
            *(outgoing(spelling, size) if size.history else ()),
        ]:
            names = ", ".join(f'"{name}"' for name in columns)
            run(f"INSERT INTO {table} ({names}) SELECT {', '.join(columns.values())} FROM {source}")  # noqa: S608 - ours
        run("DROP TABLE filled_texts")
        if spelling.postgresql:
            _set_sequences(run)
            run("VACUUM ANALYZE")


@contextlib.contextmanager
def _opened(
    url: str,
) -> Iterator[tuple[Run, Callable[[str, Sequence[str], Sequence[tuple[Any, ...]]], None]]]:
    """Open a database for filling only: nothing is checked, nothing survives a power cut."""
    parsed = parse_url(url)
    if parsed.get_backend_name() == "sqlite":
        with contextlib.closing(sqlite3.connect(str(parsed.database), isolation_level=None)) as connection:
            for name, value in (("journal_mode", "OFF"), ("synchronous", "OFF"), ("cache_size", "-1000000")):
                connection.execute(f"PRAGMA {name} = {value}")
            connection.execute("PRAGMA temp_store = MEMORY")

            def keep(table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
                places = ", ".join("?" * len(columns))
                connection.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})", rows)  # noqa: S608

            connection.execute("BEGIN")
            yield lambda statement: connection.execute(statement) and None, keep
            connection.execute("COMMIT")
            connection.execute("PRAGMA journal_mode = WAL")
        return
    plain = parsed.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as server:
        # Without its checks of references, which take longer than all the rest.
        server.execute("SET session_replication_role = replica")
        server.execute("SET synchronous_commit = off")

        def copy(table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
            with server.cursor().copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copying:
                for row in rows:
                    copying.write_row(row)

        yield lambda statement: server.execute(statement) and None, copy


def _set_sequences(run: Run) -> None:
    """Have numbers given after those that were filled in."""
    tables = ("feeds", "entries", "topics", "stories", "chats", "selections", "digests", "deliveries")
    for table, key in (*((table, "id") for table in tables), ("updates", "seq")):
        last = f"SELECT coalesce(max({key}), 1) FROM {table}"  # noqa: S608 - ours
        run(f"SELECT setval(pg_get_serial_sequence('{table}', '{key}'), ({last}))")
