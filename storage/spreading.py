"""Spreading: a broadcast becomes deliveries, each at an hour when its chat may be rung; and these are held or let go."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Row,
    Select,
    Text,
    and_,
    case,
    cast,
    func,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from news.broadcasts import SAMPLE, Audience, BroadcastState
from news.deliveries import DeliveryStatus, Lane
from news.ids import BroadcastId
from news.quiet import next_loud, read_quiet
from storage.audiences import from_json, members
from storage.dialect import insert
from storage.schema import EPOCH, HELD, OPEN, broadcast_versions, broadcasts, chats, deliveries

_MULTIPLIER, _MODULUS = 48_271, 2_147_483_647
"""Lehmer's, which scatters numbers that follow each other."""
_COLUMNS = ["key", "chat_id", "content_hash", "lane", "due_at", "broadcast_id", "version"]
_QUEUED = deliveries.c.status == DeliveryStatus.QUEUED


class Spreading:
    """How broadcasts get into the outbox."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def count(self, audience: Audience, now: datetime) -> int:
        """Return to how many chats a broadcast goes."""
        query = select(func.count()).select_from(chats).where(*members(audience, now))
        return (await self._connection.execute(query)).scalar_one()

    async def asleep(self, audience: Audience, now: datetime, *, urgent: bool = False) -> int:
        """Return how many chats of an audience a broadcast would find asleep, in their quiet hours."""
        nights = await self._nights(chats, now)
        if not nights:
            return 0
        quiet = or_(*(_has_night(chats, zone, hours, urgent=urgent) for zone, hours in nights))
        query = select(func.count()).select_from(chats).where(*members(audience, now), quiet)
        return (await self._connection.execute(query)).scalar_one()

    async def spread(self, id: BroadcastId, now: datetime, slice_size: int) -> bool:
        """Queue a broadcast for the next `slice_size` chats of its audience. Return whether nothing is left to queue."""
        found = await self._found(id, BroadcastState.CONFIRMED)
        if found is None:
            return True
        chosen = (
            _receivers(found, now)
            .where(chats.c.id > found.spread_to)
            .order_by(chats.c.id)
            .limit(slice_size)
            .subquery("chosen")
        )
        last = (await self._connection.execute(select(func.max(chosen.c.id)))).scalar_one()
        where = update(broadcasts).where(broadcasts.c.id == id)
        if last is None:
            done = where.values(state=BroadcastState.SPREAD, lease_until=EPOCH)
            await self._connection.execute(done)
            return True
        await self._queue(found, chosen, now)
        await self._connection.execute(where.values(spread_to=last))
        return False

    async def sample(self, id: BroadcastId, now: datetime) -> int:
        """Queue a draft for one chat in a hundred, one at least, always the same; what goes to all goes to them no more.

        Return for how many it was new.
        """
        found = await self._found(id, BroadcastState.DRAFT)
        if found is None:
            return 0
        audience = from_json(found.audience)
        wanted = -(-await self.count(audience, now) // SAMPLE)
        scattered = (chats.c.id * _MULTIPLIER + id) % _MODULUS
        chosen = _receivers(found, now).order_by(scattered, chats.c.id).limit(wanted).subquery("chosen")
        return await self._queue(found, chosen, now)

    async def hush(self, id: BroadcastId, now: datetime) -> None:
        """Put off what is due while its chat has quiet hours; an urgent one only where those let nothing through."""
        query = select(broadcasts.c.urgent).where(broadcasts.c.id == id)
        urgent: bool | None = (await self._connection.execute(query)).scalar_one_or_none()
        if urgent is None:
            return
        for (zone, hours), loud in (await self._nights(chats, now)).items():
            asleep = select(chats.c.id).where(_has_night(chats, zone, hours, urgent=urgent))
            await self._connection.execute(
                update(deliveries)
                .where(
                    deliveries.c.broadcast_id == id,
                    _QUEUED,
                    deliveries.c.due_at <= now,
                    deliveries.c.chat_id.in_(asleep),
                )
                .values(due_at=loud)
            )

    async def hold(self, id: BroadcastId) -> None:
        """Let nothing of a broadcast become due; nor what is being sent now, should it come back unsent."""
        await self._connection.execute(
            update(deliveries).where(deliveries.c.broadcast_id == id, OPEN).values(due_at=HELD)
        )

    async def release(self, id: BroadcastId, now: datetime) -> None:
        """Let what was held become due, in the morning where it is quiet now."""
        held = (deliveries.c.broadcast_id == id, OPEN, deliveries.c.due_at == HELD)
        await self._connection.execute(update(deliveries).where(*held).values(due_at=now))
        await self.hush(id, now)

    async def _found(self, id: BroadcastId, state: BroadcastState) -> Row[Any] | None:
        query = select(broadcasts).where(broadcasts.c.id == id, broadcasts.c.state == state)
        return (await self._connection.execute(query)).one_or_none()

    async def _queue(self, found: Row[Any], chosen: FromClause, now: datetime) -> int:
        """Queue a broadcast for chosen chats, to each the version of its language. Return for how many it was new."""
        nights = await self._nights(chosen, now)
        moment = deliveries.c.due_at.type
        due_at: ColumnElement[datetime] = literal(now, moment)
        if nights:
            mornings = [
                (_has_night(chosen, zone, hours, urgent=found.urgent), literal(loud, moment))
                for (zone, hours), loud in nights.items()
            ]
            due_at = case(*mornings, else_=due_at)
        its_version = and_(
            broadcast_versions.c.broadcast_id == found.id, broadcast_versions.c.language == chosen.c.language
        )
        first = literal(found.content_hash, broadcasts.c.content_hash.type)
        rows = (
            select(
                literal(f"broadcast:{found.id}:chat:") + cast(chosen.c.id, Text),
                chosen.c.id,
                func.coalesce(broadcast_versions.c.content_hash, first),
                literal(int(Lane.ALERT if found.urgent else Lane.BROADCAST)),
                due_at,
                literal(found.id),
                broadcast_versions.c.language,
            )
            .select_from(chosen.outerjoin(broadcast_versions, its_version))
            .where(chosen.c.id.is_not(None))  # SQLite takes ON CONFLICT after a SELECT only behind a WHERE
        )
        statement = insert(self._connection, deliveries).from_select(_COLUMNS, rows).on_conflict_do_nothing()
        return len((await self._connection.execute(statement.returning(deliveries.c.id))).all())

    async def _nights(self, where: FromClause, now: datetime) -> dict[tuple[str, str], datetime]:
        """Return when the quiet hours end that some chats have now, by time zone and hours."""
        pairs = select(where.c.timezone, where.c.quiet).where(where.c.quiet.is_not(None)).distinct()
        ends = {
            (row.timezone, row.quiet): next_loud(now, ZoneInfo(row.timezone), read_quiet(row.quiet))
            for row in await self._connection.execute(pairs)
        }
        return {night: end for night, end in ends.items() if end > now}


def _receivers(found: Row[Any], now: datetime) -> Select[Any]:
    columns = (chats.c.id, chats.c.language, chats.c.timezone, chats.c.quiet, chats.c.urgent)
    return select(*columns).where(*members(from_json(found.audience), now))


def _has_night(where: FromClause, zone: str, hours: str, *, urgent: bool) -> ColumnElement[bool]:
    """Return the condition that a chat has these quiet hours, and lets not even urgent news through."""
    night = and_(where.c.timezone == zone, where.c.quiet == hours)
    return and_(night, ~where.c.urgent) if urgent else night
