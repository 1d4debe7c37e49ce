"""The newsroom in figures: each by one query."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.deliveries import DeliveryStatus
from news.figures import Figures, Period
from news.ids import TopicId
from storage.schema import POLLED, chats, deliveries, entries, feeds, subscriptions, topics
from storage.visible import visible_feed

MOST_TOPICS = 10
SAMPLE = 5000
"""The newest entries of which the lag is the median."""
_PUBLIC = entries.c.feed_id.in_(select(feeds.c.id).where(visible_feed()))
"""What readers' own sources bring is nobody else's business, not even its number."""
_RECEIVES = and_(chats.c.absence.is_(None), chats.c.set_up)


class Counting:
    """What can be counted."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def over(self, period: Period, now: datetime) -> Figures:
        """Count everything over the period that ends now."""
        moments = period.moments(now)
        since = moments[0]
        readers, new, active = await self._readers(since)
        statuses, sent = await self._deliveries(moments)
        polled, failing = await self._feeds()
        return Figures(
            period=period,
            now=now,
            readers=readers,
            new=new,
            left=await self._left(since),
            active=active,
            growth=await self._growth(moments),
            topics=await self._topics(),
            languages=await self._languages(),
            deliveries=statuses,
            sent=sent,
            feeds=polled,
            failing=failing,
            entries=await self._entries(since),
            lag=await self._lag(since),
        )

    async def _readers(self, since: datetime) -> tuple[int, int, int]:
        query = select(
            func.count(),
            func.count().filter(chats.c.created_at > since),
            func.count().filter(or_(chats.c.seen_at > since, chats.c.created_at > since)),
        ).where(_RECEIVES)
        row = (await self._connection.execute(query)).one()
        return row[0], row[1], row[2]

    async def _left(self, since: datetime) -> int:
        """Return how many went: the last that came of them was in the period, or a message that reached them no more."""
        missed = exists(
            select(deliveries.c.id).where(
                deliveries.c.chat_id == chats.c.id,
                deliveries.c.status == DeliveryStatus.FAILED,
                deliveries.c.ended_at > since,
            )
        )
        query = select(func.count()).where(
            chats.c.absence.is_not(None), chats.c.set_up, or_(chats.c.seen_at > since, missed)
        )
        return (await self._connection.execute(query)).scalar_one()

    async def _growth(self, moments: Sequence[datetime]) -> list[int]:
        columns = [func.count().filter(chats.c.created_at <= moment) for moment in moments[1:]]
        return list((await self._connection.execute(select(*columns).where(_RECEIVES))).one())

    async def _topics(self) -> list[tuple[TopicId, int]]:
        query = (
            select(subscriptions.c.topic_id, func.count().label("readers"))
            .join(chats, chats.c.id == subscriptions.c.chat_id)
            .join(topics, topics.c.id == subscriptions.c.topic_id)
            # What a reader made for themselves is nobody else's business.
            .where(_RECEIVES, topics.c.owner.is_(None))
            .group_by(subscriptions.c.topic_id)
            .order_by(func.count().desc(), subscriptions.c.topic_id)
            .limit(MOST_TOPICS)
        )
        return [(TopicId(row.topic_id), row.readers) for row in await self._connection.execute(query)]

    async def _languages(self) -> dict[str, int]:
        query = (
            select(chats.c.language, func.count())
            .where(_RECEIVES)
            .group_by(chats.c.language)
            .order_by(func.count().desc())
        )
        return {row[0]: row[1] for row in await self._connection.execute(query)}

    async def _deliveries(self, moments: Sequence[datetime]) -> tuple[dict[DeliveryStatus, int], list[int]]:
        """Return how many ended how in the whole period, and how many were sent in each step."""
        ended = deliveries.c.ended_at
        steps = [func.count().filter(and_(ended > start, ended <= end)) for start, end in pairwise(moments)]
        query = (
            select(deliveries.c.status, func.count(), *steps)
            .where(ended.is_not(None), ended > moments[0])
            .group_by(deliveries.c.status)
        )
        rows = {DeliveryStatus(row[0]): row[1:] for row in await self._connection.execute(query)}
        sent = rows.get(DeliveryStatus.SENT)
        return {status: row[0] for status, row in rows.items()}, list(sent[1:]) if sent else [0] * len(steps)

    async def _feeds(self) -> tuple[int, int]:
        failing = func.count().filter(feeds.c.failures > 0)
        query = select(func.count(), failing).select_from(feeds).where(POLLED)
        row = (await self._connection.execute(query)).one()
        return row[0], row[1]

    async def _entries(self, since: datetime) -> int:
        query = select(func.count()).where(entries.c.first_seen_at > since, ~entries.c.silent, _PUBLIC)
        return (await self._connection.execute(query)).scalar_one()

    async def _lag(self, since: datetime) -> timedelta | None:
        query = (
            select(entries.c.first_seen_at, entries.c.published_at)
            .where(entries.c.first_seen_at > since, ~entries.c.silent, _PUBLIC)
            .order_by(entries.c.first_seen_at.desc())
            .limit(SAMPLE)
        )
        lags = [
            max(0.0, (seen - published).total_seconds())
            for seen, published in await self._connection.execute(query)
        ]
        return timedelta(seconds=median(lags)) if lags else None
