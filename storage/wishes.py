"""Wishes: how a chat wants each of its topics: told at once or not, aloud or not, and in which of its digests."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.alerts import Alerts
from news.ids import ChatId, TopicId
from storage.schema import subscriptions


@dataclass(frozen=True, slots=True, kw_only=True)
class Wished:
    """A topic as a chat wants it in its digests."""

    topic_id: TopicId
    since: datetime
    """What has not been touched since then is no news to the chat."""
    times: frozenset[time] | None = None
    """At which times it comes; None is at all."""
    silent: bool = False


def wished(topic_id: int, since: datetime, times: Sequence[str] | None, silent: bool) -> Wished:  # noqa: FBT001  # as in its row
    """Return a topic as it is wished by a row."""
    kept = None if times is None else frozenset(map(time.fromisoformat, times))
    return Wished(topic_id=TopicId(topic_id), since=since, times=kept, silent=silent)


class Wishes:
    """What is wished of topics."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def alerts(self, chat_id: ChatId) -> dict[TopicId, Alerts]:
        """Return the topics of which a chat is told as it happens, with how much."""
        query = select(subscriptions.c.topic_id, subscriptions.c.alerts).where(
            subscriptions.c.chat_id == chat_id,
            subscriptions.c.topic_id.is_not(None),
            subscriptions.c.alerts != Alerts.OFF,
        )
        return {TopicId(row.topic_id): Alerts(row.alerts) for row in await self._connection.execute(query)}

    async def set_alerts(self, chat_id: ChatId, topic_id: TopicId, wanted: Alerts) -> bool:
        """Choose of what of a topic a chat is told as it happens; False if it is not subscribed to it."""
        return await self._set(chat_id, topic_id, {"alerts": wanted})

    async def silent(self, chat_id: ChatId) -> frozenset[TopicId]:
        """Return the topics whose news come without a sound."""
        query = select(subscriptions.c.topic_id).where(
            subscriptions.c.chat_id == chat_id,
            subscriptions.c.topic_id.is_not(None),
            subscriptions.c.silent,
        )
        return frozenset(TopicId(id) for id in await self._connection.scalars(query))

    async def set_silent(self, chat_id: ChatId, topic_id: TopicId, *, silent: bool) -> bool:
        """Choose whether a topic's news come without a sound; False if the chat is not subscribed to it."""
        return await self._set(chat_id, topic_id, {"silent": silent})

    async def times(self, chat_id: ChatId) -> dict[TopicId, frozenset[time]]:
        """Return the topics that come at some of a chat's times only, with these."""
        query = select(subscriptions.c.topic_id, subscriptions.c.times).where(
            subscriptions.c.chat_id == chat_id,
            subscriptions.c.topic_id.is_not(None),
            subscriptions.c.times.is_not(None),
        )
        return {
            TopicId(row.topic_id): frozenset(map(time.fromisoformat, row.times))
            for row in await self._connection.execute(query)
        }

    async def set_times(self, chat_id: ChatId, topic_id: TopicId, times: Collection[time] | None) -> bool:
        """Choose at which times a topic comes, None being all; False if the chat is not subscribed to it."""
        kept = None if times is None else sorted(f"{one:%H:%M}" for one in times)
        return await self._set(chat_id, topic_id, {"times": kept})

    async def _set(self, chat_id: ChatId, topic_id: TopicId, values: dict[str, Any]) -> bool:
        statement = (
            update(subscriptions)
            .where(subscriptions.c.chat_id == chat_id, subscriptions.c.topic_id == topic_id)
            .values(values)
            .returning(subscriptions.c.id)
        )
        return (await self._connection.execute(statement)).scalar_one_or_none() is not None
