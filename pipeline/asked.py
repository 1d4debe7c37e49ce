"""Asked: composes the digest that a person asks for, at once.

It is chosen before anything is written, so that nobody who writes waits for it: among all the news that takes a while.
"""

from dataclasses import dataclass
from datetime import datetime

from messages.digest import empty_digest
from news.deliveries import Lane, NewDelivery
from news.digests import Digest, NewDigest
from news.ids import ChatId, DigestId
from news.outgoing import Text
from pipeline.choosing import Reader, chosen_for, crowd_of, readers_of
from pipeline.compose import DRAFTS, caught_up
from pipeline.saying import looks_of, say
from storage import Storage, Transaction
from storage.crowds import Crowd


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """A digest that waits to be written, and what it rests on."""

    reader: Reader
    crowd: Crowd
    chosen: Digest
    messages: list[Text]

    async def is_right(self, tx: Transaction, now: datetime) -> bool:
        """Whether the reader and the stories still are as it knows them."""
        chat = self.reader.chat
        stories = list(self.chosen.stories)
        return (
            await tx.chats.get(chat.id) == chat
            and await crowd_of(tx, [chat], now) == self.crowd
            and await tx.stories.get([story.id for story in stories], chat.id) == stories
        )


async def compose_now(
    storage: Storage, chat_id: ChatId, update_id: int, now: datetime, *, unless_empty: bool = False
) -> bool:
    """Compose a digest that a person asked for in an update; asked again by the same update it is the same one.

    Return whether something comes: where there is no news, that is said too, or with `unless_empty` nothing is.
    """
    for _ in range(DRAFTS):
        async with storage.reading() as tx:
            draft = await _draft(tx, chat_id, now)
        async with storage.writing() as tx:
            if await tx.outbox.has(_key(update_id, 0)):
                return True
            if await draft.is_right(tx, now):
                return await _write(tx, draft, update_id, now, unless_empty=unless_empty)
    async with storage.writing() as tx:
        if await tx.outbox.has(_key(update_id, 0)):
            return True
        return await _write(tx, await _draft(tx, chat_id, now), update_id, now, unless_empty=unless_empty)


async def _draft(tx: Transaction, chat_id: ChatId, now: datetime) -> _Draft:
    chats = [await tx.chats.get(chat_id)]
    crowd = await crowd_of(tx, chats, now)
    (reader,) = await readers_of(tx, chats, crowd, now, scheduled=False)
    chosen = await chosen_for(tx, reader, now)
    messages = [empty_digest(reader.chat.settings, any_topics=reader.any_topics)]
    if chosen.stories:
        messages = await say(tx, chosen, looks_of(reader.chat, chosen, reader.silent, now))
    return _Draft(reader=reader, crowd=crowd, chosen=chosen, messages=messages)


async def _write(
    tx: Transaction, draft: _Draft, update_id: int, now: datetime, *, unless_empty: bool
) -> bool:
    """Keep a digest, and queue its messages. Return whether there are any."""
    chat_id = draft.reader.chat.id
    await tx.chats.served(chat_id, now)
    await caught_up(tx, [draft.reader], now)
    if unless_empty and not draft.chosen.stories:
        return False
    ids: dict[ChatId, DigestId] = {}
    if draft.chosen.stories:
        ids = await tx.digests.add([NewDigest(chat_id=chat_id, moment=now, digest=draft.chosen)], now)
    await tx.outbox.queue(
        [
            NewDelivery(
                key=_key(update_id, number), chat_id=chat_id, content=message,
                lane=Lane.INTERACTIVE, due_at=now, digest_id=ids.get(chat_id),
            )
            for number, message in enumerate(draft.messages)
        ],
        now,
    )  # fmt: skip
    return True


def _key(update_id: int, number: int) -> str:
    return f"update:{update_id}:{number}"
