"""The engine of many processes: who works is PostgreSQL's word, and a process that dies leaves nothing undone for long."""

import asyncio
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from croniter import croniter

from bot.clock import ObedientClock
from bot.job import Job
from bot.shared_engine import SharedEngine, cron
from storage import Storage
from storage.queue import HostTurns, opened_queue

pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)

PATIENCE = 20


class Rows:
    """A queue of numbers that several processes share, and who did each."""

    def __init__(self, *numbers):
        self.waiting = list(numbers)
        self.done = []
        self.under_way = 0
        self.most_at_work = 0
        self.open = asyncio.Event()
        self.open.set()
        self.changed = asyncio.Event()

    def job(self, who, name="work", **changes):
        async def due(_moment, limit):
            some, self.waiting = self.waiting[:limit], self.waiting[limit:]
            return some

        async def run(number):
            self.under_way += 1
            self.most_at_work = max(self.most_at_work, self.under_way)
            self.changed.set()
            try:
                await self.open.wait()
                await asyncio.sleep(0)
            finally:
                self.under_way -= 1
            self.done.append((who, number))
            self.changed.set()

        fields = {"every": timedelta(hours=1), "due": due, "run": run, "row": int, "at_once": 2}
        return Job(name=name, **(fields | changes))

    async def until(self, holds):
        async with asyncio.timeout(PATIENCE):
            while not holds():
                self.changed.clear()
                await self.changed.wait()


@pytest.fixture
def process(storage, database_url, now):
    """One process of several: opened, started and stopped."""

    @asynccontextmanager
    async def start(*jobs, names=None):
        own = Storage.open(database_url)
        clock = ObedientClock("http://127.0.0.1:9/")
        clock.set(now)
        async with opened_queue(database_url) as pool:
            engine = SharedEngine(own, clock, pool, jobs, names or [job.name for job in jobs], 2)
            await engine.start()
            try:
                yield engine
            finally:
                await engine.stop(2)
                await own.close()

    return start


async def test_what_is_due_at_the_start_is_done(process):
    rows = Rows(1, 2, 3, 4, 5)
    async with process(rows.job("a")):
        await rows.until(lambda: len(rows.done) == 5)
    assert sorted(number for _, number in rows.done) == [1, 2, 3, 4, 5]
    assert rows.most_at_work == 2


async def test_a_job_that_wrote_rows_wakes_the_one_that_reads_them_in_another_process(process):
    first, second = Rows(), Rows()
    reads = second.job("reader", "read")
    async with (
        process(reads),
        process(first.job("writer", "write", wakes=("read",)), names=["write"]) as writer,
    ):
        second.waiting = [7]
        first.waiting = [1]
        writer.wake("write")
        await second.until(lambda: second.done)
    assert second.done == [("reader", 7)]


async def test_a_job_of_another_process_is_woken_though_nobody_here_knows_it(process):
    rows = Rows()
    async with process(rows.job("speaker", "deliver")), process(Rows().job("other", "other")) as other:
        rows.waiting = [1]
        other.wake("deliver")
        await rows.until(lambda: rows.done)
    assert rows.done == [("speaker", 1)]


async def test_when_one_process_is_full_another_helps(process):
    # One process has two under way and two at hand.
    rows = Rows(*range(8))
    rows.open.clear()
    async with process(rows.job("a")), process(rows.job("b")):
        await rows.until(lambda: rows.under_way == 4)
        rows.open.set()
        await rows.until(lambda: len(rows.done) == 8)
    assert {who for who, _ in rows.done} == {"a", "b"}


async def test_a_serial_job_is_never_in_two_processes(process):
    rows = Rows(*range(6))
    rows.open.clear()
    serial = {"serial": True, "at_once": 1}
    async with process(rows.job("a", **serial)) as one, process(rows.job("b", **serial)) as other:
        await rows.until(lambda: rows.under_way == 1)
        for _ in range(5):
            one.wake("work")
            other.wake("work")
            await asyncio.sleep(0.05)
        assert rows.under_way == 1
        rows.open.set()
        await rows.until(lambda: len(rows.done) == 6)
    assert rows.most_at_work == 1


async def test_a_row_that_takes_long_holds_up_nothing_that_comes_due_meanwhile(process):
    rows = Rows(1)
    rows.open.clear()
    async with process(rows.job("a")) as engine:
        await rows.until(lambda: rows.under_way == 1)
        rows.waiting = [2]
        engine.wake("work")
        await rows.until(lambda: rows.under_way == 2)
        rows.open.set()
        await rows.until(lambda: len(rows.done) == 2)


async def test_a_row_that_failed_in_one_process_is_forgotten_when_another_succeeds(process, storage, now):
    async def fail(_number):
        raise ValueError("broken")

    failing = Rows(3)
    async with process(failing.job("a", run=fail)):
        async with asyncio.timeout(PATIENCE):
            while True:
                async with storage.reading() as tx:
                    if await tx.failures.known("work"):
                        break
                await asyncio.sleep(0.02)
    again = Rows(3)
    async with process(again.job("b")):
        await again.until(lambda: again.done)
    async with storage.reading() as tx:
        assert await tx.failures.known("work") == frozenset()


async def test_another_version_of_the_engine_makes_its_tables_anew(storage, database_url):
    async with opened_queue(database_url) as pool, pool.connection() as connection:
        await connection.execute("INSERT INTO procrastinate_workers DEFAULT VALUES")
    async with opened_queue(database_url) as pool, pool.connection() as connection:
        kept = await (await connection.execute("SELECT count(*) FROM procrastinate_workers")).fetchone()
        assert kept == (1,)
        await connection.execute("COMMENT ON SCHEMA procrastinate IS '0.0.1'")
    async with opened_queue(database_url) as pool, pool.connection() as connection:
        kept = await (await connection.execute("SELECT count(*) FROM procrastinate_workers")).fetchone()
        assert kept == (0,)


async def test_two_processes_are_not_at_one_host_together(storage, database_url):
    async with opened_queue(database_url) as one, opened_queue(database_url) as other:
        here, there = HostTurns(one), HostTurns(other)
        held = await here.take("kabar.example", 1)
        second = asyncio.create_task(there.take("kabar.example", 1))
        assert await there.take("elsewhere.example", 1)
        assert not (await asyncio.wait({second}, timeout=0.3))[0]
        await here.give_back(held, 0.0)
        assert await asyncio.wait_for(second, PATIENCE) == held


async def test_two_may_be_at_one_host_where_two_are_allowed(storage, database_url):
    async with opened_queue(database_url) as pool:
        turns = HostTurns(pool)
        assert await turns.take("kabar.example", 2) != await turns.take("kabar.example", 2)


async def test_a_request_goes_on_though_the_turns_cannot_be_asked(storage, database_url):
    async with opened_queue(database_url) as pool:
        turns = HostTurns(pool)
    assert await turns.take("kabar.example", 1)


@pytest.mark.parametrize(
    "every", [timedelta(seconds=2), timedelta(seconds=30), timedelta(minutes=10), timedelta(hours=1)]
)
async def test_ticks_come_as_often_as_the_table_says(database_url, every, now):
    moments = croniter(cron(every), now)
    first, second = moments.get_next(), moments.get_next()
    assert second - first == every.total_seconds()
