"""Five million articles kept: how long every step looks for its work, and readers for theirs, and how a day is forgotten."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import text

from bench.growth.databases import KINDS, SCALE, fresh, scaled
from bench.growth.due import all_jobs
from bench.growth.filling import fill
from bench.growth.spelling import Size
from bench.growth.timing import Times
from bench.report import Figure, Report, Table, number
from nlp.search import stems_of
from pipeline.search import search
from pipeline.tidy import tidy
from storage import Storage, Transaction
from storage.migrate import migrate

ARTICLES, FEEDS, READERS, TOPICS = 5_000_000, 5_000, 20_000, 300
INDEXED = 200_000
"""So many of the newest are found by their words: to index all takes longer than all the rest."""
DAYS = 90
NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
ROUNDS = 7
WANTED = 100
"""Milliseconds in which a step should know what is due, and a reader have an answer."""
VOCABULARY = 20_000
LENGTH = 110
"""Words of a text: about 1.5 kB."""
COMMON, RARE = 1, TOPICS
"""The numbers of a topic of which there is much, and of one of which there is little."""
Asked = Callable[[Transaction], Awaitable[object]]


@dataclass(slots=True, kw_only=True)
class Archive:
    """What was measured on one database."""

    filled: float = 0.0
    size: int = 0
    due: dict[str, Times] = field(default_factory=dict)
    read: dict[str, Times] = field(default_factory=dict)
    forgotten: int = 0
    tidied: float = 0.0
    waited: float = 0.0


def measure() -> Report:
    archives = {kind: asyncio.run(_measure(kind)) for kind in KINDS}
    return Report(
        figures=tuple(
            figure
            for kind, one in archives.items()
            for figure in (
                Figure(what=f"{kind}: the slowest due query", reached=_slowest(one.due), unit="ms", at_most=WANTED),
                Figure(what=f"{kind}: the slowest reading", reached=_slowest(one.read), unit="ms", at_most=WANTED),
                Figure(what=f"{kind}: longest wait of a writer while a day is tidied", reached=one.waited, unit="ms", at_most=1000),
            )
        ),
        tables=(
            Table(
                title=f"{scaled(ARTICLES):,} articles of {DAYS} days",
                columns=("database", "size, GB", "bytes an article", "filled in, s", "a day forgotten: rows", "s"),
                rows=tuple(
                    (
                        kind, number(one.size / 1e9), f"{one.size / scaled(ARTICLES):,.0f}", number(one.filled),
                        f"{one.forgotten:,}", number(one.tidied),
                    )
                    for kind, one in archives.items()
                ),
            ),
            _table("What is due", {kind: one.due for kind, one in archives.items()}),
            _table("What readers ask", {kind: one.read for kind, one in archives.items()}),
        ),
        notes=(
            (f"Scale {SCALE}: {scaled(ARTICLES):,} of {ARTICLES:,} articles in {scaled(ARTICLES) * 3 // 5:,} stories, {FEEDS:,} "
            f"feeds, {READERS:,} readers; a text is {LENGTH} words. {scaled(INDEXED):,} articles are found by their words."),
            f"{ROUNDS} rounds, the median of all and the first, for which nothing is in memory that the filling left there.",
        ),
    )  # fmt: skip


async def _measure(kind: str) -> Archive:
    archive = Archive()
    with fresh(kind) as place:
        await migrate(place.url)
        size = Size(
            feeds=FEEDS, articles=scaled(ARTICLES), stories=scaled(ARTICLES) * 3 // 5, chats=READERS,
            updates=READERS, topics=TOPICS, days=DAYS,
        )  # fmt: skip
        begun = time.perf_counter()
        await asyncio.to_thread(fill, place.url, size, NOW, _texts())
        archive.filled = time.perf_counter() - begun
        storage = Storage.open(place.url)
        try:
            await _index(storage, size)
            archive.size = place.size
            await _look(storage, archive)
            await _read(storage, archive, size)
            await _tidy(storage, archive)
        finally:
            await storage.close()
    return archive


async def _look(storage: Storage, archive: Archive) -> None:
    """Let every job look for its work, as often as there are rounds."""
    for name, job in all_jobs(storage, NOW).items():
        times = archive.due[name] = Times()
        for _ in range(ROUNDS):
            await times.take(lambda due=job.due: due(NOW, 10))  # type: ignore[misc]  # bound at once


async def _read(storage: Storage, archive: Archive, size: Size) -> None:
    story, zone = size.stories - 7, ZoneInfo("Asia/Bishkek")

    def found(words: str) -> Asked:
        return lambda tx: search(tx, words, chat_id=1, language="ru", now=NOW, zone=zone, limit=6)

    asked: dict[str, Asked] = {
        "latest, of a common topic": lambda tx: tx.stories.latest([COMMON], 1, limit=37),
        "latest, of a rare topic": lambda tx: tx.stories.latest([RARE], 1, limit=37),
        "latest, of six topics": lambda tx: tx.stories.latest(list(range(5, 11)), 1, limit=37),
        "a story's card": lambda tx: tx.stories.card(story, 1),
        "saved": lambda tx: tx.saved.of(1, limit=6),
        "a digest": lambda tx: tx.stories.not_shown(1, since=NOW - timedelta(days=8)),
        "search, a common word": found(_word(3)),
        "search, a rare word": found(_word(VOCABULARY - 3)),
        "search, two words": found(f"{_word(50)} {_word(70)}"),
        "search, a period": found(f"{_word(50)} 3d"),
    }
    for name, ask in asked.items():
        times = archive.read[name] = Times()

        async def reading(ask: Asked = ask) -> None:
            async with storage.reading() as tx:
                await ask(tx)

        for _ in range(ROUNDS):
            await times.take(reading)


async def _tidy(storage: Storage, archive: Archive) -> None:
    """Forget a day, with somebody who would write meanwhile."""
    waits = Times()

    async def knock() -> None:
        async with storage.writing():
            pass

    async def knocking() -> None:
        while True:
            await waits.take(knock)
            await asyncio.sleep(0.05)

    task = asyncio.create_task(knocking())
    begun = time.perf_counter()
    archive.forgotten = await tidy(storage, timedelta(days=DAYS - 1), NOW)
    archive.tidied = time.perf_counter() - begun
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    archive.waited = waits.worst


async def _index(storage: Storage, size: Size) -> None:
    """Let the newest articles be found by their words, which the database itself takes from the texts of the filling."""
    first = size.articles - scaled(INDEXED)
    async with storage.writing() as tx:
        connection = tx.search._connection  # noqa: SLF001 - rows that no step makes so fast
        if connection.dialect.name == "sqlite":
            statement = (
                "INSERT INTO article_index (rowid, title, text, exact) "
                "SELECT id, title, text, '' FROM articles WHERE id > :first AND indexed"
            )
        else:
            statement = (
                "INSERT INTO article_index (article_id, stems) SELECT id, setweight(to_tsvector('simple', title), 'A') || "
                "setweight(to_tsvector('simple', text), 'D') FROM articles WHERE id > :first AND indexed"
            )
        await connection.execute(text(statement), {"first": first})


def _word(number: int) -> str:
    """Return a word that is its own stem."""
    letters = "бвгдзклмнпрст"
    word = ""
    rest = number + len(letters) ** 3
    while rest:
        word += letters[rest % len(letters)] + "о"
        rest //= len(letters)
    (stem, *_) = stems_of(word, "", "ru").title.split()
    return stem


def _texts() -> list[str]:
    """Return texts in which a word is the rarer the higher its number, by Zipf's law."""
    words = [_word(number) for number in range(VOCABULARY)]
    texts = []
    for place in range(4_000):
        chosen = (int(VOCABULARY ** ((place * 31 + turn * 977) % 1009 / 1009)) for turn in range(LENGTH))
        texts.append(" ".join(words[min(number, VOCABULARY - 1)] for number in chosen))
    return texts


def _slowest(times: dict[str, Times]) -> float:
    return max(one.middle for one in times.values())


def _table(title: str, found: dict[str, dict[str, Times]]) -> Table:
    names = next(iter(found.values()))
    return Table(
        title=title,
        columns=("", *(f"{kind}, ms: {which}" for kind in found for which in ("median", "first"))),
        rows=tuple(
            (name, *(number(value) for of in found.values() for value in (of[name].middle, of[name].all[0])))
            for name in names
        ),
    )
