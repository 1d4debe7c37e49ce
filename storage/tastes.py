"""Tastes: what a chat's likes add up to, by topic and by outlet."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.ids import ChatId, StoryId, TopicId
from news.taste import Said, Taste, tasted
from storage.schema import articles, feeds, likes, story_topics, topics


class Tastes:
    """What chats would rather read."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of(self, chat_id: ChatId, since: datetime) -> Taste:
        """Return what a chat's likes since a moment say, of topics for everyone and of its own."""
        said_of_topics = (
            select(
                story_topics.c.topic_id,
                func.sum(case((likes.c.value > 0, 1), else_=0)).label("up"),
                func.sum(case((likes.c.value < 0, 1), else_=0)).label("down"),
            )
            .select_from(
                likes.join(story_topics, story_topics.c.story_id == likes.c.story_id).join(
                    topics, topics.c.id == story_topics.c.topic_id
                )
            )
            .where(
                likes.c.chat_id == chat_id,
                likes.c.at > since,
                or_(topics.c.owner.is_(None), topics.c.owner == chat_id),
            )
            .group_by(story_topics.c.topic_id)
        )
        by_topic = {
            TopicId(row.topic_id): Said(up=float(row.up), down=float(row.down))
            for row in await self._connection.execute(said_of_topics)
        }
        if not by_topic:
            # A story without topics comes to nobody, so there is nothing that it could have been liked for.
            return Taste()
        said = select(likes.c.story_id, likes.c.value).where(likes.c.chat_id == chat_id, likes.c.at > since)
        values = {StoryId(id): int(value) for id, value in await self._connection.execute(said)}
        outlets = await self.outlets(values)
        return Taste(
            topics=by_topic, outlets=tasted((value, outlets.get(id, ())) for id, value in values.items())
        )

    async def outlets(self, ids: Iterable[StoryId]) -> dict[StoryId, tuple[str, ...]]:
        """Return who reports each of some stories: one statement, however many there are."""
        query = (
            select(articles.c.story_id, feeds.c.name)
            .join(feeds, feeds.c.id == articles.c.feed_id)
            .where(articles.c.story_id.in_(list(ids)))
            .distinct()
            .order_by(articles.c.story_id, feeds.c.name)
        )
        found: dict[StoryId, tuple[str, ...]] = defaultdict(tuple)
        for story_id, name in await self._connection.execute(query):
            found[StoryId(story_id)] += (name,)
        return dict(found)
