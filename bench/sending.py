"""Messages a second from the outbox to the local Telegram: as fast as it goes, at the pace of the real one, at ten times it.

`BROADCAST=100000 python -m bench sending` sends the broadcast to so many.
"""

import asyncio
import os
import tempfile
import time
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from bench.crowd import all_calls, let_go, move_in
from bench.processes import Broken, processor_seconds, proportional_bytes, tree
from bench.report import Figure, Report, Table, number
from bench.running import Kabarchy, local_telegram
from playground.client import Call, Control, Person
from storage import Storage

FAST = 5000
FASTEST = 1000
PACED = 3000
PACE = 28
TEN_TIMES = 20_000
BROADCAST = int(os.environ.get("BROADCAST", "10000"))
ROUNDS = 3
PATIENCE = 60.0
ASK_EVERY = 2.0
TOO_MANY = 429
MEGABYTE = 1_000_000
TEXT = "<b>Вести</b>\n\n" + "Совет министров обсудил вопросы безопасности. " * 10
NOTES = (
    (
        f"Unpaced: {FAST} messages to as many chats with SENDS_PER_SECOND={FASTEST} and no limits at the local Telegram, "
        f"{ROUNDS} rounds. One process, SQLite with synchronous=FULL. Its one core is the limit."
    ),
    (
        f"Paced: {PACED} messages with SENDS_PER_SECOND={PACE} while the local Telegram keeps the limits of the real one, "
        f"{TEN_TIMES} and {BROADCAST} with {10 * PACE} and limits ten times higher. The first second is left out."
    ),
    (
        "Each is a broadcast that the program itself spreads. The clock runs from the first call to the last, as recorded "
        "at the other end. Memory is the PSS of the program with all its processes, at 60 % and at 100 % of the way."
    ),
    (
        f"Amid the last one a reader asks /help every {ASK_EVERY:g} s; half-way the program is killed and started again, "
        "and its start is left out of the time."
    ),
)


@dataclass(slots=True, kw_only=True)
class Sending:
    """One broadcast sent."""

    calls: list[Call] = field(default_factory=list)
    too_fast: int = 0
    """How often the answer was 429."""
    processor: float = 0.0
    memory: list[int] = field(default_factory=list)
    grown: int = 0
    """Bytes by which the database grew, its log included."""
    answers: list[float] = field(default_factory=list)
    """Seconds until a question was answered."""
    repeated: int = 0
    in_doubt: int = 0
    pause: float = 0.0
    """Seconds that the kill and the start took away."""

    def per_second(self, *, after: float = 0.0) -> float:
        """Messages a second, from `after` seconds after the first one."""
        moments = sorted(call.at for call in self.calls)
        counted = [moment for moment in moments if moment >= moments[0] + after]
        return (len(counted) - 1) / (counted[-1] - counted[0] - self.pause)


