"""Tastes: what a chat's likes add up to, by topic and by outlet."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.ids import ChatId, StoryId, TopicId
from news.taste import NO_TASTE, Said, Taste, tasted
from storage.schema import articles, feeds, likes, story_topics, topics


class Tastes:
    """What chats would rather read."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of(self, chat_id: ChatId, since: datetime) -> Taste:
        """Return what a chat's likes since a moment say, of topics for everyone and of its own."""
        return (await self.of_all([chat_id], since)).get(chat_id, NO_TASTE)

    async def of_all(self, chat_ids: Sequence[ChatId], since: datetime) -> dict[ChatId, Taste]:
        """Return the same of some chats; those whose likes say nothing are left out."""
        of_chats = (likes.c.chat_id.in_(chat_ids), likes.c.at > since)
        said_of_topics = (
            select(
                likes.c.chat_id,
                story_topics.c.topic_id,
                func.sum(case((likes.c.value > 0, 1), else_=0)).label("up"),
                func.sum(case((likes.c.value < 0, 1), else_=0)).label("down"),
            )
            .select_from(
                likes.join(story_topics, story_topics.c.story_id == likes.c.story_id).join(
                    topics, topics.c.id == story_topics.c.topic_id
                )
            )
            .where(*of_chats, or_(topics.c.owner.is_(None), topics.c.owner == likes.c.chat_id))
            .group_by(likes.c.chat_id, story_topics.c.topic_id)
        )
        by_topic: dict[ChatId, dict[TopicId, Said]] = defaultdict(dict)
        for row in await self._connection.execute(said_of_topics):
            said_of = Said(up=float(row.up), down=float(row.down))
            by_topic[ChatId(row.chat_id)][TopicId(row.topic_id)] = said_of
        if not by_topic:
            # A story without topics comes to nobody, so there is nothing that it could have been liked for.
            return {}
        values: dict[ChatId, dict[StoryId, int]] = defaultdict(dict)
        said = select(likes.c.chat_id, likes.c.story_id, likes.c.value).where(*of_chats)
        for chat_id, story_id, value in await self._connection.execute(said):
            if chat_id in by_topic:
                values[ChatId(chat_id)][StoryId(story_id)] = int(value)
        outlets = await self.outlets({id for liked in values.values() for id in liked})
        return {
            chat_id: Taste(
                topics=by_topic[chat_id],
                outlets=tasted((value, outlets.get(id, ())) for id, value in liked.items()),
            )
            for chat_id, liked in values.items()
        }

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
