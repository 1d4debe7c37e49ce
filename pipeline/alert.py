"""Alert: tells those who want to know at once of a story that has just come in."""

from datetime import datetime, timedelta
from functools import partial

from messages.alert import alert as rendered
from news.alerts import ON_FIRST_REPORT
from news.ids import StoryId
from pipeline.telling import News, tell
from storage import Storage

FRESH = timedelta(hours=3)
"""What is older is no news to be told at once; it comes with the next digest."""


async def alert(storage: Storage, id: StoryId, now: datetime) -> int:
    """Queue an alert about a story that was claimed for every chat that wants one. Return how many there were.

    The alerts, what was shown by them, and that the story has been told are one transaction.
    """
    async with storage.writing() as tx:
        if not await tx.stories.told(id, now):
            return 0
        card = await tx.stories.card(id, by_step=True)
        if card is None or now - card.story.first_at > FRESH:
            return 0
        topics = await tx.topics.public(card.story.topics)
        news = News(
            story=card.story,
            key=f"alert:story:{card.story.id}",
            render=partial(rendered, card, topics),
            lasts=FRESH,
        )
        return await tell(tx, news, await tx.telling.wanting(id, now, ON_FIRST_REPORT), now)
