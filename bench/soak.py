"""Half an hour of polling a thousand feeds of which a third misbehave in every way that is known.

What is wanted: memory that ends where it began, and every well-behaved feed asked when it was due.
"""

import asyncio
import itertools
import os
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.bad_server import MANNERS
from bench.feed_server import addresses
from bench.processes import line_of, proportional_bytes, python, tree
from bench.report import Figure, Report, Table, number
from bot.clock import MachineClock
from bot.engine import Engine
from bot.jobs import reading_jobs
from bot.parts import opened_storage, reading_parts
from bot.settings import Settings
from news.feeds import Feed, Source
from news.ids import FeedId
from pipeline.poll import PollResult
from storage import Storage

MINUTES = float(os.environ.get("SOAK_MINUTES", "30"))
FEEDS = 1000
BAD = 3
"""Every third feed misbehaves."""
INTERVAL = 60
"""Seconds between two polls of a feed, so that half an hour is like a day."""
ON_TIME = 15.0
"""Seconds after a feed was due within which it is asked: three ticks of the poll job."""
FLAT = 1.1
WARM_UP = 0.3
"""The share of the time after which memory is compared with the end: by then every way to misbehave was met."""
LOOK = 5.0


@dataclass(slots=True, kw_only=True)
class _Watch:
    """What is seen of every poll."""

    good: set[FeedId] = field(default_factory=set)
    due: dict[FeedId, datetime] = field(default_factory=dict)
    late: list[float] = field(default_factory=list)
    polls: Counter[str] = field(default_factory=Counter)
    failed_good: int = 0
    problems: dict[str, Counter[str]] = field(default_factory=dict)

    def __call__(self, result: PollResult) -> None:
        feed = result.feed
        kind = "well-behaved" if feed.id in self.good else "misbehaving"
        self.polls[kind] += 1
        if kind == "misbehaving":
            self.problems.setdefault(_manners(feed), Counter())[feed.problem or "read"] += 1
        else:
            self.failed_good += feed.problem is not None
            if feed.checked_at is not None and feed.id in self.due:
                self.late.append((feed.checked_at - self.due[feed.id]).total_seconds())
        self.due[feed.id] = feed.next_check_at


def measure() -> Report:
    with python("-m", "bench.bad_server") as server:
        watch, memory = asyncio.run(_soak(int(line_of(server, "Port:")), server.pid))
    late = sorted(watch.late)
    start, end = memory[int(WARM_UP * len(memory))], memory[-1]
    return Report(
        figures=(
            Figure(what="well-behaved feeds asked late (95 of 100)", reached=late[int(0.95 * len(late))], unit="s", at_most=ON_TIME),
            Figure(what="the latest of them", reached=late[-1], unit="s", at_most=2 * ON_TIME),
            Figure(what="failed polls of well-behaved feeds", reached=watch.failed_good, at_most=0),
            Figure(what="memory at the end beside that after a third of the time", reached=end / start, at_most=FLAT),
            Figure(what="memory at the end", reached=end / 1e6, unit="MB"),
        ),
        tables=(
            Table(
                title=f"{FEEDS} feeds on as many addresses, {MINUTES:g} minutes, {watch.polls.total()} polls",
                columns=("manners", "polls", "ended with"),
                rows=(
                    ("well-behaved", str(watch.polls["well-behaved"]), f"{watch.failed_good} failures"),
                    *((name, str(ends.total()), _said(ends)) for name, ends in sorted(watch.problems.items())),
                ),
            ),
        ),
        notes=(
            f"Every feed is due again {INTERVAL} s after an answer; settings otherwise as shipped, SQLite on disk.",
            "Memory is the PSS of the program's tree of processes, the parsing ones included: " + ", ".join(
                number(memory[int(share * (len(memory) - 1))] / 1e6) for share in (0, 0.2, 0.4, 0.6, 0.8, 1)
            ) + " MB over the time.",
        ),
    )  # fmt: skip


async def _soak(port: int, server: int) -> tuple[_Watch, list[int]]:
    watch = _Watch()
    memory: list[int] = []
    with tempfile.TemporaryDirectory(prefix="kabarchy-bench-") as folder:
        settings = Settings(
            _env_file=None,
            database_url=f"sqlite:///{Path(folder)}/kabarchy.db",
            allow_private_hosts="127.10.0.0/16",
            poll_interval=INTERVAL,
            poll_interval_min=INTERVAL,
            poll_interval_max=INTERVAL,
        )
        async with (
            opened_storage(settings) as storage,
            reading_parts(settings, storage, MachineClock(), watch) as parts,
        ):
            await _fill(storage, port, watch)
            # Polling alone: that the news are read and understood is measured elsewhere.
            engine = Engine(storage, parts.clock, [job for job in reading_jobs(parts) if job.name == "poll"])
            await engine.start()
            deadline = time.monotonic() + 60 * MINUTES
            while time.monotonic() < deadline:
                await asyncio.sleep(LOOK)
                memory.append(
                    sum(size for _, size in proportional_bytes(tree(os.getpid(), without=[server])))
                )
            await engine.stop(within=5)
    return watch, memory


async def _fill(storage: Storage, port: int, watch: _Watch) -> None:
    now = datetime.now(UTC)
    bad = itertools.cycle(MANNERS)
    async with storage.writing() as tx:
        for place, address in enumerate(addresses(FEEDS)):
            manners = next(bad) if place % BAD == 0 else "good"
            source = Source(url=f"http://{address}:{port}/{manners}/", name=address)
            id = await tx.feeds.add(
                source,
                now=now + timedelta(seconds=INTERVAL * place / FEEDS),
                interval=timedelta(seconds=INTERVAL),
            )
            if manners == "good" and id is not None:
                watch.good.add(id)


def _manners(feed: Feed) -> str:
    return feed.source.url.rstrip("/").rpartition("/")[2]


def _said(ends: Counter[str]) -> str:
    return ", ".join(f"{what} {times}" for what, times in ends.most_common(3))
