"""Compose: chooses the stories that chats have not been shown, and queues the digests with them, many at once.

Whoever wants the same gets the same: it is chosen and put in words once; see `pipeline.edition`. That is done before
anything is written, so that writers need not wait for it, and while what was done before is being written.
"""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from news.chats import Chat
from news.deliveries import Lane, NewDelivery
from news.digests import FOLDED_AFTER, Digest, NewDigest
from news.ids import ChatId, DigestId, StoryId
from news.outgoing import Text
from news.schedule import next_digest
from pipeline.choosing import NO_STORY, Reader, chosen_for, crowd_of, readers_of
from pipeline.edition import Edition, News
from pipeline.saying import looks_of, say
from pipeline.shelves import Links
from storage import Storage, Transaction
from storage.crowds import Crowd

AT_ONCE = 400
"""Digests written in one transaction: a person's tap waits for them."""
FIRST = 20
"""Digests of the first transaction of a moment, while little is known yet: these leave within a second or two."""
GROWTH = 2
"""How many times as many go into the next one, up to `AT_ONCE`."""
ENOUGH = 10
"""For fewer digests it does not pay to read all the news."""
APART = 5
"""Digests that are chosen by themselves, in one transaction."""
DRAFTS = 2
"""After so many that were out of date before they were written, one is made while writers wait."""
BREATH = 0.004
"""Seconds after which others have their turn: who writes, and who answers a tap."""
EDITION_LASTS = timedelta(minutes=10)
"""Its news age by its own moment; what changes of them is seen at once."""

_next_digest = lru_cache(maxsize=1024)(next_digest)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """What one reader gets; None is nothing."""

    reader: Reader
    digest: Digest | None = None
    messages: Sequence[Text] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """Digests that wait to be written, and what they rest on."""

    made: Sequence[_Made]
    apart: Sequence[Chat]
    """Those whose digests an edition cannot give."""
    coming: Sequence[Chat]
    """Those for whom it is not too late and who do not pause."""
    crowd: Crowd
    news: News | None
    shown_since: StoryId

    async def is_right(self, tx: Transaction, now: datetime) -> bool:
        """Whether all that it rests on still is so."""
        if self.news is None or not await self.news.still_stand(tx):
            return False
        return await crowd_of(tx, self.coming, now, self.shown_since) == self.crowd


class Composing:
    """Composes the digests that are due, batch by batch."""

    def __init__(self, storage: Storage, now: Callable[[], datetime]) -> None:
        self._storage = storage
        self._now = now
        self._edition: Edition | None = None
        self._size = FIRST

    async def claim(self, now: datetime, limit: int) -> list[list[Chat]]:
        """Take up to so many batches of chats whose digest is due."""
        size, batches = self._size, 1 if self._size == FIRST else limit
        async with self._storage.writing() as tx:
            chats = await tx.chats.claim(now, size * batches)
        if not chats:
            self._edition, self._size = None, FIRST
            return []
        self._size = min(GROWTH * size, AT_ONCE)
        return [chats[start : start + size] for start in range(0, len(chats), size)]

    async def compose(self, chats: Sequence[Chat]) -> None:
        """Compose the digests of a batch that was claimed."""
        now = self._now()
        if self._edition is not None and not timedelta(0) <= now - self._edition.as_of < EDITION_LASTS:
            self._edition = None
        if self._edition is None and len(chats) >= ENOUGH:
            self._edition = Edition(now)
        try:
            await compose_all(self._storage, chats, now, self._edition)
        except Exception:
            # It may have been read by half.
            self._edition = None
            raise


async def compose(storage: Storage, chat: Chat, now: datetime) -> DigestId | None:
    """Compose the digest of one chat; see `compose_all`."""
    return (await compose_all(storage, [chat], now)).get(chat.id)


async def compose_all(
    storage: Storage, chats: Sequence[Chat], now: datetime, edition: Edition | None = None
) -> dict[ChatId, DigestId]:
    """Compose the digests of chats that were claimed: deliveries, what was shown and the next moments, together.

    Return the digests. A chat has none if there was nothing to say, or it was so late that its stories go into the next
    one. Where there is nothing for those who wish to be told so, that is the digest.

    All of them are written in one transaction, with an edition but for those that it cannot give.
    """
    if edition is None:
        async with storage.writing() as tx:
            due = await _still_due(tx, chats)
            return await _write(tx, await _draft(tx, due, now), due, now)
    draft, found = await _compose(storage, chats, now, edition)
    for start in range(0, len(draft.apart), APART):
        found |= await compose_all(storage, draft.apart[start : start + APART], now)
    return found


