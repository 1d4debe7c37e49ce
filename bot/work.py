"""One job at work in this process: takes what is due until nothing is; what fails rests and holds up nobody else."""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from typing import Any

from bot.clock import Clock
from bot.job import Job
from bot.metrics import JOB_FAILURES, JOB_ROWS, JOB_SECONDS
from storage import Storage
from storage.database import DatabaseTrouble

log = logging.getLogger(__name__)


class Work:
    """A job, and how far this process is with it."""

    def __init__(
        self,
        job: Job[Any],
        storage: Storage,
        clock: Clock,
        wake: Callable[..., None],
        more: Callable[[str], None] = lambda _: None,
    ) -> None:
        self.job = job
        self.event = asyncio.Event()
        """Set: there may be something to do."""
        self._storage = storage
        self._clock = clock
        self._wake = wake
        self._more = more
        """Told when as much was due as could be taken: others may help."""
        self._stopping = False
        self._failed: frozenset[int] = frozenset()
        """Rows on which it has failed before: only their success needs to be written down."""
        self.busy = False
        """Whether this process is at it."""
        self._waiting: list[Any] = []
        self._tasks: dict[asyncio.Task[None], Any] = {}
        self.full = False
        """Whether as much is under way here as may be."""
        self._moved = asyncio.Event()

    async def until_room(self) -> None:
        """Wait while it is full."""
        while self.full:
            await self._moved.wait()

    async def recall(self) -> None:
        """Learn what has failed before."""
        async with self._storage.reading() as tx:
            self._failed = await tx.failures.known(self.job.name)

    def stop(self) -> None:
        """Take no more; what is under way goes on."""
        self._stopping = True
        self.event.set()

    async def until_idle(self) -> int:
        """Work until nothing is due. Return how many rows were taken.

        A wake is heard in the midst of it: a row that takes long holds up nothing that comes due meanwhile.
        """
        taken = 0
        look = True
        woken = asyncio.create_task(self.event.wait())
        self.busy = True
        try:
            while True:
                if look and self._has_room():
                    found = await self._look()
                    look = len(found) == self.job.at_once
                    taken += len(found)
                self._begin()
                if look and self._has_room():
                    continue
                if not self._tasks:
                    return taken
                self._now_full(len(self._tasks) == self.job.at_once)
                done, _ = await asyncio.wait({*self._tasks, woken}, return_when=asyncio.FIRST_COMPLETED)
                if woken in done:
                    self.event.clear()
                    woken = asyncio.create_task(self.event.wait())
                    look = True
                self._end(done - {woken})
                look = look or not self._waiting
        finally:
            await cancelled({*self._tasks, woken})
            left = [*self._tasks.values(), *self._waiting]
            self._tasks, self._waiting = {}, []
            self.busy = False
            self._now_full(False)
            await self._give_back(left)

    def _has_room(self) -> bool:
        """Whether more may be taken, beside what waits here."""
        return len(self._waiting) < self.job.at_once and not self._stopping

    def _begin(self) -> None:
        """Begin what was taken, as far as there is a place for it; at the end nothing more is begun."""
        while self._waiting and len(self._tasks) < self.job.at_once and not self._stopping:
            item = self._waiting.pop(0)
            self._tasks[asyncio.create_task(self._one(item))] = item

    def _end(self, done: "set[asyncio.Task[Any]]") -> None:
        for task in done & self._tasks.keys():
            if (error := task.exception()) is not None:
                log.error("job %s broke off", self.job.name, exc_info=error)
            del self._tasks[task]

    def _now_full(self, full: bool) -> None:  # noqa: FBT001 - the one thing it says
        """Say whether there is room; whoever waits for it looks again."""
        self.full = full
        self._moved.set()
        self._moved.clear()

    async def _look(self) -> list[Any]:
        """Take what is due. What is under way is not given up because the database is not to be had at the moment."""
        try:
            found = await self.job.due(self._clock.now(), self.job.at_once)
        except DatabaseTrouble:
            if not self._tasks:
                raise
            log.exception("job %s could not look for work", self.job.name)
            return []
        if len(found) == self.job.at_once:
            self._more(self.job.name)
        self._waiting = sorted([*self._waiting, *found], key=self.job.urgency)
        return found

    async def _give_back(self, left: list[Any]) -> None:
        """Leave what was taken and is not done to others at once; where that cannot be, they have it after its lease."""
        if not left:
            return
        rows = [self.job.row(part) for item in left for part in (self.job.split(item) or (item,))]
        try:
            async with self._storage.writing() as tx:
                await tx.leases.give_back(self.job.name, rows)
        except DatabaseTrouble as trouble:
            log.warning("job %s could not give back what it had taken: %s", self.job.name, trouble.orig)

    async def _one(self, item: Any) -> None:
        """Run one row, or several together; what a row raises is recorded, lets it rest, and holds up nobody else."""
        job = self.job
        parts = job.split(item) or (item,)
        try:
            with JOB_SECONDS.labels(job.name).time():
                await job.run(item)
        except Exception as error:
            if len(parts) > 1:
                log.warning("job %s failed on %s rows together: %s", job.name, len(parts), error)
                for part in parts:
                    await self._one(part)
                return
            row = job.row(parts[0])
            log.exception("job %s failed on row %s", job.name, row)
            JOB_FAILURES.labels(job.name).inc()
            await self._record(row, error)
            return
        JOB_ROWS.labels(job.name).inc(len(parts))
        for row in self._failed.intersection(map(job.row, parts)):
            await self._forget(row)
        self._wake(*job.wakes)

    async def _record(self, row: int, error: Exception) -> None:
        """Write a failure down; where even that cannot be, the row comes again when its lease has run out."""
        try:
            async with self._storage.writing() as tx:
                await tx.failures.record(
                    self.job.name, row, f"{type(error).__name__}: {error}", self._clock.now()
                )
        except DatabaseTrouble:
            log.exception("a failure of job %s could not be written down", self.job.name)
            return
        self._failed |= {row}

    async def _forget(self, row: int) -> None:
        try:
            async with self._storage.writing() as tx:
                await tx.failures.forget(self.job.name, row)
        except DatabaseTrouble:
            log.exception("a success of job %s could not be written down", self.job.name)
            return
        self._failed -= {row}


async def cancelled(tasks: set[asyncio.Task[Any]]) -> None:
    """End tasks and wait for them."""
    for task in tasks:
        task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await asyncio.gather(*tasks, return_exceptions=True)
