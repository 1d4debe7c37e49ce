"""Ten thousand readers who press at random: how soon each is answered, and whether the program stays as it was.

`SECONDS=60 python -m bench pressing` presses for so long.
"""

import asyncio
import json
import os
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import psutil

from bench.archive import fill, let_choose
from bench.crowd import move_in
from bench.pressing_load import FLOOD, FLOOD_EVERY, PRESSES, SEED, WRITTEN, Crowd, Pressing
from bench.processes import line_of, python, tree
from bench.reader_model import Reader
from bench.report import Figure, Report, Table, number
from bench.running import Kabarchy
from bench.stopwatch import UNANSWERED, Timed
from messages.errors import stale
from news.chats import LANGUAGES
from playground.client import Control
from storage import Storage

SECONDS = float(os.environ.get("SECONDS", "600"))
READERS = 10_000
STORIES = 3_000
MEGABYTE = 1e6
HANDLED = "SELECT count(*) FROM updates WHERE done_at IS NOT NULL"
KEPT = ("--calls", "20000", "--messages", "60")
SLOWEST = 14
FLAT = 1.05
WANTED = 500.0
NOTES = (
    (
        f"{READERS} readers and {STORIES} stories in the database. {PRESSES:g} presses a second and {WRITTEN:g} messages, each at a "
        "random moment whatever the answers do (Poisson); seeded. The clock of a deed runs from before it is handed to the "
        "local Telegram until the call that answers it comes in there."
    ),
    (
        "What is pressed: any button of any message that a reader still has, a twentieth of them twice, a twelfth of them on a "
        "keyboard that the message no longer has. What is written: commands, searches, answers to the bot's questions, plain "
        f"words, photos. Every {FLOOD_EVERY:g} s somebody presses {FLOOD} times in a row: counted apart."
    ),
    f"Unanswered: nothing within {UNANSWERED:g} s. What a press shows is words over the chat, a message that changes or stays as it is, or a new one.",
    "Memory is the PSS of the program with all its processes. The load and the local Telegram are processes beside it, on the same cores.",
)


def measure() -> Report:
    return report_of(pressed(SECONDS))


def pressed(seconds: float) -> Pressing:
    """Press for so long in a folder that is thrown away."""
    with (
        python("-m", "playground", "--port", "0", *KEPT) as telegram,
        tempfile.TemporaryDirectory(prefix="kabarchy-bench-") as folder,
    ):
        url = line_of(telegram, "Playground:").rstrip("/")
        kabarchy = Kabarchy(
            folder=Path(folder), playground=url, settings={"LOG_LEVEL": "WARNING", "LOG_FORMAT": "json"}
        )
        return asyncio.run(_press(kabarchy, psutil.Process(telegram.pid), seconds))


async def _press(kabarchy: Kabarchy, telegram: psutil.Process, seconds: float) -> Pressing:
    log = kabarchy.folder / "log"
    async with Control(kabarchy.playground) as control:
        readers = await gather(kabarchy, control)
        with kabarchy.running(log=log) as process:
            crowd = Crowd(control, readers)
            done = await crowd.run(
                seconds, lambda: tree(process.pid), telegram, lambda: kabarchy.asked(HANDLED)
            )
            done.failures = kabarchy.asked("SELECT count(*) FROM failures")
            done.waiting = kabarchy.asked("SELECT count(*) FROM updates WHERE done_at IS NULL")
    done.errors = [line for line in log.read_text("utf-8").splitlines() if _is_error(line)]
    return done


async def gather(kabarchy: Kabarchy, control: Control) -> list[Reader]:
    """Have readers, and news for them."""
    people = await control.crowd(READERS)
    await move_in(kabarchy.database_url, kabarchy.database, people)
    storage = Storage.open(kabarchy.database_url)
    try:
        await fill(storage, STORIES, SEED)
        languages = await let_choose(storage, SEED)
    finally:
        await storage.close()
    return [Reader(id=id, language=languages[id]) for id in people]


def _is_error(line: str) -> bool:
    try:
        return json.loads(line)["level"] in ("error", "critical")
    except (ValueError, KeyError, TypeError):
        return bool(line.strip())


