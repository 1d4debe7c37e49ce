"""The engine: works until nothing is due, lets a failing row rest, and holds up nobody else."""

import asyncio
from datetime import timedelta

import pytest

from bot.clock import ObedientClock
from bot.engine import Engine
from bot.job import Job
from news.feeds import Source
from storage.database import DatabaseTrouble


class Rows:
    """A queue of numbers in memory, and what a job does with each."""

    def __init__(self, *numbers):
        self.waiting = list(numbers)
        self.done = []
        self.at_work = 0
        self.most_at_work = 0
        self.changed = asyncio.Event()

    async def due(self, moment, limit):
        some, self.waiting = self.waiting[:limit], self.waiting[limit:]
        return some

    async def run(self, number):
        self.at_work += 1
        self.most_at_work = max(self.most_at_work, self.at_work)
        await asyncio.sleep(0)
        self.at_work -= 1
        self.done.append(number)
        self.changed.set()

    async def wait_for(self, count):
        async with asyncio.timeout(10):
            while len(self.done) < count:
                self.changed.clear()
                await self.changed.wait()


def job(rows, name="work", **changes):
    fields = {"every": timedelta(hours=1), "due": rows.due, "run": rows.run, "row": int, "at_once": 3}
    return Job(name=name, **(fields | changes))


@pytest.fixture
def clock(now):
    clock = ObedientClock("http://127.0.0.1:9/")
    clock.set(now)
    return clock


async def test_it_works_until_nothing_is_due_so_many_at_once(storage, clock):
    rows = Rows(*range(20))
    await Engine(storage, clock, [job(rows)]).run_until_idle("work")
    assert sorted(rows.done) == list(range(20))
    assert rows.most_at_work == 3


async def test_a_job_that_wrote_rows_wakes_the_one_that_reads_them(storage, clock):
    second = Rows()

    class First(Rows):
        async def run(self, number):
            second.waiting.append(number * 10)
            await super().run(number)

    first = First(1, 2)
    engine = Engine(storage, clock, [job(second, "second"), job(first, "first", wakes=("second",))])
    await engine.start()
    await second.wait_for(2)
    await engine.stop(5)
    assert sorted(second.done) == [10, 20]


async def test_a_failing_row_is_recorded_and_the_others_go_on(storage, clock, now):
    class Failing(Rows):
        async def run(self, number):
            if number == 1:
                raise ValueError("a page like no other")
            await super().run(number)

    rows = Failing(0, 1, 2)
    await Engine(storage, clock, [job(rows)]).run_until_idle("work")
    assert sorted(rows.done) == [0, 2]
    async with storage.reading() as tx:
        assert await tx.failures.count() == {"work": 1}
        assert await tx.failures.known("work") == {1}


async def test_of_rows_taken_together_the_bad_one_alone_rests(storage, clock):
    class Batches(Rows):
        bad = 2

        async def due(self, moment, limit):
            some, self.waiting = self.waiting[:4], self.waiting[4:]
            return [some] if some else []

        async def run(self, numbers):
            if self.bad in numbers:
                raise ValueError("a chat like no other")
            self.done += numbers

    rows = Batches(*range(10))
    engine = Engine(
        storage,
        clock,
        [job(rows, at_once=1, row=lambda some: some[0], split=lambda some: [[number] for number in some])],
    )
    await engine.run_until_idle("work")
    assert sorted(rows.done) == [0, 1, 3, 4, 5, 6, 7, 8, 9]
    async with storage.reading() as tx:
        assert await tx.failures.known("work") == {2}
    rows.bad, rows.waiting = None, [1, 2]
    await engine.run_until_idle("work")
    async with storage.reading() as tx:
        assert await tx.failures.known("work") == frozenset()


async def test_a_row_rests_longer_each_time_and_is_given_up_in_the_end(storage, now):
    rests = []
    async with storage.writing() as tx:
        for _ in range(10):
            failure = await tx.failures.record("work", 7, "ValueError: no", now)
            rests.append(failure.rest_until - now)
        assert [rest.total_seconds() / 60 for rest in rests[:7]] == [1, 2, 4, 8, 16, 32, 60]
        assert failure.given_up
        (given_up,) = await tx.failures.given_up()
        assert (given_up.row, given_up.times) == (7, 10)


async def test_a_resting_row_is_not_due(storage, now):
    hour = timedelta(hours=1)
    async with storage.writing() as tx:
        id = await tx.feeds.add(
            Source(url="https://news.example/rss", name="Вестник"), now=now, interval=hour
        )
        await tx.failures.record("poll", id, "ValueError: no", now)
        assert await tx.feeds.claim(now + timedelta(seconds=59), 10) == []
        assert len(await tx.feeds.claim(now + timedelta(seconds=61), 10)) == 1


