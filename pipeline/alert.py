"""Alert: tells those who want to know at once of a story that has just come in."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial

from messages.alert import alert as rendered
from news.chats import Chat, Settings
from news.deliveries import Lane, NewDelivery
from news.ids import StoryId
from news.outgoing import Text
from storage import Storage

FRESH = timedelta(hours=3)
"""What is older is no news to be told at once; it comes with the next digest."""
IN_A_STATEMENT = 500


async def alert(storage: Storage, id: StoryId, now: datetime) -> int:
    """Queue an alert about a story that was claimed for every chat that wants one. Return how many there were.

    The alerts, what was shown by them, and that the story has been told are one transaction.
    """
    async with storage.writing() as tx:
        if not await tx.stories.told(id, now):
            return 0
        card = await tx.stories.card(id)
        if card is None or now - card.story.first_at > FRESH:
            return 0
        chats = await tx.chats.wanting_at_once(id, now)
        topics = list((await tx.topics.by_id(card.story.topics)).values())
        for start in range(0, len(chats), IN_A_STATEMENT):
            some = chats[start : start + IN_A_STATEMENT]
            told = partial(rendered, card, topics, now=now)
            await tx.outbox.queue(alerts(some, f"alert:story:{card.story.id}", told, now, FRESH), now)
            await tx.digests.show_to([chat.id for chat in some], card.story, now)
        return len(chats)


def alerts(
    chats: Sequence[Chat], key: str, render: Callable[[Settings], Text], now: datetime, lasts: timedelta
) -> list[NewDelivery]:
    """Return an alert to each of some chats, as `render` puts it for their settings, of use for so long."""
    made: dict[tuple[str, str], Text] = {}
    deliveries = []
    for chat in chats:
        # Chats of one language and zone get the same words.
        looks = (chat.language, chat.settings.schedule.timezone)
        if looks not in made:
            made[looks] = render(chat.settings)
        deliveries.append(
            NewDelivery(
                key=f"{key}:chat:{chat.id}",
                chat_id=chat.id,
                content=made[looks],
                lane=Lane.ALERT,
                due_at=now,
                expires_at=now + lasts,
            )
        )
    return deliveries