async def _compose(
    storage: Storage, chats: Sequence[Chat], now: datetime, edition: Edition
) -> tuple[_Draft, dict[ChatId, DigestId]]:
    """Compose what an edition can give: drafted in a transaction that only reads, written if it still is right.

    Where the news or the readers change faster than that, in the end it is drafted by the one that writes.
    """
    for drafts in range(DRAFTS):
        async with edition.turn, storage.reading() as tx:
            if drafts or edition.news is None:
                await edition.refresh(tx)
            draft = await _draft(tx, chats, now, edition)
        async with storage.writing() as tx:
            due = await _still_due(tx, chats)
            if await draft.is_right(tx, now):
                return draft, await _write(tx, draft, due, now)
    async with edition.turn, storage.writing() as tx:
        due = await _still_due(tx, chats)
        await edition.refresh(tx)
        draft = await _draft(tx, due, now, edition)
        return draft, await _write(tx, draft, due, now)


async def _draft(
    tx: Transaction, chats: Sequence[Chat], now: datetime, edition: Edition | None = None
) -> _Draft:
    """Choose and put in words what chats get, and see what that rests on."""
    coming = [chat for chat in chats if _comes(chat, now)]
    shown_since = NO_STORY if edition is None else edition.oldest
    crowd = await crowd_of(tx, coming, now, shown_since)
    readers = await readers_of(tx, coming, crowd, now, scheduled=True)
    shown = {} if edition is None else edition.shown(crowd)
    links = {} if edition is None else await edition.links(tx, readers)
    made: list[_Made] = []
    apart: list[Chat] = []
    loop = asyncio.get_running_loop()
    breathed = loop.time()
    for reader in readers:
        if edition is None:
            made.append(await _make(tx, reader, now))
        elif edition.serves(reader):
            seen = shown.get(reader.chat.id, frozenset())
            made.append(await _make_of(edition, tx, reader, seen, links, now))
        else:
            apart.append(reader.chat)
        if loop.time() - breathed > BREATH:
            await asyncio.sleep(0)
            breathed = loop.time()
    return _Draft(
        made=made, apart=apart, coming=coming, crowd=crowd, shown_since=shown_since,
        news=None if edition is None else edition.news,
    )  # fmt: skip


async def _make(tx: Transaction, reader: Reader, now: datetime) -> _Made:
    """Choose and put in words what one reader gets, by itself."""
    digest = await chosen_for(tx, reader, now)
    if _is_nothing(reader, digest):
        return _Made(reader=reader)
    looks = looks_of(reader.chat, digest, reader.silent, reader.chat.next_digest_at or now)
    return _Made(reader=reader, digest=digest, messages=await say(tx, digest, looks))


async def _make_of(
    edition: Edition, tx: Transaction, reader: Reader, shown: frozenset[StoryId], links: Links, now: datetime
) -> _Made:
    """Choose and put in words what one reader gets of an edition, having been shown some of its stories."""
    digest = await edition.chosen_for(tx, reader, shown, links)
    if _is_nothing(reader, digest):
        return _Made(reader=reader)
    looks = looks_of(reader.chat, digest, reader.silent, reader.chat.next_digest_at or now)
    return _Made(reader=reader, digest=digest, messages=await edition.say(tx, digest, looks))


def _is_nothing(reader: Reader, digest: Digest) -> bool:
    """Whether a digest is not worth a word."""
    return not digest.sections and not (reader.chat.settings.note and reader.any_topics)


async def _still_due(tx: Transaction, chats: Sequence[Chat]) -> list[Chat]:
    """Return those of some chats that nobody else has seen to, and hold them."""
    moments = {chat.id: chat.next_digest_at for chat in chats if chat.next_digest_at is not None}
    due = await tx.chats.still_due(moments)
    return [chat for chat in chats if chat.id in due]


async def _write(
    tx: Transaction, draft: _Draft, due: Sequence[Chat], now: datetime
) -> dict[ChatId, DigestId]:
    """Keep what a draft has for chats that are due. Return the digests."""
    mine = {chat.id for chat in due}
    made = [one for one in draft.made if one.reader.chat.id in mine]
    following: dict[datetime | None, list[ChatId]] = defaultdict(list)
    for one in made:
        following[_next_digest(one.reader.chat.settings.schedule, now)].append(one.reader.chat.id)
    for next_at, ids in following.items():
        await tx.chats.composed(ids, next_at, now)
    missing: dict[datetime | None, list[ChatId]] = defaultdict(list)
    for chat in due:
        if not _comes(chat, now):
            missing[_next_digest(chat.settings.schedule, _given_up(chat, now))].append(chat.id)
    for next_at, ids in missing.items():
        await tx.chats.composed(ids, next_at)
    await caught_up(tx, [one.reader for one in made], now)
    return await _queue(tx, made, now)


async def caught_up(tx: Transaction, readers: Sequence[Reader], now: datetime) -> None:
    """Have readers who were away, and had a digest made for them, begin anew."""
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
