"""Chats: what each wants, which is due for a digest, and which no longer receives."""

from collections import namedtuple
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, time, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import bindparam, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.chats import Absence, Chat, ChatKind, DigestSize, Look, Settings
from news.ids import ChatId, UserId
from news.quiet import read_quiet
from news.roles import Role
from news.schedule import Schedule, next_digest
from storage.dialect import awake, insert
from storage.leases import LEASE
from storage.many import among, packed, unpacked
from storage.schema import EPOCH, EXPECTING, RECEIVING, chats, editors

SEEN_EVERY = timedelta(hours=1)
RUN_THE_NEWS = (Role.OWNER, Role.EDITOR)
"""Roles of those who are asked and told about the news."""

# Made once, since every update asks it: building a query takes longer than SQLite takes to answer this one.
_OF_TELEGRAM = select(chats).where(
    chats.c.telegram_id == bindparam("telegram_id"), chats.c.thread_id == bindparam("thread_id")
)


_KNOWN = [
    chats.c[name]
    for name in (
        "id", "telegram_id", "thread_id", "kind", "language", "timezone", "times", "days", "weekend", "size",
        "look", "set_up", "paused_until", "quiet", "urgent", "note", "alert_budget", "absence",
        "next_digest_at", "served_at", "seen_at",
    )
]  # fmt: skip
"""What `read_chat` reads."""
_Known = namedtuple("_Known", [column.name for column in _KNOWN])  # type: ignore[misc]  # noqa: PYI024  # as the table names them


