"""Feeds: which are due, and what their servers said."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Row, and_, bindparam, case, exists, false, func, or_, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.feeds import Feed, FeedState, Gap, Source, Validators
from news.ids import FeedId
from storage.dialect import awake, claimed, insert
from storage.leases import LEASE
from storage.schema import ACTIVE, POLLED, chats, feeds, hosts, notes, own_sources
from storage.visible import visible_feed

SOURCES_OFF = "readers' sources off"
"""The note that is there while readers' sources are switched off for all: what is theirs alone is not polled."""


class Feeds:
    """The list of feeds. What readers added for themselves is polled as any other, and stands on nobody's list."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, source: Source, *, now: datetime, interval: timedelta) -> FeedId | None:
        """Add a source to be polled at once; None if its address is on the list already. A removed one returns.

        One that was some readers' own becomes everybody's: what comes from now on. What came before stays theirs.
        """
        values = values_of(source) | {
            "state": FeedState.ACTIVE,
            "next_check_at": now,
            "interval_seconds": int(interval.total_seconds()),
            "created_at": now,
        }
        revived = {key: values[key] for key in ("name", "state", "next_check_at")} | {
            "failures": 0,
            "problem": None,
            "muted_until": None,
            "private": False,
        }
        statement = (
            insert(self._connection, feeds)
            .values(values)
            .on_conflict_do_update(
                index_elements=[feeds.c.url],
                set_=revived,
                where=or_(feeds.c.state != FeedState.ACTIVE, feeds.c.private),
            )
            .returning(feeds.c.id)
        )
        found = (await self._connection.execute(statement)).scalar_one_or_none()
        return None if found is None else FeedId(found)

    async def remove(self, id: FeedId) -> bool:
        """Take a feed off the list; its entries stay known. False if it was not on it.

        For readers who added it themselves it goes on, as theirs alone.
        """
        wanted = exists(select(own_sources.c.chat_id).where(own_sources.c.feed_id == feeds.c.id))
        statement = (
            update(feeds)
            .where(feeds.c.id == id, feeds.c.state != FeedState.REMOVED, ~feeds.c.private)
            .values(
                state=case((wanted, feeds.c.state), else_=FeedState.REMOVED),
                private=case((wanted, true()), else_=false()),
            )
            .returning(feeds.c.id)
        )
        return (await self._connection.execute(statement)).scalar_one_or_none() is not None

    async def get(self, id: FeedId) -> Feed | None:
        """Return a feed that is everybody's, removed or not."""
        query = select(feeds).where(feeds.c.id == id, visible_feed())
        row = (await self._connection.execute(query)).one_or_none()
        return None if row is None else read_feed(row)

    async def by_url(self, url: str) -> Feed | None:
        """Return the feed of an address that is everybody's, removed or not."""
        query = select(feeds).where(feeds.c.url == url, visible_feed())
        row = (await self._connection.execute(query)).one_or_none()
        return None if row is None else read_feed(row)

    async def all(self) -> list[Feed]:
        """Return all feeds on the list, by name."""
        query = (
            select(feeds)
            .where(feeds.c.state != FeedState.REMOVED, visible_feed())
            .order_by(feeds.c.name, feeds.c.id)
        )
        return [read_feed(row) for row in await self._connection.execute(query)]

    async def ever(self) -> bool:
        """Return whether the list has ever held a feed: an editor's empty list is not filled again."""
        query = select(exists(select(feeds.c.id).where(visible_feed())))
        return bool((await self._connection.execute(query)).scalar_one())

    async def claim(self, now: datetime, limit: int) -> list[Feed]:
        """Take up to `limit` feeds that are due and whose hosts are not resting."""
        asked = {"now": now, "lease": now + LEASE, "limit": limit}
        return [read_feed(row) for row in await self._connection.execute(_CLAIM, asked)]

    async def make_due(self, now: datetime) -> None:
        """Make every feed due now, whatever its rhythm; what a host asked for is kept."""
        await self._connection.execute(
            update(feeds).where(feeds.c.state == FeedState.ACTIVE).values(next_check_at=now)
        )

    async def describe(self, id: FeedId, source: Source) -> bool:
        """Keep what an editor says of a feed. False if that changes nothing."""
        values = values_of(source)
        changed = or_(*(feeds.c[name].is_distinct_from(values[name]) for name in _DESCRIBED))
        statement = (
            update(feeds)
            .where(feeds.c.id == id, feeds.c.state != FeedState.REMOVED, changed)
            .values({name: values[name] for name in _DESCRIBED})
            .returning(feeds.c.id)
        )
        return (await self._connection.execute(statement)).scalar_one_or_none() is not None

    async def mute(self, id: FeedId, until: datetime | None) -> None:
        """Leave a feed unread until a moment; None has it read again."""
        await self._connection.execute(
            update(feeds)
            .where(feeds.c.id == id, feeds.c.state != FeedState.REMOVED)
            .values(muted_until=until)
        )

    async def check_now(self, id: FeedId, now: datetime) -> bool:
        """Make one feed due now; what its host asked for is kept. False if it is not polled."""
        statement = (
            update(feeds)
            .where(feeds.c.id == id, feeds.c.state == FeedState.ACTIVE)
            .values(next_check_at=now)
            .returning(feeds.c.id)
        )
        return (await self._connection.execute(statement)).scalar_one_or_none() is not None

    async def next_due(self) -> datetime | None:
        """Return when the next feed is due."""
        query = select(func.min(feeds.c.next_check_at)).where(feeds.c.state == FeedState.ACTIVE)
        soonest: datetime | None = (await self._connection.execute(query)).scalar_one()
        return soonest

    async def save(self, polled: Sequence[Feed]) -> None:
        """Keep what polls learnt of these feeds, in one statement for all of them."""
        if not polled:
            return
        await self._connection.execute(_SAVE, [_polled_values(feed) for feed in polled])

    async def forget_answers(self) -> None:
        """Forget what servers gave with their last answers: each is asked for its whole document once."""
        await self._connection.execute(update(feeds).values(etag=None, last_modified=None, body_hash=None))

    async def rest_host(self, host: str, until: datetime) -> None:
        """Ask nothing of a host before `until`, for any of its feeds."""
        statement = insert(self._connection, hosts).values(host=host, rest_until=until)
        await self._connection.execute(
            statement.on_conflict_do_update(
                index_elements=[hosts.c.host],
                set_={"rest_until": statement.excluded.rest_until},
                where=hosts.c.rest_until < statement.excluded.rest_until,
            )
        )

    async def move(self, id: FeedId, url: str) -> bool:
        """Give a feed the address to which its server moved it for good; False if another feed has that one."""
        taken = select(feeds.c.id).where(feeds.c.url == url)
        if (await self._connection.execute(taken)).first() is not None:
            return False
        await self._connection.execute(
            update(feeds)
            .where(feeds.c.id == id)
            .values(url=url, host=_host(url), moved_to=None, moved_seen_at=None)
        )
        return True

    async def count(self) -> tuple[int, int]:
        """Return how many feeds are polled for everybody, and how many of them failed the last time."""
        failing = func.count().filter(feeds.c.failures > 0)
        query = select(func.count(), failing).select_from(feeds).where(POLLED)
        row = (await self._connection.execute(query)).one()
        return row[0], row[1]


