"""Cards: which message of a chat shows which story and how, for reactions to it and for corrections."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.deliveries import DeliveryStatus
from news.ids import ChatId, StoryId
from news.important import story_told_by
from news.outgoing import Outgoing
from storage.dialect import insert
from storage.schema import cards, deliveries
from storage.wordings import Wordings


class Cards:
    """What messages show."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(
        self, chat_id: ChatId, message_id: int, story_id: StoryId, shown: Outgoing, now: datetime
    ) -> None:
        """Remember that a message shows a story, and what it says of it."""
        statement = insert(self._connection, cards).values(
            chat_id=chat_id, message_id=message_id, story_id=story_id, at=now,
            content_hash=await Wordings(self._connection).keep(shown, now),
        )  # fmt: skip
        await self._connection.execute(statement.on_conflict_do_nothing())

    async def remove(self, chat_id: ChatId, message_id: int) -> None:
        """Forget a card that its reader has closed."""
        closed = delete(cards).where(cards.c.chat_id == chat_id, cards.c.message_id == message_id)
        await self._connection.execute(closed)

    async def story(self, chat_id: ChatId, message_id: int) -> StoryId | None:
        """Return the story that a message shows, as a card or as an alert; None where it shows none, or several."""
        query = select(cards.c.story_id).where(cards.c.chat_id == chat_id, cards.c.message_id == message_id)
        found = (await self._connection.execute(query)).scalar_one_or_none()
        if found is not None:
            return StoryId(found)
        sent = select(deliveries.c.key, deliveries.c.message_ids).where(
            deliveries.c.chat_id == chat_id, deliveries.c.status == DeliveryStatus.SENT
        )
        for row in await self._connection.execute(sent):
            if message_id in (row.message_ids or ()) and (told := story_told_by(row.key)) is not None:
                return told
        return None
