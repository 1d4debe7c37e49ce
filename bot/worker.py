"""The worker: a process that does jobs beside the one that owns the token, and never calls Telegram."""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import AsyncExitStack

from bot.engines import FINISH_WITHIN, one_of_many
from bot.figures import worker_metrics
from bot.jobs import count_poll, reading_jobs, telling_jobs
from bot.parts import clock_of, opened_storage, reading_parts, telling_parts
from bot.program import Say
from bot.settings import Settings
from bot.settled import settle
from bot.stopping import told_to_stop, until
from bot.work import cancelled
from storage.sole import Locks
from storage.sole import one_of_many as beside_others
from web.server import Pages, PortTaken, Server

log = logging.getLogger(__name__)


class UnknownJob(ValueError):
    """There is no job of that name."""


async def work(settings: Settings, names: Sequence[str], say: Say) -> None:
    """Do some jobs, or all where none is named, until SIGTERM, SIGINT or SIGHUP.

    Raises UnknownJob, and what an operator has to mend: AlreadyRunning, NewerDatabase, UnusableDatabase or
    BadDatabaseUrl.
    """
    stop = told_to_stop()
    async with AsyncExitStack() as stack:
        locks = await stack.enter_async_context(beside_others(settings.database_url))
        storage = await stack.enter_async_context(opened_storage(settings))
        clock = clock_of(settings)
        place = await stack.enter_async_context(one_of_many(settings, storage, clock, names=names))
        parts = reading_parts(settings, storage, clock, count_poll, place.turns)
        reading = await stack.enter_async_context(parts)
        jobs = [*reading_jobs(reading), *telling_jobs(telling_parts(settings, storage, clock))]
        known = [job.name for job in jobs]
        if unknown := [name for name in names if name not in known]:
            raise UnknownJob(f"no such job: {', '.join(unknown)}. There are: {', '.join(known)}")
        engine = place.engine(jobs)
        server = await _served(settings, locks)
        stack.push_async_callback(server.close)
        say(f"Web: {server.url}")
        settle()
        await engine.start()
        say(f"Working: {' '.join(names or known)}")
        stopped = asyncio.create_task(stop.wait(), name="stop")
        watch = asyncio.create_task(locks.watch(), name="locks")
        try:
            await until(stopped, [watch])
        finally:
            await cancelled({stopped, watch})
            await engine.stop(FINISH_WITHIN)
    log.info("ended in good order")


async def _served(settings: Settings, locks: Locks) -> Server:
    """Serve health and metrics; several workers of one machine each find a port of their own."""
    pages = Pages(problems=lambda: locks.problems, metrics=worker_metrics)
    try:
        return await Server.start(pages, settings.web_host, settings.web_port)
    except PortTaken:
        return await Server.start(pages, settings.web_host, 0)
