"""Stories as the steps change them: what several outlets say of one event, its topics and its summaries."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import bindparam, delete, exists, literal, or_, select, update

from news.articles import TopicScore
from news.differences import Difference
from news.ids import FeedId, StoryId
from news.own_sources import SOURCE_SCORE
from news.stories import Summary
from storage.dialect import awake, claimed, insert
from storage.leases import LEASE
from storage.read_stories import ReadStories
from storage.schema import (
    EPOCH,
    NOT_SUMMARISED,
    NOT_TOLD,
    articles,
    own_sources,
    stories,
    story_topics,
    summaries,
    topics,
)
from storage.story_links import link


class Stories(ReadStories):
    """What happened."""

    async def add(self, at: datetime, now: datetime, private_feed: FeedId | None = None) -> StoryId:
        """Begin a story with a first report of `at`; one of a private feed is private."""
        statement = (
            insert(self._connection, stories)
            .values(version=0, first_at=at, last_at=at, touched_at=now, private_feed=private_feed)
            .returning(stories.c.id)
        )
        return StoryId((await self._connection.execute(statement)).scalar_one())

    async def set_twins(self, ids: Sequence[StoryId], public: StoryId) -> None:
        """Keep that private stories tell of the same event as one for everybody; the first that was found counts."""
        if ids:
            await self._connection.execute(
                update(stories)
                .where(
                    stories.c.id.in_(ids), stories.c.private_feed.is_not(None), stories.c.twin_of.is_(None)
                )
                .values(twin_of=public)
            )

    async def touch(
        self, id: StoryId, *, reported: Sequence[datetime], outlets: int, importance: float,
        topics: Sequence[TopicScore], now: datetime,
    ) -> None:  # fmt: skip
        """Keep what a story is after its articles changed: it has a new version, which waits for its summary."""
        await self._connection.execute(
            update(stories)
            .where(stories.c.id == id)
            .values(
                version=stories.c.version + 1,
                first_at=min(reported),
                last_at=max(reported),
                touched_at=now,
                outlets=outlets,
                importance=importance,
            )
        )
        if not await self._has_edited_topics(id):
            await self.set_topics(id, topics)
            return
        moments = await self._moments(id)
        kept = update(story_topics).where(story_topics.c.story_id == id).values(moments)
        await self._connection.execute(kept)
        await self._set_own_topics(id, topics, moments)
        await self._set_sources(id)

    async def weigh(self, importance: Mapping[StoryId, float]) -> None:
        """Keep how important stories are; they stay the same version."""
        if importance:
            statement = (
                update(stories)
                .where(stories.c.id == bindparam("story"))
                .values(importance=bindparam("worth"))
            )
            await self._connection.execute(
                statement, [{"story": id, "worth": worth} for id, worth in importance.items()]
            )

    async def set_topics(self, id: StoryId, topics: Sequence[TopicScore]) -> None:
        """Keep what a story is about."""
        await self._connection.execute(delete(story_topics).where(story_topics.c.story_id == id))
        moments = await self._moments(id)
        rows = [
            {"story_id": id, "topic_id": topic.topic_id, "score": topic.score} | moments for topic in topics
        ]
        if rows:
            await self._connection.execute(insert(self._connection, story_topics).values(rows))
        await self._set_sources(id)

    async def _moments(self, id: StoryId) -> dict[str, datetime]:
        """Return what a story keeps beside its topics, which stays so until the transaction ends."""
        query = select(stories.c.last_at, stories.c.touched_at).where(stories.c.id == id)
        row = (await self._connection.execute(query.with_for_update(read=True))).one()
        return {"last_at": row.last_at, "touched_at": row.touched_at}

    async def _set_sources(self, id: StoryId) -> None:
        """Keep which readers' own sources report a story: one article is enough."""
        reports = select(articles.c.id).where(
            articles.c.story_id == id, articles.c.feed_id == own_sources.c.feed_id
        )
        scores = select(
            literal(id).label("story"), own_sources.c.topic_id, literal(SOURCE_SCORE).label("score")
        )
        await link(self._connection, scores.where(exists(reports)))

    async def _set_own_topics(
        self, id: StoryId, scores: Sequence[TopicScore], moments: dict[str, datetime]
    ) -> None:
        """Keep which readers' own topics a story belongs to: of those no editor said anything."""
        own = set(
            await self._connection.scalars(
                select(topics.c.id).where(
                    topics.c.owner.is_not(None),
                    or_(
                        topics.c.id.in_([score.topic_id for score in scores]),
                        topics.c.id.in_(select(story_topics.c.topic_id).where(story_topics.c.story_id == id)),
                    ),
                )
            )
        )
        if not own:
            return
        await self._connection.execute(
            delete(story_topics).where(story_topics.c.story_id == id, story_topics.c.topic_id.in_(own))
        )
        rows = [
            {"story_id": id, "topic_id": score.topic_id, "score": score.score} | moments
            for score in scores
            if score.topic_id in own
        ]
        if rows:
            await self._connection.execute(insert(self._connection, story_topics).values(rows))

    async def _has_edited_topics(self, id: StoryId) -> bool:
        """Whether an editor said what the story is about: that stays so, whatever its articles say."""
        query = select(stories.c.topics_edited).where(stories.c.id == id)
        return bool((await self._connection.execute(query)).scalar_one_or_none())

    async def claim_to_summarise(self, now: datetime, limit: int) -> list[tuple[StoryId, int]]:
        """Take up to `limit` stories that changed since their summary, each with the version that is read; the newest first."""
        due = (
            select(stories.c.id)
            .where(
                NOT_SUMMARISED,
                stories.c.lease_until <= now,
                awake("summarise", stories.c.id, now),
            )
            .order_by(stories.c.last_at.desc())
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

    async def claim_to_tell(self, now: datetime, limit: int) -> list[StoryId]:
        """Take up to `limit` summarised stories of which nobody has been told as they happened."""
        due = (
            select(stories.c.id)
            .where(NOT_TOLD, stories.c.lease_until <= now, awake("alert", stories.c.id, now))
            .order_by(stories.c.id)
            .limit(limit)
        )
        statement = (
            update(stories)
            .where(claimed(stories.c.id, due))
            .values(lease_until=now + LEASE)
            .returning(stories.c.id)
        )
        return sorted(StoryId(id) for id in await self._connection.scalars(statement))

    async def told(self, id: StoryId, now: datetime) -> bool:
        """Say that those who want to know of a story at once are being told; False if they were before."""
        statement = (
            update(stories)
            .where(stories.c.id == id, stories.c.told_at.is_(None))
            .values(told_at=now, lease_until=EPOCH)
            .returning(stories.c.id)
        )
        return (await self._connection.execute(statement)).scalar_one_or_none() is not None

    async def summarised(
        self, id: StoryId, version: int, made: Sequence[Summary], differences: Sequence[Difference] = ()
    ) -> bool:
        """Keep the summaries of a version of a story; False, and nothing kept, if it has a newer one by now."""
        statement = (
            update(stories)
            .where(stories.c.id == id, stories.c.version == version)
            .values(
                summarised_version=version,
                lease_until=EPOCH,
                differences=[asdict(difference) for difference in differences] or None,
            )
            .returning(stories.c.id)
        )
        if (await self._connection.execute(statement)).scalar_one_or_none() is None:
            await self._connection.execute(
                update(stories).where(stories.c.id == id).values(lease_until=EPOCH)
            )
            return False
        await self._connection.execute(delete(summaries).where(summaries.c.story_id == id))
        rows = [
            {
                "story_id": id, "language": summary.language, "position": position, "headline": summary.headline,
                "sentences": [
                    {
                        "text": sentence.text, "article_id": sentence.article_id, "source": sentence.source,
                        "position": sentence.position,
                    }
                    for sentence in summary.sentences
                ],
            }
            for position, summary in enumerate(made)
        ]  # fmt: skip
        if rows:
            await self._connection.execute(insert(self._connection, summaries).values(rows))
        return True
