"""Regrouping: stories that changed since they were last compared with others, and how they are joined and parted."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.ids import EntryId, StoryId
from storage.dialect import awake, claimed
from storage.joining import Joining
from storage.leases import LEASE
from storage.schema import EPOCH, NOT_COMPARED, articles, corrections, entries, stories
from storage.visible import visible_story

LOOKS_BACK = timedelta(hours=24)
"""How long after its last change a story can wait to be compared."""


class Regrouping:
    """The second look at stories."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def claim(self, now: datetime, limit: int) -> list[tuple[StoryId, int]]:
        """Take up to `limit` stories that changed since they were compared, each with its version."""
        due = (
            select(stories.c.id)
            .where(
                NOT_COMPARED,
                visible_story(),
                stories.c.touched_at > now - LOOKS_BACK,
                stories.c.lease_until <= now,
                awake("regroup", stories.c.id, now),
            )
            .order_by(stories.c.touched_at, stories.c.id)
            .limit(limit)
        )
        statement = (
            update(stories)
            .where(claimed(stories.c.id, due))
            .values(lease_until=now + LEASE)
            .returning(stories.c.id, stories.c.version)
        )
        rows = (await self._connection.execute(statement)).all()
        return sorted((StoryId(row.id), row.version) for row in rows)

    async def compared(self, id: StoryId, version: int) -> None:
        """Keep that a version of a story has been compared with the others."""
        await self._connection.execute(
            update(stories).where(stories.c.id == id).values(compared_version=version, lease_until=EPOCH)
        )

    async def hold(self, ids: Collection[StoryId]) -> dict[StoryId, frozenset[EntryId]]:
        """Return the articles of those stories that stand for themselves and that no editor has had a hand in.

        Until the transaction ends nobody else changes these stories.
        """
        merged = stories.alias("merged")
        # Said of each, since they stand two selects deep: else any story's would do.
        parts = select(merged.c.id).where(merged.c.merged_into == stories.c.id).correlate(stories)
        reports = select(articles.c.id).where(articles.c.story_id == stories.c.id).correlate(stories)
        corrected = exists(
            select(corrections.c.id).where(
                or_(
                    corrections.c.story_id == stories.c.id,
                    corrections.c.story_id.in_(parts),
                    corrections.c.article_id.in_(reports),
                )
            )
        )
        free = (
            select(stories.c.id)
            .where(
                stories.c.id.in_(list(ids)),
                stories.c.merged_into.is_(None),
                stories.c.hidden_at.is_(None),
                visible_story(),
                ~corrected,
            )
            .order_by(stories.c.id)
            .with_for_update()
        )
        found: dict[StoryId, set[EntryId]] = {
            StoryId(id): set() for id in await self._connection.scalars(free)
        }
        members = select(articles.c.id, articles.c.story_id).where(articles.c.story_id.in_(list(found)))
        for article_id, story_id in await self._connection.execute(members):
            found[StoryId(story_id)].add(EntryId(article_id))
        return {story: frozenset(known) for story, known in found.items()}

    async def merge(self, id: StoryId, into: StoryId, now: datetime) -> bool:
        """Merge a story into another, which is to be refreshed; False unless both stand for themselves.

        Who was told of one of them is not told of the other, be it a reader or an editor.
        """
        if await Joining(self._connection).merge(id, into, now) is None:
            return False
        one = stories.alias("one")
        known = {
            name: func.coalesce(stories.c[name], select(one.c[name]).where(one.c.id == id).scalar_subquery())
            for name in ("told_at", "proposed_at")
        }
        await self._connection.execute(update(stories).where(stories.c.id == into).values(known))
        return True

    async def part(self, id: StoryId, article_ids: Collection[EntryId], now: datetime) -> StoryId:
        """Begin a story with some articles of another; both are to be refreshed.

        Who was shown the old story was shown the new one, unless all of its articles came in after that.
        """
        query = (
            select(func.min(articles.c.published_at), func.min(entries.c.first_seen_at))
            .join(entries, entries.c.id == articles.c.id)
            .where(articles.c.id.in_(list(article_ids)))
        )
        published_at, seen_at = (await self._connection.execute(query)).one()
        begun = await Joining(self._connection).part(id, article_ids, published_at, now, since=seen_at)
        # It came out of a comparison: the next is due when it changes again.
        await self._connection.execute(
            update(stories).where(stories.c.id == begun).values(compared_version=1)
        )
        return begun
