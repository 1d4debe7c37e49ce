"""Digests of one moment: how fast a town's are composed, how soon the first leaves, and how long anybody else waits.

`READERS=20000 python -m bench composing` composes so many.
"""

import asyncio
import contextlib
import json
import os
import random
import sqlite3
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

from bench.crowd import move_in
from bench.report import Figure, Report, Table, number
from bot.clock import MachineClock
from bot.engine import Engine
from bot.job import Job
from news.chats import Chat
from pipeline.compose import Composing, compose
from pipeline.deliver import Delivering
from pipeline.line import Line
from storage import Storage

READERS = int(os.environ.get("READERS", "100000"))
ALONE = 300
STORIES, TOPICS, SELECTIONS, DAYS = 5_000, 40, 300, 4
LANGUAGES = ("ru", "ky", "en")
ZONES = ("Asia/Bishkek", "Asia/Omsk", "Asia/Dhaka", "Asia/Thimphu", "Asia/Urumqi")
"""All six hours ahead of UTC."""
PERSONAL = 0.05
PROBE_EVERY = 0.05
WANTED_SECONDS = 60.0
WANTED_FIRST = 2.0
MEGABYTE = 1_000_000
COMPOSE_AT_ONCE, SENT_AT_ONCE = 2, 16
"""Batches and sendings under way together, as in the program."""
TELEGRAM, PACE = 0.05, 28
"""Seconds until the fake Telegram answers, and how many messages it lets through in one."""
NOTES = (
    (
        f"{READERS} readers whose digest is due at one moment; {SELECTIONS} selections of {TOPICS} topics by Zipf's law, "
        f"{len(LANGUAGES)} languages, {len(ZONES)} time zones, {100 * PERSONAL:.0f} % with a mute, a like or a topic of "
        f"their own; {STORIES} stories of {DAYS} days. SQLite with synchronous=FULL, the program's own jobs of composing "
        f"and delivering in one process, and a Telegram that takes {PACE} messages a second."
    ),
    (
        f"One by one: {ALONE} readers of the same town, each in a transaction of its own, chosen by the query that "
        "answers /digest."
    ),
    f"The probe is a writer with nothing to write that asks for the lock every {1000 * PROBE_EVERY:.0f} ms.",
)


@dataclass(slots=True, kw_only=True)
class Morning:
    """One moment at which digests were due."""

    seconds: float = 0.0
    first: float = 0.0
    waits: list[float] = field(default_factory=list)
    grown: int = 0
    memory: tuple[int, int] = (0, 0)
    digests: int = 0
    selections: int = 0
    contents: int = 0
    sent: int = 0


