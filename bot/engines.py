"""Which engine runs the jobs: this process alone, or this one of many."""

from collections.abc import AsyncIterator, Callable, Collection
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import Any

from bot.clock import Clock
from bot.engine import Engine, Runs
from bot.job import Job
from bot.settings import Settings
from sources.courtesy import Turns
from storage import Storage
from storage.database import is_file

FINISH_WITHIN = 4.0
"""Seconds in which what is under way may finish at the end; all parts of a program together stay under ten."""

Jobs = list[Job[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """This process among those of the program."""

    engine: Callable[[Jobs], Runs]
    """Makes the engine of the table of jobs."""
    alone: bool = False
    """Whether there is no other."""
    turns: Turns | None = None
    """With hosts, where other processes fetch too."""


PlaceOf = Callable[[Settings, Storage, Clock], AbstractAsyncContextManager[Place]]


@asynccontextmanager
async def in_one_process(_settings: Settings, storage: Storage, clock: Clock) -> AsyncIterator[Place]:
    """Run all jobs here."""
    yield Place(engine=lambda jobs: Engine(storage, clock, jobs), alone=True)


@asynccontextmanager
async def one_of_many(
    settings: Settings, storage: Storage, clock: Clock, *, names: Collection[str]
) -> AsyncIterator[Place]:
    """Run some jobs here, or all if no names are given, and wake those of other processes.

    On SQLite nobody can be woken: there the others find their work at their next tick.
    """
    if is_file(settings.database_url):
        yield Place(engine=lambda jobs: Engine(storage, clock, _chosen(jobs, names)))
        return
    # One process has no need of them, and starts the sooner.
    from bot.shared_engine import SharedEngine  # noqa: PLC0415
    from storage.queue import HostTurns, opened_queue  # noqa: PLC0415

    async with opened_queue(settings.database_url) as pool:
        yield Place(
            engine=lambda jobs: SharedEngine(
                storage, clock, pool, jobs, [job.name for job in _chosen(jobs, names)], FINISH_WITHIN
            ),
            turns=HostTurns(pool),
        )


def _chosen(jobs: Jobs, names: Collection[str]) -> Jobs:
    return [job for job in jobs if job.name in names or not names]
