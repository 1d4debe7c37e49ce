"""One to four worker processes on one PostgreSQL: how many feeds they poll and digests they compose a second together."""

import asyncio
import contextlib
import os
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bench.feed_server import NEW_EACH_TIME, addresses
from bench.growth.databases import SCALE, fresh, scaled
from bench.growth.filling import fill
from bench.growth.spelling import Size
from bench.processes import Broken, line_of, processor_seconds, proportional_bytes, python, tree
from bench.report import Figure, Report, Table, number
from news.feeds import Source
from storage import Storage
from storage.migrate import migrate
from storage.schema import chats, failures, feeds

PROCESSES = (1, 2, 3, 4)
FEEDS, READERS = 5_000, 40_000
STORIES, TOPICS, DAYS = 5_000, 40, 4
LOOK_EVERY = 0.1
PATIENCE = 300.0
"""Seconds after which a round is given up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What so many processes did together."""

    processes: int
    rows: int
    seconds: float
    processor: float
    memory: float
    failed: int
    """Rows that rest after a failure."""

    @property
    def pace(self) -> float:
        """Rows a second."""
        return self.rows / self.seconds


def measure() -> Report:
    with fresh("postgresql") as place:
        asyncio.run(migrate(place.url))
        now = datetime.now(UTC)
        fill(
            place.url,
            Size(chats=scaled(READERS), stories=STORIES, topics=TOPICS, days=DAYS, history=False),
            now,
        )
        with python("-m", "bench.feed_server") as server:
            port = int(line_of(server, "Port:"))
            asyncio.run(_subscribe(place.url, port))
            # A feed's first poll brings its whole window, later ones what is new.
            _round(place.url, "poll", len(PROCESSES))
            polled = [_round(place.url, "poll", count) for count in PROCESSES]
        composed = [_round(place.url, "compose", count) for count in PROCESSES]
    return Report(
        figures=tuple(
            Figure(what=f"{what} a second, {one.processes} processes", reached=one.pace, unit="/s")
            for what, rounds in (("changed feeds polled", polled), ("digests composed", composed))
            for one in rounds
        ),
        tables=(_table("Polling, parsing and storing", polled), _table("Composing", composed)),
        notes=(
            (
                f"Scale {SCALE}: {scaled(FEEDS):,} feeds that give {NEW_EACH_TIME} new entries each time, {scaled(READERS):,} "
                "readers due at one moment. Workers as `kabarchy work poll` and `kabarchy work compose` start them, and beside "
                "them on the same cores the server of PostgreSQL, and the server of feeds."
            ),
            (
                "The clock runs from the moment at which all is made due; the workers run already. PostgreSQL's own processor "
                "time and memory are not in the table."
            ),
        ),
    )


def _round(url: str, job: str, count: int) -> Round:
    environment = os.environ | {
        "DATABASE_URL": url, "ALLOW_PRIVATE_HOSTS": "127.10.0.0/16", "WEB_PORT": "0", "BOT_TOKEN": "", "FEEDS": "none",
        "LOG_LEVEL": "ERROR",
    }  # fmt: skip
    with contextlib.ExitStack() as stack:
        workers = [
            stack.enter_context(python("-m", "bot", "work", job, environment=environment))
            for _ in range(count)
        ]
        for worker in workers:
            line_of(worker, "Working:")
        return asyncio.run(_timed(url, job, [worker.pid for worker in workers]))


async def _timed(url: str, job: str, pids: list[int]) -> Round:
    """Make everything due and wait until it is done."""
    storage = Storage.open(url)
    try:
        # What the worker looks for as it starts is nothing, or nothing more.
        await asyncio.sleep(2)
        before = sum(processor_seconds(tree(pid)) for pid in pids)
        moment = datetime.now(UTC)
        begun = time.perf_counter()
        async with storage.writing() as tx:
            rows = await _MAKE_DUE[job](tx.chats._connection, moment)  # noqa: SLF001 - what no step does
        while True:
            async with storage.reading() as tx:
                left = await _LEFT[job](tx.chats._connection, moment)  # noqa: SLF001
            if left == 0:
                break
            if time.perf_counter() - begun > PATIENCE:
                raise Broken(f"{left} of {rows} rows of {job} are not done after {PATIENCE:.0f} s")
            await asyncio.sleep(LOOK_EVERY)
        seconds = time.perf_counter() - begun
        spent = sum(processor_seconds(tree(pid)) for pid in pids) - before
        memory = sum(size for pid in pids for _, size in proportional_bytes(tree(pid)))
        failed = await _failed(storage, job, moment)
        return Round(
            processes=len(pids),
            rows=rows,
            seconds=seconds,
            processor=spent,
            memory=memory / 1e6,
            failed=failed,
        )
    finally:
        await storage.close()


async def _failed(storage: Storage, job: str, moment: datetime) -> int:
    query = select(func.count()).where(failures.c.job == job, failures.c.since >= moment)
    async with storage.reading() as tx:
        return int((await tx.chats._connection.execute(query)).scalar_one())  # noqa: SLF001


async def _make_feeds_due(connection: AsyncConnection, moment: datetime) -> int:
    statement = update(feeds).values(next_check_at=moment)
    return (await connection.execute(statement)).rowcount


async def _make_chats_due(connection: AsyncConnection, moment: datetime) -> int:
    statement = update(chats).values(next_digest_at=moment)
    return (await connection.execute(statement)).rowcount


async def _feeds_left(connection: AsyncConnection, moment: datetime) -> int:
    # What failed rests, as it does in the program: it is counted, not waited for.
    rests = select(failures.c.row).where(failures.c.job == "poll", failures.c.since >= moment)
    query = select(func.count()).where(feeds.c.checked_at < moment, feeds.c.id.not_in(rests))
    return int((await connection.execute(query)).scalar_one())


async def _chats_left(connection: AsyncConnection, moment: datetime) -> int:
    rests = select(failures.c.row).where(failures.c.job == "compose", failures.c.since >= moment)
    query = select(func.count()).where(chats.c.next_digest_at <= moment, chats.c.id.not_in(rests))
    return int((await connection.execute(query)).scalar_one())


Asked = Callable[[AsyncConnection, datetime], Awaitable[int]]
_MAKE_DUE: dict[str, Asked] = {"poll": _make_feeds_due, "compose": _make_chats_due}
_LEFT: dict[str, Asked] = {"poll": _feeds_left, "compose": _chats_left}


async def _subscribe(url: str, port: int) -> None:
    """Put feeds of the server on the list, each on an address of its own, polled once long ago."""
    storage = Storage.open(url)
    now = datetime.now(UTC)
    try:
        async with storage.writing() as tx:
            for address in addresses(scaled(FEEDS)):
                source = Source(url=f"http://{address}:{port}/news", name=address)
                await tx.feeds.add(source, now=now + timedelta(days=1), interval=timedelta(minutes=30))
            await tx.chats._connection.execute(update(feeds).values(checked_at=now))  # noqa: SLF001
    finally:
        await storage.close()


def _table(title: str, rounds: list[Round]) -> Table:
    alone = rounds[0].pace
    return Table(
        title=title,
        columns=("processes", "rows", "seconds", "a second", "beside one", "their processor s", "ms a row", "their memory, MB", "failed"),
        rows=tuple(
            (
                str(one.processes), f"{one.rows:,}", number(one.seconds), number(one.pace), f"{one.pace / alone:.2f}×",
                number(one.processor), number(1000 * one.processor / one.rows), number(one.memory),
                str(one.failed),
            )
            for one in rounds
        ),
    )  # fmt: skip
