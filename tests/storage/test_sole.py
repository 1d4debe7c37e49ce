"""Locks on a database: one program alone, or one that speaks and others that work; a dead holder holds nothing."""

import asyncio
import contextlib

import psycopg
import pytest

from storage import sole as locks_of
from storage.sole import AlreadyRunning, LockLost, one_of_many, sole, sole_speaker


@pytest.fixture
def quick(monkeypatch):
    monkeypatch.setattr(locks_of, "LOOK_AGAIN", 0.02)
    monkeypatch.setattr(locks_of, "STILL_THERE", 0.02)


@pytest.fixture
async def speaker(database_url, quick):
    """One who wants to own the token: as long as the test lasts."""
    async with contextlib.AsyncExitStack() as stack:

        async def take(told=lambda: None, stop=None):
            return await stack.enter_async_context(sole_speaker(database_url, told, stop or asyncio.Event()))

        yield take


async def test_of_two_that_want_it_alone_the_second_is_refused(storage, database_url):
    async with sole(database_url):
        with pytest.raises(AlreadyRunning, match="another program is running"):
            await sole(database_url).__aenter__()
    async with sole(database_url):
        pass


async def test_who_has_it_alone_lets_nobody_work_beside_it(storage, database_url):
    async with sole(database_url):
        with pytest.raises(AlreadyRunning, match="has this database for itself"):
            await one_of_many(database_url).__aenter__()
    async with one_of_many(database_url):
        with pytest.raises(AlreadyRunning):
            await sole(database_url).__aenter__()


async def test_some_work_beside_the_one_that_speaks(storage, database_url, speaker):
    assert await speaker() is not None
    async with one_of_many(database_url):
        if database_url.startswith("sqlite"):
            with pytest.raises(AlreadyRunning, match="on SQLite there is one"):
                await one_of_many(database_url).__aenter__()
        else:
            async with one_of_many(database_url):
                pass


async def test_a_second_speaker_takes_over_when_the_first_has_gone(storage, database_url, quick):
    told = asyncio.Event()
    first = sole_speaker(database_url, lambda: None, asyncio.Event())
    await first.__aenter__()

    async def second():
        async with sole_speaker(database_url, told.set, asyncio.Event()) as locks:
            return locks

    waiting = asyncio.create_task(second())
    async with asyncio.timeout(10):
        await told.wait()
        assert not waiting.done()
        await first.__aexit__(None, None, None)
        assert await waiting is not None


async def test_who_waits_can_be_told_to_stop(storage, speaker):
    await speaker()
    stop = asyncio.Event()
    assert await speaker(stop.set, stop) is None


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_lock_that_the_database_took_back_is_noticed(storage, database_url, speaker):
    locks = await speaker()
    watch = asyncio.create_task(locks.watch())
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ExclusiveLock'"
        )
    with pytest.raises(LockLost, match="start this one again"):
        await asyncio.wait_for(watch, 10)


def holders(database_url):
    """The sessions that hold a lock of ours."""
    with psycopg.connect(database_url, autocommit=True) as connection:
        rows = connection.execute(
            "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted"
        ).fetchall()
    return {pid for (pid,) in rows}


def terminate_holders(database_url):
    """End every session that holds a lock of ours."""
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid()"
        )


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_who_works_beside_others_takes_its_lock_again(storage, database_url, quick):
    async with one_of_many(database_url) as locks:
        watch = asyncio.create_task(locks.watch())
        before = holders(database_url)
        assert locks.problems == []
        terminate_holders(database_url)
        async with asyncio.timeout(10):
            while not locks.problems:  # noqa: ASYNC110 - what is told is a list, as /healthz reads it
                await asyncio.sleep(0)
            while not holders(database_url) - before:  # noqa: ASYNC110 - the server tells nobody
                await asyncio.sleep(0.02)
            while locks.problems:  # noqa: ASYNC110
                await asyncio.sleep(0)
        assert not watch.done()
        with pytest.raises(AlreadyRunning):
            await sole(database_url).__aenter__()
        watch.cancel()


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_who_works_beside_others_ends_where_a_program_has_the_database_for_itself_by_then(
    storage, database_url, quick
):
    async with one_of_many(database_url) as locks:
        terminate_holders(database_url)
        async with sole(database_url):
            with pytest.raises(AlreadyRunning, match="for itself"):
                await asyncio.wait_for(locks.watch(), 10)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_who_waits_to_take_over_goes_on_waiting_through_an_outage(storage, database_url, quick):
    waits, stop = asyncio.Event(), asyncio.Event()
    first = sole_speaker(database_url, lambda: None, asyncio.Event())
    locks = await first.__aenter__()

    async def second():
        async with sole_speaker(database_url, waits.set, stop) as taken:
            return taken

    waiting = asyncio.create_task(second())
    async with asyncio.timeout(10):
        await waits.wait()
        terminate_holders(database_url)
        with pytest.raises(LockLost):
            await locks.watch()
        assert await waiting is not None
    await first.__aexit__(None, None, None)
