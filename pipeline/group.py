"""Group: puts an understood article into the story of its event, or begins one with it. One article at a time.

What readers' own sources publish stands apart: it joins what the same source published, never what is for everybody.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeVar
from uuid import uuid4

from news.articles import Article
from news.copies import prints_of
from news.grouping import WINDOW
from news.ids import EntryId, StoryId
from news.own_sources import OWN_WORTH
from news.ranking import Reported, importance
from news.topics import topics_of_story
from nlp.kept import Item
from nlp.mind import Mind
from nlp.nearest import RecentArticles
from nlp.vectors import unpack
from pipeline.thinking import Thinking
from storage import Storage, Transaction
from storage.articles import GroupingRow

OVERLAP = timedelta(minutes=5)
"""How far before the last look moves are looked at again: one may have been made long before it was committed."""
GROUPED_BY = "grouped by"
"""The note of which process grouped last."""
CATCH_UP = timedelta(minutes=1)
"""How seldom a process that only asks looks what others have grouped."""

Answer = TypeVar("Answer")


class Grouping:
    """The recent articles in memory; rebuilt from the database at the first article after a start.

    What editors, and the second look, merge and split meanwhile is followed before each article, and so is what another
    process has grouped since this one last did. The index is searched and grows in threads, by one at a time: 50,000
    articles are no matter for the event loop.
    """

    def __init__(self, thinking: Thinking) -> None:
        self._thinking = thinking
        self._recent: RecentArticles | None = None
        self._private: RecentArticles | None = None
        """Those of readers' own sources; a look into it where there are none costs nothing."""
        self._looked_at: datetime | None = None
        self._caught_up_at: datetime | None = None
        self._name = uuid4().hex
        self._alone = asyncio.Lock()

    async def group(self, storage: Storage, id: EntryId, now: datetime) -> StoryId | None:
        """Put an article that was claimed into a story. None if it is gone."""
        async with self._alone:
            mind = await self._thinking.mind()
            if await self._is_turn_new(storage):
                await self._catch_up(storage, mind, now)
            recent, moved = await self._loaded(storage, mind, now)
            async with storage.reading() as tx:
                row = await tx.articles.to_group(id)
            if row is None:
                return None
            private = await self._loaded_private(storage, mind, now)
            item, found = await self._thinking.run(_find, mind, recent, moved, now, row)
            alike = await self._thinking.run(_find_private, private, now, item) if len(private) else []
            if row.article.private:
                story_id = await _join_private(storage, row.article, alike, found, now)
                await asyncio.to_thread(_remember, private, item, story_id)
                return story_id
            async with storage.writing() as tx:
                # An editor may have merged the story while it was being found.
                found = None if found is None else await tx.stories.resolve(found)
                story_id = found if found is not None else await tx.stories.add(row.article.published_at, now)
                await tx.articles.join(id, story_id)
                await refresh(tx, story_id, now)
                await tx.stories.set_twins(alike, story_id)
            # Once in a while the index grows, which copies all of it.
            await asyncio.to_thread(_remember, recent, item, story_id)
            return story_id

    async def consult(
        self,
        storage: Storage,
        now: datetime,
        question: Callable[[RecentArticles, StoryId], Answer],
        id: StoryId,
    ) -> Answer:
        """Ask the recent articles something about a story, in the thread where they are searched."""
        async with self._alone:
            mind = await self._thinking.mind()
            if not timedelta(0) <= now - (self._caught_up_at or now - CATCH_UP) < CATCH_UP:
                async with storage.reading() as tx:
                    others = await tx.notes.get(GROUPED_BY) not in (None, self._name)
                if others:
                    await self._catch_up(storage, mind, now)
            recent, moved = await self._loaded(storage, mind, now)
            return await self._thinking.run(_ask, question, recent, moved, now, id)

    async def _is_turn_new(self, storage: Storage) -> bool:
        """Say that this process groups now. Return whether another one did before."""
        async with storage.reading() as tx:
            last = await tx.notes.get(GROUPED_BY)
        if last == self._name:
            return False
        async with storage.writing() as tx:
            await tx.notes.put(GROUPED_BY, self._name)
        return last is not None

    async def _catch_up(self, storage: Storage, mind: Mind, now: datetime) -> None:
        """Learn what another process has grouped; what is not in memory at all is loaded when it is needed."""
        self._caught_up_at = now
        for index, private in ((self._recent, False), (self._private, True)):
            if index is None:
                continue
            async with storage.reading() as tx:
                there = await tx.articles.grouped_ids_since(now - WINDOW, private=private)
                rows = await tx.articles.grouped([id for id in there if id not in index])
            await self._thinking.run(_add, mind, index, rows)

    async def _loaded(
        self, storage: Storage, mind: Mind, now: datetime
    ) -> tuple[RecentArticles, list[tuple[EntryId, StoryId]]]:
        """Return the recent articles, and what was moved since they were looked at."""
        moved: list[tuple[EntryId, StoryId]] = []
        async with storage.reading() as tx:
            if self._recent is not None:
                moved = await tx.articles.moved_since((self._looked_at or now) - OVERLAP)
            rows = await tx.articles.grouped_since(now - WINDOW) if self._recent is None else []
        if self._recent is None:
            self._recent = await self._thinking.run(_index, mind, rows)
        self._looked_at = now
        return self._recent, moved

    async def _loaded_private(self, storage: Storage, mind: Mind, now: datetime) -> RecentArticles:
        if self._private is None:
            async with storage.reading() as tx:
                rows = await tx.articles.grouped_since(now - WINDOW, private=True)
            self._private = await self._thinking.run(_index, mind, rows)
        return self._private


