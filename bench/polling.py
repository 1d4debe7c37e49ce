"""Polls a second, end to end: the real job, engine, client, parsers and database, against a server beside them."""

import asyncio
import os
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from pathlib import Path
from statistics import median

import aiohttp
import feedparser

from bench.feed_server import NEW_EACH_TIME, addresses, document
from bench.processes import Broken, line_of, processor_seconds, python, tree
from bench.report import Figure, Report, Table, number
from bot.clock import MachineClock
from bot.engine import Engine
from bot.jobs import count_poll, reading_jobs
from bot.parts import opened_storage, reading_parts
from bot.settings import Settings
from bot.settled import settle
from news.feeds import Source, Validators
from pipeline.poll import PollResult, Slices
from storage import Storage

UNCHANGED = 2500
CHANGED = 300
ROUNDS = 5
AT_ONCE = 64
WANTED_UNCHANGED = 1500
WANTED_CHANGED = 100
WANTED_SHARE = 0.75
UNCHANGED_SHARE = 0.4
"""Of conditional polls, so many were answered 304 by servers that publish as often as news agencies do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One poll of every feed."""

    polls: int
    seconds: float
    processor: float
    """Processor seconds of all our processes."""
    server: float
    """Processor seconds of the server that was polled."""

    @property
    def per_second(self) -> float:
        """Polls a second."""
        return self.polls / self.seconds

    @property
    def processor_of_10_000(self) -> float:
        """Processor seconds of 10,000 such polls."""
        return 10_000 * self.processor / self.polls


def measure() -> Report:
    with python("-m", "bench.feed_server") as server:
        port = int(line_of(server, "Port:"))
        unchanged = asyncio.run(_rounds(port, "same", UNCHANGED, server.pid))
        changed = asyncio.run(_rounds(port, "news", CHANGED, server.pid))
        plain_unchanged = asyncio.run(_plain_rounds(port, "same", UNCHANGED, server.pid))
        plain_changed = asyncio.run(_plain_rounds(port, "news", CHANGED, server.pid))
    ours, plain = _conditional(unchanged, changed), _conditional(plain_unchanged, plain_changed)
    return Report(
        figures=(
            _figure("unchanged feeds polled a second", unchanged, WANTED_UNCHANGED),
            _figure("changed feeds of 40 kB polled, parsed and stored a second", changed, WANTED_CHANGED),
            _processor("unchanged", unchanged),
            _processor("changed", changed),
            Figure(
                what="processor time of conditional polls, beside plain feedparser that stores nothing",
                reached=ours / plain,
                at_most=WANTED_SHARE,
            ),
        ),
        tables=(
            _table(f"{UNCHANGED} unchanged feeds (304), each on a host of its own", unchanged),
            _table(
                f"{CHANGED} changed feeds of {len(document(1)) / 1000:.0f} kB, {NEW_EACH_TIME} new entries each",
                changed,
            ),
            _table(
                "the same unchanged feeds by aiohttp and plain feedparser, nothing stored", plain_unchanged
            ),
            _table("the same changed feeds by aiohttp and plain feedparser, nothing stored", plain_changed),
        ),
        notes=(
            f"{ROUNDS} rounds after one to warm up, which is not counted; settings as shipped, SQLite on disk.",
            "Every poll makes a connection of its own, as polls that lie half an hour apart do.",
            "The clock runs from the first claim until every result is committed.",
            "The server is a process of its own on the same cores: its processor time is what the program cannot use.",
            "The program's processor time is that of its whole tree of processes, the parsing ones included.",
            f"Conditional polls: {UNCHANGED_SHARE:.0%} of them unchanged; 10,000 take us {ours:.1f} s, plain {plain:.1f} s.",
            "Plain: one aiohttp session that sends the validators back, and feedparser.parse(body) as it comes.",
        ),
    )


