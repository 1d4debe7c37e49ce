"""What is wrong at a moment: each kind of problem by one query."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.deliveries import Lane
from news.failures import GIVEN_UP_AFTER
from news.feeds import FeedState
from news.problems import FEED_FAILS_FOR, INBOX_REMEMBERS, OUTBOX_WAITS_FOR, Problem, ProblemKind
from storage.schema import AILING, QUEUED, deliveries, failures, feeds
from storage.visible import visible_feed

MOST = 200
FEED = "feed"
INBOX = "inbox"
"""Under this job the updates are recorded that could not be handled."""


class Problems:
    """What is wrong."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def present(self, now: datetime) -> list[Problem]:
        """Return everything that is wrong, the worst first."""
        return [
            *await self._outbox(now),
            *await self._jobs(),
            *await self._inbox(now),
            *await self._feeds(now),
        ]

    async def well(self, told: Iterable[str]) -> list[str]:
        """Return those of the keys of problems that are of sources which are read now."""
        ids = [int(number) for kind, _, number in (key.partition(":") for key in told) if kind == FEED]
        query = select(feeds.c.id).where(
            feeds.c.id.in_(ids), feeds.c.state == FeedState.ACTIVE, feeds.c.failures == 0
        )
        return [f"{FEED}:{id}" for id in await self._connection.scalars(query)]

    async def _outbox(self, now: datetime) -> list[Problem]:
        """A broadcast may take its hour; whatever else waits so long has met a trouble."""
        query = select(func.min(deliveries.c.due_at)).where(
            QUEUED, deliveries.c.due_at <= now - OUTBOX_WAITS_FOR, deliveries.c.lane < Lane.BROADCAST
        )
        since = (await self._connection.execute(query)).scalar_one()
        return [] if since is None else [Problem(kind=ProblemKind.OUTBOX, key="outbox", since=since)]

    async def _jobs(self) -> list[Problem]:
        query = (
            select(failures)
            .where(failures.c.times >= GIVEN_UP_AFTER, failures.c.job != INBOX)
            .order_by(failures.c.since)
            .limit(MOST)
        )
        return [
            Problem(
                kind=ProblemKind.JOB, key=f"job:{row.job}:{row.row}", since=row.since, subject=row.job,
                detail=row.error,
            )
            for row in await self._connection.execute(query)
        ]  # fmt: skip

    async def _inbox(self, now: datetime) -> list[Problem]:
        query = (
            select(failures)
            .where(failures.c.job == INBOX, failures.c.since > now - INBOX_REMEMBERS)
            .order_by(failures.c.since)
            .limit(MOST)
        )
        return [
            Problem(kind=ProblemKind.INBOX, key=f"inbox:{row.row}", since=row.since, detail=row.error)
            for row in await self._connection.execute(query)
        ]

    async def _feeds(self, now: datetime) -> list[Problem]:
        fails = feeds.c.failing_since <= now - FEED_FAILS_FOR
        query = (
            select(feeds)
            .where(
                AILING,
                visible_feed(),
                or_((feeds.c.state == FeedState.ACTIVE) & fails, feeds.c.state == FeedState.GONE),
                or_(feeds.c.muted_until.is_(None), feeds.c.muted_until <= now),
            )
            .order_by(feeds.c.failing_since, feeds.c.id)
            .limit(MOST)
        )
        return [
            Problem(
                kind=ProblemKind.FEED, key=f"{FEED}:{row.id}",
                since=row.failing_since or row.checked_at or row.created_at, subject=row.name,
                detail=row.problem or FeedState.GONE,
            )
            for row in await self._connection.execute(query)
        ]  # fmt: skip
