"""Telling: which chats are to be told of a story as it happens, and how often each has been told today."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, case, exists, func, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.alerts import Alerts, Listener
from news.ids import ChatId, StoryId
from storage.chats import read_chat
from storage.schema import EPOCH, WANTS_ALERTS, chats, stories, story_topics, subscriptions
from storage.types import Moment
from storage.visible import told_before

_FIRST = ChatId(0)


class Telling:
    """Who is told."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def wanting(self, story_id: StoryId, now: datetime, wanted: Collection[Alerts]) -> list[Listener]:
        """Return the receiving chats that want a story's news told so and were not shown it."""
        alerts = subscriptions.c.alerts.in_(list(wanted))
        # From the few who want to be told at once, not from all who receive.
        few = (
            select(subscriptions.c.chat_id)
            .join(story_topics, story_topics.c.topic_id == subscriptions.c.topic_id)
            .where(story_topics.c.story_id == story_id, WANTS_ALERTS, alerts)
        )
        return await self._listeners(story_id, now, None, alerts, among=chats.c.id.in_(few))

    async def untold(self, story_id: StoryId, now: datetime, limit: int, *, after: ChatId) -> list[Listener]:
        """Return up to `limit` receiving chats of a story's topics that were not shown it, by id, from the one after `after`."""
        return await self._listeners(story_id, now, limit, after=after)

    async def count_untold(self, story_id: StoryId, now: datetime) -> int:
        """Return how many receiving chats of a story's topics were not shown it."""
        query = select(func.count()).select_from(chats).where(_untold(story_id, now))
        return (await self._connection.execute(query)).scalar_one()

    async def spend(self, ids: Sequence[ChatId], day: date) -> set[ChatId]:
        """Count an alert that chats read on a day of theirs. Return those that had one left for it."""
        left = or_(
            chats.c.alert_budget.is_(None),
            chats.c.alerts_day.is_(None),
            chats.c.alerts_day < str(day),
            chats.c.alerts_today < chats.c.alert_budget,
        )
        return await self._count(ids, day, left)

    async def count(self, ids: Sequence[ChatId], day: date) -> set[ChatId]:
        """Count an alert that chats read on a day of theirs, however many they have had. Return them."""
        return await self._count(ids, day)

    async def _count(self, ids: Sequence[ChatId], day: date, *more: ColumnElement[bool]) -> set[ChatId]:
        # What quiet hours hold back is counted for the day after already.
        same = and_(chats.c.alerts_day.is_not(None), chats.c.alerts_day >= str(day))
        statement = (
            update(chats)
            .where(chats.c.id.in_(ids), *more)
            .values(
                alerts_today=case((same, chats.c.alerts_today + 1), else_=1),
                alerts_day=case((same, chats.c.alerts_day), else_=str(day)),
            )
            .returning(chats.c.id)
        )
        return {ChatId(id) for id in await self._connection.scalars(statement)}

    async def _listeners(
        self, story_id: StoryId, now: datetime, limit: int | None, *more: ColumnElement[bool], after: ChatId = _FIRST,
        among: ColumnElement[bool] | None = None,
    ) -> list[Listener]:  # fmt: skip
        loud = _wanted(story_id, ~subscriptions.c.silent, *more).label("loud")
        query = select(chats, loud).where(chats.c.id > after, _untold(story_id, now, *more))
        if among is not None:
            query = query.where(among)
        rows = await self._connection.execute(query.order_by(chats.c.id).limit(limit))
        return [Listener(chat=read_chat(row), loud=bool(row.loud)) for row in rows]


def _untold(story_id: StoryId, now: datetime, *more: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return the condition that a chat receives now, wants a topic of a story, and was shown neither it nor its twin."""
    twin = select(stories.c.twin_of).where(stories.c.id == story_id).scalar_subquery()
    paused = func.coalesce(chats.c.paused_until, literal(EPOCH, Moment))
    return and_(
        chats.c.absence.is_(None),
        chats.c.set_up,
        paused <= now,
        _wanted(story_id, *more),
        ~told_before(chats.c.id, literal(story_id), twin),
    )


def _wanted(story_id: StoryId, *more: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return the condition that a chat wants a topic of a story."""
    return exists(
        select(subscriptions.c.id)
        .join(story_topics, story_topics.c.topic_id == subscriptions.c.topic_id)
        .where(story_topics.c.story_id == story_id, subscriptions.c.chat_id == chats.c.id, *more)
    )
