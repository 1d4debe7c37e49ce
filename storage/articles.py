"""Articles: entries with their clean text, and what they were understood to be about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, TextClause, case, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.articles import TOPICS, Article, Reading, TopicScore, Understanding
from news.ids import ChatId, EntryId, FeedId, StoryId, TopicId
from storage.dialect import awake, claimed, insert
from storage.leases import LEASE
from storage.schema import (
    EPOCH,
    NOT_GROUPED,
    NOT_UNDERSTOOD,
    article_topics,
    articles,
    entries,
    feeds,
    stories,
)
from storage.visible import visible_article

MOST_AT_ONCE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupingRow:
    """An article as grouping needs it."""

    article: Article
    vector: bytes


class Articles:
    """What was read."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def save(self, id: EntryId, reading: Reading, now: datetime) -> None:
        """Keep what reading an entry gave; a text that changed is understood anew, and its story with it."""
        entry = (
            await self._connection.execute(
                select(entries.c.feed_id, entries.c.link, entries.c.published_at).where(entries.c.id == id)
            )
        ).one()
        values = {
            "title": reading.title, "text": reading.text, "language": reading.language, "image": reading.image,
            "image_width": reading.image_width, "image_height": reading.image_height,
            "author": reading.author, "url": reading.address or entry.link, "published_at": entry.published_at, "read_at": now,
            "understood_with": None, "vector": None, "lease_until": EPOCH, "indexed": False,
        }  # fmt: skip
        statement = insert(self._connection, articles).values(id=id, feed_id=entry.feed_id, **values)
        changed = or_(articles.c.title != reading.title, articles.c.text != reading.text)
        await self._connection.execute(
            statement.on_conflict_do_update(index_elements=[articles.c.id], set_=values, where=changed)
        )
        await self._connection.execute(
            # The feed's own text has served: what is kept of it is the hash by which a change is seen.
            update(entries).where(entries.c.id == id).values(read_at=now, lease_until=EPOCH, html="")
        )

    async def get(
        self, ids: Iterable[EntryId], viewer: ChatId | None = None, *, by_step: bool = False
    ) -> list[Article]:
        """Return articles that a chat may see, oldest first; a step, which shows them to nobody, is given all."""
        query = (
            _articles().where(articles.c.id.in_(list(ids))).order_by(articles.c.published_at, articles.c.id)
        )
        if not by_step:
            query = query.where(visible_article(viewer))
        return [_article(row) for row in await self._connection.execute(query)]

    async def newest(self, limit: int) -> list[Article]:
        """Return everybody's articles that were published last, newest first."""
        query = (
            _articles()
            .where(visible_article())
            .order_by(articles.c.published_at.desc(), articles.c.id.desc())
            .limit(limit)
        )
        return [_article(row) for row in await self._connection.execute(query)]

    async def count(self) -> int:
        """Return how many articles are kept."""
        return int((await self._connection.execute(select(func.count()).select_from(articles))).scalar_one())

    async def of_story(self, story_id: StoryId) -> list[Article]:
        """Return a story's articles, oldest first."""
        query = (
            _articles()
            .where(articles.c.story_id == story_id)
            .order_by(articles.c.published_at, articles.c.id)
        )
        return [_article(row) for row in await self._connection.execute(query)]

    async def of_stories_of(
        self, feed_id: FeedId, *, since: datetime, after: StoryId, limit: int
    ) -> dict[StoryId, list[Article]]:
        """Return all articles of up to `limit` stories that a feed has reported since a moment, from the one after `after`."""
        chosen = (
            select(articles.c.story_id)
            .where(
                articles.c.feed_id == feed_id,
                articles.c.published_at > since,
                articles.c.story_id.is_not(None),
                articles.c.story_id > after,
            )
            .distinct()
            .order_by(articles.c.story_id)
            .limit(limit)
        )
        query = (
            _articles()
            .where(articles.c.story_id.in_(list(await self._connection.scalars(chosen))))
            .order_by(articles.c.story_id, articles.c.published_at, articles.c.id)
        )
        found: dict[StoryId, list[Article]] = {}
        for row in await self._connection.execute(query):
            found.setdefault(StoryId(row.story_id), []).append(_article(row))
        return found

    async def claim_to_understand(self, now: datetime, limit: int) -> list[EntryId]:
        """Take up to `limit` articles that have not been understood with the present model and topics."""
        return await self._claim(NOT_UNDERSTOOD, "understand", now, limit)

    async def claim_to_group(self, now: datetime, limit: int) -> list[EntryId]:
        """Take up to `limit` understood articles that are in no story yet."""
        return await self._claim(NOT_GROUPED, "group", now, limit)

    async def _claim(self, lacking: TextClause, job: str, now: datetime, limit: int) -> list[EntryId]:
        """Take the newest first: after a long absence hundreds wait, and what has just happened must not be behind them."""
        due = (
            select(articles.c.id)
            .where(lacking, articles.c.lease_until <= now, awake(job, articles.c.id, now))
            .order_by(articles.c.published_at.desc())
            .limit(limit)
        )
        statement = (
            update(articles)
            .where(claimed(articles.c.id, due))
            .values(lease_until=now + LEASE)
            .returning(articles.c.id)
        )
        return sorted(EntryId(id) for id in await self._connection.scalars(statement))

    async def understood(self, id: EntryId, understanding: Understanding) -> None:
        """Keep what an article was understood to be; its story, if it has one, counts it anew."""
        await self._connection.execute(
            update(articles)
            .where(articles.c.id == id)
            .values(
                vector=understanding.vector,
                understood_with=understanding.understood_with,
                lease_until=EPOCH,
            )
        )
        await self._connection.execute(delete(article_topics).where(article_topics.c.article_id == id))
        rows = [
            {"article_id": id, "topic_id": topic.topic_id, "score": topic.score}
            for topic in understanding.topics
        ]
        if rows:
            await self._connection.execute(insert(self._connection, article_topics).values(rows))

    async def outdate(self, understood_with: str, since: datetime) -> int:
        """Have the articles published since a moment understood again that another model or topics read.

        The vector stays where only the topics are others.
        """
        model = understood_with.partition(TOPICS)[0]
        same_model = or_(
            articles.c.understood_with == model,
            articles.c.understood_with.startswith(model + TOPICS, autoescape=True),
        )
        statement = (
            update(articles)
            .where(articles.c.published_at > since, articles.c.understood_with != understood_with)
            .values(understood_with=None, vector=case((same_model, articles.c.vector), else_=None))
            .returning(articles.c.id)
        )
        return len((await self._connection.execute(statement)).all())

    async def forget_vectors(self) -> None:
        """Forget the vectors of what waits to be understood: another model will do it."""
        await self._connection.execute(
            update(articles).where(NOT_UNDERSTOOD, articles.c.vector.is_not(None)).values(vector=None)
        )

    async def vector(self, id: EntryId) -> bytes | None:
        """Return an article's vector; None where it has none of the present model."""
        query = select(articles.c.vector).where(articles.c.id == id)
        found: bytes | None = (await self._connection.execute(query)).scalar_one_or_none()
        return found

    async def published_since(self, since: datetime, *, after: EntryId, limit: int) -> list[Article]:
        """Return everybody's articles published since a moment, by id, from the one after `after`."""
        query = (
            _articles()
            .where(articles.c.published_at > since, articles.c.id > after, visible_article())
            .order_by(articles.c.id)
            .limit(limit)
        )
        return [_article(row) for row in await self._connection.execute(query)]

    async def with_vectors_since(
        self, since: datetime, *, after: EntryId, limit: int
    ) -> list[tuple[Article, bytes | None]]:
        """Return articles as `published_since` does, each with its vector; None for one not understood yet."""
        query = (
            _articles()
            .where(articles.c.published_at > since, articles.c.id > after, visible_article())
            .order_by(articles.c.id)
            .limit(limit)
        )
        return [(_article(row), row.vector) for row in await self._connection.execute(query)]

    async def topics(self, ids: Sequence[EntryId]) -> dict[EntryId, tuple[TopicScore, ...]]:
        """Return the topics of articles, best first."""
        query = (
            select(article_topics)
            .where(article_topics.c.article_id.in_(ids))
            .order_by(article_topics.c.score.desc(), article_topics.c.topic_id)
        )
        found: dict[EntryId, tuple[TopicScore, ...]] = dict.fromkeys(ids, ())
        for row in await self._connection.execute(query):
            found[row.article_id] += (TopicScore(topic_id=TopicId(row.topic_id), score=row.score),)
        return found

    async def to_group(self, id: EntryId) -> GroupingRow | None:
        """Return an article that is understood, with its vector."""
        query = _articles().where(articles.c.id == id, articles.c.vector.is_not(None))
        row = (await self._connection.execute(query)).one_or_none()
        return None if row is None else GroupingRow(article=_article(row), vector=row.vector)

    async def grouped_since(self, since: datetime, *, private: bool = False) -> list[GroupingRow]:
        """Return the articles published since a moment that are in stories, with their vectors.

        Those in everybody's stories, or those in private ones.
        """
        query = _articles().join(stories, stories.c.id == articles.c.story_id)
        return await self._grouping_rows(query.where(*_grouped(since, private=private)))

    async def grouped_ids_since(self, since: datetime, *, private: bool = False) -> list[EntryId]:
        """Return which articles those are."""
        query = (
            select(articles.c.id)
            .join(stories, stories.c.id == articles.c.story_id)
            .where(*_grouped(since, private=private))
        )
        return [EntryId(id) for id in await self._connection.scalars(query)]

    async def grouped(self, ids: Sequence[EntryId]) -> list[GroupingRow]:
        """Return some of them."""
        found: list[GroupingRow] = []
        for part in range(0, len(ids), MOST_AT_ONCE):
            some = ids[part : part + MOST_AT_ONCE]
            found += await self._grouping_rows(_articles().where(articles.c.id.in_(some)))
        return found

    async def _grouping_rows(self, query: Select[tuple[Any, ...]]) -> list[GroupingRow]:
        return [
            GroupingRow(article=_article(row), vector=row.vector)
            for row in await self._connection.execute(query)
        ]

    async def moved_since(self, moment: datetime) -> list[tuple[EntryId, StoryId]]:
        """Return the articles that an editor put into another story since a moment, each with its present one."""
        query = select(articles.c.id, articles.c.story_id).where(
            articles.c.moved_at >= moment, articles.c.story_id.is_not(None)
        )
        return [(EntryId(id), StoryId(story)) for id, story in await self._connection.execute(query)]

    async def join(self, id: EntryId, story_id: StoryId) -> None:
        """Put an article into a story."""
        await self._connection.execute(
            update(articles).where(articles.c.id == id).values(story_id=story_id, lease_until=EPOCH)
        )


def _grouped(since: datetime, *, private: bool) -> Sequence[ColumnElement[bool]]:
    of_one_feed = stories.c.private_feed.is_not(None)
    return (
        articles.c.published_at > since,
        articles.c.vector.is_not(None),
        of_one_feed if private else ~of_one_feed,
    )


def _articles() -> Select[tuple[Any, ...]]:
    return select(
        articles, feeds.c.name, feeds.c.country, feeds.c.standing, feeds.c.ownership, feeds.c.private
    ).join(feeds, feeds.c.id == articles.c.feed_id)


def _article(row: Row[Any]) -> Article:
    return Article(
        id=EntryId(row.id),
        feed_id=FeedId(row.feed_id),
        outlet=row.name,
        country=row.country,
        standing=row.standing,
        ownership=row.ownership,
        url=row.url,
        title=row.title,
        text=row.text,
        language=row.language,
        published_at=row.published_at,
        story_id=None if row.story_id is None else StoryId(row.story_id),
        private=row.private,
    )
