"""Retention: what has been kept long enough, removed in slices so that nobody waits."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, TextClause, and_, delete, exists, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.broadcasts import BroadcastState
from news.deliveries import DeliveryStatus
from news.ids import EntryId, FeedId
from storage.dialect import insert
from storage.notes import Notes
from storage.saved import is_saved
from storage.schema import (
    EPOCH,
    REFUSED,
    amendments,
    articles,
    audit,
    broadcast_edits,
    broadcasts,
    cards,
    contents,
    deliveries,
    desk_keys,
    digests,
    entries,
    failures,
    feeds,
    hosts,
    invitations,
    model_days,
    notes,
    questions,
    repeated_lines,
    searches,
    selections,
    stories,
    updates,
)
from storage.unsaid import unchosen, unsaid

HANDLED_UPDATES = timedelta(hours=48)
EVERY = timedelta(days=1)
_TIDIED = "tidied"
REMEMBERED = 500
"""Entries of a feed that stay known however old they are: a slow feed lists old ones for ever, and an entry that was
forgotten would come back as new."""
FEEDS = 200
"""Feeds whose entries are looked through in one transaction."""

Old = tuple[Table, Column[Any], ColumnElement[Any], datetime, ColumnElement[bool] | TextClause | None]
"""A table, its key, the column by whose index what is old is found, before when that is, and what else must be so."""


class Retention:
    """What may go."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def claim(self, now: datetime, _limit: int) -> list[int]:
        """Return one piece of work, a day after the last; it is taken by being returned, of two who ask by one."""
        first = insert(self._connection, notes).values(name=_TIDIED, value=EPOCH.isoformat())
        await self._connection.execute(first.on_conflict_do_nothing())
        query = select(notes.c.value).where(notes.c.name == _TIDIED).with_for_update(skip_locked=True)
        last: str | None = (await self._connection.execute(query)).scalar_one_or_none()
        if last is None or datetime.fromisoformat(last) > now - EVERY:
            return []
        await Notes(self._connection).put(_TIDIED, now.isoformat())
        return [0]

    async def remove(self, kind: str, now: datetime, keep: timedelta, most: int) -> int:
        """Remove up to `most` rows of one of the `KINDS` that are older than `keep`. Return how many went; 0 means done.

        What is in doubt stays until a person has decided about it.
        """
        before = now - keep
        if kind == digests.name:
            return await self._oldest_digests(before, most)
        table, key, moment, limit, also = _old(now, before)[kind]
        old = moment < limit if also is None else and_(moment < limit, also)
        some = select(key).where(old).order_by(moment).limit(most).scalar_subquery()
        return (await self._connection.execute(delete(table).where(key.in_(some), old))).rowcount

    async def remove_few(self, now: datetime, keep: timedelta) -> int:
        """Remove what is old of the tables that stay small, which are looked through whole. Return how many rows went.

        A broadcast goes once it has ended, or was never let go, and all that it sent is forgotten. Work that failed so
        long ago, and was perhaps given up, is tried anew if there is still anything to do.
        """
        before = now - keep
        over = broadcasts.c.state.in_(
            (BroadcastState.DRAFT, BroadcastState.REPORTED, BroadcastState.CANCELLED)
        )
        sent = exists(select(deliveries.c.id).where(deliveries.c.broadcast_id == broadcasts.c.id))
        rules = (
            (broadcasts, and_(over, broadcasts.c.created_at < before, ~sent)),
            (failures, failures.c.since < before),
            (hosts, hosts.c.rest_until < before),
            (model_days, model_days.c.day < f"{before:%Y-%m-%d}"),
        )
        removed = 0
        for table, old in rules:
            removed += (await self._connection.execute(delete(table).where(old))).rowcount
        return removed

    async def remove_entries(
        self, now: datetime, keep: timedelta, after: FeedId, most: int
    ) -> tuple[int, FeedId | None]:
        """Remove entries older than `keep`, but the newest of each feed, of some feeds after one, `most` of a feed.

        Return how many rows went, and after which feed to go on; None behind the last one.
        """
        newer = entries.alias("newer")
        first_to_go = (
            select(newer.c.id)
            .where(newer.c.feed_id == feeds.c.id)
            .order_by(newer.c.id.desc())
            .limit(1)
            .offset(REMEMBERED)
            .scalar_subquery()
        )
        some = (
            select(feeds.c.id, first_to_go.label("last"))
            .where(feeds.c.id > after)
            .order_by(feeds.c.id)
            .limit(FEEDS)
        )
        looked_at = (await self._connection.execute(some)).all()
        removed = 0
        for feed in looked_at:
            if feed.last is not None:
                removed += await self._old_entries(FeedId(feed.id), EntryId(feed.last), now - keep, most)
            if removed >= most:
                # Once more from this one on: it may have had more than went.
                return removed, FeedId(feed.id - 1)
        return removed, FeedId(looked_at[-1].id) if looked_at else None

    async def _old_entries(self, feed: FeedId, last: EntryId, before: datetime, most: int) -> int:
        """Remove some of a feed's entries up to one."""
        of_saved = exists(
            select(articles.c.id).where(articles.c.id == entries.c.id, is_saved(articles.c.story_id))
        )
        old = (
            select(entries.c.id)
            .where(
                entries.c.feed_id == feed,
                entries.c.id <= last,
                entries.c.first_seen_at < before,
                ~of_saved,
            )
            .limit(most)
        )
        statement = delete(entries).where(entries.c.id.in_(old.scalar_subquery()))
        return (await self._connection.execute(statement)).rowcount

    async def _oldest_digests(self, before: datetime, most: int) -> int:
        """Remove some digests. They are made in the order of their numbers, so the first are the oldest."""
        first = select(func.min(digests.c.id)).scalar_subquery()
        statement = delete(digests).where(digests.c.id < first + most, digests.c.created_at < before)
        return (await self._connection.execute(statement)).rowcount


