"""What editors corrected in stories, and the corrections themselves, from which the models learn."""

from datetime import datetime

from sqlalchemy import and_, exists, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.articles import TopicScore
from news.corrections import Correction, CorrectionKind
from news.ids import EntryId, StoryId, TopicId, UserId
from storage.dialect import insert
from storage.schema import articles, corrections, shown, stories, subscriptions
from storage.stories import Stories
from storage.types import Moment


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
        return [
            Correction(
                at=row.at,
                user_id=UserId(row.user_id),
                story_id=StoryId(row.story_id),
                article_id=None if row.article_id is None else EntryId(row.article_id),
                kind=CorrectionKind(row.kind),
                before=row.before,
                after=row.after,
            )
            for row in await self._connection.execute(query)
        ]

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

    async def merge(self, id: StoryId, into: StoryId, now: datetime) -> bool:
        """Merge a story into another; False unless both stand for themselves. The other is to be refreshed.

        Who was shown one of them was shown both; who follows it follows the other.
        """
        standing = select(stories.c.id).where(stories.c.id == into, stories.c.merged_into.is_(None))
        statement = (
            update(stories)
            .where(
                stories.c.id == id, stories.c.id != into, stories.c.merged_into.is_(None), exists(standing)
            )
            .values(merged_into=into)
            .returning(stories.c.id)
        )
        if (await self._connection.execute(statement)).scalar_one_or_none() is None:
            return False
        await self._connection.execute(
            update(articles).where(articles.c.story_id == id).values(story_id=into, moved_at=now)
        )
        await self._copy_shown(id, into, now)
        await self._hand_over_mark(id, into)
        other = subscriptions.alias("other")
        follows_both = exists(
            select(other.c.id).where(
                and_(other.c.chat_id == subscriptions.c.chat_id, other.c.story_id == into)
            )
        )
        await self._connection.execute(
            update(subscriptions).where(subscriptions.c.story_id == id, ~follows_both).values(story_id=into)
        )
        return True

    async def _hand_over_mark(self, id: StoryId, into: StoryId) -> None:
        """An important story makes important what it is merged into; who has been told is told no more."""
        marks = (stories.c.important_at, stories.c.important_line, stories.c.spread_at)
        mark = (await self._connection.execute(select(*marks).where(stories.c.id == id))).one()
        if mark.important_at is not None:
            await self._connection.execute(
                update(stories)
                .where(stories.c.id == into, stories.c.important_at.is_(None))
                .values(mark._asdict())
            )

    async def split(self, id: StoryId, article_id: EntryId, now: datetime) -> StoryId | None:
        """Begin a story with an article of another, both of which are to be refreshed; None if it is not in that one.

        Who was shown the old story was shown the new one.
        """
        here = select(articles.c.published_at).where(articles.c.id == article_id, articles.c.story_id == id)
        published_at = (await self._connection.execute(here.with_for_update())).scalar_one_or_none()
        others = select(articles.c.id).where(articles.c.story_id == id, articles.c.id != article_id)
        if published_at is None or (await self._connection.execute(others)).first() is None:
            return None
        begun = await Stories(self._connection).add(published_at, now)
        told = select(stories.c.told_at).where(stories.c.id == id).scalar_subquery()
        await self._connection.execute(update(stories).where(stories.c.id == begun).values(told_at=told))
        await self._connection.execute(
            update(articles).where(articles.c.id == article_id).values(story_id=begun, moved_at=now)
        )
        await self._copy_shown(id, begun, now)
        return begun

    async def _copy_shown(self, id: StoryId, to: StoryId, now: datetime) -> None:
        version = select(stories.c.version).where(stories.c.id == to).scalar_subquery()
        rows = select(shown.c.chat_id, literal(to), version, literal(now, Moment)).where(
            shown.c.story_id == id
        )
        await self._connection.execute(
            insert(self._connection, shown)
            .from_select(["chat_id", "story_id", "version", "shown_at"], rows)
            .on_conflict_do_nothing()
        )
