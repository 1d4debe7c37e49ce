"""What the program takes while it polls ten thousand feeds: its own process, and each that parses."""

import asyncio
import os
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.feed_server import addresses
from bench.processes import OWN, Broken, line_of, proportional_bytes, python, tree
from bench.report import Figure, Report, Table, number
from bot.clock import MachineClock
from bot.engine import Engine
from bot.jobs import reading_jobs
from bot.parts import opened_storage, reading_parts
from bot.settings import Settings
from news.feeds import Source
from pipeline.poll import PollResult
from storage import Storage

FEEDS = 10_000
CHANGED = 10
"""Every tenth feed has changed in each round."""
ROUNDS = 3
WANTED = 250.0
WANTED_PARSER = 100.0


def measure() -> Report:
    with python("-m", "bench.feed_server") as server:
        rounds = asyncio.run(_rounds(int(line_of(server, "Port:")), server.pid))
    own, parser = (max(one[place] for one in rounds) / 1e6 for place in (0, 1))
    return Report(
        figures=(
            Figure(what="greatest of the program's own process", reached=own, unit="MB", at_most=WANTED),
            Figure(what="greatest of a parsing process", reached=parser, unit="MB", at_most=WANTED_PARSER),
        ),
        tables=(
            Table(
                title=f"{FEEDS} feeds, every {CHANGED}th changed, no text model loaded",
                columns=("round", "own process, MB", "greatest parsing process, MB"),
                rows=tuple(
                    (str(place), number(one[0] / 1e6), number(one[1] / 1e6))
                    for place, one in enumerate(rounds, 1)
                ),
            ),
        ),
        notes=("PSS, looked at twice a second; the first round reads every feed for the first time.",),
    )


async def _rounds(port: int, server: int) -> list[tuple[int, int]]:
    with tempfile.TemporaryDirectory(prefix="kabarchy-bench-") as folder:
        settings = Settings(
            _env_file=None,
            database_url=f"sqlite:///{Path(folder)}/kabarchy.db",
            allow_private_hosts="127.10.0.0/16",
        )
        results: list[PollResult] = []
        async with (
            opened_storage(settings) as storage,
            reading_parts(settings, storage, MachineClock(), results.append) as parts,
        ):
            await _fill(storage, port)
            engine = Engine(storage, parts.clock, reading_jobs(parts))
            return [await _round(storage, engine, results, server) for _ in range(ROUNDS)]


async def _round(storage: Storage, engine: Engine, results: list[PollResult], server: int) -> tuple[int, int]:
    """Poll every feed once. Return the most that the own process and a parsing one took."""
    async with storage.writing() as tx:
        await tx.feeds.make_due(datetime.now(UTC))
    results.clear()
    work = asyncio.create_task(engine.run_until_idle("poll"))
    own, parser = 0, 0
    while not work.done():
        await asyncio.wait({work}, timeout=0.5)
        for title, size in proportional_bytes(tree(os.getpid(), without=[server])):
            if title == OWN:
                own = max(own, size)
            else:
                parser = max(parser, size)
    await work
    # Those that come soonest may have come twice.
    if len(results) < FEEDS:
        raise Broken(f"{len(results)} polls instead of {FEEDS}")
    return own, parser


async def _fill(storage: Storage, port: int) -> None:
    now = datetime.now(UTC)
    async with storage.writing() as tx:
        for place, address in enumerate(addresses(FEEDS)):
            path = "news" if place % CHANGED == 0 else "same"
            source = Source(url=f"http://{address}:{port}/{path}", name=address)
            await tx.feeds.add(source, now=now, interval=timedelta(minutes=30))