def report_of(done: Pressing) -> Report:
    """Return what is to be said of it."""
    every = done.stopwatch.all
    presses = [one for one in every if one.deed.data and not one.flood]
    written = [one for one in every if not one.deed.data]
    flood = [one for one in every if one.flood]
    answers = _times(one.answer for one in presses)
    unanswered = sum(one.answer is None or one.answer > UNANSWERED for one in (*presses, *flood))
    silent = sum(one.answer is None for one in written)
    outdated = {stale(language) for language in LANGUAGES}
    dead = Counter(one.deed.label for one in presses if one.deed.is_fresh and one.pop_up in outdated)
    sizes = [size / MEGABYTE for _, size in done.memory]
    slope = float(np.polyfit([at / 60 for at, _ in done.memory], sizes, 1)[0])
    return Report(
        figures=(
            Figure(what="presses unanswered", reached=float(unanswered), at_most=0.0),
            Figure(what="messages unanswered", reached=float(silent), at_most=0.0),
            Figure(what="exceptions", reached=float(done.broken + done.failures + len(done.errors)), at_most=0.0),
            Figure(what="answer to a press, of a hundred the slowest but one", reached=_of(answers, 99), unit="ms", at_most=WANTED),
            Figure(what="buttons of the last screen that are out of date", reached=float(dead.total()), at_most=0.0),
            Figure(what="memory in the last fifth, of that in the second", reached=sum(sizes[-2:]) / sum(sizes[2:4]), at_most=FLAT),
            Figure(what="memory gained", reached=slope, unit="MB a minute"),
            Figure(what="processor of the program", reached=done.program / done.seconds, unit="cores"),
            Figure(what="processor of the program for each that it handled", reached=1000 * done.program / done.handled, unit="ms"),
            Figure(what="processor of the local Telegram", reached=done.telegram / done.seconds, unit="cores"),
            Figure(what="processor of the load", reached=done.load / done.seconds, unit="cores"),
        ),
        tables=(
            Table(
                title=f"Milliseconds until an answer, over {done.seconds:.0f} s",
                columns=("", "count", "median", "p95", "p99", "slowest", "unanswered"),
                rows=(
                    _row("a press: its circle stops turning", presses, [one.answer for one in presses]),
                    _row("a press: it shows something", [one for one in presses if one.sight], [one.sight for one in presses]),
                    _row("something written: the first message", written, [one.answer for one in written]),
                    _row("a press of a flood", flood, [one.answer for one in flood]),
                ),
            ),
            _slowest(presses, written),
            Table(
                title="Memory",
                columns=("after", "MB"),
                rows=tuple((f"{at:.0f} s", number(size / MEGABYTE)) for at, size in done.memory),
            ),
        ),
        notes=(
            *NOTES,
            f"The load was late by {1000 * max(done.late):.0f} ms at the worst, {_of(_times(done.late), 99):.0f} ms at p99. Not to be done, the message being gone: {done.refused.total()}.",
        ),
        text="\n".join(
            [
                *(f"✗ {line[:400]}" for line in done.errors[:20]),
                *(f"✗ out of date: {label}, {times} times" for label, times in dead.most_common(20)),
                *(f"? {what}: {times}" for what, times in done.refused.most_common(5)),
                f"calls: {dict(done.methods.most_common(12))}; 429: {done.floods}; waiting at the end: {done.waiting}",
            ]
        ),
    )  # fmt: skip


def _slowest(presses: list[Timed], written: list[Timed]) -> Table:
    by_label: dict[str, list[float]] = {}
    for one in (*presses, *written):
        spent = one.sight if one.sight is not None else one.answer
        if spent is not None:
            by_label.setdefault(one.deed.label, []).append(1000 * spent)
    ordered = sorted(by_label.items(), key=lambda pair: -sum(pair[1]) / len(pair[1]))
    return Table(
        title="Slowest to show something, by the mean, in milliseconds",
        columns=("deed", "count", "mean", "median", "slowest"),
        rows=tuple(
            (label, str(len(times)), number(sum(times) / len(times)), number(_of(times, 50)), number(max(times)))
            for label, times in ordered[:SLOWEST]
        ),
    )  # fmt: skip


def _times(seconds: Iterable[float | None]) -> list[float]:
    return [1000 * one for one in seconds if one is not None]


def _of(times: list[float], percent: float) -> float:
    return float(np.percentile(times, percent)) if times else float("nan")


def _row(name: str, deeds: list[Timed], seconds: list[float | None]) -> tuple[str, ...]:
    times = _times(seconds)
    figures = (_of(times, 50), _of(times, 95), _of(times, 99), max(times, default=float("nan")))
    return (
        name,
        str(len(deeds)),
        *map(number, figures),
        str(sum(one is None for one in seconds) if len(deeds) == len(seconds) else 0),
    )
