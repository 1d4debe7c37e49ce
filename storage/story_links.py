"""Which stories belong to a topic: each link keeps the moments of its story, by which the topic finds its newest."""

from typing import Any

from sqlalchemy import Select, select, true
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.dialect import insert
from storage.schema import stories, story_topics


async def link(connection: AsyncConnection, scores: Select[Any]) -> None:
    """Link stories to topics by rows of (story, topic, score); a link that is there stays as it is.

    Until the transaction ends these stories stay as they are: else one that changes meanwhile would not be found where
    it then belongs.
    """
    story, topic, score = scores.subquery("scores").c
    links = (
        select(story, topic, score, stories.c.last_at, stories.c.touched_at)
        .join(stories, stories.c.id == story)
        .where(true())
        .with_for_update(read=True, of=stories)
    )
    kept = ["story_id", "topic_id", "score", "last_at", "touched_at"]
    await connection.execute(
        insert(connection, story_topics).from_select(kept, links).on_conflict_do_nothing()
    )