def measure() -> Report:
    fast = [_sent(FAST, per_second=FASTEST) for _ in range(ROUNDS)]
    paced = _sent(PACED, per_second=PACE, limits=1)
    ten_times = _sent(TEN_TIMES, per_second=10 * PACE, limits=10)
    broadcast = _sent(BROADCAST, per_second=10 * PACE, limits=10, killed=True)
    speeds = [one.per_second() for one in fast]
    answers = sorted(broadcast.answers)
    return Report(
        figures=(
            Figure(
                what="messages a second, unpaced",
                reached=sorted(speeds)[ROUNDS // 2],
                unit="/s",
                spread=(min(speeds), max(speeds)),
            ),
            _kept(paced, PACE, PACED),
            _kept(ten_times, 10 * PACE, TEN_TIMES),
            _kept(broadcast, 10 * PACE, BROADCAST),
            Figure(
                what="answers 429",
                reached=float(paced.too_fast + ten_times.too_fast + broadcast.too_fast),
                at_most=0.0,
            ),
            Figure(
                what="an answer amid the broadcast, of a hundred the slowest but five",
                reached=1000 * answers[len(answers) * 95 // 100],
                unit="ms", at_most=300, spread=(1000 * answers[0], 1000 * answers[-1]),
            ),
            Figure(what="messages repeated after the kill", reached=float(broadcast.repeated), at_most=0.0),
            Figure(
                what="memory at the end, of that at 60 %",
                reached=broadcast.memory[-1] / broadcast.memory[0], at_most=1.1,
            ),
        ),
        tables=(_table(*fast, paced, ten_times, broadcast),),
        notes=NOTES,
    )  # fmt: skip


def _kept(one: Sending, pace: int, count: int) -> Figure:
    return Figure(
        what=f"the pace kept, of {pace} a second, {count} messages",
        reached=one.per_second(after=1.0) / pace,
        at_least=0.97,
    )


def _sent(count: int, *, per_second: int, limits: float = 0, killed: bool = False) -> Sending:
    with local_telegram() as telegram, tempfile.TemporaryDirectory(prefix="kabarchy-bench-") as folder:
        kabarchy = Kabarchy(
            folder=Path(folder), playground=telegram, settings={"SENDS_PER_SECOND": str(per_second)}
        )
        return asyncio.run(_send(kabarchy, count, limits=limits, killed=killed))


async def _send(kabarchy: Kabarchy, count: int, *, limits: float, killed: bool) -> Sending:
    sending = Sending()
    async with Control(kabarchy.playground) as telegram:
        await _fill(kabarchy, await telegram.crowd(count))
        if limits:
            await telegram.limits(times=limits)
        before = _size(kabarchy)
        if killed:
            with kabarchy.running() as process:
                await _until(kabarchy, count // 2, None, sending)
                sending.processor += processor_seconds(tree(process.pid))
                process.kill()
        asking = await telegram.person("Бермет", started=True) if killed else None
        with kabarchy.running() as process:
            for part in (0.6, 1.0):
                await _until(kabarchy, int(part * count), asking, sending)
                sending.memory.append(sum(size for _, size in proportional_bytes(tree(process.pid))))
            sending.processor += processor_seconds(tree(process.pid))
        sending.grown = _size(kabarchy) - before
        _count(sending, await all_calls(telegram), killed=killed)
        sending.in_doubt = kabarchy.asked("SELECT count(*) FROM deliveries WHERE status = 'in-doubt'")
    return sending


async def _fill(kabarchy: Kabarchy, people: list[int]) -> None:
    """Have readers, and a broadcast that is to go to all of them."""
    await move_in(kabarchy.database_url, kabarchy.database, people)
    storage = Storage.open(kabarchy.database_url)
    try:
        await let_go(storage, TEXT)
    finally:
        await storage.close()


async def _until(kabarchy: Kabarchy, count: int, asking: Person | None, sending: Sending) -> None:
    """Wait until so many messages have come to their end; meanwhile somebody asks for help now and then."""
    ended = "SELECT count(*) FROM deliveries WHERE broadcast_id IS NOT NULL AND ended_at IS NOT NULL"
    latest, reached = time.monotonic(), -1
    begun_with = kabarchy.asked(ended)
    while (found := kabarchy.asked(ended)) < count:
        if found > reached:
            latest, reached = time.monotonic(), found
        elif time.monotonic() > latest + PATIENCE:
            raise Broken(f"{found} of {count} messages, and no more for {PATIENCE:.0f} s")
        if asking is not None and found > begun_with:
            asked = time.monotonic()
            await asking.send("/help")
            await asking.next_message(patience=PATIENCE)
            sending.answers.append(time.monotonic() - asked)
        await asyncio.sleep(ASK_EVERY)


def _size(kabarchy: Kabarchy) -> int:
    """Return how many bytes the database takes, with its log."""
    return sum(path.stat().st_size for path in kabarchy.folder.glob("kabarchy.db*"))


def _count(sending: Sending, calls: list[Call], *, killed: bool) -> None:
    """Tell the broadcast's calls from the answers, and find what came twice."""
    ours = [call for call in calls if str(call.parameters.get("text")).startswith("<b>Вести")]
    sending.calls = [call for call in ours if call.effect]
    sending.too_fast = sum(call.status == TOO_MANY for call in calls)
    sending.repeated = len(sending.calls) - len({call.chat for call in sending.calls})
    moments = sorted(call.at for call in sending.calls)
    if killed:
        sending.pause = max(later - sooner for sooner, later in pairwise(moments))


def _table(*all_of_them: Sending) -> Table:
    rows = [
        (
            str(len(one.calls)),
            number(one.per_second(after=1.0)),
            str(one.too_fast),
            number(1000 * one.processor / len(one.calls)),
            number(one.grown / len(one.calls)),
            " → ".join(number(size / MEGABYTE) for size in one.memory),
            str(one.in_doubt),
        )
        for one in all_of_them
    ]
    columns = (
        "messages",
        "a second",
        "429",
        "ms of processor each",
        "bytes each",
        "MB of memory",
        "in doubt",
    )
    return Table(title="Broadcasts sent", columns=columns, rows=tuple(rows))
