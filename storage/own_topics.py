"""Readers' own topics: what each asks for, where its sentence points, and whether the last days were looked through for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Row, Select, delete, func, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.ids import ChatId, EntryId, TopicId
from news.own_topics import OWN_EMOJI
from news.topics import SHARE, TopicGroup
from storage.dialect import awake, claimed, insert
from storage.leases import LEASE
from storage.notes import Notes
from storage.schema import (
    EPOCH,
    NOT_FILLED,
    article_topics,
    articles,
    notes,
    own_topics,
    story_topics,
    topics,
)
from storage.story_links import link

_VERSION = "own topics version"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptQuery:
    """What a reader's own topic asks for."""

    id: TopicId
    owner: ChatId
    name: str
    query: str
    version: int
    """Grows when it asks for something else, or its reader likes a story."""
    vector: bytes | None = None
    """Of its sentence, in the space `vector_of`; None until it has been looked through, and for words."""
    vector_of: str | None = None


class OwnTopics:
    """What readers made for themselves."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def version(self) -> int:
        """Return how often any of them changed."""
        return int(await Notes(self._connection).get(_VERSION) or 0)

    async def held_version(self) -> int:
        """Return the version so that it stays until the transaction ends: whoever makes a topic waits for that."""
        query = select(notes.c.value).where(notes.c.name == _VERSION).with_for_update()
        return int((await self._connection.execute(query)).scalar_one_or_none() or 0)

    async def all(self) -> list[KeptQuery]:
        """Return what all readers ask for."""
        return await self._load(_queries())

    async def of(self, chat_id: ChatId) -> list[KeptQuery]:
        """Return what a chat asks for, the oldest first."""
        return await self._load(_queries().where(topics.c.owner == chat_id).order_by(topics.c.id))

    async def get(self, id: TopicId) -> KeptQuery | None:
        """Return one of them."""
        found = await self._load(_queries().where(topics.c.id == id))
        return found[0] if found else None

    async def add(self, chat_id: ChatId, name: str, query: str, now: datetime) -> TopicId:
        """Make a topic for one chat alone; it has yet to be looked for in the last days."""
        statement = (
            insert(self._connection, topics)
            .values(
                slug=f"own-{uuid4().hex[:16]}", group=TopicGroup.LIFE, emoji=OWN_EMOJI, names={"ru": name},
                words=[], examples=[], owner=chat_id, changed_at=now,
            )
            .returning(topics.c.id)
        )  # fmt: skip
        id = TopicId((await self._connection.execute(statement)).scalar_one())
        await self._connection.execute(insert(self._connection, own_topics).values(topic_id=id, query=query))
        await self._changed()
        return id

    async def ask_for(self, id: TopicId, query: str, now: datetime) -> None:
        """Let a topic ask for something else; its name stays."""
        await self._connection.execute(update(topics).where(topics.c.id == id).values(changed_at=now))
        await self._connection.execute(
            update(own_topics)
            .where(own_topics.c.topic_id == id)
            .values(query=query, vector=None, vector_of=None, version=own_topics.c.version + 1)
        )
        await self._changed()

    async def look_again(self, ids: Sequence[TopicId]) -> None:
        """Have the last days looked through for topics again: what their readers like has changed."""
        if not ids:
            return
        await self._connection.execute(
            update(own_topics).where(own_topics.c.topic_id.in_(ids)).values(version=own_topics.c.version + 1)
        )
        await self._changed()

    async def look_again_for_all(self) -> None:
        """Have the last days looked through for every topic again: another model understands the news."""
        await self._connection.execute(update(own_topics).values(version=own_topics.c.version + 1))
        await self._changed()

    async def remove(self, id: TopicId) -> None:
        """Forget a topic with all that it brought."""
        # The version first: who is understanding an article holds it, and may be about to name the topic.
        await self._changed()
        await self._connection.execute(delete(topics).where(topics.c.id == id, topics.c.owner.is_not(None)))

    async def claim_to_fill(self, now: datetime, limit: int) -> list[TopicId]:
        """Take up to `limit` topics for which the last days have not been looked through."""
        due = (
            select(own_topics.c.topic_id)
            .where(NOT_FILLED, own_topics.c.lease_until <= now, awake("fill", own_topics.c.topic_id, now))
            .order_by(own_topics.c.topic_id)
            .limit(limit)
        )
        statement = (
            update(own_topics)
            .where(claimed(own_topics.c.topic_id, due))
            .values(lease_until=now + LEASE)
            .returning(own_topics.c.topic_id)
        )
        return sorted(TopicId(id) for id in await self._connection.scalars(statement))

    async def keep_vector(self, id: TopicId, version: int, vector: bytes, vector_of: str) -> None:
        """Keep where a topic's sentence points, unless it has changed since."""
        await self._connection.execute(
            update(own_topics)
            .where(own_topics.c.topic_id == id, own_topics.c.version == version)
            .values(vector=vector, vector_of=vector_of)
        )

    async def found_in(self, id: TopicId, read: Sequence[EntryId], scores: dict[EntryId, float]) -> None:
        """Keep in which of the articles that were read a topic was found."""
        await self._connection.execute(
            delete(article_topics).where(
                article_topics.c.topic_id == id, article_topics.c.article_id.in_(read)
            )
        )
        if not scores:
            return
        # An article that is being understood anew right now gets the topic with that.
        understood = select(articles.c.id).where(
            articles.c.id.in_(list(scores)), articles.c.vector.is_not(None)
        )
        kept = set(await self._connection.scalars(understood))
        rows = [
            {"article_id": article, "topic_id": id, "score": score}
            for article, score in scores.items()
            if article in kept
        ]
        if rows:
            await self._connection.execute(
                insert(self._connection, article_topics).values(rows).on_conflict_do_nothing()
            )

    async def forget_before(self, id: TopicId, since: datetime) -> None:
        """Forget where a topic was found in articles that are not looked through again."""
        old = select(articles.c.id).where(articles.c.published_at <= since)
        await self._connection.execute(
            delete(article_topics).where(
                article_topics.c.topic_id == id, article_topics.c.article_id.in_(old)
            )
        )

    async def filled(self, id: TopicId, version: int) -> None:
        """Count a topic in its stories anew, and say that the last days have been looked through for it.

        A story is about it by the rule that holds for all topics: it stands in a third of the reports, with their mean
        score.
        """
        await self._connection.execute(delete(story_topics).where(story_topics.c.topic_id == id))
        found = (
            select(articles.c.story_id)
            .join(article_topics, article_topics.c.article_id == articles.c.id)
            .where(article_topics.c.topic_id == id, articles.c.story_id.is_not(None))
        )
        counted = (
            select(
                articles.c.story_id,
                literal(id).label("topic"),
                (func.coalesce(func.sum(article_topics.c.score), 0.0) / func.count(articles.c.id)).label(
                    "score"
                ),
            )
            .select_from(articles)
            .outerjoin(
                article_topics,
                (article_topics.c.article_id == articles.c.id) & (article_topics.c.topic_id == id),
            )
            .where(articles.c.story_id.in_(found))
            .group_by(articles.c.story_id)
            .having(func.count(article_topics.c.score) >= func.count(articles.c.id) * SHARE)
        )
        await link(self._connection, counted)
        await self._connection.execute(
            update(own_topics)
            .where(own_topics.c.topic_id == id)
            .values(filled_version=version, lease_until=EPOCH)
        )

    async def _changed(self) -> None:
        await Notes(self._connection).put(_VERSION, await self.held_version() + 1)

    async def _load(self, query: Select[Any]) -> list[KeptQuery]:
        return [_kept(row) for row in await self._connection.execute(query)]


def _queries() -> Select[Any]:
    return select(own_topics, topics.c.owner, topics.c.names).join(
        topics, topics.c.id == own_topics.c.topic_id
    )


def _kept(row: Row[Any]) -> KeptQuery:
    return KeptQuery(
        id=TopicId(row.topic_id),
        owner=ChatId(row.owner),
        name=row.names["ru"],
        query=row.query,
        version=row.version,
        vector=row.vector,
        vector_of=row.vector_of,
    )
