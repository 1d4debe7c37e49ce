"""How soon the program answers: from the start of its process to the first answer to /start."""

import asyncio
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.paths import ROOT
from bench.processes import processor_seconds, tree
from bench.report import Figure, Report, Table, number
from bench.running import KABARCHY, Kabarchy, local_telegram
from playground.client import Control

ROUNDS = 5
SLOWEST = 10
PATIENCE = 60.0
WANTED = 3.0
NOTES = (
    "The person has pressed Start before the program is started; the clock runs until the answer stands in the chat.",
    "Fresh: no database yet, so that the migrations run. Again: the same database a second time.",
    (
        "The modules are those imported until that answer, with the time that each took by itself, added up by "
        "package (python -X importtime, which makes every import a little slower)."
    ),
)


def measure() -> Report:
    with local_telegram() as telegram, tempfile.TemporaryDirectory(prefix="kabarchy-bench-") as folder:
        fresh, again = [], []
        for place in range(ROUNDS):
            kabarchy = Kabarchy(folder=_made(Path(folder) / str(place)), playground=telegram)
            fresh.append(asyncio.run(_first_answer(kabarchy)))
            again.append(asyncio.run(_first_answer(kabarchy)))
        imports = _imports(Kabarchy(folder=_made(Path(folder) / "imports"), playground=telegram))
    helps = [_help() for _ in range(ROUNDS)]
    return Report(
        figures=(
            _figure("first answer to /start, fresh database", fresh, WANTED),
            _figure("first answer to /start, again", again, WANTED),
            _processor("processor time until then, fresh", fresh),
            _processor("processor time until then, again", again),
            _figure("kabarchy --help", helps, None),
        ),
        tables=(_table(fresh, again, helps), _import_table(imports)),
        notes=NOTES,
    )


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


@dataclass(frozen=True, slots=True)
class Start:
    """One start, up to the first answer."""

    seconds: float
    processor: float
    """Processor seconds of the program: what it would take at least on a machine that does nothing else."""


async def _first_answer(kabarchy: Kabarchy, *flags: str, log: Path | None = None) -> Start:
    async with Control(kabarchy.playground) as telegram:
        person = await telegram.person()
        await person.start()
        begun = time.perf_counter()
        with kabarchy.running(*flags, log=log) as process:
            await person.next_message(patience=PATIENCE)
            return Start(time.perf_counter() - begun, processor_seconds(tree(process.pid)))


def _help() -> Start:
    begun, before = time.perf_counter(), _of_children()
    subprocess.run([sys.executable, *KABARCHY, "--help"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return Start(time.perf_counter() - begun, _of_children() - before)


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _imports(kabarchy: Kabarchy) -> Counter[str]:
    """Return the milliseconds that importing each package took by itself."""
    log = kabarchy.folder / "imports.txt"
    asyncio.run(_first_answer(kabarchy, "-X", "importtime", log=log))
    spent: Counter[str] = Counter()
    for line in log.read_text(errors="replace").splitlines():
        if line.startswith("import time:") and "[us]" not in line:
            own, _, name = line.removeprefix("import time:").split("|", 2)
            # What two threads import at once is counted into each other, and can come out below nothing.
            spent[name.strip().partition(".")[0]] += max(0, int(own)) / 1000
    return spent


def _figure(what: str, starts: list[Start], wanted: float | None) -> Figure:
    seconds = [one.seconds for one in starts]
    return Figure(
        what=what, reached=median(seconds), unit="s", at_most=wanted, spread=(min(seconds), max(seconds))
    )


def _processor(what: str, starts: list[Start]) -> Figure:
    seconds = [one.processor for one in starts]
    return Figure(what=what, reached=median(seconds), unit="s", spread=(min(seconds), max(seconds)))


def _table(fresh: list[Start], again: list[Start], helps: list[Start]) -> Table:
    rows = (
        (str(place), *(f"{number(one.seconds)} ({number(one.processor)})" for one in row))
        for place, row in enumerate(zip(fresh, again, helps, strict=True), 1)
    )
    return Table(
        title="Seconds, in brackets those of the processor",
        columns=("round", "/start, fresh", "/start, again", "--help"),
        rows=tuple(rows),
    )


def _import_table(spent: Counter[str]) -> Table:
    rows = [(name, number(milliseconds)) for name, milliseconds in spent.most_common(SLOWEST)]
    rows.append(("all", number(spent.total())))
    return Table(title="What the imports cost, ms", columns=("package", "ms"), rows=tuple(rows))
