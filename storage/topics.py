"""Topics: those that ship, those that editors add, and readers' own."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.ids import ChatId, TopicId
from news.topics import Topic, TopicGroup
from storage.dialect import insert
from storage.schema import topics


class Topics:
    """The list of topics."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def all(self) -> list[Topic]:
        """Return the topics that everyone can choose, in the order of the screen."""
        query = (
            select(topics)
            .where(topics.c.owner.is_(None), ~topics.c.hidden)
            .order_by(topics.c.position, topics.c.id)
        )
        return [_topic(row) for row in await self._connection.execute(query)]

    async def ids(self) -> dict[str, TopicId]:
        """Return every topic's id by its slug, hidden ones too."""
        query = select(topics.c.slug, topics.c.id)
        return {slug: TopicId(id) for slug, id in await self._connection.execute(query)}

    async def by_id(self, wanted: Iterable[TopicId]) -> dict[TopicId, Topic]:
        """Return the topics of these ids, hidden ones too."""
        query = select(topics).where(topics.c.id.in_(list(wanted)))
        return {TopicId(row.id): _topic(row) for row in await self._connection.execute(query)}

    async def get(self, id: TopicId) -> Topic | None:
        """Return a topic."""
        row = (await self._connection.execute(select(topics).where(topics.c.id == id))).one_or_none()
        return None if row is None else _topic(row)

    async def by_slug(self, slug: str) -> Topic | None:
        """Return the topic of a slug."""
        row = (await self._connection.execute(select(topics).where(topics.c.slug == slug))).one_or_none()
        return None if row is None else _topic(row)

    async def add_missing(
        self, shipped: Iterable[tuple[str, TopicGroup, str, dict[str, str]]], now: datetime
    ) -> int:
        """Add (slug, group, emoji, names) that are not there yet; what editors changed stays. Return how many."""
        rows = [
            {
                "slug": slug, "group": group, "emoji": emoji, "names": names, "position": position,
                "words": [], "examples": [], "changed_at": now,
            }
            for position, (slug, group, emoji, names) in enumerate(shipped)
        ]  # fmt: skip
        statement = (
            insert(self._connection, topics).values(rows).on_conflict_do_nothing().returning(topics.c.id)
        )
        return len((await self._connection.execute(statement)).all())


def _topic(row: Row[Any]) -> Topic:
    return Topic(
        id=TopicId(row.id),
        slug=row.slug,
        group=TopicGroup(row.group),
        names=row.names,
        emoji=row.emoji,
        words=tuple(row.words),
        examples=tuple(row.examples),
        owner=None if row.owner is None else ChatId(row.owner),
        hidden=row.hidden,
    )
