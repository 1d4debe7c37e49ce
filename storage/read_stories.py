"""Stories as they are read: whole, with their topics, summaries and reports; what one may not see is not there."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    BindParameter,
    ColumnElement,
    Integer,
    Select,
    Text,
    TextClause,
    bindparam,
    case,
    cast,
    exists,
    func,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from news.ids import ChatId, FeedId, StoryId, TopicId
from news.order import Step
from news.stories import Report, Story, StoryCard, Summary, once
from storage.schema import (
    VISIBLE,
    articles,
    feeds,
    shown,
    stories,
    story_topics,
    subscriptions,
    summaries,
)
from storage.story_rows import report_of, story_of, summary_of
from storage.types import Moment
from storage.visible import told_before, visible_story

# Made once: to build one of these takes longer than SQLite takes to answer it.
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_VIEWER = bindparam("viewer", type_=BigInteger)
_MERGED = select(stories.c.merged_into).where(stories.c.id == bindparam("story"))
# Of the other columns, moments above all, only steps know anything; a digest is chosen from hundreds of rows.
_READ = select(
    *(
        stories.c[name]
        for name in (
            "id", "version", "first_at", "last_at", "outlets", "importance", "merged_into", "important_at",
            "important_line", "hidden_at", "edited", "differences", "private_feed", "twin_of",
        )
    )
)  # fmt: skip
_SOME = _READ.where(stories.c.id.in_(_IDS))
_SOME_OF_ALL = _SOME.where(visible_story())
_SOME_OF_ONE = _SOME.where(visible_story(_VIEWER))
_REPORTS = (
    select(
        articles.c.id, articles.c.story_id, articles.c.title, articles.c.url, articles.c.language,
        articles.c.published_at, feeds.c.name, feeds.c.country, feeds.c.ownership,
    )
    .join(feeds, feeds.c.id == articles.c.feed_id)
    .where(articles.c.story_id.in_(_IDS))
    .order_by(articles.c.published_at, articles.c.id)
)  # fmt: skip
_TOPICS = (
    select(story_topics.c.story_id, story_topics.c.topic_id)
    .where(story_topics.c.story_id.in_(_IDS))
    .order_by(story_topics.c.score.desc(), story_topics.c.topic_id)
)
_TEXTS = (
    select(
        summaries.c.story_id, summaries.c.language, summaries.c.headline,
        cast(summaries.c.sentences, Text).label("sentences"),
    )
    .where(summaries.c.story_id.in_(_IDS))
    .order_by(summaries.c.position)
)  # fmt: skip


@cache
def _latest(topics: int, *, for_all: bool, before: bool, unseen: bool) -> Select[Any]:
    """Return the query for the newest stories of so many topics that everybody may see, or `viewer`.

    Each topic gives its own newest in order, so that a common one is not looked through.
    """
    chosen = [bindparam(f"topic_{place}", type_=BigInteger) for place in range(topics)]
    public, about = stories.alias("public"), story_topics.alias("about")
    twin = (
        select(public.c.id)
        .join(about, about.c.story_id == public.c.id)
        .where(
            public.c.id == stories.c.twin_of,
            public.c.hidden_at.is_(None),
            public.c.summarised_version > 0,
            about.c.topic_id.in_(chosen),
        )
    )
    fits: list[ColumnElement[bool] | TextClause] = [
        VISIBLE,
        visible_story(None if for_all else _VIEWER),
        or_(stories.c.twin_of.is_(None), ~exists(twin)),
        stories.c.summarised_version > 0,
    ]
    if before:
        fits.append(story_topics.c.last_at < bindparam("before", type_=Moment))
    if unseen:
        seen = select(shown.c.story_id).where(shown.c.chat_id == _VIEWER, shown.c.story_id == stories.c.id)
        fits.append(~exists(seen))
    newest = [
        select(story_topics.c.story_id)
        .join(stories, stories.c.id == story_topics.c.story_id)
        .where(story_topics.c.topic_id == topic, *fits)
        .order_by(story_topics.c.last_at.desc(), story_topics.c.story_id.desc())
        .limit(bindparam("most", type_=Integer))
        .subquery()
        for topic in chosen
    ]
    return (
        _READ.where(stories.c.id.in_(union_all(*(select(of_one.c.story_id) for of_one in newest))))
        .order_by(stories.c.last_at.desc(), stories.c.id.desc())
        .limit(bindparam("limit", type_=Integer))
        .offset(bindparam("offset", type_=Integer))
    )


class ReadStories:
    """What happened, for whoever shows it."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def get(
        self, ids: Iterable[StoryId], viewer: ChatId | None = None, *, by_step: bool = False
    ) -> list[Story]:
        """Return stories with their topics and summaries, in the order of `ids`; unknown ones are left out.

        Those that a chat may see; a step, which shows them to nobody by itself, is given all.
        """
        wanted = list(ids)
        query = _SOME if by_step else _SOME_OF_ALL if viewer is None else _SOME_OF_ONE
        found = await self._load(query, {"ids": wanted, "viewer": viewer})
        by_id = {story.id: story for story in found}
        return [by_id[id] for id in wanted if id in by_id]

    async def resolve(self, id: StoryId) -> StoryId | None:
        """Return the story into which this one was merged in the end, itself if into none; None if unknown."""
        seen: set[int] = set()
        current: int | None = id
        while current is not None and current not in seen:
            seen.add(current)
            found = (await self._connection.execute(_MERGED, {"story": current})).one_or_none()
            if found is None:
                return None
            if found.merged_into is None:
                return StoryId(current)
            current = found.merged_into
        return None

    async def parts(self, id: StoryId) -> list[StoryId]:
        """Return a story and all that were merged into it, in however many steps."""
        whole = select(stories.c.id).where(stories.c.id == id).cte("whole", recursive=True)
        whole = whole.union(select(stories.c.id).join(whole, stories.c.merged_into == whole.c.id))
        return [StoryId(part) for part in await self._connection.scalars(select(whole.c.id))]

    async def private_of(self, ids: Sequence[StoryId]) -> dict[StoryId, FeedId]:
        """Return those of some stories that are private and stand for themselves, each with its feed."""
        query = select(stories.c.id, stories.c.private_feed).where(
            stories.c.id.in_(ids), stories.c.private_feed.is_not(None), stories.c.merged_into.is_(None)
        )
        return {StoryId(id): FeedId(feed) for id, feed in await self._connection.execute(query)}

    async def count(self) -> int:
        """Return how many stories there are for everybody, without those merged into another."""
        query = (
            select(func.count()).select_from(stories).where(stories.c.merged_into.is_(None), visible_story())
        )
        return int((await self._connection.execute(query)).scalar_one())

    async def card(
        self, id: StoryId, viewer: ChatId | None = None, *, by_step: bool = False
    ) -> StoryCard | None:
        """Return a story, or the one into which it was merged, with all its reports; see `get` for whose."""
        resolved = await self.resolve(id)
        if resolved is None:
            return None
        found = await self.get([resolved], viewer, by_step=by_step)
        reports = await self.reports([resolved])
        return StoryCard(story=found[0], reports=reports.get(resolved, ())) if found else None

    async def reports(self, ids: Sequence[StoryId]) -> dict[StoryId, tuple[Report, ...]]:
        """Return the reports of stories, oldest first; a story without any is left out."""
        found: dict[StoryId, list[Report]] = defaultdict(list)
        for row in await self._connection.execute(_REPORTS, {"ids": ids}):
            found[StoryId(row.story_id)].append(report_of(row))
        return {id: tuple(reports) for id, reports in found.items()}

    async def not_shown(
        self, chat_id: ChatId, *, since: datetime, topics: Sequence[TopicId] | None = None,
        steps: Sequence[Step] = (), limit: int = 300,
    ) -> list[Story]:  # fmt: skip
        """Return the summarised stories of a chat's topics that it has not been shown, touched since a moment.

        Of some of its topics only, where they are given. Of a private story and its public twin only one.

        For each topic the moment is not before the subscription's own, a day before it was made. Where there are
        more than `limit` they are the most important, those that an editor marked and by how fresh they are.
        """
        left: ColumnElement[float] = literal(1.0)
        if steps:
            # The newest step comes first, and the first that fits counts.
            left = case(
                *((stories.c.last_at > step.after, step.left) for step in steps), else_=steps[-1].left
            )
        wanted = (
            select(story_topics.c.story_id)
            .join(subscriptions, subscriptions.c.topic_id == story_topics.c.topic_id)
            .where(
                subscriptions.c.chat_id == chat_id,
                story_topics.c.touched_at > since,
                story_topics.c.touched_at > subscriptions.c.since,
            )
        )
        if topics is not None:
            wanted = wanted.where(subscriptions.c.topic_id.in_(topics))
        query = (
            _READ.where(
                stories.c.id.in_(wanted),
                VISIBLE,
                stories.c.summarised_version > 0,
                visible_story(chat_id),
                ~told_before(literal(chat_id), stories.c.id, stories.c.twin_of),
            )
            .order_by(
                stories.c.important_at.is_(None),
                (stories.c.importance * left).desc(),
                stories.c.last_at.desc(),
                stories.c.id,
            )
            .limit(limit)
        )
        return once(await self._load(query))

    async def latest(
        self, topics: Sequence[TopicId], viewer: ChatId | None = None, *, limit: int,
        before: datetime | None = None, offset: int = 0, unseen: bool = False,
    ) -> list[Story]:  # fmt: skip
        """Return the newest summarised stories of these topics that a chat may see: shown or not, or only `unseen`."""
        if not topics:
            return []
        query = _latest(len(topics), for_all=viewer is None, before=before is not None, unseen=unseen)
        asked: dict[str, Any] = {f"topic_{place}": topic for place, topic in enumerate(topics)}
        asked |= {
            "viewer": viewer,
            "before": before,
            "limit": limit,
            "offset": offset,
            "most": limit + offset,
        }
        return await self._load(query, asked)

    async def since(self, topics: Sequence[TopicId], since: datetime) -> list[Story]:
        """Return the summarised stories of these topics with a report since a moment, most important first."""
        query = _READ.where(
            stories.c.id.in_(select(story_topics.c.story_id).where(story_topics.c.topic_id.in_(topics))),
            VISIBLE,
            visible_story(),
            stories.c.summarised_version > 0,
            stories.c.last_at > since,
        ).order_by(stories.c.importance.desc(), stories.c.last_at.desc(), stories.c.id)
        return await self._load(query)

    async def _load(self, query: Select[Any], asked: Mapping[str, Any] | None = None) -> list[Story]:
        """Return stories with their topics and summaries: three statements, however many there are."""
        rows = (await self._connection.execute(query, asked)).all()
        ids = [row.id for row in rows]
        topics: dict[int, list[TopicId]] = defaultdict(list)
        texts: dict[int, list[Summary]] = defaultdict(list)
        if ids:
            for row in await self._connection.execute(_TOPICS, {"ids": ids}):
                topics[row.story_id].append(TopicId(row.topic_id))
            for row in await self._connection.execute(_TEXTS, {"ids": ids}):
                texts[row.story_id].append(summary_of(row.language, row.headline, row.sentences))
        return [story_of(row, tuple(topics[row.id]), texts[row.id]) for row in rows]
