"""Stories that readers saved for later. What is saved is kept, however old it becomes."""

from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    CTE,
    BigInteger,
    Column,
    ColumnElement,
    Select,
    bindparam,
    delete,
    exists,
    func,
    literal_column,
    select,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from news.ids import ChatId, StoryId
from news.search import Hits
from storage.dialect import insert
from storage.schema import saved, stories
from storage.visible import Viewer, visible_story


class Saved:
    """What readers saved; a story that was merged since stands for the one that it is part of."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def has(self, chat_id: ChatId, story_id: StoryId) -> bool:
        """Whether a chat saved a story, or one that was merged into it."""
        asked = {"chat": chat_id, "story": story_id}
        return (await self._connection.execute(_is_part_of_saved(), asked)).first() is not None

    async def add(self, chat_id: ChatId, story_id: StoryId, now: datetime) -> None:
        """Save a story; saving it again changes nothing."""
        statement = insert(self._connection, saved).values(chat_id=chat_id, story_id=story_id, at=now)
        await self._connection.execute(statement.on_conflict_do_nothing())

    async def remove(self, chat_id: ChatId, story_id: StoryId) -> None:
        """Save a story no longer, nor what was merged into it."""
        chain = saved_chain(chat_id)
        parts = select(chain.c.saved_id).where(chain.c.id == story_id)
        await self._connection.execute(
            delete(saved).where(saved.c.chat_id == chat_id, saved.c.story_id.in_(parts))
        )

    async def of(self, chat_id: ChatId, *, limit: int, offset: int = 0) -> Hits:
        """Return what a chat saved and may still see, what it saved last first."""
        chain = saved_chain(chat_id)
        query = (
            select(chain.c.id, func.count().over())
            .join(stories, stories.c.id == chain.c.id)
            .where(
                stories.c.merged_into.is_(None),
                stories.c.hidden_at.is_(None),
                stories.c.summarised_version > 0,
                visible_story(chat_id),
            )
            .group_by(chain.c.id)
            .order_by(func.max(chain.c.at).desc(), chain.c.id.desc())
            .limit(limit)
            .offset(offset)
        )
        rows = (await self._connection.execute(query)).all()
        return Hits(ids=tuple(StoryId(row[0]) for row in rows), total=rows[0][1] if rows else 0)


def is_saved(story: Column[Any]) -> ColumnElement[bool]:
    """Return the condition that somebody saved a story of the outer query, or one that was merged into it."""
    # By its name, or the column would bring its table along, and this would be asked of every row of that.
    itself = select(literal_column(f"{story.table.name}.{story.name}", story.type).label("id"))
    part = itself.cte("part", recursive=True, nesting=True)
    merged = stories.alias("merged")
    part = part.union(select(merged.c.id).join(part, merged.c.merged_into == part.c.id))
    return exists(select(saved.c.story_id).join(part, part.c.id == saved.c.story_id))


@cache
def _is_part_of_saved() -> Select[tuple[int]]:
    """Return the query whether `chat` saved `story`, made once since every card asks it."""
    chain = saved_chain(bindparam("chat", type_=BigInteger))
    return select(chain.c.id).where(chain.c.id == bindparam("story")).limit(1)


def saved_chain(chat_id: Viewer) -> CTE:
    """Return what a chat saved: `saved_id`, when, and each `id` into which it was merged, itself too."""
    first = select(
        saved.c.story_id.label("saved_id"), saved.c.at.label("at"), saved.c.story_id.label("id")
    ).where(saved.c.chat_id == chat_id)
    # Within the subquery that uses it: of a DELETE that begins with WITH, SQLite's driver counts no rows.
    chain = first.cte("saved_chain", recursive=True, nesting=True)
    further = (
        select(chain.c.saved_id, chain.c.at, stories.c.merged_into)
        .join(stories, stories.c.id == chain.c.id)
        .where(stories.c.merged_into.is_not(None))
    )
    return chain.union(further)
