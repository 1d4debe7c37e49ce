"""Entries: what feeds listed, with the keys by which each is known again, and which are still to be read."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.feeds import Entry, StoredEntry
from news.ids import EntryId, FeedId
from news.recognition import EntryUpdate, KeyedEntry, Keys, KnownEntry, NewEntry
from storage.dialect import awake, claimed, insert
from storage.leases import LEASE
from storage.schema import UNREAD, entries, items_seen


class Entries:
    """What feeds listed."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def any_of(self, feed_id: FeedId) -> bool:
        """Return whether a feed has ever given an entry."""
        query = select(exists(select(entries.c.id).where(entries.c.feed_id == feed_id)))
        return bool((await self._connection.execute(query)).scalar_one())

    async def seen(self, feed_id: FeedId) -> bytes:
        """Return what the items of a feed's last document are told again by; nothing where it is not known."""
        query = select(items_seen.c.packed).where(items_seen.c.feed_id == feed_id)
        items: bytes | None = (await self._connection.execute(query)).scalar_one_or_none()
        return items or b""

    async def keep_seen(self, feed_id: FeedId, items: bytes) -> None:
        """Keep what the items of a feed's document are told again by."""
        statement = insert(self._connection, items_seen).values(feed_id=feed_id, packed=items)
        await self._connection.execute(
            statement.on_conflict_do_update(index_elements=["feed_id"], set_={"packed": items})
        )

    async def known(self, feed_id: FeedId, keyed: Sequence[KeyedEntry]) -> list[KnownEntry]:
        """Return the entries of a feed that share a key with any of these."""
        guids = [item.keys.guid_key for item in keyed]
        urls = [item.keys.url_key for item in keyed if item.keys.url_key is not None]
        titles = [item.keys.title_key for item in keyed]
        query = select(
            entries.c.id,
            entries.c.guid_key,
            entries.c.url_key,
            entries.c.title_key,
            entries.c.content_key,
            entries.c.published_at,
            entries.c.first_seen_at,
        ).where(
            entries.c.feed_id == feed_id,
            or_(entries.c.guid_key.in_(guids), entries.c.url_key.in_(urls), entries.c.title_key.in_(titles)),
        )
        return [_known(row) for row in await self._connection.execute(query)]

    async def add(self, feed_id: FeedId, new: Sequence[NewEntry]) -> int:
        """Keep new entries; one that another process kept meanwhile stays as it is. Return how many were added."""
        if not new:
            return 0
        rows = [
            _values(one.entry, one.keys)
            | {
                "feed_id": feed_id,
                "published_at": one.published_at,
                "first_seen_at": one.first_seen_at,
                "silent": one.silent,
                # What is no news is never read, so its text would only lie there.
                "html": "" if one.silent else one.entry.html,
            }
            for one in new
        ]
        statement = insert(self._connection, entries).on_conflict_do_nothing().returning(entries.c.id)
        # Rows as parameters, not as values: those would be compiled anew for each number of them.
        return len((await self._connection.execute(statement, rows)).all())

    async def update(self, changed: Sequence[EntryUpdate]) -> None:
        """Keep what came with other keys or another text; an edited text is read again."""
        if not changed:
            return
        values = [_values(one.entry, one.keys) | {"published_at": one.published_at} for one in changed]
        rows = [
            {"key": one.id} | {f"new_{name}": value for name, value in row.items()}
            for one, row in zip(changed, values, strict=True)
        ]
        columns: dict[str, Any] = {name: bindparam(f"new_{name}") for name in values[0]}
        # Another row of the feed may have that guid by now: then this one keeps its old key.
        taken = entries.alias("taken")
        free = ~exists(
            select(taken.c.id).where(
                taken.c.feed_id == entries.c.feed_id,
                taken.c.guid_key == bindparam("new_guid_key"),
                taken.c.id != entries.c.id,
            )
        )
        await self._connection.execute(
            update(entries).where(entries.c.id == bindparam("key"), free).values(columns), rows
        )
        edited = [one.id for one in changed if one.edited]
        if edited:
            await self._connection.execute(
                update(entries).where(entries.c.id.in_(edited)).values(read_at=None)
            )

    async def claim_unread(self, now: datetime, limit: int) -> list[StoredEntry]:
        """Take up to `limit` entries that are news and have not been read, the newest first."""
        due = (
            select(entries.c.id)
            .where(
                UNREAD,
                entries.c.lease_until <= now,
                awake("read", entries.c.id, now),
            )
            .order_by(entries.c.published_at.desc())
            .limit(limit)
        )
        statement = (
            update(entries)
            .where(claimed(entries.c.id, due))
            .values(lease_until=now + LEASE)
            .returning(entries)
        )
        rows = (await self._connection.execute(statement)).all()
        return sorted((_stored(row) for row in rows), key=lambda entry: entry.id)


def _values(entry: Entry, keys: Keys) -> dict[str, Any]:
    return {
        "guid": entry.guid,
        "guid_key": keys.guid_key,
        "url_key": keys.url_key,
        "title_key": keys.title_key,
        "content_key": keys.content_key,
        "link": entry.link,
        "title": entry.title,
        "html": entry.html,
        "image": entry.image,
        "author": entry.author,
    }


def _known(row: Row[*tuple[Any, ...]]) -> KnownEntry:
    return KnownEntry(
        id=EntryId(row.id),
        keys=Keys(
            guid_key=row.guid_key,
            url_key=row.url_key,
            title_key=row.title_key,
            content_key=row.content_key,
        ),
        published_at=row.published_at,
        first_seen_at=row.first_seen_at,
    )


def _stored(row: Row[*tuple[Any, ...]]) -> StoredEntry:
    return StoredEntry(
        id=EntryId(row.id),
        feed_id=FeedId(row.feed_id),
        entry=Entry(
            guid=row.guid,
            link=row.link,
            title=row.title,
            html=row.html,
            published_at=row.published_at,
            image=row.image,
            author=row.author,
        ),
        first_seen_at=row.first_seen_at,
        silent=row.silent,
    )
