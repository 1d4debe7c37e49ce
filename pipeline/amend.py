"""Amend: edits what readers were shown of a sentence that its outlet has changed, and tells them so."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import lru_cache

from messages.amendments import amended, note
from messages.following import follow_button
from messages.marking import marked
from messages.saved import save_button
from messages.why import opinions
from news.amendments import Amendment
from news.deliveries import Edit, Lane, NewDelivery, edit_key
from news.ids import DeliveryId, StoryId
from news.outgoing import Text
from news.quiet import next_loud
from storage import Storage, Transaction
from storage.amendments import Opened, Showed

LASTS = timedelta(hours=24)
SLICE = 200
"""Messages edited in one transaction: writers wait milliseconds, not seconds."""

# Thousands got the same message.
_amended = lru_cache(maxsize=256)(amended)


async def amend(storage: Storage, id: int, now: datetime, *, at_once: int = SLICE) -> int:
    """Queue the edits and the notes of a change. Return how many messages that were sent showed the sentence.

    Slice by slice: killed in between it goes on with what has not been edited. What has not left yet is put right
    without a word.
    """
    async with storage.reading() as tx:
        amendment = await tx.amendments.get(id)
        if amendment is None:
            return 0
        ids = await tx.amendments.showed(amendment.story_id)
        cards = await _cards(tx, amendment)
    count = 0
    for start in range(0, len(ids), at_once):
        async with storage.writing() as tx:
            count += await _put_right(tx, amendment, ids[start : start + at_once], now)
    # After the digests: a note answers the message that came first.
    for start in range(0, len(cards), at_once):
        async with storage.writing() as tx:
            entered = await tx.amendments.enter(cards[start : start + at_once])
            count += await _put_right(tx, amendment, entered, now)
    async with storage.writing() as tx:
        for hash, message in (await tx.amendments.waiting(ids)).items():
            right = amended(message, amendment.changed)
            if right is not None:
                await tx.amendments.reword(ids, hash, await tx.wordings.keep(right, now))
        await tx.amendments.told(id, now)
    return count


async def _cards(tx: Transaction, amendment: Amendment) -> list[Opened]:
    """Return the cards that readers opened and that show the sentence."""
    said = await tx.amendments.opened(amendment.story_id)
    showing = {hash for hash, message in said.items() if amended(message, amendment.changed) is not None}
    return await tx.amendments.opened_as(amendment.story_id, showing) if showing else []


async def _put_right(tx: Transaction, amendment: Amendment, ids: Sequence[DeliveryId], now: datetime) -> int:
    """Queue the edits and the notes of those of some messages that showed the sentence. Return how many did."""
    queued: dict[str, NewDelivery] = {}
    count = 0
    for showed in await tx.amendments.sent(amendment.id, ids):
        message = _amended(showed.message, amendment.changed)
        if message is None:
            continue
        count += 1
        chat = showed.chat
        if showed.is_card:
            message = await _as_it_stands(tx, showed, amendment.story_id, message)
        await tx.amendments.keep_as(showed, await tx.wordings.keep(message, now))
        key = edit_key(amendment.id, showed.key)
        queued[key] = NewDelivery(
            key=key, chat_id=chat.id, content=Edit(content=message), lane=Lane.ALERT, due_at=now
        )
        due = next_loud(now, chat.settings.schedule.zone, chat.settings.quiet)
        told = NewDelivery(
            key=f"amended:{amendment.id}:chat:{chat.id}",
            chat_id=chat.id,
            content=note(amendment.changed, chat.language),
            lane=Lane.ALERT,
            due_at=due,
            expires_at=due + LASTS,
            reply_to=showed.message_ids[0],
        )
        queued.setdefault(told.key, told)
    await tx.outbox.queue(list(queued.values()), now)
    return count


async def _as_it_stands(tx: Transaction, showed: Showed, id: StoryId, message: Text) -> Text:
    """Return a card with its buttons as its reader has pressed them since it was opened."""
    chat = showed.chat
    buttons = [
        save_button(id, chat.language, saved=await tx.saved.has(chat.id, id)),
        follow_button(id, chat.language, followed=await tx.following.has(chat.id, id)),
        *opinions(id, chat.language, await tx.likes.value(chat.id, id)),
    ]
    return replace(message, buttons=marked(message.buttons, buttons))