_DESCRIBED = ("name", "language", "country", "standing", "ownership")
"""What an editor says of a feed; its address and its selectors are what it is."""
_POLLED = (
    "state", "etag", "last_modified", "body_hash", "interval_seconds", "next_check_at", "checked_at",
    "succeeded_at", "failures", "failing_since", "problem", "newest_at", "moved_to", "moved_seen_at",
    "gap_begins_at", "gap_ends_at", "gap_missed", "gap_filled", "skips", "same_answers", "turn_seconds",
)  # fmt: skip
# Made once, because they are asked for with every poll.
# What is some readers' own is asked for while one of them is there.
_THEIRS = (
    select(own_sources.c.chat_id)
    .join(chats, chats.c.id == own_sources.c.chat_id)
    .where(own_sources.c.feed_id == feeds.c.id, chats.c.absence.is_(None))
    # Asked of each feed: without this PostgreSQL may gather the readers of all sources first.
    .offset(0)
)
_OFF = select(notes.c.name).where(notes.c.name == SOURCES_OFF)
_NOW = bindparam("now", type_=feeds.c.next_check_at.type)
_RESTING = select(hosts.c.host).where(hosts.c.host == feeds.c.host, hosts.c.rest_until > _NOW)
_DUE = (
    select(feeds.c.id)
    .where(
        ACTIVE,
        feeds.c.next_check_at <= _NOW,
        or_(feeds.c.muted_until.is_(None), feeds.c.muted_until <= _NOW),
        awake("poll", feeds.c.id, _NOW),
        ~exists(_RESTING),
        or_(~feeds.c.private, and_(~exists(_OFF), exists(_THEIRS))),
    )
    .order_by(feeds.c.next_check_at)
    .limit(bindparam("limit"))
)
_CLAIM = (
    update(feeds).where(claimed(feeds.c.id, _DUE)).values(next_check_at=bindparam("lease")).returning(feeds)
)
_SAVE = (
    update(feeds)
    .where(feeds.c.id == bindparam("key"), feeds.c.state == FeedState.ACTIVE)
    .values({column: bindparam(f"new_{column}") for column in _POLLED})
)


