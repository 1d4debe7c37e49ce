"""How long a backup and a restore take of a hundred thousand articles and what belongs to them, and their memory."""

import asyncio
import json
import resource
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from bench.growth.databases import KINDS, fresh
from bench.growth.filling import fill
from bench.growth.spelling import Size
from bench.processes import line_of, python
from bench.report import Figure, Report, Table, number
from storage.backup import back_up
from storage.migrate import migrate
from storage.restore import restore

SIZE = Size(feeds=500, articles=100_000, stories=60_000, chats=5_000, updates=20_000)
NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
NOTES = (
    "Each in a process of its own, whose greatest resident memory counts; a backup is read again and compared within its time.",
    "The texts of these articles are short; what is read of real pages is about ten times as many bytes a row.",
)


def measure() -> Report:
    with fresh("sqlite") as origin:
        asyncio.run(migrate(origin.url))
        fill(origin.url, SIZE, NOW)
        file = origin.folder / "kept.zip"
        found = [("backup of sqlite", _measured("backup", origin.url, file))]
        for kind in KINDS:
            with fresh(kind) as place:
                found.append((f"restore into {kind}", _measured("restore", place.url, file)))
                if kind != "sqlite":
                    again = _measured("backup", place.url, place.folder / "kept.zip")
                    found.append((f"backup of {kind}", again))
    columns = ("", "rows", "seconds", "processor", "rows/s", "plain MB/s", "file", "memory")
    memory = max(one["memory"] for _, one in found)
    return Report(
        figures=(Figure(what="memory of a backup or restore", reached=memory, unit="MB", at_most=150.0),),
        tables=(Table(title="A move", columns=columns, rows=tuple(_row(name, one) for name, one in found)),),
        notes=NOTES,
    )


def _measured(what: str, url: str, file: Path) -> dict[str, float]:
    with python("-m", "bench.growth.moving", what, url, str(file)) as process:
        found: dict[str, float] = json.loads(line_of(process, "Measured: "))
    return found


def _row(name: str, one: dict[str, float]) -> tuple[str, ...]:
    seconds = one["seconds"]
    return (
        name, number(one["rows"]), number(seconds), f"{number(one['processor'])} s", number(one["rows"] / seconds),
        number(one["plain"] / seconds / 1e6), f"{number(one['file'] / 1e6)} MB", f"{number(one['memory'])} MB",
    )  # fmt: skip


def _one(what: str, url: str, file: Path) -> None:
    """Do it in this process and print what it took."""

    def watch(_table: str, _rows: int) -> None:
        pass

    began, worked = time.perf_counter(), time.process_time()
    if what == "backup":
        manifest = back_up(url, file, program="bench", now=NOW, running=False, watch=watch).manifest
    else:
        manifest = restore(url, file, now=NOW, watch=watch).manifest
    found = {
        "rows": manifest.rows,
        "seconds": time.perf_counter() - began,
        "processor": time.process_time() - worked,
        "plain": sum(part.bytes for part in manifest.tables.values()),
        "file": file.stat().st_size,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    print(f"Measured: {json.dumps(found)}", flush=True)


if __name__ == "__main__":
    _one(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
