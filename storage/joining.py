"""What editors say of which articles are one story: merged, split, and both taken back."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, delete, exists, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.ids import EntryId, StoryId
from storage.dialect import insert
from storage.schema import EPOCH, articles, shown, stories, subscriptions
from storage.stories import Stories
from storage.types import Moment
from storage.visible import visible_story


@dataclass(frozen=True, slots=True, kw_only=True)
class Moves:
    """What a merge moved, so that it can be moved back."""

    articles: tuple[int, ...]
    followers: tuple[int, ...]
    """Subscriptions."""
    mark: bool
    """Whether the mark of an important story was handed over."""


class Joining:
    """Stories joined and parted by hand; nobody is told twice by it."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def merge(self, id: StoryId, into: StoryId, now: datetime) -> Moves | None:
        """Merge a story into another; None unless both stand for themselves and are everybody's. The other is to be refreshed.

        Who was shown one of them was shown both; who follows it follows the other.
        """
        other = stories.alias("other")
        standing = select(other.c.id).where(
            other.c.id == into, other.c.merged_into.is_(None), other.c.private_feed.is_(None)
        )
        statement = (
            update(stories)
            .where(
                stories.c.id == id,
                stories.c.id != into,
                stories.c.merged_into.is_(None),
                visible_story(),
                exists(standing),
            )
            .values(merged_into=into)
            .returning(stories.c.id)
        )
        if (await self._connection.execute(statement)).scalar_one_or_none() is None:
            return None
        moved = await self._connection.scalars(
            update(articles)
            .where(articles.c.story_id == id)
            .values(story_id=into, moved_at=now)
            .returning(articles.c.id)
        )
        await self._copy_shown(id, into, now)
        await self._connection.execute(update(stories).where(stories.c.twin_of == id).values(twin_of=into))
        mark = await self._hand_over_mark(id, into)
        theirs = subscriptions.alias("theirs")
        follows_both = exists(
            select(theirs.c.id).where(
                and_(theirs.c.chat_id == subscriptions.c.chat_id, theirs.c.story_id == into)
            )
        )
        followers = await self._connection.scalars(
            update(subscriptions)
            .where(subscriptions.c.story_id == id, ~follows_both)
            .values(story_id=into)
            .returning(subscriptions.c.id)
        )
        return Moves(articles=tuple(sorted(moved)), followers=tuple(sorted(followers)), mark=mark)

    async def unmerge(
        self, id: StoryId, into: StoryId, moves: Moves, merged_at: datetime, now: datetime
    ) -> bool:
        """Take a merge back; False unless it still stands. Both stories are to be refreshed.

        Who was shown the two as one was shown both; who was shown only the first before has not seen the second.
        """
        other = stories.alias("other")
        standing = select(other.c.id).where(other.c.id == into, other.c.merged_into.is_(None))
        statement = (
            update(stories)
            .where(stories.c.id == id, stories.c.merged_into == into, exists(standing))
            .values(merged_into=None)
            .returning(stories.c.id)
        )
        if (await self._connection.execute(statement)).scalar_one_or_none() is None:
            return False
        await self._connection.execute(
            update(articles)
            .where(articles.c.id.in_(moves.articles), articles.c.story_id == into)
            .values(story_id=id, moved_at=now)
        )
        await self._connection.execute(
            update(subscriptions)
            .where(subscriptions.c.id.in_(moves.followers), subscriptions.c.story_id == into)
            .values(story_id=id)
        )
        await self._part_shown(id, into, merged_at, now)
        if moves.mark:
            await self._give_back_mark(id, into)
        return True

    async def _part_shown(self, id: StoryId, into: StoryId, merged_at: datetime, now: datetime) -> None:
        first = shown.alias("first")
        saw_only_the_first = exists(
            select(first.c.chat_id).where(
                first.c.chat_id == shown.c.chat_id, first.c.story_id == id, first.c.shown_at < merged_at
            )
        )
        await self._connection.execute(
            delete(shown).where(shown.c.story_id == into, shown.c.shown_at == merged_at, saw_only_the_first)
        )
        await self._copy_shown(into, id, now, since=merged_at)

    async def _hand_over_mark(self, id: StoryId, into: StoryId) -> bool:
        """An important story makes important what it is merged into; who has been told is told no more."""
        mark = await self._mark(id)
        if mark.important_at is None:
            return False
        statement = (
            update(stories)
            .where(stories.c.id == into, stories.c.important_at.is_(None))
            .values(mark._asdict())
            .returning(stories.c.id)
        )
        return (await self._connection.execute(statement)).scalar_one_or_none() is not None

    async def _give_back_mark(self, id: StoryId, into: StoryId) -> None:
        """The first story alone is important again, as far as readers have been told; not if the mark was taken back."""
        own, present = await self._mark(id), await self._mark(into)
        unmarked = dict.fromkeys(own._asdict())
        same = own.important_at == present.important_at
        await self._connection.execute(
            update(stories).where(stories.c.id == id).values(present._asdict() if same else unmarked)
        )
        if same:
            await self._connection.execute(update(stories).where(stories.c.id == into).values(unmarked))

    async def _mark(self, id: StoryId) -> Row[*tuple[Any, ...]]:
        marks = (stories.c.important_at, stories.c.important_line, stories.c.spread_at)
        return (await self._connection.execute(select(*marks).where(stories.c.id == id))).one()

    async def split(self, id: StoryId, article_id: EntryId, now: datetime) -> StoryId | None:
        """Begin a story with an article of another, both of which are to be refreshed; None if it is not in that one.

        Who was shown the old story was shown the new one.
        """
        here = select(articles.c.published_at).where(articles.c.id == article_id, articles.c.story_id == id)
        published_at = (await self._connection.execute(here.with_for_update())).scalar_one_or_none()
        others = select(articles.c.id).where(articles.c.story_id == id, articles.c.id != article_id)
        if published_at is None or (await self._connection.execute(others)).first() is None:
            return None
        return await self.part(id, [article_id], published_at, now)

    async def part(
        self,
        id: StoryId,
        article_ids: Collection[EntryId],
        at: datetime,
        now: datetime,
        since: datetime = EPOCH,
    ) -> StoryId:
        """Begin a story with some articles of another, the first of which is of `at`; both are to be refreshed.

        Who was shown the old story since a moment was shown the new one, and nobody is told of it as of a new one.
        """
        begun = await Stories(self._connection).add(at, now)
        told = select(stories.c.told_at).where(stories.c.id == id).scalar_subquery()
        await self._connection.execute(update(stories).where(stories.c.id == begun).values(told_at=told))
        await self._connection.execute(
            update(articles)
            .where(articles.c.id.in_(list(article_ids)), articles.c.story_id == id)
            .values(story_id=begun, moved_at=now)
        )
        await self._copy_shown(id, begun, now, since)
        return begun

    async def _copy_shown(self, id: StoryId, to: StoryId, now: datetime, since: datetime = EPOCH) -> None:
        """Remember of who has been shown one story, since a moment, that they were shown another."""
        version = select(stories.c.version).where(stories.c.id == to).scalar_subquery()
        rows = select(shown.c.chat_id, literal(to), version, literal(now, Moment)).where(
            shown.c.story_id == id, shown.c.shown_at >= since
        )
        await self._connection.execute(
            insert(self._connection, shown)
            .from_select(["chat_id", "story_id", "version", "shown_at"], rows)
            .on_conflict_do_nothing()
        )
