"""Compose: chooses the stories that chats have not been shown, and queues the digests with them, many at once.

Whoever wants the same gets the same: it is chosen and put in words once; see `pipeline.edition`.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from messages.digest import empty_digest
from news.chats import Chat
from news.deliveries import Lane, NewDelivery
from news.digests import FOLDED_AFTER, Digest, NewDigest
from news.ids import ChatId, DigestId, StoryId
from news.outgoing import Text
from news.schedule import next_digest
from pipeline.choosing import Reader, chosen_for, readers_of
from pipeline.edition import Edition
from pipeline.saying import looks_of, say
from storage import Storage, Transaction

AT_ONCE = 300
"""Digests written in one transaction: a person's tap waits for them."""
FIRST = 20
"""Digests of the first transaction of a moment, while little is known yet: these leave within a second or two."""
ENOUGH = 10
"""For fewer digests it does not pay to read all the news."""
MOST_NEW = 20
"""Digests that are chosen or put in words while writers wait."""
APART = 4
"""As how many of these a digest counts that is chosen by itself."""
EDITION_LASTS = timedelta(minutes=10)
"""Its news age by its own moment; what changes of them is seen at once."""

_next_digest = lru_cache(maxsize=1024)(next_digest)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """What one reader gets; None is nothing."""

    reader: Reader
    digest: Digest | None = None
    messages: Sequence[Text] = ()


class Composing:
    """Composes the digests that are due, batch by batch."""

    def __init__(self, storage: Storage, now: Callable[[], datetime]) -> None:
        self._storage = storage
        self._now = now
        self._edition: Edition | None = None

    async def claim(self, now: datetime, _limit: int) -> list[list[Chat]]:
        """Take a batch of chats whose digest is due."""
        async with self._storage.writing() as tx:
            chats = await tx.chats.claim(now, FIRST if self._edition is None else AT_ONCE)
        if not chats:
            self._edition = None
        return [chats] if chats else []

    async def compose(self, chats: Sequence[Chat]) -> None:
        """Compose the digests of a batch that was claimed."""
        now = self._now()
        if self._edition is not None and not timedelta(0) <= now - self._edition.as_of < EDITION_LASTS:
            self._edition = None
        if self._edition is None and len(chats) >= ENOUGH:
            self._edition = Edition(now)
        await compose_all(self._storage, chats, now, self._edition)


async def compose(storage: Storage, chat: Chat, now: datetime) -> DigestId | None:
    """Compose the digest of one chat; see `compose_all`."""
    return (await compose_all(storage, [chat], now)).get(chat.id)


async def compose_all(
    storage: Storage, chats: Sequence[Chat], now: datetime, edition: Edition | None = None
) -> dict[ChatId, DigestId]:
    """Compose the digests of chats that were claimed: deliveries, what was shown and the next moments, together.

    Return the digests. A chat has none if there was nothing to say, or it was so late that its stories go into the next
    one. Where there is nothing for those who wish to be told so, that is the digest.

    With an edition as many go into one transaction as do not make writers wait: what is new to it is chosen before, in
    one that only reads.
    """
    found: dict[ChatId, DigestId] = {}
    waiting = list(chats)
    while waiting:
        if edition is not None:
            await _prepare(storage, waiting, now, edition)
        async with storage.writing() as tx:
            ids, waiting = await _compose(tx, waiting, now, edition)
        found |= ids
    return found


async def compose_now(
    storage: Storage, chat_id: ChatId, update_id: int, now: datetime, *, unless_empty: bool = False
) -> bool:
    """Compose a digest that a person asked for in an update; asked again by the same update it is the same one.

    Return whether something comes: where there is no news, that is said too, or with `unless_empty` nothing is.
    """
    async with storage.writing() as tx:
        if await tx.outbox.has(f"update:{update_id}:0"):
            return True
        (reader,) = await readers_of(tx, [await tx.chats.get(chat_id)], now, scheduled=False)
        chosen = await chosen_for(tx, reader, now)
        await _served(tx, [reader], now)
        if unless_empty and not chosen.stories:
            return False
        ids: dict[ChatId, DigestId] = {}
        messages: Sequence[Text] = [empty_digest(reader.chat.settings, any_topics=reader.any_topics)]
        if chosen.stories:
            ids = await tx.digests.add([NewDigest(chat_id=chat_id, moment=now, digest=chosen)], now)
            messages = await say(tx, chosen, looks_of(reader.chat, chosen, reader.silent, now))
        await tx.outbox.queue(
            [
                NewDelivery(
                    key=f"update:{update_id}:{number}", chat_id=chat_id, content=message,
                    lane=Lane.INTERACTIVE, due_at=now, digest_id=ids.get(chat_id),
                )
                for number, message in enumerate(messages)
            ],
            now,
        )  # fmt: skip
        return True


async def _prepare(storage: Storage, chats: Sequence[Chat], now: datetime, edition: Edition) -> None:
    """Choose and put in words what digests will need, so that writers need not wait for it.

    It may be out of date by now: whoever writes looks again.
    """
    async with storage.reading() as tx:
        if edition.is_new:
            await edition.refresh(tx)
        readers = await readers_of(tx, [chat for chat in chats if _comes(chat, now)], now, scheduled=True)
        readers = [reader for reader in readers if edition.serves(reader)]
        shown = await edition.shown_to(tx, [reader.chat.id for reader in readers])
        for reader in readers:
            if edition.remembers(reader):
                await _make(tx, reader, now, edition, shown.get(reader.chat.id, frozenset()))


