"""Subscriptions: which chat wants which topic."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.ids import ChatId, TopicId
from storage.dialect import insert
from storage.schema import subscriptions

BACKLOG = timedelta(days=1)
"""How far back a new subscription looks: a new reader's first digest holds the last day."""


# Made once, since nearly every screen asks it: to build it takes longer than to answer it.
_TOPICS = (
    select(subscriptions.c.topic_id)
    .where(subscriptions.c.chat_id == bindparam("chat"), subscriptions.c.topic_id.is_not(None))
    .order_by(subscriptions.c.id)
)


class Subscriptions:
    """Who wants what."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def topics(self, chat_id: ChatId) -> tuple[TopicId, ...]:
        """Return the topics that a chat is subscribed to, oldest subscription first."""
        found = await self._connection.scalars(_TOPICS, {"chat": chat_id})
        return tuple(TopicId(id) for id in found)

    async def subscribe(self, chat_id: ChatId, wanted: Iterable[TopicId], now: datetime) -> None:
        """Subscribe a chat to topics; those that it has already stay as they are."""
        rows = [{"chat_id": chat_id, "topic_id": topic_id, "since": now - BACKLOG} for topic_id in wanted]
        if rows:
            await self._connection.execute(
                insert(self._connection, subscriptions).values(rows).on_conflict_do_nothing()
            )

    async def unsubscribe(self, chat_id: ChatId, topic_id: TopicId) -> None:
        """End a subscription; one that is not there is ended already."""
        await self._connection.execute(
            delete(subscriptions).where(
                subscriptions.c.chat_id == chat_id, subscriptions.c.topic_id == topic_id
            )
        )

    async def begin_anew(self, chat_ids: Sequence[ChatId], now: datetime) -> None:
        """Leave behind whatever has not been shown to chats until now."""
        await self._connection.execute(
            update(subscriptions).where(subscriptions.c.chat_id.in_(chat_ids)).values(since=now)
        )

    async def readers(self) -> dict[TopicId, int]:
        """Return how many chats want each topic."""
        query = (
            select(subscriptions.c.topic_id, func.count())
            .where(subscriptions.c.topic_id.is_not(None))
            .group_by(subscriptions.c.topic_id)
        )
        return {TopicId(id): count for id, count in await self._connection.execute(query) if id}