def _old(now: datetime, before: datetime) -> dict[str, Old]:
    """Return what is old of each kind, by its table's name, in the order in which nothing holds what comes later."""
    ended = deliveries.c.status.not_in(
        (DeliveryStatus.QUEUED, DeliveryStatus.SENDING, DeliveryStatus.IN_DOUBT)
    )
    empty = ~exists(select(articles.c.id).where(articles.c.story_id == stories.c.id))
    rules: list[Old] = [
        (updates, updates.c.seq, updates.c.done_at, now - HANDLED_UPDATES, None),
        (questions, questions.c.user_id, questions.c.expires_at, now, None),
        (searches, searches.c.key, searches.c.expires_at, now, None),
        (invitations, invitations.c.token, invitations.c.expires_at, now, None),
        # What editors did stays for good; what strangers tried, as long as anything else.
        (audit, audit.c.id, audit.c.at, before, REFUSED),
        (desk_keys, desk_keys.c.hash, desk_keys.c.expires_at, now, None),
        (deliveries, deliveries.c.id, deliveries.c.ended_at, before, ended),
        (selections, selections.c.id, selections.c.created_at, before, unchosen()),
        (cards, cards.c.message_id, cards.c.at, before, None),
        (amendments, amendments.c.id, amendments.c.told_at, before, None),
        # What a reader saved stays whole: its story, and the articles that its card links.
        (articles, articles.c.id, articles.c.read_at, before, ~is_saved(articles.c.story_id)),
        (repeated_lines, repeated_lines.c.host, repeated_lines.c.learned_at, before, None),
        (stories, stories.c.id, stories.c.touched_at, before, and_(empty, ~is_saved(stories.c.id))),
        # By then what they change is forgotten too.
        (broadcast_edits, broadcast_edits.c.id, broadcast_edits.c.created_at, before, None),
        (contents, contents.c.hash, contents.c.created_at, before, unsaid()),
    ]
    return {rule[0].name: rule for rule in rules}


KINDS = (digests.name, *_old(EPOCH, EPOCH))
"""What is removed slice by slice: what others point to comes after these."""
