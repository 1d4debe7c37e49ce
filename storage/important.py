"""What editors do about a story as a whole: mark it as important, take that back, hide it; and what is proposed to them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import TextClause, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.deliveries import DeliveryStatus, Lane
from news.ids import StoryId
from storage.dialect import awake, claimed
from storage.leases import LEASE
from storage.schema import EPOCH, NOT_SPREAD, NOT_WEIGHED, QUEUED, VISIBLE, deliveries, shown, stories
from storage.stories import Stories
from storage.visible import visible_story

IN_A_STATEMENT = 500


class Important:
    """Which stories are important, and who hears of it."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def claim_to_weigh(self, now: datetime, limit: int) -> list[StoryId]:
        """Take up to `limit` stories of several outlets that grew since it was asked whether to propose them."""
        return await self._claim(NOT_WEIGHED, "propose", now, limit)

    async def claim_to_spread(self, now: datetime, limit: int) -> list[StoryId]:
        """Take up to `limit` important stories of which the readers of their topics have not all been told."""
        return await self._claim(NOT_SPREAD, "important", now, limit)

    async def _claim(self, lacking: TextClause, job: str, now: datetime, limit: int) -> list[StoryId]:
        due = (
            select(stories.c.id)
            .where(lacking, stories.c.lease_until <= now, awake(job, stories.c.id, now))
            .order_by(stories.c.id)
            .limit(limit)
        )
        statement = (
            update(stories)
            .where(claimed(stories.c.id, due))
            .values(lease_until=now + LEASE)
            .returning(stories.c.id)
        )
        return sorted(StoryId(id) for id in await self._connection.scalars(statement))

    async def weighed(self, id: StoryId, *, proposed: bool, now: datetime) -> bool:
        """Keep that it was asked whether to propose a story; False if an editor has decided about it meanwhile."""
        values = {"weighed_version": stories.c.summarised_version, "lease_until": EPOCH}
        statement = (
            update(stories)
            .where(stories.c.id == id, NOT_WEIGHED)
            .values(values | ({"proposed_at": now} if proposed else {}))
            .returning(stories.c.id)
        )
        return (await self._connection.execute(statement)).scalar_one_or_none() is not None

    async def mark(self, id: StoryId, line: str | None, now: datetime) -> bool:
        """Mark a story as important; False if it is so already, or is nothing that readers see."""
        statement = (
            update(stories)
            .where(stories.c.id == id, stories.c.important_at.is_(None), VISIBLE, visible_story())
            .values(important_at=now, important_line=line, spread_at=None)
            .returning(stories.c.id)
        )
        return (await self._connection.execute(statement)).scalar_one_or_none() is not None

    async def unmark(self, id: StoryId, now: datetime) -> int | None:
        """Take the mark back, and what is not sent yet. Return how many messages that were; None if it had no mark."""
        statement = (
            update(stories)
            .where(stories.c.id == id, stories.c.important_at.is_not(None))
            .values(important_at=None, important_line=None, spread_at=None)
            .returning(stories.c.id)
        )
        if (await self._connection.execute(statement)).scalar_one_or_none() is None:
            return None
        return await self._withdraw(id, ["important"], now)

    async def hide(self, id: StoryId, now: datetime) -> bool:
        """Hide a story from readers, and take back what is not sent yet of it; False if it is hidden already."""
        statement = (
            update(stories)
            .where(stories.c.id == id, stories.c.hidden_at.is_(None), visible_story())
            .values(hidden_at=now, important_at=None, important_line=None, spread_at=None)
            .returning(stories.c.id)
        )
        if (await self._connection.execute(statement)).scalar_one_or_none() is None:
            return False
        await self._withdraw(id, ["important", "alert:story", "alert:spread"], now)
        return True

    async def show(self, id: StoryId) -> bool:
        """Let readers see a hidden story again; False if it is not hidden."""
        statement = (
            update(stories)
            .where(stories.c.id == id, stories.c.hidden_at.is_not(None))
            .values(hidden_at=None)
            .returning(stories.c.id)
        )
        return (await self._connection.execute(statement)).scalar_one_or_none() is not None

    async def spreading(self, id: StoryId, now: datetime) -> bool:
        """Whether readers are still to be told of a story; holds it, so that it cannot be taken back in between."""
        statement = (
            update(stories)
            .where(stories.c.id == id, NOT_SPREAD)
            .values(lease_until=now + LEASE)
            .returning(stories.c.id)
        )
        return (await self._connection.execute(statement)).scalar_one_or_none() is not None

    async def spread(self, id: StoryId, now: datetime) -> None:
        """Keep that all readers of an important story's topics have been told."""
        await self._connection.execute(
            update(stories).where(stories.c.id == id).values(spread_at=now, lease_until=EPOCH)
        )

    async def _withdraw(self, id: StoryId, kinds: Sequence[str], now: datetime) -> int:
        """Cancel the alerts about a story that are not sent yet; who would have got one has not been shown it."""
        parts = await Stories(self._connection).parts(id)
        keys = [f"{kind}:{story}:" for kind in kinds for story in parts]
        statement = (
            update(deliveries)
            .where(
                QUEUED,
                deliveries.c.lane == Lane.ALERT,
                or_(*(deliveries.c.key.startswith(key) for key in keys)),
            )
            .values(status=DeliveryStatus.CANCELLED, reason="taken back", ended_at=now)
            .returning(deliveries.c.chat_id)
        )
        chats = list(await self._connection.scalars(statement))
        for start in range(0, len(chats), IN_A_STATEMENT):
            some = chats[start : start + IN_A_STATEMENT]
            await self._connection.execute(
                delete(shown).where(shown.c.story_id == id, shown.c.chat_id.in_(some))
            )
        return len(chats)
