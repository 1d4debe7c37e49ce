"""Important: proposes to editors what spreads fast and tells of it who wants that, and tells all readers of its topics what an editor marked."""

from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from functools import partial

from messages.alert import alert, important_alert
from messages.proposals import proposal
from news.alerts import ON_FAST_SPREAD
from news.deliveries import Lane, NewDelivery
from news.ids import ChatId, StoryId, UserId
from news.important import FRESH, fast_spread
from pipeline.group import reported_of
from pipeline.telling import News, tell
from storage import Storage

SLICE = 500
"""Readers told in one transaction."""
LASTS = timedelta(hours=6)
"""After this an alert that could have left is of no use; the next digest brings the story instead."""


async def propose(storage: Storage, owners: Collection[UserId], id: StoryId, now: datetime) -> bool:
    """Propose a story that was claimed to those who run the news, once, if it spreads fast. Return whether it does.

    Readers who want the important news of its topics at once are told of it then.
    """
    async with storage.writing() as tx:
        articles = await tx.articles.of_story(id)
        spread = fast_spread([reported_of(article) for article in articles], now)
        if not await tx.important.weighed(id, proposed=spread is not None, now=now) or spread is None:
            return False
        card = await tx.stories.card(id)
        if card is None or not card.story.summaries:
            return False
        messages = [
            NewDelivery(
                key=f"proposal:{id}:chat:{chat.id}",
                chat_id=chat.id,
                content=proposal(card, spread, chat.settings, now),
                lane=Lane.ALERT,
                due_at=now,
                expires_at=now + FRESH,
            )
            for chat in await tx.chats.of_editors(owners)
        ]
        await tx.outbox.queue(messages, now)
        topics = await tx.topics.public(card.story.topics)
        news = News(
            story=card.story,
            key=f"alert:spread:{card.story.id}",
            render=partial(alert, card, topics),
            lasts=FRESH,
        )
        await tell(tx, news, await tx.telling.wanting(id, now, ON_FAST_SPREAD), now)
        return True


async def spread_important(
    storage: Storage, id: StoryId, clock: Callable[[], datetime], *, at_once: int = SLICE
) -> int:
    """Queue an alert about an important story for every reader of its topics who has not been shown it.

    Slice by slice: killed in between it goes on where it was, for who was told was shown it. Return how many there were.
    """
    told, after = 0, ChatId(0)
    while True:
        async with storage.writing() as tx:
            now = clock()
            if not await tx.important.spreading(id, now):
                return told
            card = await tx.stories.card(id)
            listeners = await tx.telling.untold(id, now, at_once, after=after)
            if card is not None and card.story.important_at is not None and listeners:
                topics = await tx.topics.public(card.story.topics)
                # Marked again after it was taken back it is another alert, which needs another key.
                key = f"important:{id}:{card.story.important_at.timestamp():.0f}"
                render = partial(important_alert, card, topics)
                news = News(story=card.story, key=key, render=render, lasts=LASTS, urgent=True)
                told += await tell(tx, news, listeners, now)
            if len(listeners) < at_once:
                await tx.important.spread(id, now)
                return told
            after = listeners[-1].chat.id