class Chats:
    """Who receives."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def meet(
        self, telegram_id: int, thread_id: int | None, kind: ChatKind, settings: Settings, now: datetime
    ) -> Chat:
        """Return the chat of Telegram's ids; one never seen before is added with `settings`."""
        found = await self.find(telegram_id, thread_id)
        if found is not None:
            return found
        values = {
            "telegram_id": telegram_id, "thread_id": thread_id or 0, "kind": kind, "created_at": now,
            "seen_at": now,
        } | _settings_values(settings, now)  # fmt: skip
        await self._connection.execute(
            insert(self._connection, chats).values(values).on_conflict_do_nothing()
        )
        met = await self.find(telegram_id, thread_id)
        if met is None:
            raise LookupError(f"chat {telegram_id} was added and is not there")
        return met

    async def find(self, telegram_id: int, thread_id: int | None) -> Chat | None:
        """Return the chat of Telegram's ids."""
        ids = {"telegram_id": telegram_id, "thread_id": thread_id or 0}
        row = (await self._connection.execute(_OF_TELEGRAM, ids)).one_or_none()
        return None if row is None else read_chat(row)

    async def seen(self, id: ChatId, now: datetime) -> None:
        """Keep that something came from a chat, at most once an hour."""
        long_ago = or_(chats.c.seen_at.is_(None), chats.c.seen_at <= now - SEEN_EVERY)
        await self._connection.execute(update(chats).where(chats.c.id == id, long_ago).values(seen_at=now))

    async def get(self, id: ChatId) -> Chat:
        """Return a chat. Raises LookupError if there is none."""
        row = (await self._connection.execute(select(chats).where(chats.c.id == id))).one_or_none()
        if row is None:
            raise LookupError(f"no chat {id}")
        return read_chat(row)

    async def save_settings(self, id: ChatId, settings: Settings, now: datetime) -> None:
        """Keep what a chat chose, and when its next digest is due by it."""
        await self._connection.execute(
            update(chats).where(chats.c.id == id).values(_settings_values(settings, now))
        )

    async def stop(self, id: ChatId) -> None:
        """Send nothing more to a chat, of a forum to this one topic; its settings stay."""
        await self._connection.execute(update(chats).where(chats.c.id == id).values(absence=Absence.STOPPED))

    async def mark_absent(self, telegram_id: int, absence: Absence) -> None:
        """Stop sending to a chat, with all its threads; its settings stay, and where it said /stop that stays, too."""
        await self._connection.execute(
            update(chats)
            .where(
                chats.c.telegram_id == telegram_id,
                or_(chats.c.absence.is_(None), chats.c.absence != Absence.STOPPED),
            )
            .values(absence=absence)
        )

    async def came_back(self, telegram_id: int, now: datetime) -> None:
        """Send again to a chat that let the bot in, with all its threads but those that said /stop."""
        away = select(chats.c.id).where(
            chats.c.telegram_id == telegram_id,
            chats.c.absence.is_not(None),
            chats.c.absence.not_in((Absence.STOPPED, Absence.BANNED)),
        )
        for id in (await self._connection.scalars(away)).all():
            await self.revive(ChatId(id), now)

    async def revive(self, id: ChatId, now: datetime) -> Chat:
        """Send to a chat again; what fell due while it was away is not made up for."""
        chat = await self.get(id)
        await self._connection.execute(
            update(chats)
            .where(chats.c.id == id)
            .values(absence=None, next_digest_at=_next_digest_at(chat.settings, now))
        )
        return await self.get(id)

    async def migrate(self, old: int, new: int) -> None:
        """Give a chat the number that it has since it became a supergroup."""
        taken = (await self._connection.execute(select(chats.c.id).where(chats.c.telegram_id == new))).first()
        if taken is None:
            await self._connection.execute(
                update(chats)
                .where(chats.c.telegram_id == old)
                .values(telegram_id=new, kind=ChatKind.SUPERGROUP, absence=None)
            )

    async def claim(self, now: datetime, limit: int) -> list[Chat]:
        """Take up to `limit` chats whose digest is due."""
        due = (
            select(*_KNOWN)
            .where(
                EXPECTING,
                chats.c.next_digest_at <= now,
                chats.c.lease_until <= now,
                awake("compose", chats.c.id, now),
            )
            .order_by(chats.c.next_digest_at)
            .limit(limit)
        )
        kept = await packed(self._connection, due.with_for_update(skip_locked=True, key_share=True))
        found = [read_chat(_Known(*row)) for row in unpacked(due, kept)]
        if found:
            mine = among(self._connection, chats.c.id, [chat.id for chat in found])
            await self._connection.execute(update(chats).where(mine).values(lease_until=now + LEASE))
        return found

    async def still_due(self, moments: Mapping[ChatId, datetime]) -> set[ChatId]:
        """Return the chats whose moment still is the one that is due, held until the end: of two that compose it, one may."""
        mine = among(self._connection, chats.c.id, list(moments))
        query = select(chats.c.id, chats.c.next_digest_at).where(mine).order_by(chats.c.id)
        kept = await packed(self._connection, query.with_for_update())
        return {ChatId(id) for id, moment in unpacked(query, kept) if moment == moments[ChatId(id)]}

    async def expect(self, id: ChatId, moment: datetime) -> None:
        """Have a digest of a chat due at a moment, before the next of its hours; none comes to one that wants none."""
        await self._connection.execute(
            update(chats)
            .where(chats.c.id == id, chats.c.next_digest_at > moment)
            .values(next_digest_at=moment)
        )

    async def composed(
        self, ids: Sequence[ChatId], next_at: datetime | None, served_at: datetime | None = None
    ) -> None:
        """Set the next due moment of chats whose digest has been seen to, and when one was made, if it was."""
        values: dict[str, Any] = {"next_digest_at": next_at, "lease_until": EPOCH}
        if served_at is not None:
            values["served_at"] = served_at
        mine = among(self._connection, chats.c.id, ids)
        await self._connection.execute(update(chats).where(mine).values(values))

    async def served(self, id: ChatId, now: datetime) -> None:
        """Keep that a digest was made for a chat, or that there was nothing for one."""
        await self._connection.execute(update(chats).where(chats.c.id == id).values(served_at=now))

    async def of_editors(self, owners: Collection[UserId]) -> list[Chat]:
        """Return the private chats of those who run the news, `owners` by the settings among them."""
        appointed = select(editors.c.user_id).where(editors.c.role.in_(RUN_THE_NEWS))
        query = (
            select(chats)
            .where(
                chats.c.kind == ChatKind.PRIVATE,
                chats.c.absence.is_(None),
                or_(chats.c.telegram_id.in_(list(owners)), chats.c.telegram_id.in_(appointed)),
            )
            .order_by(chats.c.id)
        )
        return [read_chat(row) for row in await self._connection.execute(query)]

    async def rest(self, id: ChatId, until: datetime) -> None:
        """Send nothing to a chat before `until`, so that what waits for it keeps its order."""
        await self._connection.execute(update(chats).where(chats.c.id == id).values(send_after=until))

    async def receiving(self, after: ChatId, limit: int) -> list[ChatId]:
        """Return chats that receive, by id, from the one after `after`."""
        query = (
            select(chats.c.id)
            .where(chats.c.absence.is_(None), chats.c.set_up, chats.c.id > after)
            .order_by(chats.c.id)
            .limit(limit)
        )
        return [ChatId(id) for id in await self._connection.scalars(query)]

    async def count(self) -> int:
        """Return how many chats receive."""
        query = select(func.count()).select_from(chats).where(RECEIVING)
        return (await self._connection.execute(query)).scalar_one()


