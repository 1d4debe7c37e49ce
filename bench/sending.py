"""Messages a second from the outbox to the local Telegram: as fast as it goes, and at the pace of the real one."""

import asyncio
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench.report import Figure, Report, Table, number
from bench.running import Kabarchy, local_telegram
from news.chats import ChatKind, Settings
from news.deliveries import Lane, NewDelivery
from news.outgoing import Text
from news.schedule import Schedule
from playground.client import Call, Control
from storage import Storage
from storage.migrate import migrate

FAST = 2000
PACED = 480
PACE = 28
ROUNDS = 3
PATIENCE = 180.0
TOO_MANY = 429
NOTES = (
    f"{FAST} messages to as many chats with SENDS_PER_SECOND=1000 and no limits at the local Telegram, {ROUNDS} rounds.",
    (
        f"{PACED} messages with SENDS_PER_SECOND={PACE} while the local Telegram keeps the limits of the real one "
        "(30 a second, 1 a second to a chat); the first second, in which a burst passes, is left out."
    ),
    "The queue is filled before the program starts; the clock runs from the first call to the last, as recorded there.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """One queue emptied."""

    calls: list[Call]
    too_fast: int
    """How often the answer was 429."""

    def per_second(self, *, after: float = 0.0) -> float:
        """Messages a second, from `after` seconds after the first one."""
        moments = sorted(call.at for call in self.calls)
        counted = [moment for moment in moments if moment >= moments[0] + after]
        return (len(counted) - 1) / (counted[-1] - counted[0])


def measure() -> Report:
    fast = [_emptied(FAST, per_second=1000, limits=False) for _ in range(ROUNDS)]
    paced = _emptied(PACED, per_second=PACE, limits=True)
    speeds = [one.per_second() for one in fast]
    steady = paced.per_second(after=1.0)
    return Report(
        figures=(
            Figure(
                what="messages a second, unpaced",
                reached=sorted(speeds)[ROUNDS // 2],
                unit="/s",
                spread=(min(speeds), max(speeds)),
            ),
            Figure(what=f"the pace kept, of {PACE} a second", reached=steady / PACE, at_least=0.95),
            Figure(what="answers 429", reached=float(paced.too_fast), at_most=0.0),
        ),
        tables=(_table(fast, paced),),
        notes=NOTES,
    )


def _emptied(count: int, *, per_second: int, limits: bool) -> Sending:
    with local_telegram() as telegram, tempfile.TemporaryDirectory(prefix="kabarchy-bench-") as folder:
        kabarchy = Kabarchy(
            folder=Path(folder), playground=telegram, settings={"SENDS_PER_SECOND": str(per_second)}
        )
        return asyncio.run(_empty(kabarchy, count, limits=limits))


async def _empty(kabarchy: Kabarchy, count: int, *, limits: bool) -> Sending:
    async with Control(kabarchy.playground) as telegram:
        await _fill(kabarchy, await telegram.crowd(count))
        if limits:
            await telegram.limits()
        with kabarchy.running():
            calls = await telegram.calls("sendMessage", effect=True, count=count, wait=PATIENCE)
        refused = await telegram.calls("sendMessage", effect=False)
    return Sending(calls=calls, too_fast=sum(call.status == TOO_MANY for call in refused))


async def _fill(kabarchy: Kabarchy, people: list[int]) -> None:
    """Queue one message to each."""
    await migrate(kabarchy.database_url)
    storage = Storage.open(kabarchy.database_url)
    now = datetime.now(UTC)
    settings = Settings(language="ru", schedule=Schedule(times=(), timezone="Asia/Bishkek"), set_up=True)
    content = Text(html="<b>Вести</b>\n\n" + "Совет министров обсудил вопросы безопасности. " * 20)
    try:
        async with storage.writing() as tx:
            for place, person in enumerate(people):
                chat = await tx.chats.meet(person, None, ChatKind.PRIVATE, settings, now)
                wanted = NewDelivery(
                    key=f"bench:{place}", chat_id=chat.id, content=content, lane=Lane.DIGEST, due_at=now
                )
                await tx.outbox.queue([wanted], now)
    finally:
        await storage.close()


def _table(fast: list[Sending], paced: Sending) -> Table:
    rows = [
        (f"unpaced, round {place}", str(len(one.calls)), number(one.per_second()), str(one.too_fast))
        for place, one in enumerate(fast, 1)
    ]
    rows.append(
        (f"{PACE} a second", str(len(paced.calls)), number(paced.per_second(after=1.0)), str(paced.too_fast))
    )
    return Table(title="Queues emptied", columns=("", "messages", "a second", "429"), rows=tuple(rows))
