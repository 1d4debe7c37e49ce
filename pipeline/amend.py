"""Amend: edits what readers were shown of a sentence that its outlet has changed, and tells them so."""

from datetime import datetime, timedelta

from messages.amendments import amended, note
from news.deliveries import Edit, Lane, NewDelivery, edit_key
from news.quiet import next_loud
from storage import Storage

LASTS = timedelta(hours=24)


async def amend(storage: Storage, id: int, now: datetime) -> int:
    """Queue the edits and the notes of a change, all together. Return how many messages showed the sentence."""
    async with storage.writing() as tx:
        amendment = await tx.amendments.begin(id, now)
        if amendment is None:
            return 0
        queued: dict[str, NewDelivery] = {}
        count = 0
        for showed in await tx.amendments.showed(amendment.story_id):
            message = amended(showed.message, amendment.changed)
            if message is None:
                continue
            count += 1
            chat = await tx.chats.get(showed.chat_id)
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
