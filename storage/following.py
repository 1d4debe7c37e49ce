"""Following: which chat follows which story, and what it was told of it."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, bindparam, delete, func, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.following import MOST_FOLLOWED, QUIET, Follower, Told
from news.ids import ChatId, EntryId, StoryId
from storage.dialect import awake, insert
from storage.schema import EPOCH, chats, stories, subscriptions
from storage.types import Moment

# Made once, since every card asks it: to build it takes longer than to answer it.
_FOLLOWED = select(subscriptions.c.id).where(
    subscriptions.c.chat_id == bindparam("chat"), subscriptions.c.story_id == bindparam("story")
)


class Following:
    """Who follows what."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def begin(
        self, chat_id: ChatId, story_id: StoryId, *, message_id: int | None, told: Told, version: int, now: datetime
    ) -> bool:  # fmt: skip
        """Follow a story; one that is followed already stays as it is. False where the chat follows too many."""
        if await self.has(chat_id, story_id):
            return True
        count = select(func.count()).where(
            subscriptions.c.chat_id == chat_id, subscriptions.c.story_id.is_not(None)
        )
        if (await self._connection.execute(count)).scalar_one() >= MOST_FOLLOWED:
            return False
        statement = insert(self._connection, subscriptions).values(
            chat_id=chat_id, story_id=story_id, since=now, message_id=message_id, told=_to_json(told),
            told_version=version, told_at=now,
        )  # fmt: skip
        await self._connection.execute(statement.on_conflict_do_nothing())
        return True

    async def end(self, chat_id: ChatId, story_id: StoryId) -> bool:
        """Follow a story no longer; False if it was not followed."""
        statement = (
            delete(subscriptions)
            .where(subscriptions.c.chat_id == chat_id, subscriptions.c.story_id == story_id)
            .returning(subscriptions.c.id)
        )
        return (await self._connection.execute(statement)).scalar_one_or_none() is not None

    async def has(self, chat_id: ChatId, story_id: StoryId) -> bool:
        """Whether a chat follows a story."""
        asked = {"chat": chat_id, "story": story_id}
        return (await self._connection.execute(_FOLLOWED, asked)).first() is not None

    async def of(self, chat_id: ChatId) -> list[StoryId]:
        """Return the stories that a chat follows, those it began with last first."""
        query = (
            select(subscriptions.c.story_id)
            .where(subscriptions.c.chat_id == chat_id, subscriptions.c.story_id.is_not(None))
            .order_by(subscriptions.c.id.desc())
        )
        return [StoryId(id) for id in await self._connection.scalars(query)]

    async def due(self, now: datetime, limit: int) -> list[StoryId]:
        """Return up to `limit` stories with a follower who is to be told something, or that it has ended."""
        query = (
            select(subscriptions.c.story_id)
            .join(stories, stories.c.id == subscriptions.c.story_id)
            .join(chats, chats.c.id == subscriptions.c.chat_id)
            .where(subscriptions.c.story_id.is_not(None), _waits(now), awake("follow", stories.c.id, now))
            .group_by(subscriptions.c.story_id)
            .order_by(subscriptions.c.story_id)
            .limit(limit)
        )
        return [StoryId(id) for id in await self._connection.scalars(query)]

    async def waiting(self, story_id: StoryId, now: datetime) -> list[Follower]:
        """Return the followers of a story who are to be told something, or that it has ended."""
        query = (
            select(subscriptions)
            .join(stories, stories.c.id == subscriptions.c.story_id)
            .join(chats, chats.c.id == subscriptions.c.chat_id)
            .where(subscriptions.c.story_id == story_id, _waits(now))
            .order_by(subscriptions.c.id)
        )
        return [_follower(row) for row in await self._connection.execute(query)]

    async def tell(self, follower: Follower, told: Told, version: int, told_at: datetime) -> bool:
        """Keep what a follower was told; False if another process told it meanwhile."""
        statement = (
            update(subscriptions)
            .where(subscriptions.c.id == follower.id, subscriptions.c.told_version == follower.version)
            .values(told=_to_json(told), told_version=version, told_at=told_at)
            .returning(subscriptions.c.id)
        )
        return (await self._connection.execute(statement)).scalar_one_or_none() is not None


def _waits(now: datetime) -> Any:
    """Return the condition that a follower can be told something now that they were not told."""
    paused = func.coalesce(chats.c.paused_until, literal(EPOCH, Moment))
    return and_(
        chats.c.absence.is_(None),
        paused <= now,
        stories.c.merged_into.is_(None),
        stories.c.hidden_at.is_(None),
        stories.c.summarised_version > 0,
        subscriptions.c.told_at.is_not(None),
        or_(
            stories.c.summarised_version != subscriptions.c.told_version,
            subscriptions.c.told_at <= now - QUIET,
        ),
    )


def _to_json(told: Told) -> dict[str, Any]:
    return {"texts": list(told.texts), "articles": sorted(told.articles)}


def _follower(row: Row[Any]) -> Follower:
    told = row.told or {"texts": [], "articles": []}
    return Follower(
        id=row.id,
        chat_id=ChatId(row.chat_id),
        story_id=StoryId(row.story_id),
        message_id=row.message_id,
        told=Told(texts=tuple(told["texts"]), articles=frozenset(EntryId(id) for id in told["articles"])),
        version=row.told_version,
        told_at=row.told_at,
    )
