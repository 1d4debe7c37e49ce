"""Group: puts an understood article into the story of its event, or begins one with it. One article at a time."""

from datetime import datetime, timedelta

from news.articles import Article
from news.grouping import WINDOW
from news.ids import EntryId, StoryId
from news.ranking import Reported, importance
from news.topics import topics_of_story
from nlp.mind import Mind
from nlp.nearest import Item, RecentArticles
from nlp.vectors import unpack
from pipeline.thinking import Thinking
from storage import Storage, Transaction
from storage.articles import GroupingRow

OVERLAP = timedelta(minutes=5)
"""How far before the last look moves are looked at again: one may have been made long before it was committed."""


class Grouping:
    """The recent articles in memory; rebuilt from the database at the first article after a start.

    What editors merge and split meanwhile is followed before each article.
    """

    def __init__(self, thinking: Thinking) -> None:
        self._thinking = thinking
        self._recent: RecentArticles | None = None
        self._looked_at: datetime | None = None

    async def group(self, storage: Storage, id: EntryId, now: datetime) -> StoryId | None:
        """Put an article that was claimed into a story. None if it is gone."""
        mind = await self._thinking.mind()
        recent = await self._loaded(storage, mind, now)
        async with storage.reading() as tx:
            row = await tx.articles.to_group(id)
        if row is None:
            return None
        item, found = await self._thinking.run(_find, mind, recent, row)
        async with storage.writing() as tx:
            # An editor may have merged the story while it was being found.
            found = None if found is None else await tx.stories.resolve(found)
            story_id = found if found is not None else await tx.stories.add(row.article.published_at, now)
            await tx.articles.join(id, story_id)
            await refresh(tx, story_id, now)
        recent.add(item)
        recent.move(id, story_id)
        return story_id

    async def _loaded(self, storage: Storage, mind: Mind, now: datetime) -> RecentArticles:
        if self._recent is None:
            async with storage.reading() as tx:
                rows = await tx.articles.grouped_since(now - WINDOW)
            self._recent = await self._thinking.run(_index, mind, rows)
        else:
            self._recent.forget_before(now - WINDOW)
            await self._follow_moves(storage, self._recent, now)
        self._looked_at = now
        return self._recent

    async def _follow_moves(self, storage: Storage, recent: RecentArticles, now: datetime) -> None:
        async with storage.reading() as tx:
            moved = await tx.articles.moved_since((self._looked_at or now) - OVERLAP)
        for article_id, story_id in moved:
            recent.move(article_id, story_id)


def _index(mind: Mind, rows: list[GroupingRow]) -> RecentArticles:
    recent = mind.recent_articles()
    for row in rows:
        recent.add(_item(mind, row))
    return recent


def _find(mind: Mind, recent: RecentArticles, row: GroupingRow) -> tuple[Item, StoryId | None]:
    item = _item(mind, row)
    return item, recent.find_story(item)


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
    await tx.stories.touch(
        story_id,
        reported=reported,
        outlets=len({article.outlet for article in members}),
        importance=importance([reported_of(article) for article in members], max(reported)),
        topics=topics_of_story([topics[article.id] for article in members]),
        now=now,
    )


def reported_of(article: Article) -> Reported:
    """Return an article as ranking sees it."""
    return Reported(
        outlet=article.outlet, at=article.published_at, standing=article.standing, country=article.country
    )