async def _rounds(port: int, path: str, count: int, server: int) -> list[Round]:
    settings = Settings(_env_file=None, allow_private_hosts="127.10.0.0/16")
    with tempfile.TemporaryDirectory(prefix="kabarchy-bench-") as folder:
        settings = settings.model_copy(update={"database_url": f"sqlite:///{Path(folder)}/kabarchy.db"})
        async with _working(settings) as (storage, work):
            await _fill(storage, port, path, count)
            await _round(storage, work, count, server)
            return [await _round(storage, work, count, server) for _ in range(ROUNDS)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """The poll job as the program runs it, until nothing is due and all is saved."""

    engine: Engine
    slices: Slices
    results: list[PollResult]

    async def all(self) -> list[PollResult]:
        self.results.clear()
        await self.engine.run_until_idle("poll")
        await self.slices.flush()
        return list(self.results)


@asynccontextmanager
async def _working(settings: Settings) -> AsyncIterator[tuple[Storage, _Work]]:
    clock = MachineClock()
    results: list[PollResult] = []

    def watch(result: PollResult) -> None:
        count_poll(result)
        results.append(result)

    async with (
        opened_storage(settings) as storage,
        reading_parts(settings, storage, clock, watch) as parts,
    ):
        engine = Engine(storage, clock, reading_jobs(parts))
        settle()
        yield storage, _Work(engine=engine, slices=parts.slices, results=results)


async def _plain_rounds(port: int, path: str, count: int, server: int) -> list[Round]:
    """Poll the same feeds as one would without this program, and keep nothing but their validators."""
    etags: dict[str, str] = {}
    places = asyncio.Semaphore(AT_ONCE)

    async def poll(session: aiohttp.ClientSession, url: str) -> None:
        headers = {"If-None-Match": etags[url]} if url in etags else {}
        async with places, session.get(url, headers=headers) as response:
            if response.status == HTTPStatus.OK:
                etags[url] = response.headers["ETag"]
                feedparser.parse(await response.read())

    async def round_of(urls: list[str]) -> Round:
        of_server = tree(server)
        before = processor_seconds(tree(os.getpid(), without=[server])), processor_seconds(of_server)
        begun = time.perf_counter()
        connector = aiohttp.TCPConnector(limit=0, force_close=True)
        async with aiohttp.ClientSession(connector=connector) as session:
            await asyncio.gather(*(poll(session, url) for url in urls))
        seconds = time.perf_counter() - begun
        after = processor_seconds(tree(os.getpid(), without=[server])), processor_seconds(of_server)
        return Round(
            polls=count, seconds=seconds, processor=after[0] - before[0], server=after[1] - before[1]
        )

    urls = [f"http://{address}:{port}/{path}" for address in addresses(count)]
    await round_of(urls)
    return [await round_of(urls) for _ in range(ROUNDS)]


def _conditional(unchanged: list[Round], changed: list[Round]) -> float:
    """Return the processor seconds of 10,000 conditional polls."""
    of_unchanged, of_changed = (
        median(one.processor_of_10_000 for one in rounds) for rounds in (unchanged, changed)
    )
    return UNCHANGED_SHARE * of_unchanged + (1 - UNCHANGED_SHARE) * of_changed


async def _fill(storage: Storage, port: int, path: str, count: int) -> None:
    """Put feeds on the list, of which one full answer has been seen before where they do not change."""
    now = datetime.now(UTC)
    async with storage.writing() as tx:
        for address in addresses(count):
            source = Source(url=f"http://{address}:{port}/{path}", name=address)
            await tx.feeds.add(source, now=now, interval=timedelta(minutes=30))
        if path == "same":
            seen = [replace(feed, validators=Validators(etag='"same"')) for feed in await tx.feeds.all()]
            await tx.feeds.save(seen)


async def _round(storage: Storage, work: _Work, count: int, server: int) -> Round:
    async with storage.writing() as tx:
        await tx.feeds.make_due(datetime.now(UTC))
    of_server = tree(server)
    before = processor_seconds(tree(os.getpid(), without=[server])), processor_seconds(of_server)
    begun = time.perf_counter()
    results = await work.all()
    seconds = time.perf_counter() - begun
    after = processor_seconds(tree(os.getpid(), without=[server])), processor_seconds(of_server)
    failed = [result.feed.problem for result in results if result.feed.problem]
    if len(results) != count or failed:
        raise Broken(f"{len(results)} polls instead of {count}, failed: {failed[:3]}")
    return Round(polls=count, seconds=seconds, processor=after[0] - before[0], server=after[1] - before[1])


def _figure(what: str, rounds: list[Round], wanted: float) -> Figure:
    values = [one.per_second for one in rounds]
    return Figure(
        what=what, reached=median(values), unit="/s", at_least=wanted, spread=(min(values), max(values))
    )


def _processor(kind: str, rounds: list[Round]) -> Figure:
    values = [one.processor_of_10_000 for one in rounds]
    return Figure(
        what=f"processor time of 10,000 {kind} polls",
        reached=median(values),
        unit="s",
        spread=(min(values), max(values)),
    )


def _table(title: str, rounds: list[Round]) -> Table:
    return Table(
        title=title,
        columns=("round", "seconds", "polls/s", "our processor s", "ms a poll", "server's processor s"),
        rows=tuple(
            (
                str(place),
                number(one.seconds),
                number(one.per_second),
                number(one.processor),
                number(1000 * one.processor / one.polls),
                number(one.server),
            )
            for place, one in enumerate(rounds, 1)
        ),
    )
