"""Alert: tells those who want to know at once of a story that has just come in."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial

from messages.alert import alert as rendered
from news.chats import Chat, Settings
from news.deliveries import Lane, NewDelivery
from news.ids import StoryId
from news.outgoing import Text
from news.quiet import next_loud
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
        topics = await tx.topics.public(card.story.topics)
        for start in range(0, len(chats), IN_A_STATEMENT):
            some = chats[start : start + IN_A_STATEMENT]
            told = partial(rendered, card, topics)
            await tx.outbox.queue(alerts(some, f"alert:story:{card.story.id}", told, now, FRESH), now)
            await tx.digests.show_to([chat.id for chat in some], card.story, now)
        return len(chats)


def alerts(
    chats: Sequence[Chat], key: str, render: Callable[[Settings, datetime], Text], now: datetime,
    lasts: timedelta,
) -> list[NewDelivery]:  # fmt: skip
    """Return an alert to each of some chats, as `render` puts it for their settings and the moment of reading.

    It is of use for so long, counted from the end of a chat's quiet hours: what they hold back comes in the morning.
    """
    made: dict[tuple[str, str, datetime], Text] = {}
    deliveries = []
    for chat in chats:
        due = next_loud(now, chat.settings.schedule.zone, chat.settings.quiet)
        # Chats of one language and zone that read it at one moment get the same words.
        looks = (chat.language, chat.settings.schedule.timezone, due)
        if looks not in made:
            made[looks] = render(chat.settings, due)
        deliveries.append(
            NewDelivery(
                key=f"{key}:chat:{chat.id}",
                chat_id=chat.id,
                content=made[looks],
                lane=Lane.ALERT,
                due_at=due,
                expires_at=due + lasts,
            )
        )
    return deliveries