def _next_digest_at(settings: Settings, now: datetime) -> datetime | None:
    if not settings.set_up:
        return None
    return next_digest(settings.schedule, max(now, settings.paused_until or now))


def _settings_values(settings: Settings, now: datetime) -> dict[str, Any]:
    return {
        "language": settings.language,
        "timezone": settings.schedule.timezone,
        "times": _kept(settings.schedule.times),
        "days": sorted(settings.schedule.days),
        "weekend": None if settings.schedule.weekend is None else _kept(settings.schedule.weekend),
        "size": settings.size,
        "look": settings.look,
        "set_up": settings.set_up,
        "paused_until": settings.paused_until,
        "quiet": None if settings.quiet is None else str(settings.quiet),
        "urgent": settings.urgent,
        "note": settings.note,
        "alert_budget": settings.budget,
        "next_digest_at": _next_digest_at(settings, now),
    }


def _kept(times: Sequence[time]) -> list[str]:
    return [f"{moment:%H:%M}" for moment in times]


def _times(values: Sequence[str]) -> tuple[time, ...]:
    return tuple(time.fromisoformat(value) for value in values)


def read_chat(row: Any) -> Chat:
    """Return a chat from its row."""
    return Chat(
        id=ChatId(row.id),
        telegram_id=row.telegram_id,
        thread_id=row.thread_id or None,
        kind=_KINDS[row.kind],
        settings=_settings(
            row.language, tuple(row.times), row.timezone, tuple(row.days),
            None if row.weekend is None else tuple(row.weekend),
            row.size, row.look, row.paused_until, row.quiet, row.urgent, row.note, row.alert_budget, row.set_up,
        ),
        absence=None if row.absence is None else Absence(row.absence),
        next_digest_at=row.next_digest_at,
        served_at=row.served_at,
        seen_at=row.seen_at,
    )  # fmt: skip


_KINDS = {kind.value: kind for kind in ChatKind}


# Whole towns have the same.
@lru_cache(maxsize=4096)
def _settings(
    language: str, times: tuple[str, ...], timezone: str, days: tuple[int, ...],
    weekend: tuple[str, ...] | None, size: str, look: str, paused_until: datetime | None,
    quiet: str | None, urgent: bool, note: bool, budget: int | None, set_up: bool,  # noqa: FBT001  # as they are kept
) -> Settings:  # fmt: skip
    return Settings(
        language=language,
        schedule=Schedule(
            times=_times(times),
            timezone=timezone,
            days=frozenset(days),
            weekend=None if weekend is None else _times(weekend),
        ),
        size=DigestSize(size),
        look=Look(look),
        paused_until=paused_until,
        quiet=read_quiet(quiet),
        urgent=urgent,
        note=note,
        budget=budget,
        set_up=set_up,
    )