def _polled_values(feed: Feed) -> dict[str, Any]:
    values = {
        "state": feed.state,
        "etag": feed.validators.etag,
        "last_modified": feed.validators.last_modified,
        "body_hash": feed.body_hash,
        "interval_seconds": int(feed.interval.total_seconds()),
        "next_check_at": feed.next_check_at,
        "checked_at": feed.checked_at,
        "succeeded_at": feed.succeeded_at,
        "failures": feed.failures,
        "failing_since": feed.failing_since,
        "problem": feed.problem,
        "newest_at": feed.newest_at,
        "moved_to": feed.moved_to,
        "moved_seen_at": feed.moved_seen_at,
        "gap_begins_at": None if feed.gap is None else feed.gap.begins_at,
        "gap_ends_at": None if feed.gap is None else feed.gap.ends_at,
        "gap_missed": None if feed.gap is None else feed.gap.missed,
        "gap_filled": None if feed.gap is None else feed.gap.filled,
        "skips": _skips(feed),
        "same_answers": feed.same_answers,
        "turn_seconds": None if feed.turn is None else int(feed.turn.total_seconds()),
    }
    return {"key": feed.id} | {f"new_{column}": values[column] for column in _POLLED}


def _skips(feed: Feed) -> dict[str, list[int]] | None:
    if not feed.skip_hours and not feed.skip_days:
        return None
    return {"hours": sorted(feed.skip_hours), "days": sorted(feed.skip_days)}


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").lower()


def values_of(source: Source) -> dict[str, Any]:
    """Return the columns of what is said of a source."""
    return {
        "url": source.url,
        "host": _host(source.url),
        "name": source.name,
        "language": source.language,
        "country": source.country,
        "standing": source.standing,
        "selectors": source.selectors,
        "sitemap": source.sitemap,
        "archive": source.archive,
        "ownership": source.ownership,
    }


def _gap(row: Row[Any]) -> Gap | None:
    if row.gap_begins_at is None:
        return None
    return Gap(
        begins_at=row.gap_begins_at,
        ends_at=row.gap_ends_at,
        missed=row.gap_missed,
        filled=row.gap_filled or 0,
    )


def read_feed(row: Row[Any]) -> Feed:
    """Return a feed from its row."""
    return Feed(
        id=FeedId(row.id),
        source=Source(
            url=row.url,
            name=row.name,
            language=row.language,
            country=row.country,
            standing=row.standing,
            selectors=row.selectors,
            sitemap=row.sitemap,
            archive=row.archive,
            ownership=row.ownership,
        ),
        state=FeedState(row.state),
        validators=Validators(etag=row.etag, last_modified=row.last_modified),
        body_hash=row.body_hash,
        interval=timedelta(seconds=row.interval_seconds),
        turn=None if row.turn_seconds is None else timedelta(seconds=row.turn_seconds),
        next_check_at=row.next_check_at,
        checked_at=row.checked_at,
        succeeded_at=row.succeeded_at,
        failures=row.failures,
        failing_since=row.failing_since,
        problem=row.problem,
        newest_at=row.newest_at,
        moved_to=row.moved_to,
        moved_seen_at=row.moved_seen_at,
        gap=_gap(row),
        skip_hours=frozenset((row.skips or {}).get("hours", ())),
        skip_days=frozenset((row.skips or {}).get("days", ())),
        same_answers=row.same_answers,
        muted_until=row.muted_until,
        private=row.private,
    )
