"""The engine of one process: works through the table of jobs until nothing is due, then waits for a tick or a wake."""

import asyncio
import contextlib
import logging
from collections.abc import Iterable
from typing import Any, Protocol

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.clock import Clock
from bot.job import Job
from bot.work import Work, cancelled
from storage import Storage

log = logging.getLogger(__name__)


class Runs(Protocol):
    """What runs the jobs: one process, or this one of many."""

    def wake(self, *names: str) -> None:
        """Have jobs look for work now, wherever they run."""

    async def start(self) -> None:
        """Begin; every job looks for work at once."""

    async def stop(self, within: float) -> None:
        """Take no more work; what runs may finish for `within` seconds, then it is cancelled and comes again."""


class Engine:
    """Runs jobs. One loop a job; a tick or a wake only sets its event."""

    def __init__(self, storage: Storage, clock: Clock, jobs: Iterable[Job[Any]]) -> None:
        self._clock = clock
        self._works = {job.name: Work(job, storage, clock, self.wake) for job in jobs}
        self._tasks: list[asyncio.Task[None]] = []
        self._stopping = False
        self._scheduler = AsyncIOScheduler(
            timezone="UTC", job_defaults={"misfire_grace_time": None, "coalesce": True}
        )

    def wake(self, *names: str) -> None:
        """Have jobs look for work now; those of other processes find it at their next tick."""
        for name in names:
            if name in self._works:
                self._works[name].event.set()

    async def start(self) -> None:
        """Start the loops and the ticks; every job looks for work at once."""
        for name, work in self._works.items():
            await work.recall()
            work.event.set()
            self._tasks.append(asyncio.create_task(self._loop(work), name=f"job {name}"))
            self._scheduler.add_job(
                self._tick,
                IntervalTrigger(seconds=work.job.every.total_seconds(), timezone="UTC"),
                args=[name],
                id=name,
            )
        self._scheduler.start()

    async def stop(self, within: float) -> None:
        """Take no more work; what runs may finish for `within` seconds, then it is cancelled and comes again."""
        self._stopping = True
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        for work in self._works.values():
            work.stop()
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=within)
            await cancelled(late)

    async def run_until_idle(self, *names: str) -> None:
        """Run jobs, in the order given, again and again until none of them finds work: for commands."""
        worked = True
        while worked:
            worked = False
            for name in names:
                worked = await self._works[name].until_idle() > 0 or worked

    async def _tick(self, name: str) -> None:
        # At the end the scheduler cancels a tick that still asks for the time, and would tell of it as of a failure.
        with contextlib.suppress(asyncio.CancelledError):
            await self._clock.ask()
        self.wake(name)

    async def _loop(self, work: Work) -> None:
        while not self._stopping:
            await work.event.wait()
            work.event.clear()
            try:
                await work.until_idle()
            except Exception:
                # Not a row's failure but the job's own: the database was not to be had. The next tick tries again.
                log.exception("job %s could not look for work", work.job.name)