async def test_a_success_after_a_failure_is_remembered_as_one(storage, clock):
    class FailingOnce(Rows):
        failed = False

        async def run(self, number):
            if not self.failed:
                self.failed = True
                raise ValueError("the first time")
            await super().run(number)

    rows = FailingOnce(5)
    engine = Engine(storage, clock, [job(rows)])
    await engine.run_until_idle("work")
    rows.waiting = [5]
    await engine.run_until_idle("work")
    async with storage.reading() as tx:
        assert await tx.failures.count() == {}


async def test_stopping_lets_what_runs_finish_and_begins_nothing(storage, clock):
    begun = asyncio.Event()
    go = asyncio.Event()

    class Slow(Rows):
        async def run(self, number):
            begun.set()
            await go.wait()
            await super().run(number)

    rows = Slow(*range(10))
    engine = Engine(storage, clock, [job(rows, at_once=1)])
    await engine.start()
    await begun.wait()
    stopping = asyncio.create_task(engine.stop(5))
    await asyncio.sleep(0)
    go.set()
    await stopping
    assert rows.done == [0]


async def test_what_does_not_finish_is_cut_off(storage, clock):
    class Endless(Rows):
        async def run(self, number):
            self.changed.set()
            await asyncio.Event().wait()

    rows = Endless(1)
    engine = Engine(storage, clock, [job(rows)])
    await engine.start()
    await rows.changed.wait()
    await engine.stop(0.01)
    assert rows.done == []


async def test_trouble_with_looking_for_work_does_not_end_the_job(storage, clock):
    class Flaky(Rows):
        troubles = 1

        async def due(self, moment, limit):
            if self.troubles:
                self.troubles -= 1
                raise OSError("the disk is full")
            return await super().due(moment, limit)

    rows = Flaky(1)
    engine = Engine(storage, clock, [job(rows)])
    await engine.start()
    async with asyncio.timeout(10):
        while not rows.done:
            engine.wake("work")
            await asyncio.sleep(0)
    await engine.stop(5)


async def test_a_row_that_takes_long_holds_up_nothing_that_comes_due_meanwhile(storage, clock):
    begun, slow = asyncio.Event(), asyncio.Event()

    class OneSlow(Rows):
        async def run(self, number):
            if number == 0:
                begun.set()
                await slow.wait()
            await super().run(number)

    rows = OneSlow(0)
    engine = Engine(storage, clock, [job(rows)])
    await engine.start()
    await begun.wait()
    rows.waiting.append(1)
    engine.wake("work")
    await rows.wait_for(1)
    assert rows.done == [1]
    slow.set()
    await rows.wait_for(2)
    await engine.stop(5)


async def test_of_what_was_taken_the_urgent_goes_first(storage, clock):
    rows = Rows(3, 2, 1)
    await Engine(storage, clock, [job(rows, urgency=lambda number: number)]).run_until_idle("work")
    assert rows.done == [1, 2, 3]


async def test_what_is_under_way_is_not_given_up_because_the_database_is_away(storage, clock):
    begun, go_on = asyncio.Event(), asyncio.Event()

    class Away(Rows):
        async def due(self, moment, limit):
            if self.at_work:
                go_on.set()
                raise DatabaseTrouble("SELECT", {}, Exception("disk is full"))
            return await super().due(moment, limit)

        async def run(self, number):
            self.at_work += 1
            begun.set()
            await go_on.wait()
            self.at_work -= 1
            self.done.append(number)
            self.changed.set()

    rows = Away(0, 1)
    engine = Engine(storage, clock, [job(rows)])
    await engine.start()
    await begun.wait()
    engine.wake("work")
    await rows.wait_for(2)
    await engine.stop(5)
    assert sorted(rows.done) == [0, 1]


async def test_a_tick_that_still_asks_for_the_time_at_the_end_is_no_failure(storage, now, caplog):
    class Slow(ObedientClock):
        """A clock that is asked and does not answer."""

        asked = asyncio.Event()

        async def ask(self):
            self.asked.set()
            await asyncio.Event().wait()

    clock = Slow("http://127.0.0.1:9/")
    clock.set(now)
    engine = Engine(storage, clock, [job(Rows(), every=timedelta(milliseconds=1))])
    await engine.start()
    await clock.asked.wait()
    await engine.stop(5)
    await asyncio.sleep(0)
    assert [record.message for record in caplog.records if record.levelname == "ERROR"] == []