async def _compose(
    tx: Transaction, chats: Sequence[Chat], now: datetime, edition: Edition | None
) -> tuple[dict[ChatId, DigestId], list[Chat]]:
    """Compose digests in a transaction. Return them, and the chats for which there was no more time in it."""
    due = await tx.chats.still_due(
        {chat.id: chat.next_digest_at for chat in chats if chat.next_digest_at is not None}
    )
    mine = [chat for chat in chats if chat.id in due]
    made, left = await _make_all(tx, [chat for chat in mine if _comes(chat, now)], now, edition)
    following: dict[datetime | None, list[ChatId]] = defaultdict(list)
    for one in made:
        following[_next_digest(one.reader.chat.settings.schedule, now)].append(one.reader.chat.id)
    for chat in mine:
        if not _comes(chat, now):
            following[_next_digest(chat.settings.schedule, _given_up(chat, now))].append(chat.id)
    for next_at, ids in following.items():
        await tx.chats.composed(ids, next_at)
    await _served(tx, [one.reader for one in made], now)
    return await _queue(tx, made, now), left


async def _make_all(
    tx: Transaction, chats: Sequence[Chat], now: datetime, edition: Edition | None
) -> tuple[list[_Made], list[Chat]]:
    """Return what chats get, and those for which there was no more time."""
    if not chats:
        return [], []
    shown: dict[ChatId, frozenset[StoryId]] = {}
    readers = await readers_of(tx, chats, now, scheduled=True)
    if edition is not None:
        await edition.refresh(tx)
        shown = await edition.shown_to(tx, [chat.id for chat in chats])
    made: list[_Made] = []
    left: list[Chat] = []
    new = 0
    for chat, reader in zip(chats, readers, strict=True):
        if edition is None or not edition.serves(reader):
            one = await _make(tx, reader, now) if new < MOST_NEW else None
            new += APART
        else:
            before = edition.made
            seen = shown.get(chat.id, frozenset())
            one = await _make(tx, reader, now, edition, seen, at_any_cost=new < MOST_NEW)
            new += edition.made - before
        if one is None:
            left.append(chat)
        else:
            made.append(one)
    return made, left


async def _make(
    tx: Transaction, reader: Reader, now: datetime, edition: Edition | None = None,
    shown: frozenset[StoryId] = frozenset(), *, at_any_cost: bool = True,
) -> _Made | None:  # fmt: skip
    """Choose and put in words what one reader gets: of an edition that serves it, or by itself.

    None if the edition does not know it yet, and to find out would cost too much now.
    """
    chat = reader.chat
    if edition is None:
        digest = await chosen_for(tx, reader, now)
    else:
        known = await edition.chosen_for(tx, reader, shown, at_any_cost=at_any_cost)
        if known is None:
            return None
        digest = known
    if not digest.stories and not (chat.settings.note and reader.any_topics):
        return _Made(reader=reader)
    looks = looks_of(chat, digest, reader.silent, chat.next_digest_at or now)
    if edition is None:
        return _Made(reader=reader, digest=digest, messages=await say(tx, digest, looks))
    messages = await edition.say(tx, digest, looks, at_any_cost=at_any_cost)
    return None if messages is None else _Made(reader=reader, digest=digest, messages=messages)


async def _served(tx: Transaction, readers: Sequence[Reader], now: datetime) -> None:
    """Keep that digests were made for readers; who was away has nothing to catch up on any more."""
    if readers:
        await tx.chats.served([reader.chat.id for reader in readers], now)
    away = [reader.chat.id for reader in readers if reader.away is not None]
    if away:
        await tx.subscriptions.begin_anew(away, now)


async def _queue(tx: Transaction, made: Sequence[_Made], now: datetime) -> dict[ChatId, DigestId]:
    """Keep digests, and queue their messages. Return the digests."""
    ids = await tx.digests.add(
        [
            NewDigest(
                chat_id=one.reader.chat.id, moment=one.reader.chat.next_digest_at or now, digest=one.digest
            )
            for one in made
            if one.digest is not None
        ],
        now,
    )
    await tx.outbox.queue(
        [
            NewDelivery(
                key=f"digest:{ids[one.reader.chat.id]}:{number}", chat_id=one.reader.chat.id, content=message,
                lane=Lane.DIGEST, due_at=now, expires_at=now + FOLDED_AFTER,
                digest_id=ids[one.reader.chat.id],
            )
            for one in made
            for number, message in enumerate(one.messages)
        ],
        now,
    )  # fmt: skip
    return ids


def _comes(chat: Chat, now: datetime) -> bool:
    """Whether the digest that is due is not too late, and its reader wants none of a pause."""
    moment = chat.next_digest_at
    return not _is_paused(chat, now) and not (moment is not None and now - moment > FOLDED_AFTER)


def _given_up(chat: Chat, now: datetime) -> datetime:
    """Return up to when nothing comes to a chat: of what it has missed, the hour that is not too late yet does come."""
    return now if _is_paused(chat, now) else now - FOLDED_AFTER


def _is_paused(chat: Chat, now: datetime) -> bool:
    paused = chat.settings.paused_until
    return paused is not None and paused > now
