"""Stories: what several outlets say of one event, its topics and its summaries."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    BindParameter,
    ColumnElement,
    Row,
    Select,
    Text,
    bindparam,
    case,
    cast,
    delete,
    exists,
    func,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from news.articles import TopicScore
from news.differences import Difference, Disputed, Said
from news.ids import ChatId, EntryId, FeedId, StoryId, TopicId
from news.order import Step
from news.own_sources import SOURCE_SCORE
from news.stories import EditedText, Report, Sentence, Story, StoryCard, Summary, once
from storage.dialect import awake, claimed, insert
from storage.leases import LEASE
from storage.schema import (
    EPOCH,
    NOT_SUMMARISED,
    NOT_TOLD,
    VISIBLE,
    articles,
    feeds,
    own_sources,
    shown,
    stories,
    story_topics,
    subscriptions,
    summaries,
    topics,
)
from storage.visible import told_before, visible_story

SUMMARIES = 2000
"""Summaries that need not be read from JSON again: about 6 MB of them."""

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
def _latest(*, for_all: bool, before: bool, unseen: bool) -> Select[Any]:
    """Return the query for the newest stories of `topics` that everybody may see, or `viewer`."""
    public = stories.alias("public")
    chosen = story_topics.c.topic_id.in_(bindparam("topics", expanding=True))
    twin = (
        select(public.c.id)
        .join(story_topics, story_topics.c.story_id == public.c.id)
        .where(
            public.c.id == stories.c.twin_of,
            public.c.hidden_at.is_(None),
            public.c.summarised_version > 0,
            chosen,
        )
    )
    query = (
        _READ.where(
            stories.c.id.in_(select(story_topics.c.story_id).where(chosen)),
            VISIBLE,
            visible_story(None if for_all else _VIEWER),
            or_(stories.c.twin_of.is_(None), ~exists(twin)),
            stories.c.summarised_version > 0,
        )
        .order_by(stories.c.last_at.desc(), stories.c.id.desc())
        .limit(bindparam("limit"))
        .offset(bindparam("offset"))
    )
    if before:
        query = query.where(stories.c.last_at < bindparam("before"))
    if unseen:
        seen = select(shown.c.story_id).where(shown.c.chat_id == _VIEWER, shown.c.story_id == stories.c.id)
        query = query.where(~exists(seen))
    return query


class Stories:
    """What happened."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, at: datetime, now: datetime, private_feed: FeedId | None = None) -> StoryId:
        """Begin a story with a first report of `at`; one of a private feed is private."""
        statement = (
            insert(self._connection, stories)
            .values(version=0, first_at=at, last_at=at, touched_at=now, private_feed=private_feed)
            .returning(stories.c.id)
        )
        return StoryId((await self._connection.execute(statement)).scalar_one())

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

    async def private_of(self, ids: Sequence[StoryId]) -> dict[StoryId, FeedId]:
        """Return those of some stories that are private and stand for themselves, each with its feed."""
        query = select(stories.c.id, stories.c.private_feed).where(
            stories.c.id.in_(ids), stories.c.private_feed.is_not(None), stories.c.merged_into.is_(None)
        )
        return {StoryId(id): FeedId(feed) for id, feed in await self._connection.execute(query)}

    async def set_twins(self, ids: Sequence[StoryId], public: StoryId) -> None:
        """Keep that private stories tell of the same event as one for everybody; the first that was found counts."""
        if ids:
            await self._connection.execute(
                update(stories)
                .where(
                    stories.c.id.in_(ids), stories.c.private_feed.is_not(None), stories.c.twin_of.is_(None)
                )
                .values(twin_of=public)
            )

    async def parts(self, id: StoryId) -> list[StoryId]:
        """Return a story and all that were merged into it, in however many steps."""
        whole = select(stories.c.id).where(stories.c.id == id).cte("whole", recursive=True)
        whole = whole.union(select(stories.c.id).join(whole, stories.c.merged_into == whole.c.id))
        return [StoryId(part) for part in await self._connection.scalars(select(whole.c.id))]

    async def touch(
        self, id: StoryId, *, reported: Sequence[datetime], outlets: int, importance: float,
        topics: Sequence[TopicScore], now: datetime,
    ) -> None:  # fmt: skip
        """Keep what a story is after its articles changed: it has a new version, which waits for its summary."""
        await self._connection.execute(
            update(stories)
            .where(stories.c.id == id)
            .values(
                version=stories.c.version + 1,
                first_at=min(reported),
                last_at=max(reported),
                touched_at=now,
                outlets=outlets,
                importance=importance,
            )
        )
        if not await self._has_edited_topics(id):
            await self.set_topics(id, topics)
        else:
            await self._set_own_topics(id, topics)
            await self._set_sources(id)

    async def weigh(self, importance: Mapping[StoryId, float]) -> None:
        """Keep how important stories are; they stay the same version."""
        if importance:
            statement = (
                update(stories)
                .where(stories.c.id == bindparam("story"))
                .values(importance=bindparam("worth"))
            )
            await self._connection.execute(
                statement, [{"story": id, "worth": worth} for id, worth in importance.items()]
            )

    async def set_topics(self, id: StoryId, topics: Sequence[TopicScore]) -> None:
        """Keep what a story is about."""
        await self._connection.execute(delete(story_topics).where(story_topics.c.story_id == id))
        rows = [{"story_id": id, "topic_id": topic.topic_id, "score": topic.score} for topic in topics]
        if rows:
            await self._connection.execute(insert(self._connection, story_topics).values(rows))
        await self._set_sources(id)

    async def _set_sources(self, id: StoryId) -> None:
        """Keep which readers' own sources report a story: one article is enough."""
        reports = select(articles.c.id).where(
            articles.c.story_id == id, articles.c.feed_id == own_sources.c.feed_id
        )
        rows = select(literal(id), own_sources.c.topic_id, literal(SOURCE_SCORE)).where(exists(reports))
        await self._connection.execute(
            insert(self._connection, story_topics)
            .from_select(["story_id", "topic_id", "score"], rows)
            .on_conflict_do_nothing()
        )

    async def _set_own_topics(self, id: StoryId, scores: Sequence[TopicScore]) -> None:
        """Keep which readers' own topics a story belongs to: of those no editor said anything."""
        own = set(
            await self._connection.scalars(
                select(topics.c.id).where(
                    topics.c.owner.is_not(None),
                    or_(
                        topics.c.id.in_([score.topic_id for score in scores]),
                        topics.c.id.in_(select(story_topics.c.topic_id).where(story_topics.c.story_id == id)),
                    ),
                )
            )
        )
        if not own:
            return
        await self._connection.execute(
            delete(story_topics).where(story_topics.c.story_id == id, story_topics.c.topic_id.in_(own))
        )
        rows = [
            {"story_id": id, "topic_id": score.topic_id, "score": score.score}
            for score in scores
            if score.topic_id in own
        ]
        if rows:
            await self._connection.execute(insert(self._connection, story_topics).values(rows))

    async def _has_edited_topics(self, id: StoryId) -> bool:
        """Whether an editor said what the story is about: that stays so, whatever its articles say."""
        query = select(stories.c.topics_edited).where(stories.c.id == id)
        return bool((await self._connection.execute(query)).scalar_one_or_none())

    async def claim_to_summarise(self, now: datetime, limit: int) -> list[tuple[StoryId, int]]:
        """Take up to `limit` stories that changed since their summary, each with the version that is read; the newest first."""
        due = (
            select(stories.c.id)
            .where(
                NOT_SUMMARISED,
                stories.c.lease_until <= now,
                awake("summarise", stories.c.id, now),
            )
            .order_by(stories.c.last_at.desc())
            .limit(limit)
        )
        statement = (
            update(stories)
            .where(claimed(stories.c.id, due))
            .values(lease_until=now + LEASE)
            .returning(stories.c.id, stories.c.version)
        )
        rows = (await self._connection.execute(statement)).all()
        return sorted((StoryId(row.id), row.version) for row in rows)

    async def claim_to_tell(self, now: datetime, limit: int) -> list[StoryId]:
        """Take up to `limit` summarised stories of which nobody has been told as they happened."""
        due = (
            select(stories.c.id)
            .where(NOT_TOLD, stories.c.lease_until <= now, awake("alert", stories.c.id, now))
            .order_by(stories.c.id)
            .limit(limit)
        )
        statement = (
            update(stories)
            .where(claimed(stories.c.id, due))
            .values(lease_until=now + LEASE)
            .returning(stories.c.id)
        )
        return sorted(StoryId(id) for id in await self._connection.scalars(statement))

    async def told(self, id: StoryId, now: datetime) -> bool:
        """Say that those who want to know of a story at once are being told; False if they were before."""
        statement = (
            update(stories)
            .where(stories.c.id == id, stories.c.told_at.is_(None))
            .values(told_at=now, lease_until=EPOCH)
            .returning(stories.c.id)
        )
        return (await self._connection.execute(statement)).scalar_one_or_none() is not None

    async def summarised(
        self, id: StoryId, version: int, made: Sequence[Summary], differences: Sequence[Difference] = ()
    ) -> bool:
        """Keep the summaries of a version of a story; False, and nothing kept, if it has a newer one by now."""
        statement = (
            update(stories)
            .where(stories.c.id == id, stories.c.version == version)
            .values(
                summarised_version=version,
                lease_until=EPOCH,
                differences=[asdict(difference) for difference in differences] or None,
            )
            .returning(stories.c.id)
        )
        if (await self._connection.execute(statement)).scalar_one_or_none() is None:
            await self._connection.execute(
                update(stories).where(stories.c.id == id).values(lease_until=EPOCH)
            )
            return False
        await self._connection.execute(delete(summaries).where(summaries.c.story_id == id))
        rows = [
            {
                "story_id": id, "language": summary.language, "position": position, "headline": summary.headline,
                "sentences": [
                    {
                        "text": sentence.text, "article_id": sentence.article_id, "source": sentence.source,
                        "position": sentence.position,
                    }
                    for sentence in summary.sentences
                ],
            }
            for position, summary in enumerate(made)
        ]  # fmt: skip
        if rows:
            await self._connection.execute(insert(self._connection, summaries).values(rows))
        return True

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
            found[StoryId(row.story_id)].append(_report(row))
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
                story_topics.c.story_id == stories.c.id,
                subscriptions.c.since < stories.c.touched_at,
            )
        )
        if topics is not None:
            wanted = wanted.where(story_topics.c.topic_id.in_(topics))
        query = (
            _READ.where(
                stories.c.touched_at > since,
                VISIBLE,
                stories.c.summarised_version > 0,
                exists(wanted),
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
        asked = {"topics": topics, "viewer": viewer, "before": before, "limit": limit, "offset": offset}
        return await self._load(
            _latest(for_all=viewer is None, before=before is not None, unseen=unseen), asked
        )

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
                texts[row.story_id].append(_summary(row.language, row.headline, row.sentences))
        return [_story(row, tuple(topics[row.id]), texts[row.id]) for row in rows]


def _with_edits(extracts: Sequence[Summary], edited: dict[str, dict[str, str]] | None) -> tuple[Summary, ...]:
    """Return the summaries with an editor's words in the place of what was extracted."""
    if not edited:
        return tuple(extracts)
    by_language = {summary.language: summary for summary in extracts}
    languages = [*by_language, *(language for language in edited if language not in by_language)]
    made = [
        EditedText(**edited.get(language, {})).over(by_language.get(language), language)
        for language in languages
    ]
    return tuple(summary for summary in made if summary is not None)


def _story(row: Row[*tuple[Any, ...]], topics: tuple[TopicId, ...], texts: Sequence[Summary]) -> Story:
    return Story(
        id=StoryId(row.id),
        version=row.version,
        first_at=row.first_at,
        last_at=row.last_at,
        outlets=row.outlets,
        importance=row.importance,
        topics=topics,
        summaries=_with_edits(texts, row.edited),
        differences=tuple(_difference(one) for one in row.differences or ()),
        merged_into=None if row.merged_into is None else StoryId(row.merged_into),
        important_at=row.important_at,
        important_line=row.important_line,
        hidden_at=row.hidden_at,
        private=row.private_feed is not None,
        twin_of=None if row.twin_of is None else StoryId(row.twin_of),
    )


@lru_cache(maxsize=SUMMARIES)
def _summary(language: str, headline: str, sentences: str) -> Summary:
    """Return a summary; what is kept of a story is asked for again and again, by whoever follows its topics."""
    return Summary(
        language=language,
        headline=headline,
        sentences=tuple(
            Sentence(
                text=part["text"],
                article_id=EntryId(part["article_id"]),
                source=part["source"],
                position=part.get("position"),
            )
            for part in json.loads(sentences)
        ),
    )


def _difference(kept: dict[str, Any]) -> Difference:
    return Difference(what=Disputed(kept["what"]), said=tuple(Said(**said) for said in kept["said"]))


def _report(row: Row[*tuple[Any, ...]]) -> Report:
    return Report(
        article_id=EntryId(row.id),
        outlet=row.name,
        title=row.title,
        url=row.url,
        language=row.language,
        published_at=row.published_at,
        country=row.country,
        ownership=row.ownership,
    )
