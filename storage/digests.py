"""Digests: what each chat was shown, so that nothing is shown twice."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.deliveries import DeliveryStatus
from news.digests import Digest
from news.ids import ChatId, DigestId, StoryId
from news.outgoing import Text
from news.stories import Story
from storage.contents import content_from_json
from storage.dialect import insert
from storage.schema import contents, deliveries, digest_stories, digests, shown

NEVER_LEFT = (DeliveryStatus.FAILED, DeliveryStatus.CANCELLED, DeliveryStatus.EXPIRED)


class Digests:
    """What was chosen for whom."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, chat_id: ChatId, digest: Digest, *, moment: datetime, now: datetime) -> DigestId:
        """Keep a digest, and that the chat has been shown its stories."""
        statement = (
            insert(self._connection, digests)
            .values(chat_id=chat_id, moment=moment, created_at=now)
            .returning(digests.c.id)
        )
        id = DigestId((await self._connection.execute(statement)).scalar_one())
        rows = [
            {"digest_id": id, "story_id": story.id, "topic_id": section.topic_id, "version": story.version}
            for section in digest.sections
            for story in section.stories
        ]
        if rows:
            numbered = [row | {"position": position} for position, row in enumerate(rows, start=1)]
            await self._connection.execute(insert(self._connection, digest_stories).values(numbered))
            await self.show(chat_id, digest.stories, now)
        return id

    async def sent(self, chat_id: ChatId, id: DigestId, message_id: int) -> Text | None:
        """Return a message of a chat's digest as it was sent; None for one that is not kept."""
        query = (
            select(deliveries.c.message_ids, contents.c.body)
            .join(contents, contents.c.hash == deliveries.c.content_hash)
            .where(
                deliveries.c.digest_id == id,
                deliveries.c.chat_id == chat_id,
                deliveries.c.status == DeliveryStatus.SENT,
            )
            .order_by(deliveries.c.id)
        )
        for row in await self._connection.execute(query):
            message = content_from_json(row.body)
            if isinstance(message, Text) and message_id in (row.message_ids or ()):
                return message
        return None

    async def show_to(self, chat_ids: Sequence[ChatId], story: Story, now: datetime) -> None:
        """Remember that chats have been shown a story."""
        rows = [
            {"chat_id": chat_id, "story_id": story.id, "version": story.version, "shown_at": now}
            for chat_id in chat_ids
        ]
        if rows:
            await self._connection.execute(
                insert(self._connection, shown).values(rows).on_conflict_do_nothing()
            )

    async def not_told(self, chat_id: ChatId, story_id: StoryId) -> None:
        """Remember that a chat was not shown a story after all: the next digest may bring it."""
        await self._connection.execute(
            delete(shown).where(shown.c.chat_id == chat_id, shown.c.story_id == story_id)
        )

    async def not_sent(self, id: DigestId) -> None:
        """Remember that a chat was not shown a digest after all, if no part of it has left or still may."""
        left = select(deliveries.c.id).where(
            deliveries.c.digest_id == id, deliveries.c.status.not_in(NEVER_LEFT)
        )
        chat = select(digests.c.chat_id).where(digests.c.id == id)
        stories = select(digest_stories.c.story_id).where(digest_stories.c.digest_id == id)
        await self._connection.execute(
            delete(shown).where(
                shown.c.chat_id == chat.scalar_subquery(), shown.c.story_id.in_(stories), ~exists(left)
            )
        )

    async def show(self, chat_id: ChatId, stories: Sequence[Story], now: datetime) -> None:
        """Remember that a chat has been shown stories."""
        rows = [
            {"chat_id": chat_id, "story_id": story.id, "version": story.version, "shown_at": now}
            for story in stories
        ]
        if not rows:
            return
        statement = insert(self._connection, shown).values(rows)
        await self._connection.execute(
            statement.on_conflict_do_update(
                index_elements=[shown.c.chat_id, shown.c.story_id],
                set_={"version": statement.excluded.version, "shown_at": statement.excluded.shown_at},
            )
        )
