"""The engine of many processes: procrastinate on PostgreSQL says which of them takes up which job, and when.

It reads the same table of jobs as the engine of one process. A task of it means "look what is due of this job": which rows
are whose is decided by their claims alone, so a task that is lost, late or done twice costs nothing but time. A tick is a
periodic task, of which one process in all makes each; a wake is a task that PostgreSQL tells the others of (`NOTIFY`).
"""

import asyncio
import logging
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from procrastinate import App, PsycopgConnector
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException
from procrastinate.jobs import DeleteJobCondition, Status

from bot.clock import Clock
from bot.job import Job
from bot.work import Work, cancelled
from storage import Storage
from storage.queue import Pool

log = logging.getLogger(__name__)

LISTENERS = 2
"""Tasks of a job that a process takes at a time: one is the work, the other brings it word that there is more. A process
that has no room keeps the second until it has, so what comes after goes to another."""
LOOK_AGAIN = 1.0
"""Seconds after which a process looks for tasks without having been told: for those whose lock was held, or for which it
had no room."""
GATHER = 0.05
"""Seconds in which wakes are gathered: a thousand rows that were written wake the next job once."""
STALLED = 30.0
"""Seconds without a sign of life after which a process counts as dead, and its tasks are free."""
LOOK_FOR_STALLED = 10.0
LONGEST_PAUSE = 30.0
"""Seconds between two tries to reach the database."""
NEVER = 86400.0
CLOSING = 2.0
"""Seconds in which a worker signs off once its tasks have ended or were broken off."""


