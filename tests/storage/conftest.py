"""Databases in which there is much of everything, made once a session and copied."""

import asyncio
import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from uuid import uuid4

import psycopg
import pytest

from bench.growth.filling import fill
from bench.growth.spelling import Size
from storage import Storage
from storage.migrate import migrate
from tests.conftest import _address

GROWN = Size(feeds=20_000, articles=20_000, stories=12_000, chats=20_000, updates=20_000)
GROWN_AT = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)


def _made(url):
    with ThreadPoolExecutor(1) as pool:
        pool.submit(lambda: asyncio.run(migrate(url))).result()
    fill(url, GROWN, GROWN_AT)


@pytest.fixture(scope="session")
def grown_file(tmp_path_factory):
    """A SQLite database of twenty thousand of everything."""
    path = tmp_path_factory.mktemp("grown") / "kabarchy.db"
    _made(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def grown_template(postgres):
    """The same of PostgreSQL, by its name."""
    name = f"grown_{uuid4().hex}"
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    _made(_address(postgres, name))
    return name


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def grown_url(request, tmp_path_factory):
    """The address of a copy of such a database, once of each kind."""
    if request.param == "sqlite":
        path = tmp_path_factory.mktemp("copy") / "kabarchy.db"
        yield f"sqlite:///{shutil.copy(request.getfixturevalue('grown_file'), path)}"
        return
    with _copy(request.getfixturevalue("postgres"), request.getfixturevalue("grown_template")) as url:
        yield url


@pytest.fixture
async def grown(grown_url):
    """Such a database, opened. What is claimed in it stays so: it is for looking at plans, which that does not change."""
    opened = Storage.open(grown_url)
    opened.is_postgresql = grown_url.startswith("postgresql")
    yield opened
    await opened.close()


@pytest.fixture(scope="session")
def claimed_from(postgres, grown_template):
    """The address of another copy of PostgreSQL's, out of which everything that is due is taken."""
    with _copy(postgres, grown_template) as url:
        yield url


@contextmanager
def _copy(postgres, template):
    name = f"copy_{uuid4().hex}"
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        yield _address(postgres, name)
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
