"""Editions: what the digests of one moment are made of, read so that a change of any of it is seen at once."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    String,
    Text,
    bindparam,
    cast,
    func,
    literal,
    select,
    type_coerce,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from news.ids import StoryId, TopicId
from storage.schema import (
    VISIBLE,
    retellings,
    stories,
    story_topics,
    topics,
)
from storage.types import Moment
from storage.visible import visible_story

IN_A_STATEMENT = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Prints:
    """All that decides which of the public stories come, and what is said of them, as raw rows to be compared."""

    stories: list[tuple[Any, ...]]
    """Each row begins with the story's number."""
    topics: list[tuple[Any, ...]]
    """(story, topic, score), of topics for everyone, the best first."""
    retellings: list[tuple[Any, ...]]
    names: list[tuple[Any, ...]]
    """Of topics for everyone: their numbers, names and signs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Light:
    """Of a story what decides whether it comes."""

    id: StoryId
    touched_at: datetime
    last_at: datetime
    importance: float
    is_marked: bool


class Editions:
    """What there is to be read."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def mark(self, since: datetime) -> tuple[Any, ...]:
        """Return what is another whenever the prints are: all of them in a few strings, which is quicker by far."""
        *watched, named = _marks()
        told = [(await self._connection.execute(one, {"since": since})).scalar_one() for one in watched]
        return *told, (await self._connection.execute(named)).scalar_one()

    async def prints(self, since: datetime) -> Prints:
        """Return the prints of the stories for everyone that were touched since a moment."""
        of_stories, of_topics, retold, named = _prints(since)
        return Prints(
            stories=await self._rows(of_stories.order_by(stories.c.id)),
            topics=await self._rows(
                of_topics.order_by(
                    story_topics.c.story_id, story_topics.c.score.desc(), story_topics.c.topic_id
                )
            ),
            retellings=await self._rows(
                retold.order_by(retellings.c.story_id, retellings.c.language, retellings.c.kind)
            ),
            names=await self._rows(named.order_by(topics.c.id)),
        )

    async def lights(self, ids: Sequence[StoryId]) -> dict[StoryId, Light]:
        """Return of stories what decides whether they come."""
        found: dict[StoryId, Light] = {}
        for start in range(0, len(ids), IN_A_STATEMENT):
            query = select(
                stories.c.id, stories.c.touched_at, stories.c.last_at, stories.c.importance,
                stories.c.important_at,
            ).where(stories.c.id.in_(ids[start : start + IN_A_STATEMENT]))  # fmt: skip
            for row in await self._connection.execute(query):
                id = StoryId(row.id)
                found[id] = Light(
                    id=id, touched_at=row.touched_at, last_at=row.last_at, importance=row.importance,
                    is_marked=row.important_at is not None,
                )  # fmt: skip
        return found

    async def copies(self, since: datetime) -> Mapping[StoryId, StoryId]:
        """Return the private stories that tell the same as a public one touched since a moment, each with that one."""
        copy = stories.alias("copy")
        query = (
            select(copy.c.id, copy.c.twin_of)
            .join(stories, stories.c.id == copy.c.twin_of)
            .where(copy.c.twin_of.is_not(None), stories.c.touched_at > since)
        )
        return {StoryId(id): StoryId(twin) for id, twin in await self._connection.execute(query)}

    async def links(
        self, wanted: Collection[TopicId], since: datetime
    ) -> dict[TopicId, list[tuple[StoryId, float, datetime]]]:
        """Return the stories of topics that were touched since a moment, with how much they are about these."""
        query = select(
            story_topics.c.topic_id, story_topics.c.story_id, story_topics.c.score, story_topics.c.touched_at
        ).where(story_topics.c.topic_id.in_(wanted), story_topics.c.touched_at > since)
        found: dict[TopicId, list[tuple[StoryId, float, datetime]]] = defaultdict(list)
        for topic, story, score, touched_at in await self._connection.execute(query):
            found[TopicId(topic)].append((StoryId(story), score, touched_at))
        return found

    async def _rows(self, query: Select[Any]) -> list[tuple[Any, ...]]:
        """Return bare rows, which are compared fast."""
        return list(map(tuple, (await self._connection.execute(query)).all()))


@cache
def _marks() -> tuple[Select[Any], ...]:
    """Return the statements of a mark, made once; all but the last ask for what was touched `since`."""
    return tuple(map(_together, _prints(bindparam("since", type_=Moment))))


def _together(query: Select[Any]) -> Select[Any]:
    """Return what gives all rows of a query as one text, in whatever order."""
    row: ColumnElement[str] = literal("")
    for column in query.subquery().c:
        row = row + func.coalesce(cast(column, Text), "-") + ","
    return select(func.aggregate_strings(row, ";"))


def _prints(
    since: datetime | BindParameter[datetime],
) -> tuple[Select[Any], Select[Any], Select[Any], Select[Any]]:
    fresh = (stories.c.touched_at > since, VISIBLE, stories.c.summarised_version > 0, visible_story())
    of_stories = select(
        # What else a story holds changes with its version only.
        stories.c.id, stories.c.version, stories.c.summarised_version, stories.c.importance,
        # Taken as they are kept: to make moments of them would take longer than all the rest.
        type_coerce(stories.c.touched_at, String), type_coerce(stories.c.last_at, String),
        type_coerce(stories.c.important_at, String), cast(stories.c.edited, Text),
    ).where(*fresh)  # fmt: skip
    of_topics = (
        select(story_topics.c.story_id, story_topics.c.topic_id, story_topics.c.score)
        .join(topics, topics.c.id == story_topics.c.topic_id)
        # As a join SQLite would look through the links of all stories there ever were.
        .where(story_topics.c.story_id.in_(select(stories.c.id).where(*fresh)), topics.c.owner.is_(None))
    )
    retold = (
        select(
            retellings.c.story_id, retellings.c.language, retellings.c.kind, retellings.c.source_hash,
            retellings.c.headline, retellings.c.text,
        )
        .join(stories, stories.c.id == retellings.c.story_id)
        .where(*fresh, retellings.c.headline.is_not(None))
    )  # fmt: skip
    named = select(topics.c.id, cast(topics.c.names, Text), topics.c.emoji).where(topics.c.owner.is_(None))
    return of_stories, of_topics, retold, named