class SharedEngine:
    """Runs some jobs in this process, and wakes those of others."""

    def __init__(
        self,
        storage: Storage,
        clock: Clock,
        pool: Pool,
        jobs: Iterable[Job[Any]],
        names: Iterable[str],
        finish_within: float,
    ) -> None:
        """Take the table of jobs, the names of those that this process runs, and how long they may finish at the end."""
        self._clock = clock
        self._finish_within = finish_within
        self._pool = pool
        self._jobs = {job.name: job for job in jobs}
        self._works = {
            name: Work(self._jobs[name], storage, clock, self.wake, more=self._call_for_help)
            for name in names
        }
        self._app = App(connector=PsycopgConnector())
        self._taking = list(self._works)
        """The queues of which tasks are taken now: the worker reads this list whenever it looks for one."""
        self._wanted: set[str] = set()
        self._anything_wanted = asyncio.Event()
        self._worker: asyncio.Task[None] | None = None
        self._helpers: set[asyncio.Task[None]] = set()
        self._stopping = False

    def wake(self, *names: str) -> None:
        """Have jobs look for work now, wherever they run."""
        for name in names:
            work = self._works.get(name)
            if work is not None and work.busy:
                work.event.set()
            else:
                self._call_for_help(name)

    def _call_for_help(self, name: str) -> None:
        self._wanted.add(name)
        self._anything_wanted.set()

    async def start(self) -> None:
        """Begin; every job looks for work at once."""
        await self._app.open_async(self._pool)
        for name, work in self._works.items():
            task = self._app.task(name=name, queue=name, lock=_lock(work.job), queueing_lock=name)
            self._app.periodic(cron=cron(work.job.every))(task(self._turn_of(work)))
        # One worker for all jobs: each costs a connection that listens, and its own looks.
        self._worker = asyncio.create_task(self._keep_working(), name="worker")
        self._helpers = {
            asyncio.create_task(self._pass_on(), name="wakes"),
            asyncio.create_task(self._free_stalled(), name="stalled"),
        }
        self.wake(*self._works)

    async def stop(self, within: float) -> None:
        """Take no more work; what runs may finish for `within` seconds, then it is cancelled and comes again."""
        self._stopping = True
        for work in self._works.values():
            work.stop()
        await cancelled(self._helpers)
        if self._worker is not None:
            self._worker.cancel()
            _, late = await asyncio.wait([self._worker], timeout=within + CLOSING)
            await cancelled(late)

    async def _keep_working(self) -> None:
        """Take tasks until stopped, through every outage of the database."""
        failures = 0
        while not self._stopping:
            begun = asyncio.get_running_loop().time()
            try:
                await self._app.run_worker_async(
                    name="kabarchy",
                    queues=self._taking,
                    concurrency=LISTENERS * len(self._works),
                    delete_jobs=DeleteJobCondition.ALWAYS,
                    install_signal_handlers=False,
                    fetch_job_polling_interval=LOOK_AGAIN,
                    abort_job_polling_interval=NEVER,
                    shutdown_graceful_timeout=self._finish_within,
                    stalled_worker_timeout=STALLED,
                )
                log.warning("the queue was lost, it is taken up again")
            except ConnectorException as error:
                log.warning("the queue cannot be reached: %s", error)
            except Exception:
                # A mistake of ours or the engine's: without a worker the process would stand there and do nothing.
                log.exception("the queue broke off")
            failures = 0 if asyncio.get_running_loop().time() - begun > LONGEST_PAUSE else failures + 1
            await asyncio.sleep(min(LONGEST_PAUSE, 0.5 * 2.0**failures))

    def _turn_of(self, work: Work) -> Any:
        """Return what a task of a job does."""
        name = work.job.name
        most = 1 if work.job.serial else LISTENERS
        under_way = 0

        async def turn(timestamp: int) -> None:  # noqa: ARG001 - the moment of the tick, which does not matter
            nonlocal under_way
            under_way += 1
            if under_way == most:
                self._taking.remove(name)
            try:
                await self._turn(work)
            finally:
                if under_way == most:
                    self._taking.append(name)
                under_way -= 1

        return turn

    async def _turn(self, work: Work) -> None:
        """Look what is due of a job, or tell the turn that is at it to look again."""
        await self._clock.ask()
        if work.full:
            # What we keep until there is room here, another may have room for now.
            self._call_for_help(work.job.name)
            await work.until_room()
        if work.busy:
            work.event.set()
            return
        try:
            await work.recall()
            work.event.clear()
            await work.until_idle()
        except Exception:
            # Not a row's failure but the job's own: the database was not to be had. The next tick tries again.
            log.exception("job %s could not look for work", work.job.name)

    async def _pass_on(self) -> None:
        """Tell whoever runs the jobs that were woken."""
        while True:
            await self._anything_wanted.wait()
            self._anything_wanted.clear()
            names, self._wanted = self._wanted, set()
            for name in names:
                try:
                    await self._defer(name)
                except ConnectorException as error:
                    log.warning("job %s could not be woken, its next tick will: %s", name, error)
            await asyncio.sleep(GATHER)

    async def _defer(self, name: str) -> None:
        lock = _lock(self._jobs[name]) if name in self._jobs else None
        task = self._app.configure_task(name, queue=name, lock=lock, queueing_lock=name)
        try:
            await task.defer_async(timestamp=0)
        except AlreadyEnqueued:
            return

    async def _free_stalled(self) -> None:
        """Again and again, take from dead processes what they were at."""
        while True:
            await asyncio.sleep(LOOK_FOR_STALLED)
            try:
                for task in await self._app.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED):
                    await self._app.job_manager.finish_job(task, status=Status.ABORTED, delete_job=True)
                    log.warning(
                        "job %s was given up by a process that died: it is taken up again", task.task_name
                    )
                    self.wake(task.task_name)
            except ConnectorException as error:
                # The database is not to be had, or another process was quicker.
                log.debug("stalled tasks: %s", error)


def _lock(job: Job[Any]) -> str | None:
    return job.name if job.serial else None


def cron(every: timedelta) -> str:
    """Return a pause as the engine wants it: five fields of cron, and seconds as the sixth.

    >>> cron(timedelta(seconds=5)), cron(timedelta(minutes=10)), cron(timedelta(hours=1))
    ('* * * * * */5', '*/10 * * * * 0', '0 */1 * * * 0')
    """
    if every < timedelta(minutes=1):
        return f"* * * * * */{every.seconds}"
    if every < timedelta(hours=1):
        return f"*/{every // timedelta(minutes=1)} * * * * 0"
    return f"0 */{every // timedelta(hours=1)} * * * 0"
