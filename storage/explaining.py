"""Explaining: what is known of a link and of a story, for a reader who asks why it came, or why not."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.feeds import Feed
from news.ids import ChatId, EntryId, StoryId
from news.whynot import SeenEntry, SeenStory
from storage.feeds import read_feed
from storage.schema import articles, entries, feeds, shown, stories, story_topics, subscriptions
from storage.stories import Stories
from storage.visible import visible_article, visible_feed


class Explaining:
    """What is known."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def shown_at(self, chat_id: ChatId, story_id: StoryId) -> datetime | None:
        """Return when a chat was shown a story."""
        query = select(shown.c.shown_at).where(shown.c.chat_id == chat_id, shown.c.story_id == story_id)
        found: datetime | None = (await self._connection.execute(query)).scalar_one_or_none()
        return found

    async def feeds_of(self, hosts: Sequence[str], site: str, viewer: ChatId) -> list[Feed]:
        """Return the feeds of some hosts and of whatever belongs to a site, removed ones too, that a chat may know of."""
        query = select(feeds).where(
            or_(feeds.c.host.in_(hosts), feeds.c.host.endswith(f".{site}", autoescape=True)),
            visible_feed(viewer),
        )
        return [read_feed(row) for row in await self._connection.execute(query)]

    async def entry(self, url_key: bytes, viewer: ChatId) -> tuple[EntryId, SeenEntry] | None:
        """Return the entry of an address that a chat may see; of several that one which came furthest."""
        query = (
            select(
                entries.c.id, entries.c.title, entries.c.first_seen_at, entries.c.silent, feeds.c.name,
                articles.c.id.label("article"), articles.c.understood_with, articles.c.story_id,
            )
            .join(feeds, feeds.c.id == entries.c.feed_id)
            .outerjoin(articles, articles.c.id == entries.c.id)
            # The index begins with the feed: asked for all of them, it is a look-up for each.
            .where(
                entries.c.feed_id.in_(select(feeds.c.id)),
                entries.c.url_key == url_key,
                or_(
                    and_(articles.c.id.is_(None), visible_feed(viewer)),
                    and_(articles.c.id.is_not(None), visible_article(viewer)),
                ),
            )
            .order_by(
                articles.c.story_id.is_(None), articles.c.id.is_(None), entries.c.silent, entries.c.id.desc()
            )
            .limit(1)
        )  # fmt: skip
        row = (await self._connection.execute(query)).one_or_none()
        if row is None:
            return None
        return EntryId(row.id), SeenEntry(
            title=row.title,
            outlet=row.name,
            first_seen_at=row.first_seen_at,
            silent=row.silent,
            read=row.article is not None,
            understood=row.understood_with is not None,
            story_id=None if row.story_id is None else StoryId(row.story_id),
        )

    async def story(self, id: StoryId, chat_id: ChatId, language: str) -> SeenStory | None:
        """Return a story, or the one into which it was merged, as one chat stands to it."""
        resolved = await Stories(self._connection).resolve(id)
        if resolved is None:
            return None
        seen = await Stories(self._connection).get([resolved], chat_id)
        if not seen:
            return None
        found = seen[0]
        touched = select(stories.c.touched_at).where(stories.c.id == resolved)
        since = (
            select(func.min(subscriptions.c.since))
            .join(story_topics, story_topics.c.topic_id == subscriptions.c.topic_id)
            .where(subscriptions.c.chat_id == chat_id, story_topics.c.story_id == resolved)
        )
        return SeenStory(
            id=resolved,
            headline=found.summary(language).headline if found.summaries else "",
            merged=resolved != id,
            hidden_at=found.hidden_at,
            touched_at=(await self._connection.execute(touched)).scalar_one(),
            shown_at=await self.shown_at(chat_id, resolved),
            topics=found.topics,
            brought_since=(await self._connection.execute(since)).scalar_one_or_none(),
        )
