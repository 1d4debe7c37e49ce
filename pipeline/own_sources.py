"""Readers' own sources: those who added one are told, once, that it fails or was taken from them, and what they can do."""

from datetime import datetime

from messages.own_sources import fails_message, taken_message
from news.chats import Chat
from news.deliveries import Lane, NewDelivery
from news.ids import TopicId
from news.outgoing import Text
from news.quiet import next_loud
from storage import Storage, Transaction

EVERY_READER = 500


async def due(storage: Storage, now: datetime, _limit: int = 1) -> list[int]:
    """Return one piece of work where readers are to be told that a source of theirs fails."""
    async with storage.reading() as tx:
        return [0] if await tx.own_sources.failing(now, 1) else []


async def tell_failing(storage: Storage, now: datetime) -> int:
    """Tell the readers of sources that have failed for long. Return how many; the message and that it was told are one."""
    async with storage.writing() as tx:
        failing = await tx.own_sources.failing(now, EVERY_READER)
        for source in failing:
            await tx.own_sources.told(source, now)
            chat = await tx.chats.get(source.chat_id)
            message = fails_message(source, chat.settings, now)
            await _queue(tx, chat, message, f"source:{source.topic_id}:fails:{now.timestamp():.0f}", now)
        return len(failing)


async def forbid(tx: Transaction, url: str, now: datetime) -> list[TopicId]:
    """Forbid an address to readers, and tell those from whom that takes a source. Return which sources."""
    taken = await tx.own_sources.forbid(url, now)
    for source in taken:
        chat = await tx.chats.get(source.chat_id)
        await _queue(
            tx, chat, taken_message(source.name, chat.language), f"source:{source.topic_id}:taken", now
        )
    return [source.topic_id for source in taken]


async def _queue(tx: Transaction, chat: Chat, message: Text, key: str, now: datetime) -> None:
    due_at = next_loud(now, chat.settings.schedule.zone, chat.settings.quiet)
    await tx.outbox.queue(
        [NewDelivery(key=key, chat_id=chat.id, content=message, lane=Lane.DIGEST, due_at=due_at)], now
    )
