"""An archive of news at once: thousands of stories as the pipeline leaves them, and readers who follow some of their topics."""

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from typing import Any

from sqlalchemy import Table, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.seeds import seed_topics
from news.articles import understood_with
from news.feeds import Source
from news.ids import FeedId, TopicId
from news.search import Stems
from nlp.language import detect
from nlp.mind import load_mind
from nlp.search import stems_of
from nlp.vectors import pack
from playground.newsroom.model import Report
from playground.newsroom.reading import read_newsroom
from storage import Storage, Transaction
from storage.schema import (
    article_topics,
    articles,
    chats,
    entries,
    feeds,
    stories,
    story_topics,
    subscriptions,
    summaries,
)

DAYS = 7
SLICE = 500
TOPICS_EACH = (2, 8)
LANGUAGES = {"ru": 60, "ky": 25, "en": 15}
"""In which language of a hundred readers how many read."""
SENTENCES = 3
LONG_WORD = 6
NEVER = datetime(2100, 1, 1, tzinfo=UTC)

Rows = dict[Table, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Understood:
    """A report of the sample newsroom with what the models make of it."""

    report: Report
    language: str
    vector: bytes
    topics: dict[TopicId, float]


async def fill(storage: Storage, amount: int, seed: int) -> None:
    """Keep so many stories of the last days, each an event of the sample newsroom in the words of all its outlets."""
    now = datetime.now(UTC)
    await seed_topics(storage, now)
    mind = load_mind()
    chance = random.Random(seed)
    async with storage.writing() as tx:
        await tx.notes.put("model", mind.name)
        outlets = await _outlets(tx, now)
        ids = await tx.topics.ids()
    events: dict[str, list[_Understood]] = defaultdict(list)
    for report in read_newsroom()[1]:
        understood = mind.understand(report.title, report.text)
        events[report.event].append(
            _Understood(
                report=report,
                language=detect(report.title, report.text),
                vector=pack(understood.vector),
                topics={ids[slug]: score for slug, score in understood.topics if slug in ids},
            )
        )
    numbers = count(1)
    for start in range(1, amount + 1, SLICE):
        rows: Rows = defaultdict(list)
        for story in range(start, min(start + SLICE, amount + 1)):
            at = now - timedelta(days=DAYS) * chance.random() ** 2
            _write(rows, story, at, events[chance.choice(list(events))], numbers, outlets, mind.name)
        async with storage.writing() as tx:
            for table, some in rows.items():
                await _connection(tx).execute(insert(table), some)
    await _index(storage)


async def let_choose(storage: Storage, seed: int) -> dict[int, str]:
    """Have every reader speak a language and follow some topics; gives the languages by Telegram's id."""
    chance = random.Random(seed)
    spoken, weights = list(LANGUAGES), list(LANGUAGES.values())
    since = datetime.now(UTC) - timedelta(days=DAYS)
    async with storage.writing() as tx:
        connection = _connection(tx)
        topics = list((await tx.topics.ids()).values())
        readers = (await connection.execute(select(chats.c.id, chats.c.telegram_id))).all()
        languages = {row.telegram_id: chance.choices(spoken, weights)[0] for row in readers}
        for language in spoken:
            of_it = [row.id for row in readers if languages[row.telegram_id] == language]
            await connection.execute(update(chats).where(chats.c.id.in_(of_it)).values(language=language))
        chosen = [
            {"chat_id": row.id, "topic_id": topic, "since": since}
            for row in readers
            for topic in chance.sample(topics, chance.randint(*TOPICS_EACH))
        ]
        await connection.execute(insert(subscriptions), chosen)
    return languages


def words_of_the_news() -> list[str]:
    """Return words that stand in the titles of the sample newsroom, to be looked for."""
    titles = " ".join(report.title for report in read_newsroom()[1])
    return sorted({word for word in titles.split() if word.isalpha() and len(word) >= LONG_WORD})


async def _outlets(tx: Transaction, now: datetime) -> dict[str, FeedId]:
    """Have the outlets of the sample newsroom as sources that nobody polls."""
    added = {}
    for outlet in read_newsroom()[0]:
        source = Source(
            url=f"https://{outlet.slug}.example.org/rss", name=outlet.name, language=outlet.language
        )
        added[outlet.slug] = await tx.feeds.add(source, now=now, interval=timedelta(hours=1))
    await _connection(tx).execute(update(feeds).values(next_check_at=NEVER))
    return {slug: id for slug, id in added.items() if id is not None}


def _write(
    rows: Rows, story: int, at: datetime, event: list[_Understood], numbers: Iterator[int],
    outlets: dict[str, FeedId], model: str,
) -> None:  # fmt: skip
    """Write down the rows of a story."""
    rows[stories].append(
        {
            "id": story, "version": 1, "summarised_version": 1, "weighed_version": 1, "compared_version": 1,
            "first_at": at, "last_at": at, "touched_at": at, "told_at": at, "outlets": len(event),
            "importance": min(0.2 * len(event), 1.0),
        }
    )  # fmt: skip
    scores = {topic: score for one in event for topic, score in one.topics.items()}
    rows[story_topics] += [
        {"story_id": story, "topic_id": topic, "score": score, "last_at": at, "touched_at": at}
        for topic, score in scores.items()
    ]
    languages: list[str] = []
    for one in event:
        id, feed = next(numbers), outlets[one.report.outlet]
        title, link = f"{one.report.title} ({story})", f"https://{one.report.outlet}.example.org/{id}"
        key = id.to_bytes(8, "big")
        rows[entries].append(
            {
                "id": id, "feed_id": feed, "guid_key": key, "title_key": key, "content_key": key, "title": title,
                "html": "", "link": link, "published_at": at, "first_seen_at": at, "read_at": at,
            }
        )  # fmt: skip
        rows[articles].append(
            {
                "id": id, "feed_id": feed, "url": link, "title": title, "text": one.report.text,
                "language": one.language, "published_at": at, "read_at": at, "story_id": story,
                "understood_with": understood_with(model, 0), "vector": one.vector,
            }
        )  # fmt: skip
        rows[article_topics] += [
            {"article_id": id, "topic_id": topic, "score": score} for topic, score in one.topics.items()
        ]
        if one.language not in languages:
            lead = one.report.text.split("\n\n")[0].rstrip(".").split(". ")[:SENTENCES]
            rows[summaries].append(
                {
                    "story_id": story, "language": one.language, "position": len(languages), "headline": title,
                    "sentences": [
                        {"text": f"{text}.", "article_id": id, "source": f"{text}.", "position": place}
                        for place, text in enumerate(lead)
                    ],
                }
            )  # fmt: skip
            languages.append(one.language)


async def _index(storage: Storage) -> None:
    """Have everything found by its words."""
    while True:
        async with storage.reading() as tx:
            some = await tx.search.unindexed(SLICE)
        if not some:
            return
        stems = [(one, _stems(one.title.partition(" (")[0], one.text, one.language)) for one in some]
        async with storage.writing() as tx:
            await tx.search.index(stems)


@cache
def _stems(title: str, text: str, language: str) -> Stems:
    return stems_of(title, text, language)


def _connection(tx: Transaction) -> AsyncConnection:
    return tx.search._connection  # noqa: SLF001 - rows that no step makes so fast
