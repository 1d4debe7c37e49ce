"""Readers' own sources: who added which feed, the topic that stands for it, and what editors forbid.

A feed that nobody else has is a row like any other, marked as private; it goes when the last who added it takes it away.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import Row, Select, and_, case, delete, exists, func, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.feeds import Feed, FeedState, Source
from news.ids import ChatId, FeedId, TopicId
from news.own_sources import (
    FAILS_FOR,
    LOOKS_BACK,
    MOST_SOURCES,
    SOURCE_EMOJI,
    SOURCE_SCORE,
    OwnSource,
    Refusal,
    address_key,
    hosts_of,
)
from news.topics import TopicGroup
from storage.dialect import insert
from storage.feeds import SOURCES_OFF, read_feed, values_of
from storage.notes import Notes
from storage.schema import (
    AILING,
    PRIVATE,
    articles,
    failures,
    feeds,
    forbidden_sources,
    own_sources,
    saved,
    stories,
    subscriptions,
    topics,
)
from storage.story_links import link
from storage.subscriptions import Subscriptions


class OwnSources:
    """What readers added for themselves."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of(self, chat_id: ChatId) -> list[OwnSource]:
        """Return a chat's sources, the oldest first."""
        query = _sources().where(own_sources.c.chat_id == chat_id).order_by(own_sources.c.topic_id)
        return [_source(row) for row in await self._connection.execute(query)]

    async def get(self, chat_id: ChatId, topic_id: TopicId) -> OwnSource | None:
        """Return one of a chat's sources by its topic."""
        query = _sources().where(own_sources.c.chat_id == chat_id, own_sources.c.topic_id == topic_id)
        row = (await self._connection.execute(query)).one_or_none()
        return None if row is None else _source(row)

    async def count(self) -> tuple[int, int]:
        """Return how many sources readers added, and how many of them are polled for nobody else."""
        query = select(func.count(), func.count().filter(feeds.c.private)).select_from(
            own_sources.join(feeds, feeds.c.id == own_sources.c.feed_id)
        )
        row = (await self._connection.execute(query)).one()
        return row[0], row[1]

    async def refusal(self, chat_id: ChatId, *urls: str) -> Refusal | None:
        """Return why a chat may not add a source of these addresses; None if it may."""
        if await self.off():
            return Refusal.OFF
        own = {address_key(one.feed.source.url) for one in await self.of(chat_id)}
        keys = {address_key(url) for url in urls}
        if own & keys:
            return Refusal.KNOWN
        forbidden = select(forbidden_sources.c.key).where(forbidden_sources.c.key.in_(keys))
        if (await self._connection.execute(forbidden)).first() is not None:
            return Refusal.FORBIDDEN
        return Refusal.FULL if len(own) >= MOST_SOURCES else None

    async def add(
        self, chat_id: ChatId, source: Source, now: datetime, interval: timedelta
    ) -> OwnSource | Refusal:
        """Add a source for a chat alone, with its topic, and subscribe it. Return it, or why it was not added.

        A feed that is polled already, for everybody or for other readers, is taken as it is: the stories of its last
        days are the chat's at once.
        """
        refused = await self.refusal(chat_id, source.url)
        if refused is not None:
            return refused
        feed_id = await self._feed(source, now, interval)
        topic_id = await self._topic(chat_id, source.name, now)
        await self._connection.execute(
            insert(self._connection, own_sources).values(
                chat_id=chat_id, feed_id=feed_id, topic_id=topic_id, added_at=now
            )
        )
        await Subscriptions(self._connection).subscribe(chat_id, [topic_id], now)
        told = (
            select(
                articles.c.story_id, literal(topic_id).label("topic"), literal(SOURCE_SCORE).label("score")
            )
            .where(
                articles.c.feed_id == feed_id,
                articles.c.story_id.is_not(None),
                articles.c.published_at > now - LOOKS_BACK,
            )
            .distinct()
        )
        await link(self._connection, told)
        added = await self.get(chat_id, topic_id)
        if added is None:
            raise LookupError(f"source {topic_id} was added and is not there")
        return added

    async def remove(self, chat_id: ChatId, topic_id: TopicId) -> OwnSource | None:
        """Take a source from a chat, with what it saved and follows of it; None if it had it not."""
        found = await self.get(chat_id, topic_id)
        if found is None:
            return None
        of_feed = select(stories.c.id).where(stories.c.private_feed == found.feed.id)
        for table in (saved, subscriptions):
            await self._connection.execute(
                delete(table).where(table.c.chat_id == chat_id, table.c.story_id.in_(of_feed))
            )
        await self._connection.execute(delete(topics).where(topics.c.id == topic_id))
        await self.drop_left()
        return found

    async def drop_left(self) -> None:
        """Let go of private feeds that nobody has any more, with all that they brought."""
        wanted = exists(select(own_sources.c.chat_id).where(own_sources.c.feed_id == feeds.c.id))
        query = select(feeds.c.id).where(PRIVATE, ~wanted)
        left = [FeedId(id) for id in await self._connection.scalars(query)]
        if left:
            await self._drop(left)

    async def _drop(self, ids: Sequence[FeedId]) -> None:
        await self._connection.execute(delete(stories).where(stories.c.private_feed.in_(ids)))
        # One that was everybody's once has reports in everybody's stories: it is off the list, and they stay.
        public = exists(
            select(articles.c.id).where(articles.c.feed_id == feeds.c.id, articles.c.story_id.is_not(None))
        )
        await self._connection.execute(
            update(feeds).where(feeds.c.id.in_(ids), public).values(private=False, state=FeedState.REMOVED)
        )
        gone = await self._connection.scalars(
            delete(feeds).where(feeds.c.id.in_(ids), feeds.c.private).returning(feeds.c.id)
        )
        # Their numbers may be given to others.
        await self._connection.execute(
            delete(failures).where(failures.c.job == "poll", failures.c.row.in_(gone.all()))
        )

    async def off(self) -> bool:
        """Whether readers' sources are switched off for all."""
        return bool(await Notes(self._connection).get(SOURCES_OFF))

    async def switch(self, *, off: bool) -> None:
        """Switch readers' sources off for all, or on again; what they added is kept."""
        if off:
            await Notes(self._connection).put(SOURCES_OFF, value=True)
        else:
            await Notes(self._connection).take(SOURCES_OFF)

    async def forbid(self, url: str, now: datetime) -> list[OwnSource]:
        """Forbid an address to readers. Return the sources that were taken from them by that.

        What is everybody's stays so: editors have their own list for that.
        """
        key = address_key(url)
        statement = insert(self._connection, forbidden_sources).values(key=key, url=url, at=now)
        await self._connection.execute(statement.on_conflict_do_nothing())
        query = _sources().where(feeds.c.host.in_(hosts_of(url)), feeds.c.private)
        found = [_source(row) for row in await self._connection.execute(query)]
        taken = [one for one in found if address_key(one.feed.source.url) == key]
        for one in taken:
            await self.remove(one.chat_id, one.topic_id)
        return taken

    async def permit(self, key: str) -> bool:
        """Forbid an address no longer; False if it was not forbidden."""
        statement = (
            delete(forbidden_sources).where(forbidden_sources.c.key == key).returning(forbidden_sources.c.key)
        )
        return (await self._connection.execute(statement)).scalar_one_or_none() is not None

    async def forbidden(self) -> list[str]:
        """Return the addresses that are forbidden, as they were written, the newest first."""
        query = select(forbidden_sources.c.url).order_by(
            forbidden_sources.c.at.desc(), forbidden_sources.c.key
        )
        return list(await self._connection.scalars(query))

    async def failing(self, now: datetime, limit: int) -> list[OwnSource]:
        """Return up to `limit` sources that have failed for long, and whose readers have not been told of that."""
        # Few fail: from these to the readers' sources, which are many.
        failing = select(feeds.c.id).where(
            AILING,
            feeds.c.private,
            or_(
                and_(feeds.c.state == FeedState.ACTIVE, feeds.c.failing_since <= now - FAILS_FOR),
                feeds.c.state == FeedState.GONE,
            ),
        )
        query = (
            _sources()
            .where(
                own_sources.c.feed_id.in_(failing.correlate(None)),
                or_(own_sources.c.told_at.is_(None), own_sources.c.told_at < feeds.c.failing_since),
            )
            .order_by(own_sources.c.topic_id)
            .limit(limit)
        )
        return [_source(row) for row in await self._connection.execute(query)]

    async def told(self, source: OwnSource, now: datetime) -> None:
        """Keep that a chat has been told that a source of its own fails."""
        await self._connection.execute(
            update(own_sources).where(own_sources.c.topic_id == source.topic_id).values(told_at=now)
        )

    async def _feed(self, source: Source, now: datetime, interval: timedelta) -> FeedId:
        """Return the feed of an address, polled from now on."""
        known = await self._known(source.url)
        if known is None:
            values = values_of(source) | {
                "state": FeedState.ACTIVE,
                "next_check_at": now,
                "interval_seconds": int(interval.total_seconds()),
                "created_at": now,
                "private": True,
            }
            statement = insert(self._connection, feeds).values(values).on_conflict_do_nothing()
            await self._connection.execute(statement)
            # Another reader may have added it meanwhile: then theirs is it.
            query = select(feeds.c.id).where(feeds.c.url == source.url)
            return FeedId((await self._connection.execute(query)).scalar_one())
        removed = feeds.c.state == FeedState.REMOVED
        again = {"next_check_at": now, "failures": 0, "failing_since": None, "problem": None}
        await self._connection.execute(
            update(feeds)
            .where(feeds.c.id == known.id, feeds.c.state != FeedState.ACTIVE)
            .values(
                state=FeedState.ACTIVE,
                private=case((removed, literal(True)), else_=feeds.c.private),
                muted_until=None,
                **again,
            )
        )
        return known.id

    async def _known(self, url: str) -> Feed | None:
        query = select(feeds).where(feeds.c.host.in_(hosts_of(url))).order_by(feeds.c.private, feeds.c.id)
        key = address_key(url)
        found = (read_feed(row) for row in await self._connection.execute(query))
        return next((feed for feed in found if address_key(feed.source.url) == key), None)

    async def _topic(self, chat_id: ChatId, name: str, now: datetime) -> TopicId:
        statement = (
            insert(self._connection, topics)
            .values(
                slug=f"source-{uuid4().hex[:16]}", group=TopicGroup.LIFE, emoji=SOURCE_EMOJI, names={"ru": name},
                words=[], examples=[], owner=chat_id, changed_at=now,
            )
            .returning(topics.c.id)
        )  # fmt: skip
        return TopicId((await self._connection.execute(statement)).scalar_one())


def _sources() -> Select[Any]:
    return select(
        feeds, own_sources.c.chat_id, own_sources.c.topic_id, own_sources.c.added_at, topics.c.names
    ).select_from(
        own_sources.join(feeds, feeds.c.id == own_sources.c.feed_id).join(
            topics, topics.c.id == own_sources.c.topic_id
        )
    )


def _source(row: Row[Any]) -> OwnSource:
    return OwnSource(
        chat_id=ChatId(row.chat_id),
        topic_id=TopicId(row.topic_id),
        name=row.names["ru"],
        feed=read_feed(row),
        added_at=row.added_at,
    )
