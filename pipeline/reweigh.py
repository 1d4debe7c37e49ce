"""Reweigh: counts anew what the stories of a source weigh, after an editor changed what the source counts for."""

from datetime import datetime

from news.ids import FeedId, StoryId
from news.ranking import importance
from pipeline.choosing import CARRIED_OVER
from pipeline.group import reported_of
from storage import Storage

SLICE = 50
"""Stories in one transaction: writers wait a few milliseconds."""


async def reweigh(storage: Storage, id: FeedId, now: datetime, *, at_once: int = SLICE) -> int:
    """Count anew the importance of all stories that a digest may still bring. Return how many there were.

    They are no other stories for it: nothing is summarised again. Killed half-way, the rest is counted when it grows.
    """
    counted, after = 0, StoryId(0)
    while True:
        async with storage.writing() as tx:
            members = await tx.articles.of_stories_of(
                id, since=now - CARRIED_OVER, after=after, limit=at_once
            )
            await tx.stories.weigh(
                {
                    story_id: importance(
                        map(reported_of, articles), max(article.published_at for article in articles)
                    )
                    for story_id, articles in members.items()
                }
            )
        if not members:
            return counted
        counted, after = counted + len(members), max(members)