async def _join_private(
    storage: Storage, article: Article, alike: list[StoryId], public: StoryId | None, now: datetime
) -> StoryId:
    """Put an article of a private feed into the best of some stories that is of the same feed, or begin one with it.

    It keeps which story for everybody tells of the same, if any does already.
    """
    async with storage.writing() as tx:
        # The index may know stories that are gone, and whose numbers others have by now.
        feeds = await tx.stories.private_of(alike)
        found = next((story for story in alike if feeds.get(story) == article.feed_id), None)
        if found is None:
            found = await tx.stories.add(article.published_at, now, article.feed_id)
        await tx.articles.join(article.id, found)
        await refresh(tx, found, now)
        public = None if public is None else await tx.stories.resolve(public)
        if public is not None:
            await tx.stories.set_twins([found], public)
        return found


def _index(mind: Mind, rows: list[GroupingRow]) -> RecentArticles:
    recent = mind.recent_articles()
    _add(mind, recent, rows)
    return recent


def _add(mind: Mind, recent: RecentArticles, rows: list[GroupingRow]) -> None:
    for row in rows:
        recent.add(_item(mind, row))


def _find(
    mind: Mind, recent: RecentArticles, moved: list[tuple[EntryId, StoryId]], now: datetime, row: GroupingRow
) -> tuple[Item, StoryId | None]:
    _follow(recent, moved, now)
    item = _item(mind, row)
    return item, recent.find_story(item)


def _find_private(private: RecentArticles, now: datetime, item: Item) -> list[StoryId]:
    private.forget_now_and_then(now - WINDOW)
    return private.find_stories(item)


def _remember(recent: RecentArticles, item: Item, story_id: StoryId) -> None:
    recent.add(item)
    recent.move(item.article_id, story_id)


def _ask(
    question: Callable[[RecentArticles, StoryId], Answer],
    recent: RecentArticles, moved: list[tuple[EntryId, StoryId]], now: datetime, id: StoryId,
) -> Answer:  # fmt: skip
    _follow(recent, moved, now)
    return question(recent, id)


def _follow(recent: RecentArticles, moved: list[tuple[EntryId, StoryId]], now: datetime) -> None:
    recent.forget_now_and_then(now - WINDOW)
    for article_id, story_id in moved:
        recent.move(article_id, story_id)


def _item(mind: Mind, row: GroupingRow) -> Item:
    article = row.article
    return Item(
        article_id=article.id,
        feed_id=article.feed_id,
        language=article.language,
        published_at=article.published_at,
        vector=unpack(row.vector),
        features=mind.features(article.title, article.text),
        story_id=article.story_id,
    )


async def refresh(tx: Transaction, story_id: StoryId, now: datetime) -> None:
    """Make a story what its articles say now: its topics, outlets and importance; its summary is made anew."""
    members = await tx.articles.of_story(story_id)
    if not members:
        return
    topics = await tx.articles.topics([article.id for article in members])
    reported = [article.published_at for article in members]
    worth = importance([reported_of(article) for article in members], max(reported))
    if all(article.private for article in members):
        worth = max(worth, OWN_WORTH)
    await tx.stories.touch(
        story_id,
        reported=reported,
        outlets=len({article.outlet for article in members}),
        importance=worth,
        topics=topics_of_story([topics[article.id] for article in members]),
        now=now,
    )


def reported_of(article: Article) -> Reported:
    """Return an article as ranking sees it."""
    return Reported(
        outlet=article.outlet,
        at=article.published_at,
        standing=article.standing,
        country=article.country,
        owner=article.ownership,
        prints=prints_of(article.title, article.text),
    )
