"""Amendments: what outlets changed after readers were shown it, and who those readers are."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.amendments import Amendment, Changed
from news.chats import Chat
from news.deliveries import CARD, DeliveryStatus, Lane, card_key, edit_key
from news.ids import ChatId, DeliveryId, EntryId, StoryId
from news.outgoing import Text
from storage.chats import read_chat
from storage.contents import content_from_json
from storage.dialect import awake, insert
from storage.schema import (
    NOT_AMENDED,
    QUEUED,
    amendments,
    cards,
    chats,
    contents,
    deliveries,
    digests,
    selection_stories,
    shown,
    stories,
)
from storage.stories import Stories

IN_A_STATEMENT = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Showed:
    """A message that showed a story, as it was sent."""

    id: DeliveryId
    key: str
    chat: Chat
    message: Text
    message_ids: tuple[int, ...]

    @property
    def is_card(self) -> bool:
        """Whether it is a card that its reader opened."""
        return self.key.startswith(CARD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A card that a reader opened, and the hash of what it says."""

    chat_id: ChatId
    message_id: int
    at: datetime
    hash: bytes


class Amendments:
    """What was changed."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, story_id: StoryId, changed: Sequence[Changed], now: datetime) -> None:
        """Keep changes whose readers are to be told."""
        rows = [
            {
                "story_id": story_id, "article_id": one.article_id, "outlet": one.outlet, "was": one.was,
                "becomes": one.becomes, "at": now,
            }
            for one in changed
        ]  # fmt: skip
        if rows:
            await self._connection.execute(insert(self._connection, amendments).values(rows))

    async def due(self, now: datetime, limit: int) -> list[int]:
        """Return up to `limit` changes whose readers have not been told."""
        query = (
            select(amendments.c.id)
            .where(NOT_AMENDED, awake("amend", amendments.c.id, now))
            .order_by(amendments.c.id)
            .limit(limit)
        )
        return list(await self._connection.scalars(query))

    async def get(self, id: int) -> Amendment | None:
        """Return a change whose readers have not all been told; None if they have."""
        query = select(amendments).where(amendments.c.id == id, NOT_AMENDED)
        row = (await self._connection.execute(query)).one_or_none()
        if row is None:
            return None
        changed = Changed(
            article_id=EntryId(row.article_id), outlet=row.outlet, was=row.was, becomes=row.becomes
        )
        return Amendment(id=row.id, story_id=StoryId(row.story_id), changed=changed)

    async def told(self, id: int, now: datetime) -> None:
        """Keep that all readers of a change have been told."""
        await self._connection.execute(update(amendments).where(amendments.c.id == id).values(told_at=now))

    async def showed(self, story_id: StoryId) -> list[DeliveryId]:
        """Return the digests and alerts with a story, or with one that was merged into it, that were sent or wait."""
        parts = await Stories(self._connection).parts(story_id)
        found: set[DeliveryId] = set()
        query = select(stories.c.id, stories.c.important_at).where(stories.c.id.in_(parts))
        for row in (await self._connection.execute(query)).all():
            in_digests = (
                select(digests.c.id)
                .join(selection_stories, selection_stories.c.selection_id == digests.c.selection_id)
                .where(selection_stories.c.story_id == row.id)
            )
            found |= await self._shown_by(deliveries.c.digest_id.in_(in_digests))
            begins = [f"alert:story:{row.id}", f"alert:spread:{row.id}"]
            if row.important_at is not None:
                begins.append(f"important:{row.id}:{row.important_at.timestamp():.0f}")
            told = select(shown.c.chat_id).where(shown.c.story_id == row.id)
            chat_ids = list(await self._connection.scalars(told))
            keys = [f"{begin}:chat:{chat_id}" for begin in begins for chat_id in chat_ids]
            for start in range(0, len(keys), IN_A_STATEMENT):
                found |= await self._shown_by(deliveries.c.key.in_(keys[start : start + IN_A_STATEMENT]))
        return sorted(found)

    async def opened(self, story_id: StoryId) -> dict[bytes, Text]:
        """Return what the cards of a story, or of one merged into it, say that readers opened, by the hash."""
        parts = await Stories(self._connection).parts(story_id)
        said = select(cards.c.content_hash).where(cards.c.story_id.in_(parts))
        query = select(contents.c.hash, contents.c.body).where(contents.c.hash.in_(said))
        found = {row.hash: content_from_json(row.body) for row in await self._connection.execute(query)}
        return {hash: message for hash, message in found.items() if isinstance(message, Text)}

    async def opened_as(self, story_id: StoryId, hashes: Collection[bytes]) -> list[Opened]:
        """Return those of these cards that say one of some contents."""
        parts = await Stories(self._connection).parts(story_id)
        query = select(cards).where(cards.c.story_id.in_(parts), cards.c.content_hash.in_(hashes))
        return [
            Opened(chat_id=ChatId(row.chat_id), message_id=row.message_id, at=row.at, hash=row.content_hash)
            for row in await self._connection.execute(query.order_by(cards.c.chat_id, cards.c.message_id))
        ]

    async def enter(self, opened: Sequence[Opened]) -> list[DeliveryId]:
        """Let cards be known as sent, so that they can be edited: they were answers, which go past the outbox."""
        rows = [
            {
                "key": card_key(one.chat_id, one.message_id), "chat_id": one.chat_id, "content_hash": one.hash,
                "lane": Lane.INTERACTIVE, "status": DeliveryStatus.SENT, "due_at": one.at, "ended_at": one.at,
                "message_ids": [one.message_id],
            }
            for one in opened
        ]  # fmt: skip
        if not rows:
            return []
        put = insert(self._connection, deliveries).on_conflict_do_nothing()
        await self._connection.execute(put, rows)
        known = select(deliveries.c.id).where(deliveries.c.key.in_([row["key"] for row in rows]))
        return sorted(DeliveryId(id) for id in await self._connection.scalars(known))

    async def sent(self, id: int, ids: Sequence[DeliveryId]) -> list[Showed]:
        """Return those of some messages that were sent and have not been edited for the change `id`."""
        edit = deliveries.alias("edit")
        edited = exists(select(edit.c.id).where(edit.c.key == literal(edit_key(id, "")) + deliveries.c.key))
        query = (
            select(
                deliveries.c.id.label("delivery_id"), deliveries.c.key, deliveries.c.message_ids,
                contents.c.body, chats,
            )
            .join(contents, contents.c.hash == deliveries.c.content_hash)
            .join(chats, chats.c.id == deliveries.c.chat_id)
            .where(deliveries.c.id.in_(ids), deliveries.c.status == DeliveryStatus.SENT, ~edited)
            .order_by(deliveries.c.id)
        )  # fmt: skip
        found = []
        for row in await self._connection.execute(query):
            message = content_from_json(row.body)
            if isinstance(message, Text) and row.message_ids:
                found.append(
                    Showed(
                        id=DeliveryId(row.delivery_id), key=row.key, chat=read_chat(row), message=message,
                        message_ids=tuple(row.message_ids),
                    )
                )  # fmt: skip
        return found

    async def keep_as(self, showed: Showed, hash: bytes) -> None:
        """Remember that a message says something else by now."""
        await self._connection.execute(
            update(deliveries).where(deliveries.c.id == showed.id).values(content_hash=hash)
        )
        if showed.is_card:
            card = and_(cards.c.chat_id == showed.chat.id, cards.c.message_id == showed.message_ids[0])
            await self._connection.execute(update(cards).where(card).values(content_hash=hash))

    async def waiting(self, ids: Sequence[DeliveryId]) -> dict[bytes, Text]:
        """Return what those of some messages say that have not left yet, each content once, by its hash."""
        found: dict[bytes, Text] = {}
        for start in range(0, len(ids), IN_A_STATEMENT):
            held = select(deliveries.c.content_hash).where(
                deliveries.c.id.in_(ids[start : start + IN_A_STATEMENT]), QUEUED
            )
            query = select(contents.c.hash, contents.c.body).where(contents.c.hash.in_(held))
            for row in await self._connection.execute(query):
                message = content_from_json(row.body)
                if isinstance(message, Text):
                    found[row.hash] = message
        return found

    async def reword(self, ids: Sequence[DeliveryId], old: bytes, new: bytes) -> None:
        """Let those of some messages that have not left yet say something else."""
        for start in range(0, len(ids), IN_A_STATEMENT):
            await self._connection.execute(
                update(deliveries)
                .where(
                    deliveries.c.id.in_(ids[start : start + IN_A_STATEMENT]),
                    QUEUED,
                    deliveries.c.content_hash == old,
                )
                .values(content_hash=new)
            )

    async def _shown_by(self, which: ColumnElement[bool]) -> set[DeliveryId]:
        standing = deliveries.c.status.in_((DeliveryStatus.SENT, DeliveryStatus.QUEUED))
        query = select(deliveries.c.id).where(which, standing)
        return {DeliveryId(id) for id in await self._connection.scalars(query)}
