"""The engine of one process: works through the table of jobs until nothing is due, then waits for a tick or a wake."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Generic, TypeVar

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.clock import Clock
from bot.metrics import JOB_FAILURES, JOB_ROWS, JOB_SECONDS
from storage import Storage
from storage.database import DatabaseTrouble

log = logging.getLogger(__name__)

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Job(Generic[T]):
    """A kind of work: what is due, what to run for each row, how often to look and how many rows at once."""

    name: str
    every: timedelta
    due: Callable[[datetime, int], Awaitable[list[T]]]
    """Claims up to so many rows at a moment."""
    run: Callable[[T], Awaitable[object]]
    row: Callable[[T], int]
    """The row's number, under which a failure is recorded."""
    at_once: int = 1
    wakes: tuple[str, ...] = ()
    """Jobs that read what this one writes."""
    urgency: Callable[[T], int] = lambda _: 0
    """Which of the rows that were taken goes first: the smaller number."""
    split: Callable[[T], Sequence[T]] = lambda _: ()
    """Of what was taken together and is run as one, the parts, each with its row: where the whole fails, they are run
    one by one, so that a bad one alone rests."""


@dataclass(slots=True)
class _Running:
    """A job at work."""

    job: Job[Any]
    event: asyncio.Event = field(default_factory=asyncio.Event)
    failed: frozenset[int] = frozenset()
    """Rows on which it has failed before: only their success needs to be written down."""


class Engine:
    """Runs jobs. One loop a job; a tick or a wake only sets its event."""

    def __init__(self, storage: Storage, clock: Clock, jobs: Iterable[Job[Any]]) -> None:
        self._storage = storage
        self._clock = clock
        self._jobs = {job.name: _Running(job) for job in jobs}
        self._tasks: list[asyncio.Task[None]] = []
        self._stopping = False
        self._scheduler = AsyncIOScheduler(job_defaults={"misfire_grace_time": None, "coalesce": True})

    def wake(self, *names: str) -> None:
        """Have jobs look for work now."""
        for name in names:
            self._jobs[name].event.set()

    async def start(self) -> None:
        """Start the loops and the ticks; every job looks for work at once."""
        for running in self._jobs.values():
            async with self._storage.reading() as tx:
                running.failed = await tx.failures.known(running.job.name)
            running.event.set()
            self._tasks.append(asyncio.create_task(self._loop(running), name=f"job {running.job.name}"))
            self._scheduler.add_job(
                self._tick,
                IntervalTrigger(seconds=running.job.every.total_seconds(), timezone="UTC"),
                args=[running.job.name],
                id=running.job.name,
            )
        self._scheduler.start()

    async def stop(self, within: float) -> None:
        """Take no more work; what runs may finish for `within` seconds, then it is cancelled and comes again."""
        self._stopping = True
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        self.wake(*self._jobs)
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=within)
            await _cancel(late)

    async def run_until_idle(self, *names: str) -> None:
        """Run jobs, in the order given, again and again until none of them finds work: for commands."""
        worked = True
        while worked:
            worked = False
            for name in names:
                worked = await self._work(self._jobs[name]) > 0 or worked

    async def _tick(self, name: str) -> None:
        await self._clock.ask()
        self.wake(name)

    async def _loop(self, running: _Running) -> None:
        while not self._stopping:
            await running.event.wait()
            running.event.clear()
            try:
                await self._work(running)
            except Exception:
                # Not a row's failure but the job's own: the database was not to be had. The next tick tries again.
                log.exception("job %s could not look for work", running.job.name)

    async def _work(self, running: _Running) -> int:
        """Work until nothing is due. Return how many rows were taken.

        A wake is heard in the midst of it: a row that takes long holds up nothing that comes due meanwhile.
        """
        job = running.job
        taken = 0
        waiting: list[Any] = []
        tasks: set[asyncio.Task[None]] = set()
        woken = asyncio.create_task(running.event.wait())
        look = True
        try:
            while True:
                if self._stopping:
                    waiting.clear()
                elif look and len(waiting) < job.at_once:
                    found = await self._look(job, alone=not tasks)
                    look = len(found) == job.at_once
                    taken += len(found)
                    waiting = sorted([*waiting, *found], key=job.urgency)
                while waiting and len(tasks) < job.at_once:
                    tasks.add(asyncio.create_task(self._one(running, waiting.pop(0))))
                if look and len(waiting) < job.at_once and not self._stopping:
                    continue
                if not tasks:
                    return taken
                done, _ = await asyncio.wait({*tasks, woken}, return_when=asyncio.FIRST_COMPLETED)
                if woken in done:
                    running.event.clear()
                    woken = asyncio.create_task(running.event.wait())
                    look = True
                for task in done & tasks:
                    if (error := task.exception()) is not None:
                        log.error("job %s broke off", job.name, exc_info=error)
                tasks -= done
                look = look or not waiting
        finally:
            await _cancel({*tasks, woken})

    async def _look(self, job: Job[Any], *, alone: bool) -> list[Any]:
        """Take what is due. What is under way is not given up because the database is not to be had at the moment."""
        try:
            return await job.due(self._clock.now(), job.at_once)
        except DatabaseTrouble:
            if alone:
                raise
            log.exception("job %s could not look for work", job.name)
            return []

    async def _one(self, running: _Running, item: Any) -> None:
        """Run one row, or several together; what a row raises is recorded, lets it rest, and holds up nobody else."""
        job = running.job
        parts = job.split(item) or (item,)
        try:
            with JOB_SECONDS.labels(job.name).time():
                await job.run(item)
        except Exception as error:
            if len(parts) > 1:
                log.warning("job %s failed on %s rows together: %s", job.name, len(parts), error)
                for part in parts:
                    await self._one(running, part)
                return
            row = job.row(parts[0])
            log.exception("job %s failed on row %s", job.name, row)
            JOB_FAILURES.labels(job.name).inc()
            await self._record(running, row, error)
            return
        JOB_ROWS.labels(job.name).inc(len(parts))
        for row in running.failed.intersection(map(job.row, parts)):
            await self._forget(running, row)
        self.wake(*(name for name in job.wakes if name in self._jobs))

    async def _record(self, running: _Running, row: int, error: Exception) -> None:
        """Write a failure down; where even that cannot be, the row comes again when its lease has run out."""
        try:
            async with self._storage.writing() as tx:
                await tx.failures.record(
                    running.job.name, row, f"{type(error).__name__}: {error}", self._clock.now()
                )
        except DatabaseTrouble:
            log.exception("a failure of job %s could not be written down", running.job.name)
            return
        running.failed |= {row}

    async def _forget(self, running: _Running, row: int) -> None:
        try:
            async with self._storage.writing() as tx:
                await tx.failures.forget(running.job.name, row)
        except DatabaseTrouble:
            log.exception("a success of job %s could not be written down", running.job.name)
            return
        running.failed -= {row}


async def _cancel(tasks: set[asyncio.Task[Any]]) -> None:
    """End tasks and wait for them."""
    for task in tasks:
        task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await asyncio.gather(*tasks, return_exceptions=True)
