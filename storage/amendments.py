"""Amendments: what outlets changed after readers were shown it, and who those readers are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.amendments import Amendment, Changed
from news.deliveries import DeliveryStatus
from news.ids import ChatId, DeliveryId, EntryId, StoryId
from news.outgoing import Text
from storage.contents import content_from_json
from storage.dialect import awake, insert
from storage.schema import NOT_AMENDED, amendments, contents, deliveries, digest_stories, shown, stories

IN_A_STATEMENT = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Showed:
    """A message that showed a story, as it was sent."""

    id: DeliveryId
    key: str
    chat_id: ChatId
    message: Text
    message_ids: tuple[int, ...]


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

    async def begin(self, id: int, now: datetime) -> Amendment | None:
        """Take a change whose readers are being told in this transaction; None if they were before."""
        statement = (
            update(amendments)
            .where(amendments.c.id == id, NOT_AMENDED)
            .values(told_at=now)
            .returning(amendments)
        )
        row = (await self._connection.execute(statement)).one_or_none()
        if row is None:
            return None
        changed = Changed(
            article_id=EntryId(row.article_id), outlet=row.outlet, was=row.was, becomes=row.becomes
        )
        return Amendment(id=row.id, story_id=StoryId(row.story_id), changed=changed)

    async def showed(self, story_id: StoryId) -> list[Showed]:
        """Return the digests and alerts that were sent with a story, or with one that was merged into it."""
        query = select(stories.c.id, stories.c.important_at).where(
            or_(stories.c.id == story_id, stories.c.merged_into == story_id)
        )
        found: dict[DeliveryId, Showed] = {}
        for row in (await self._connection.execute(query)).all():
            in_digests = select(digest_stories.c.digest_id).where(digest_stories.c.story_id == row.id)
            for one in await self._sent(deliveries.c.digest_id.in_(in_digests)):
                found[one.id] = one
            begins = [f"alert:story:{row.id}"]
            if row.important_at is not None:
                begins.append(f"important:{row.id}:{row.important_at.timestamp():.0f}")
            told = select(shown.c.chat_id).where(shown.c.story_id == row.id)
            chats = list(await self._connection.scalars(told))
            keys = [f"{begin}:chat:{chat}" for begin in begins for chat in chats]
            for start in range(0, len(keys), IN_A_STATEMENT):
                some = keys[start : start + IN_A_STATEMENT]
                for one in await self._sent(deliveries.c.key.in_(some)):
                    found[one.id] = one
        return list(found.values())

    async def keep_as(self, showed: Showed, hash: bytes) -> None:
        """Remember that a message says something else by now."""
        await self._connection.execute(
            update(deliveries).where(deliveries.c.id == showed.id).values(content_hash=hash)
        )

    async def _sent(self, which: ColumnElement[bool]) -> list[Showed]:
        query = (
            select(
                deliveries.c.id, deliveries.c.key, deliveries.c.chat_id, deliveries.c.message_ids, contents.c.body
            )
            .join(contents, contents.c.hash == deliveries.c.content_hash)
            .where(which, deliveries.c.status == DeliveryStatus.SENT)
            .order_by(deliveries.c.id)
        )  # fmt: skip
        found = []
        for row in await self._connection.execute(query):
            message = content_from_json(row.body)
            if isinstance(message, Text) and row.message_ids:
                found.append(
                    Showed(
                        id=DeliveryId(row.id), key=row.key, chat_id=ChatId(row.chat_id), message=message,
                        message_ids=tuple(row.message_ids),
                    )
                )  # fmt: skip
        return found