def measure() -> Report:
    with tempfile.TemporaryDirectory(prefix="kabarchy-bench-") as folder:
        morning, alone = asyncio.run(_measure(Path(folder)))
    waits = sorted(morning.waits)
    return Report(
        figures=(
            Figure(what="all digests composed", reached=morning.seconds, unit="s", at_most=WANTED_SECONDS),
            Figure(what="digests a second", reached=morning.digests / morning.seconds, unit="/s"),
            Figure(what="first digest sent", reached=morning.first, unit="s", at_most=WANTED_FIRST),
            Figure(
                what="wait of another writer, the longest",
                reached=1000 * waits[-1], unit="ms", at_most=500,
                spread=(1000 * waits[len(waits) // 2], 1000 * waits[-1]),
            ),
            Figure(what="wait of another writer, of a hundred the slowest but five",
                   reached=1000 * waits[len(waits) * 95 // 100], unit="ms", at_most=200),
            Figure(what="database, a digest", reached=morning.grown / morning.digests, unit="bytes"),
            Figure(what="memory more at the end", reached=(morning.memory[1] - morning.memory[0]) / MEGABYTE,
                   unit="MB", at_most=200),
            Figure(what="times as fast as one by one",
                   reached=morning.digests / morning.seconds * alone, at_least=1.0),
        ),
        tables=(
            Table(
                title="What equal digests share",
                columns=("digests", "distinct selections", "distinct contents", "sent meanwhile", "ms each, one by one"),
                rows=((str(morning.digests), str(morning.selections), str(morning.contents), str(morning.sent),
                       number(1000 * alone)),),
            ),
        ),
        notes=NOTES,
    )  # fmt: skip


async def _measure(folder: Path) -> tuple[Morning, float]:
    """Return the morning, and the seconds that a digest takes one by one."""
    database = folder / "kabarchy.db"
    url = f"sqlite:///{database}"
    now = datetime.now(UTC)
    await move_in(url, database, range(1, READERS + ALONE + 1))
    with contextlib.closing(sqlite3.connect(database)) as connection, connection:
        _print_news(connection, now)
        _settle(connection, now)
    storage = Storage.open(url)
    try:
        alone = await _one_by_one(storage)
        return await _work(storage, database), alone
    finally:
        await storage.close()


def _print_news(connection: sqlite3.Connection, now: datetime) -> None:
    """Have topics, and the stories of some days with one to three of them."""
    chance = random.Random(8)  # a town, not a secret
    connection.execute("DELETE FROM topics")
    names = json.dumps(dict.fromkeys(LANGUAGES, "Тема"))
    connection.executemany(
        'INSERT INTO topics (id, slug, "group", names, words, examples, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
        [(id, f"topic-{id}", "life", names, "[]", "[]", _kept(now)) for id in range(1, TOPICS + 1)],
    )
    for id in range(1, STORIES + 1):
        at = now - timedelta(days=DAYS) * (1 - id / STORIES)
        connection.execute(
            "INSERT INTO stories (id, version, summarised_version, first_at, last_at, touched_at, outlets, importance) "
            "VALUES (?, 1, 1, ?, ?, ?, ?, ?)",
            (id, _kept(at), _kept(at), _kept(at), chance.randint(1, 9), chance.random()),
        )
        about = chance.sample(range(1, TOPICS + 1), chance.randint(1, 3))
        connection.executemany(
            "INSERT INTO story_topics (story_id, topic_id, score, last_at, touched_at) VALUES (?, ?, ?, ?, ?)",
            [(id, topic, 0.9 - place / 10, _kept(at), _kept(at)) for place, topic in enumerate(about)],
        )
        text = f"Совет министров обсудил вопросы безопасности, сообщает пресс-служба, и решил провести встречу №{id}."
        sentence = {"text": text, "article_id": None, "source": text}
        connection.executemany(
            "INSERT INTO summaries (story_id, language, position, headline, sentences) VALUES (?, ?, ?, ?, ?)",
            [
                (id, language, place, f"Совет собрался в {id}-й раз", json.dumps([sentence, sentence]))
                for place, language in enumerate(LANGUAGES[: chance.randint(1, 2)])
            ],
        )


def _settle(connection: sqlite3.Connection, now: datetime) -> None:
    """Give readers their topics, and some of them a mute, a like or a topic of their own; all are due now."""
    chance = random.Random(9)  # a town, not a secret
    ids = [id for (id,) in connection.execute("SELECT id FROM chats ORDER BY id")]
    chosen = [
        tuple(chance.sample(range(1, TOPICS + 1), chance.choice((2, 3, 4, 5, 6)))) for _ in range(SELECTIONS)
    ]
    weights = list(accumulate(1 / rank for rank in range(1, SELECTIONS + 1)))
    since, times = _kept(now - timedelta(days=30)), json.dumps(["08:00"])
    subscribed: list[tuple[Any, ...]] = []
    for id in ids:
        (topics,) = chance.choices(chosen, cum_weights=weights)
        subscribed += [(id, topic, since) for topic in topics]
        connection.execute(
            "UPDATE chats SET language = ?, timezone = ?, times = ?, next_digest_at = ? WHERE id = ?",
            (chance.choice(LANGUAGES), chance.choice(ZONES), times, _kept(now), id),
        )
        if chance.random() < PERSONAL:
            chance.choice((_mute, _like, _make))(connection, chance, id, now)
    connection.executemany(
        "INSERT INTO subscriptions (chat_id, topic_id, since) VALUES (?, ?, ?)", subscribed
    )


def _mute(connection: sqlite3.Connection, chance: random.Random, id: int, now: datetime) -> None:
    kind, value = chance.choice((("topic", str(chance.randint(1, TOPICS))), ("word", "выборы")))
    connection.execute(
        "INSERT INTO mutes (chat_id, kind, value, since) VALUES (?, ?, ?, ?)", (id, kind, value, _kept(now))
    )


def _like(connection: sqlite3.Connection, chance: random.Random, id: int, now: datetime) -> None:
    for story in chance.sample(range(1, STORIES + 1), 5):
        connection.execute(
            "INSERT INTO likes (chat_id, story_id, value, topics, at) VALUES (?, ?, ?, '[]', ?)",
            (id, story, chance.choice((1, -1)), _kept(now)),
        )


def _make(connection: sqlite3.Connection, chance: random.Random, id: int, now: datetime) -> None:
    made = connection.execute(
        'INSERT INTO topics (slug, "group", names, words, examples, owner, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
        (f"own-{id}", "life", json.dumps({"ru": "Моё"}), "[]", "[]", id, _kept(now)),
    )
    connection.execute(
        "INSERT INTO own_topics (topic_id, query, version, filled_version) VALUES (?, 'слово', 1, 1)",
        (made.lastrowid,),
    )
    connection.execute(
        "INSERT INTO subscriptions (chat_id, topic_id, since) VALUES (?, ?, ?)",
        (id, made.lastrowid, _kept(now - timedelta(days=30))),
    )
    connection.executemany(
        "INSERT INTO story_topics (story_id, topic_id, score, last_at, touched_at) "
        "SELECT id, ?, 0.5, last_at, touched_at FROM stories WHERE id = ?",
        [(made.lastrowid, story) for story in chance.sample(range(1, STORIES + 1), 20)],
    )


async def _one_by_one(storage: Storage) -> float:
    """Compose some digests one by one. Return the seconds that each took."""
    now = datetime.now(UTC)
    async with storage.writing() as tx:
        chats = await tx.chats.claim(now, ALONE)
    begun = time.perf_counter()
    for chat in chats:
        await compose(storage, chat, now)
    return (time.perf_counter() - begun) / len(chats)


async def _work(storage: Storage, database: Path) -> Morning:
    """Run the two jobs until all digests are composed, with a writer that knocks meanwhile."""
    morning = Morning()
    begun = time.perf_counter()
    done = asyncio.Event()
    clock = MachineClock()
    composing = Composing(storage, clock.now)
    sender = _Telegram(lambda: time.perf_counter() - begun)
    delivering = Delivering(storage, sender, Line(), clock.now)

    composed = 0

    async def compose_batch(chats: Sequence[Chat]) -> None:
        nonlocal composed
        await composing.compose(chats)
        composed += len(chats)
        if composed == READERS:
            morning.seconds = time.perf_counter() - begun
            done.set()

    jobs: list[Job[Any]] = [
        Job(
            name="compose", every=timedelta(hours=1), due=composing.claim, run=compose_batch,
            row=lambda chats: chats[0].id, at_once=COMPOSE_AT_ONCE, wakes=("deliver",),
        ),
        Job(
            name="deliver", every=timedelta(seconds=1), due=delivering.claim, run=delivering.deliver,
            row=lambda delivery: delivery.id, at_once=SENT_AT_ONCE,
        ),
    ]  # fmt: skip
    engine = Engine(storage, clock, jobs)
    size, memory = _size(database), _resident()
    before = _counts(database)
    begun = time.perf_counter()
    async with _knocking(storage, morning.waits):
        await engine.start()
        await done.wait()
    morning.memory = (memory, max(memory, _resident()))
    await engine.stop(10)
    after = _counts(database)
    morning.digests, morning.selections, morning.contents = (
        a - b for a, b in zip(after, before, strict=True)
    )
    morning.grown = _size(database) - size
    morning.first, morning.sent = sender.first, sender.count
    return morning


@dataclass(slots=True)
class _Telegram:
    """A Telegram that takes everything after a while, and remembers when the first message came."""

    clock: Callable[[], float]
    first: float = 0.0
    count: int = 0
    free: float = 0.0
    """When the next may send."""

    async def turn(self, *_: object, **__: object) -> None:
        """Let so many a second send as the real one does."""
        self.free = max(self.free, self.clock()) + 1 / PACE
        await asyncio.sleep(self.free - self.clock())

    async def send(self, *_: object, **__: object) -> tuple[int, ...]:
        """Take a message."""
        self.count += 1
        if self.count == 1:
            self.first = self.clock()
        await asyncio.sleep(TELEGRAM)
        return (self.count,)

    async def edit(self, *_: object, **__: object) -> None:
        """Take a change."""

    async def delete(self, *_: object, **__: object) -> None:
        """Take a removal."""

    async def alive(self) -> bool:
        """Answer."""
        return True


@contextlib.asynccontextmanager
async def _knocking(storage: Storage, waits: list[float]) -> AsyncIterator[None]:
    """Ask for the lock again and again, and keep how long each time took."""

    async def knock() -> None:
        while True:
            begun = time.perf_counter()
            async with storage.writing():
                waits.append(time.perf_counter() - begun)
            await asyncio.sleep(PROBE_EVERY)

    task = asyncio.create_task(knock())
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


def _counts(database: Path) -> list[int]:
    """Return how many digests, selections and contents are kept."""
    with contextlib.closing(sqlite3.connect(database)) as connection:
        tables = ("digests", "selections", "contents")
        return [connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables]  # noqa: S608  # ours


def _size(database: Path) -> int:
    """Return how many bytes the database takes, without its log."""
    with contextlib.closing(sqlite3.connect(database)) as connection:
        pages, size = (
            connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size")
        )
    return int(pages * size)


def _resident() -> int:
    """Return how many bytes of memory this process holds."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def _kept(moment: datetime) -> str:
    """Return a moment as SQLite keeps it."""
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f}"
