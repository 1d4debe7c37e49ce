"""What editors corrected in stories, and the corrections themselves, from which the models learn."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.articles import TopicScore
from news.corrections import Correction, CorrectionKind
from news.ids import EntryId, StoryId, TopicId, UserId
from storage.dialect import insert
from storage.schema import articles, corrections, stories
from storage.stories import Stories


class Corrections:
    """Editors' hands on stories."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def keep(self, correction: Correction) -> None:
        """Keep a correction as an example."""
        values = {
            "at": correction.at, "user_id": correction.user_id, "story_id": correction.story_id,
            "article_id": correction.article_id, "kind": correction.kind,
            "before": correction.before, "after": correction.after,
        }  # fmt: skip
        await self._connection.execute(insert(self._connection, corrections).values(values))

    async def all(self, after: datetime | None = None) -> list[Correction]:
        """Return the corrections made after a moment, oldest first."""
        query = select(corrections).order_by(corrections.c.id)
        if after is not None:
            query = query.where(corrections.c.at > after)
        return [_correction(row) for row in await self._connection.execute(query)]

    async def recent(self, since: datetime, limit: int = 100) -> list[Correction]:
        """Return the last corrections made after a moment, newest first."""
        query = (
            select(corrections).where(corrections.c.at > since).order_by(corrections.c.id.desc()).limit(limit)
        )
        return [_correction(row) for row in await self._connection.execute(query)]

    async def of_topics(self, limit: int | None = None) -> list[Correction]:
        """Return the corrections of topics, oldest first; the newest `limit` of them."""
        query = (
            select(corrections)
            .where(corrections.c.kind == CorrectionKind.TOPICS)
            .order_by(corrections.c.id.desc())
            .limit(limit)
        )
        rows = (await self._connection.execute(query)).all()
        return [_correction(row) for row in reversed(rows)]

    async def version(self) -> int:
        """Return a number that grows with each correction."""
        return (await self._connection.execute(select(func.max(corrections.c.id)))).scalar_one() or 0

    async def vectors(self, ids: Sequence[EntryId], model: str) -> dict[EntryId, bytes]:
        """Return the vectors of those of some articles that are still kept, made by a model of this name."""
        query = select(articles.c.id, articles.c.vector).where(
            articles.c.id.in_(ids),
            articles.c.vector.is_not(None),
            articles.c.understood_with.startswith(f"{model}+", autoescape=True),
        )
        return {EntryId(row.id): row.vector for row in await self._connection.execute(query)}

    async def edit_text(
        self, id: StoryId, language: str, *, headline: str | None = None, summary: str | None = None
    ) -> None:
        """Put an editor's headline or summary in the place of the extract; what is None stays as it was."""
        query = select(stories.c.edited).where(stories.c.id == id).with_for_update()
        edited = dict((await self._connection.execute(query)).scalar_one() or {})
        given = {"headline": headline, "summary": summary}
        text = edited.get(language, {}) | {name: words for name, words in given.items() if words is not None}
        await self._connection.execute(
            update(stories).where(stories.c.id == id).values(edited=edited | {language: text})
        )

    async def edit_topics(self, id: StoryId, topics: tuple[TopicId, ...]) -> None:
        """Say what a story is about, best first; what its articles say of it counts no more."""
        scores = [TopicScore(topic_id=topic, score=1 - place / 1000) for place, topic in enumerate(topics)]
        await Stories(self._connection).set_topics(id, scores)
        await self._connection.execute(update(stories).where(stories.c.id == id).values(topics_edited=True))


def _correction(row: Row[Any]) -> Correction:
    return Correction(
        id=row.id,
        at=row.at,
        user_id=UserId(row.user_id),
        story_id=StoryId(row.story_id),
        article_id=None if row.article_id is None else EntryId(row.article_id),
        kind=CorrectionKind(row.kind),
        before=row.before,
        after=row.after,
    )
