"""What is said of a PostgreSQL server and of who is at work on it; looking changes nothing there either."""

import asyncio
from uuid import uuid4

import psycopg
import pytest

from bot.doctor import postgres
from storage.blocking import blocking_engine
from storage.database import parse_url
from storage.looking import looking
from storage.queue import opened_queue
from storage.server import LEFT_SECONDS, Processes, Server, processes
from storage.sole import one_of_many, sole, sole_speaker


@pytest.fixture
def server_url(postgres, schema_on_postgresql):
    """A database on PostgreSQL of the present schema, which nobody else uses after it."""
    template = parse_url(schema_on_postgresql).database
    name = f"doctor_{uuid4().hex}"
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        yield postgres.replace("/postgres?", f"/{name}?")
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


async def at_server(said, url):
    return said(await asyncio.to_thread(lambda: list(postgres.server_findings(url))))


async def test_a_server_that_is_well(said, server_url):
    lines = await at_server(said, server_url)
    assert "✓ PostgreSQL: PostgreSQL " in lines
    assert "✓ Database: up to date" in lines
    assert "✓ Processes: none runs now" in lines
    assert "Connections: " in lines
    assert "✗" not in lines


async def test_who_is_at_work_is_told(said, server_url):
    stop = asyncio.Event()
    async with sole(server_url):
        assert "✓ Processes: one `run` does everything" in await at_server(said, server_url)
    async with sole_speaker(server_url, lambda: None, stop):
        assert "✗ Processes: `serve` runs alone" in await at_server(said, server_url)
    async with one_of_many(server_url), one_of_many(server_url):
        assert "! Processes: 2, of which none owns the token" in await at_server(said, server_url)
        async with sole_speaker(server_url, lambda: None, stop):
            lines = await at_server(said, server_url)
            assert "✓ Processes: 3, of which one owns the token" in lines
            assert "! Connections: " in lines or "✓ Connections: " in lines


async def test_work_that_nobody_takes_up_is_told(said, server_url):
    async with opened_queue(server_url) as pool, pool.connection() as connection:
        await connection.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now()), (now() - interval '9 minutes')"
        )
        for name, status in (("poll", "todo"), ("read", "todo"), ("read", "doing"), ("group", "todo")):
            await connection.execute(
                "INSERT INTO procrastinate_jobs (queue_name, task_name, status) VALUES (%s, %s, %s)",
                (name, name, status),
            )
        await connection.execute("UPDATE procrastinate_events SET at = now() - interval '5 minutes'")
        await connection.execute(
            "UPDATE procrastinate_events SET at = now() FROM procrastinate_jobs job"
            " WHERE job.id = job_id AND job.queue_name = 'group'"
        )
    with looking(server_url) as connection:
        found = processes(connection)
    assert (found.workers, found.dead) == (1, 1)
    assert list(found.left) == ["poll"]
    assert found.left["poll"] > LEFT_SECONDS
    async with one_of_many(server_url):
        lines = await at_server(said, server_url)
    assert "✗ Jobs: nobody takes up poll, for up to 5 minutes → start `kabarchy work`" in lines


async def test_looking_at_a_server_changes_nothing(server_url):
    with looking(server_url) as connection:
        with pytest.raises(Exception, match="read-only"):
            connection.exec_driver_sql("CREATE TABLE left_behind (id int)")
        connection.rollback()


async def test_an_older_schema_on_a_server_is_left_as_it_is(said, server_url):
    engine = blocking_engine(parse_url(server_url))
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0020'")
    assert "behind this version" in await at_server(said, server_url)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one() == "0020"
    engine.dispose()


async def test_a_server_that_is_not_there_is_told(said, server_url, unused_tcp_port):
    lines = await at_server(said, f"postgresql://me:secret@127.0.0.1:{unused_tcp_port}/news")
    assert "✗ Database: " in lines
    assert "is the server running, and is the port right?" in lines
    assert "secret" not in lines
    missing = server_url.replace(parse_url(server_url).database, "nowhere")
    assert "does not exist → make it: `createuser`, `createdb`" in await at_server(said, missing)


GOOD = Server(
    version=160004, encoding="UTF8", most_connections=100, connections=5, may_make_schemas=True, may_make_tables=True,
    bytes=2**30, read_only=False,
)  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"version": 120019}, "✗ PostgreSQL: PostgreSQL 12, 1,024 MB is too old → 13 or newer"),
        ({"encoding": "SQL_ASCII"}, "✗ PostgreSQL: the database is in SQL_ASCII, not UTF8"),
        ({"read_only": True}, "✗ PostgreSQL: this server follows another"),
        ({"may_make_tables": False}, "GRANT CREATE ON SCHEMA"),
        ({"may_make_schemas": False}, "GRANT CREATE ON DATABASE"),
        ({}, "✓ PostgreSQL: PostgreSQL 16, 1,024 MB"),
    ],
)
def test_a_server_is_judged(said, changes, says):
    facts = Server(**({name: getattr(GOOD, name) for name in Server.__slots__} | changes))
    assert says in said(postgres.of_server(facts))


def test_connections_are_judged_by_how_many_processes_there_are(said):
    assert said([postgres.connections(GOOD, 3)]).startswith("✓ Connections")
    assert "raise max_connections of PostgreSQL to 135" in said([postgres.connections(GOOD, 5)])
    idle = Processes(owner=False, alone=False, all=0, workers=0, dead=2, left={"poll": 500})
    assert "Jobs" not in said(postgres.of_processes(idle, GOOD))
