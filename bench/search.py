"""How long a search takes in a large archive, and how much of the disk its index fills."""

import asyncio
import random
import statistics
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import insert, text

from bench.report import Figure, Report, Table, number
from bench.texts import articles as real_articles
from bench.texts import kyrgyz_articles
from news.feeds import Source
from news.search import Stems, ToIndex
from nlp.language import detect
from nlp.search import stems_of
from pipeline.search import search
from storage import Storage, Transaction
from storage.migrate import migrate
from storage.schema import articles, entries, stories, summaries

STORIES = 50_000
TEXTS = 4_000
"""Real articles at the most, beside the Kyrgyz ones; each is stemmed once: a story has the title of one and the text of
another."""
SLICE = 1_000
ROUNDS = 5
SEED = 2026
NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
QUERIES = (
    ("a common word", "президент"),
    ("a rare word", "водохранилище"),
    ("two words", "министр страны"),
    ("five words", "глава республики сообщил журналистам вчера"),
    ("a phrase", '"Российской Федерации"'),
    ("an exclusion", "президент -Россия"),
    ("Kyrgyz", "өкмөттүн мыйзамы"),
    ("Kyrgyz without its letters", "окмот мыйзам"),
    ("the wrong layout", "ghtpbltyn"),
    ("a period", "президент 3d"),
    ("an outlet", "президент outlet:feed-3"),
    ("nothing to be found", "квазипупырчатость"),
)


def measure() -> Report:
    """Fill an archive on SQLite, look for things, and weigh the index."""
    with tempfile.TemporaryDirectory(prefix="kabarchy-bench-") as folder:
        return asyncio.run(_measure(Path(folder) / "archive.db"))


async def _measure(path: Path) -> Report:
    began = time.perf_counter()
    texts = [*real_articles(TEXTS), *kyrgyz_articles()]
    made = [stems_of(one.title, one.text, detect(one.title, one.text)) for one in texts]
    stemming = (time.perf_counter() - began) / len(made) * 1000
    url = f"sqlite:///{path}"
    await migrate(url)
    storage = Storage.open(url)
    try:
        await _fill(storage)
        before = await _size(storage)
        began = time.perf_counter()
        await _index(storage, made)
        indexing = (time.perf_counter() - began) / STORIES * 1000
        after = await _size(storage)
        rows, typical = await _ask(storage)
    finally:
        await storage.close()
    stored = sum(len(f"{one.title} {one.text} {one.exact}".encode()) for one in made) / len(made)
    return Report(
        figures=(
            Figure(what="a search, median of the queries", reached=statistics.median(typical), unit="ms"),
            Figure(what="the slowest query", reached=max(typical), unit="ms"),
            Figure(what="index of an article", reached=(after - before) / STORIES, unit="bytes"),
            Figure(what="stems of an article as text", reached=stored, unit="bytes"),
            Figure(what="to stem an article", reached=stemming, unit="ms"),
            Figure(what="to index an article", reached=indexing, unit="ms"),
        ),
        tables=(
            Table(
                title=f"Queries in {STORIES:,} stories",
                columns=("query", "words", "stories", "ms, median", "ms, worst"),
                rows=tuple(rows),
            ),
        ),
    )


async def _fill(storage: Storage) -> None:
    """Keep stories of one article each, over the last ninety days."""
    chance = random.Random(SEED)
    async with storage.writing() as tx:
        feeds = []
        for place in range(50):
            source = Source(url=f"https://feed-{place}.example.org/rss", name=f"feed-{place}", language="ru")
            feeds.append(await tx.feeds.add(source, now=NOW, interval=timedelta(hours=1)))
    for start in range(1, STORIES + 1, SLICE):
        ids = range(start, min(start + SLICE, STORIES + 1))
        moments = {id: NOW - timedelta(days=90) * chance.random() for id in ids}
        async with storage.writing() as tx:
            connection = tx.search._connection  # noqa: SLF001 - rows that no step makes so fast
            await connection.execute(
                insert(stories),
                [
                    {
                        "id": id, "version": 1, "summarised_version": 1, "first_at": at, "last_at": at,
                        "touched_at": at,
                    }
                    for id, at in moments.items()
                ],
            )  # fmt: skip
            await connection.execute(
                insert(summaries),
                [
                    {
                        "story_id": id,
                        "language": "ru",
                        "position": 0,
                        "headline": f"Story {id}",
                        "sentences": [],
                    }
                    for id in ids
                ],
            )
            key = {id: id.to_bytes(8, "big") for id in ids}
            feed = {id: chance.choice(feeds) for id in ids}
            await connection.execute(
                insert(entries),
                [
                    {
                        "id": id, "feed_id": feed[id], "guid_key": key[id], "title_key": key[id],
                        "content_key": key[id], "title": "", "html": "", "published_at": at, "first_seen_at": at,
                    }
                    for id, at in moments.items()
                ],
            )  # fmt: skip
            await connection.execute(
                insert(articles),
                [
                    {
                        "id": id, "feed_id": feed[id], "title": "", "text": "", "language": "ru", "published_at": at,
                        "read_at": at, "story_id": id, "understood_with": "bench",
                    }
                    for id, at in moments.items()
                ],
            )  # fmt: skip


async def _index(storage: Storage, made: Sequence[Stems]) -> None:
    chance = random.Random(SEED)
    while True:
        async with storage.reading() as tx:
            some = await tx.search.unindexed(SLICE)
        if not some:
            return
        async with storage.writing() as tx:
            await tx.search.index([(article, _mixed(article, made, chance)) for article in some])


def _mixed(_article: ToIndex, made: Sequence[Stems], chance: random.Random) -> Stems:
    head, body = chance.choice(made), chance.choice(made)
    return Stems(title=head.title, text=body.text, exact=body.exact)


async def _size(storage: Storage) -> int:
    async with storage.reading() as tx:
        return int(
            (
                await tx.search._connection.execute(  # noqa: SLF001 - a figure that no step needs
                    text("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
                )
            ).scalar_one()
        )


async def _ask(storage: Storage) -> tuple[list[tuple[str, ...]], list[float]]:
    rows, typical = [], []
    for name, query in QUERIES:
        times, total = [], 0
        for _ in range(ROUNDS):
            async with storage.reading() as tx:
                began = time.perf_counter()
                total = await _found(tx, query)
                times.append((time.perf_counter() - began) * 1000)
        typical.append(statistics.median(times))
        rows.append((name, query, f"{total:,}", number(statistics.median(times)), number(max(times))))
    return rows, typical


async def _found(tx: Transaction, query: str) -> int:
    found = await search(
        tx, query, chat_id=None, language="ru", now=NOW, zone=ZoneInfo("Asia/Bishkek"), limit=6
    )
    return found.total
