"""A million readers in ten time zones who have their digest at eight: composed by the program's own job, zone by zone."""

import asyncio
import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select, update

from bench.growth.databases import KINDS, SCALE, Place, fresh, scaled
from bench.growth.filling import fill
from bench.growth.spelling import Size
from bench.growth.timing import memory
from bench.report import Figure, Report, Table, number
from pipeline.compose import Composing
from storage import Storage
from storage.migrate import migrate
from storage.schema import chats, contents, deliveries, digests

READERS = {"sqlite": 300_000, "postgresql": 1_000_000}
"""SQLite is measured with fewer: it is for one small server."""
STORIES, TOPICS, DAYS = 5_000, 40, 4
AT_ONCE = int(os.environ.get("COMPOSE_AT_ONCE", "2"))
"""Batches under way together, as in the program."""
ZONES = {
    "Asia/Vladivostok": 10, "Asia/Yakutsk": 9, "Asia/Irkutsk": 8, "Asia/Novosibirsk": 7, "Asia/Bishkek": 6,
    "Asia/Tashkent": 5, "Asia/Dubai": 4, "Europe/Moscow": 3, "Europe/Kaliningrad": 2, "Africa/Lagos": 1,
}  # fmt: skip
"""With the hours ahead of UTC, which are the same all year."""
DAY = datetime(2026, 3, 2, tzinfo=UTC)
PACE = 28
"""Messages a second that Telegram takes of one bot."""


@dataclass(slots=True, kw_only=True)
class Morning:
    """What came of one morning."""

    readers: int = 0
    seconds: list[float] = field(default_factory=list)
    """Of each zone."""
    size: tuple[int, int] = (0, 0)
    memory: tuple[float, float] = (0.0, 0.0)
    digests: int = 0
    queued: int = 0
    contents: int = 0

    @property
    def pace(self) -> float:
        """Digests a second."""
        return self.digests / sum(self.seconds)


def measure() -> Report:
    mornings = {kind: asyncio.run(_measure(kind)) for kind in KINDS}
    return Report(
        figures=tuple(
            figure
            for kind, one in mornings.items()
            for figure in (
                Figure(what=f"{kind}: digests composed a second", reached=one.pace, unit="/s", at_least=PACE),
                Figure(what=f"{kind}: memory at the end", reached=one.memory[1], unit="MB", at_most=600),
                Figure(what=f"{kind}: database, a digest", reached=(one.size[1] - one.size[0]) / one.digests, unit="bytes"),
            )
        ),
        tables=(
            Table(
                title="Digests at eight in ten zones",
                columns=(
                    "database", "readers", "digests", "messages queued", "distinct contents", "seconds in all",
                    "the longest zone", "digests/s", "memory, MB", "database, GB", "hours at 28 messages/s",
                ),
                rows=tuple(
                    (
                        kind, f"{one.readers:,}", f"{one.digests:,}", f"{one.queued:,}", f"{one.contents:,}",
                        number(sum(one.seconds)), number(max(one.seconds)), number(one.pace),
                        f"{one.memory[0]:.0f} → {one.memory[1]:.0f}", f"{one.size[0] / 1e9:.2f} → {one.size[1] / 1e9:.2f}",
                        number(one.queued / PACE / 3600),
                    )
                    for kind, one in mornings.items()
                ),
            ),
        ),
        notes=(
            (f"Scale {SCALE} of {READERS['sqlite']:,} readers on SQLite and {READERS['postgresql']:,} on PostgreSQL; {STORIES:,} "
            f"stories of {DAYS} days, {TOPICS} topics, one to three of them a reader, a mute for one in twenty."),
            (f"One process, {AT_ONCE} batches under way; nothing is sent meanwhile. Memory is that of the process, without the "
            "database's."),
        ),
    )  # fmt: skip


async def _measure(kind: str) -> Morning:
    with fresh(kind) as place:
        await migrate(place.url)
        count = scaled(READERS[kind])
        size = Size(chats=count, stories=STORIES, topics=TOPICS, days=DAYS, history=False)
        await asyncio.to_thread(fill, place.url, size, DAY - timedelta(hours=3))
        storage = Storage.open(place.url)
        try:
            await _spread(storage)
            return await _compose(storage, place, count)
        finally:
            await storage.close()


async def _spread(storage: Storage) -> None:
    """Give each zone its share of the readers, due at their eight o'clock."""
    async with storage.writing() as tx:
        connection = tx.chats._connection  # noqa: SLF001 - rows that no step makes so fast
        for place, (zone, ahead) in enumerate(ZONES.items()):
            at = update(chats).where(chats.c.id % len(ZONES) == place)
            await connection.execute(at.values(timezone=zone, next_digest_at=_eight(ahead)))


def _eight(ahead: int) -> datetime:
    return DAY + timedelta(hours=8 - ahead)


async def _work(composing: Composing, now: Callable[[], datetime]) -> None:
    """Compose batches until nobody is due."""
    while batches := await composing.claim(now(), 1):
        for batch in batches:
            await composing.compose(batch)


async def _compose(storage: Storage, place: Place, count: int) -> Morning:
    morning = Morning(readers=count, size=(place.size, 0), memory=(memory(), 0.0))
    for ahead in ZONES.values():
        eight, begun = _eight(ahead), time.perf_counter()

        def now(eight: datetime = eight, begun: float = begun) -> datetime:
            return eight + timedelta(seconds=time.perf_counter() - begun)

        composing = Composing(storage, now)
        await asyncio.gather(*(_work(composing, now) for _ in range(AT_ONCE)))
        morning.seconds.append(time.perf_counter() - begun)
    morning.memory = (morning.memory[0], memory())
    morning.size = (morning.size[0], place.size)
    async with storage.reading() as tx:
        connection = tx.chats._connection  # noqa: SLF001 - figures that no step needs
        morning.digests, morning.queued, morning.contents = [
            (await connection.execute(select(func.count()).select_from(table))).scalar_one()
            for table in (digests, deliveries, contents)
        ]
    return morning
