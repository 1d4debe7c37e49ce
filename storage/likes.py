"""Likes: what readers said of stories, and which of their own topics had brought them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.ids import ChatId, StoryId, TopicId
from storage.dialect import insert
from storage.schema import articles, likes, own_topics, story_topics, topics

# Made once, since every card asks it: to build it takes longer than to answer it.
_VALUE = select(likes.c.value).where(
    likes.c.chat_id == bindparam("chat"), likes.c.story_id == bindparam("story")
)


class Likes:
    """What readers liked, and what not."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def value(self, chat_id: ChatId, story_id: StoryId) -> int:
        """Return what a chat said of a story: 1, -1, or 0 for nothing."""
        asked = {"chat": chat_id, "story": story_id}
        return int((await self._connection.execute(_VALUE, asked)).scalar_one_or_none() or 0)

    async def say(self, chat_id: ChatId, story_id: StoryId, value: int, now: datetime) -> Sequence[TopicId]:
        """Keep what a chat says of a story; 0 takes it back. Return its own topics to which that makes a difference.

        They are those that brought the story when something was said of it first: afterwards a topic that was moved
        away by it must not forget why.
        """
        query = select(likes.c.value, likes.c.topics).where(
            likes.c.chat_id == chat_id, likes.c.story_id == story_id
        )
        before = (await self._connection.execute(query)).one_or_none()
        if (0 if before is None else before.value) == value:
            return ()
        if value == 0:
            await self._connection.execute(
                delete(likes).where(likes.c.chat_id == chat_id, likes.c.story_id == story_id)
            )
            return tuple(TopicId(id) for id in before.topics) if before is not None else ()
        brought = before.topics if before is not None else await self._brought(chat_id, story_id)
        statement = insert(self._connection, likes).values(
            chat_id=chat_id, story_id=story_id, value=value, topics=list(brought), at=now
        )
        await self._connection.execute(
            statement.on_conflict_do_update(
                index_elements=[likes.c.chat_id, likes.c.story_id], set_={"value": value, "at": now}
            )
        )
        return tuple(TopicId(id) for id in brought)

    async def by_topic(self) -> dict[TopicId, list[tuple[int, StoryId]]]:
        """Return what readers said of the stories that their own topics brought: 1 or -1, and the story."""
        query = select(likes.c.topics, likes.c.value, likes.c.story_id).order_by(likes.c.at)
        found: dict[TopicId, list[tuple[int, StoryId]]] = {}
        for row in await self._connection.execute(query):
            for id in row.topics:
                found.setdefault(TopicId(id), []).append((row.value, StoryId(row.story_id)))
        return found

    async def vectors(self, ids: Sequence[StoryId]) -> dict[StoryId, list[bytes]]:
        """Return the vectors of the articles of stories."""
        query = select(articles.c.story_id, articles.c.vector).where(
            articles.c.story_id.in_(ids), articles.c.vector.is_not(None)
        )
        found: dict[StoryId, list[bytes]] = {}
        for story, vector in await self._connection.execute(query):
            found.setdefault(StoryId(story), []).append(vector)
        return found

    async def _brought(self, chat_id: ChatId, story_id: StoryId) -> list[int]:
        query = (
            select(story_topics.c.topic_id)
            .join(topics, topics.c.id == story_topics.c.topic_id)
            # A source brings whatever it publishes: no opinion moves it.
            .join(own_topics, own_topics.c.topic_id == topics.c.id)
            .where(story_topics.c.story_id == story_id, topics.c.owner == chat_id)
            .order_by(story_topics.c.topic_id)
        )
        return list(await self._connection.scalars(query))
