"""Telling: puts a story into the outbox of those who are to hear of it as it happens, each at their moment."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from news.alerts import Listener, leaves_at
from news.chats import Settings
from news.deliveries import Lane, NewDelivery
from news.ids import ChatId
from news.outgoing import Text
from news.stories import Story
from pipeline.mutes import listening
from storage import Transaction

IN_A_STATEMENT = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """A story that is told as it happens."""

    story: Story
    key: str
    """How the keys of its deliveries begin."""
    render: Callable[[Settings, datetime], Text]
    """Puts it in words for settings and the moment of reading."""
    lasts: timedelta
    """How long it is of use, counted from the end of a chat's quiet hours."""
    urgent: bool = False
    """Whether it comes beyond the number of a day, and in the quiet hours of those who let it."""


async def tell(tx: Transaction, news: News, listeners: Sequence[Listener], now: datetime) -> int:
    """Queue an alert to each of those who have one left for the day and have not muted the story. Return how many they are.

    The others are not marked as having been shown it: the next digest brings it, unless it is muted then too.
    """
    hearing = {chat.id for chat in await listening(tx, [one.chat for one in listeners], news.story)}
    listeners = [one for one in listeners if one.chat.id in hearing]
    told = 0
    for start in range(0, len(listeners), IN_A_STATEMENT):
        some = [
            (listener, leaves_at(listener.chat.settings, now, urgent=news.urgent))
            for listener in listeners[start : start + IN_A_STATEMENT]
        ]
        kept = await _within_budget(tx, some, urgent=news.urgent)
        some = [(listener, due) for listener, due in some if listener.chat.id in kept]
        await tx.outbox.queue(_deliveries(news, some), now)
        await tx.digests.show_to([listener.chat.id for listener, _ in some], news.story, now)
        told += len(some)
    return told


async def _within_budget(
    tx: Transaction, some: Sequence[tuple[Listener, datetime]], *, urgent: bool
) -> set[ChatId]:
    """Count the alert for the day on which each chat reads it. Return those for whom it is not one too many."""
    days: dict[date, list[ChatId]] = defaultdict(list)
    for listener, due in some:
        days[due.astimezone(listener.chat.settings.schedule.zone).date()].append(listener.chat.id)
    count = tx.telling.count if urgent else tx.telling.spend
    return {id for day, ids in days.items() for id in await count(ids, day)}


def _deliveries(news: News, some: Sequence[tuple[Listener, datetime]]) -> list[NewDelivery]:
    made: dict[tuple[str, str, datetime], Text] = {}
    deliveries = []
    for listener, due in some:
        chat = listener.chat
        # Chats of one language and zone that read it at one moment get the same words.
        looks = (chat.language, chat.settings.schedule.timezone, due)
        if looks not in made:
            made[looks] = news.render(chat.settings, due)
        deliveries.append(
            NewDelivery(
                key=f"{news.key}:chat:{chat.id}",
                chat_id=chat.id,
                content=replace(made[looks], silent=not listener.loud),
                lane=Lane.ALERT,
                due_at=due,
                expires_at=due + news.lasts,
            )
        )
    return deliveries
