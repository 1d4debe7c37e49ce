"""Retention: what has been kept long enough, removed in slices so that nobody waits."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, delete, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.audit import Deed
from news.deliveries import DeliveryStatus
from storage.notes import Notes
from storage.own_sources import OwnSources
from storage.saved import saved_chain
from storage.schema import (
    amendments,
    articles,
    audit,
    broadcast_edits,
    cards,
    contents,
    deliveries,
    desk_keys,
    digests,
    entries,
    invitations,
    model_days,
    questions,
    repeated_lines,
    searches,
    selections,
    stories,
    updates,
)
from storage.search import Searching
from storage.unsaid import unchosen, unsaid

HANDLED_UPDATES = timedelta(hours=48)
EVERY = timedelta(days=1)
_TIDIED = "tidied"
SLICE = 1000
REMEMBERED = 500
"""Entries of a feed that stay known however old they are: a slow feed lists old ones for ever, and an entry that was
forgotten would come back as new."""


class Retention:
    """What may go."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def claim(self, now: datetime, _limit: int) -> list[int]:
        """Return one piece of work, a day after the last; it is taken by being returned."""
        notes = Notes(self._connection)
        last = await notes.get(_TIDIED)
        if last is not None and datetime.fromisoformat(last) > now - EVERY:
            return []
        await notes.put(_TIDIED, now.isoformat())
        return [0]

    async def remove(self, now: datetime, keep: timedelta) -> int:
        """Remove one slice of every kind of row older than `keep`. Return how many rows went; 0 means done.

        What is in doubt stays until a person has decided about it.
        """
        before = now - keep
        ended = deliveries.c.status.not_in(
            (DeliveryStatus.QUEUED, DeliveryStatus.SENDING, DeliveryStatus.IN_DOUBT)
        )
        later = entries.alias("later")
        newer = (
            select(func.count())
            .where(later.c.feed_id == entries.c.feed_id, later.c.id > entries.c.id)
            .scalar_subquery()
        )
        empty = ~exists(select(articles.c.id).where(articles.c.story_id == stories.c.id))
        chain = saved_chain()
        saved = select(chain.c.id)
        # What a reader saved stays whole: its story, and the articles that its card links.
        unsaved = or_(articles.c.story_id.is_(None), articles.c.story_id.not_in(saved))
        of_saved = exists(
            select(articles.c.id).where(articles.c.id == entries.c.id, articles.c.story_id.in_(saved))
        )
        rules: list[tuple[Table, Any, ColumnElement[bool]]] = [
            (updates, updates.c.seq, updates.c.done_at < now - HANDLED_UPDATES),
            (questions, questions.c.user_id, questions.c.expires_at < now),
            (searches, searches.c.key, searches.c.expires_at < now),
            (invitations, invitations.c.token, invitations.c.expires_at < now),
            # What editors did stays for good; what strangers tried, as long as anything else.
            (audit, audit.c.id, and_(audit.c.at < before, audit.c.action == Deed.REFUSED)),
            (desk_keys, desk_keys.c.hash, desk_keys.c.expires_at < now),
            (deliveries, deliveries.c.id, and_(ended, deliveries.c.ended_at < before)),
            (digests, digests.c.id, digests.c.created_at < before),
            (selections, selections.c.id, and_(selections.c.created_at < before, unchosen())),
            (cards, cards.c.message_id, cards.c.at < before),
            (amendments, amendments.c.id, amendments.c.told_at < before),
            (articles, articles.c.id, and_(articles.c.read_at < before, unsaved)),
            (entries, entries.c.id, and_(entries.c.first_seen_at < before, newer >= REMEMBERED, ~of_saved)),
            (repeated_lines, repeated_lines.c.host, repeated_lines.c.learned_at < before),
            (stories, stories.c.id, and_(stories.c.touched_at < before, empty, stories.c.id.not_in(saved))),
            (model_days, model_days.c.day, model_days.c.day < f"{before:%Y-%m-%d}"),
            # By then what they change is forgotten too.
            (broadcast_edits, broadcast_edits.c.id, broadcast_edits.c.created_at < before),
            (contents, contents.c.hash, and_(contents.c.created_at < before, unsaid())),
        ]
        # A chat that was removed as a whole took its sources with it, but not their feeds.
        await OwnSources(self._connection).drop_left()
        removed = 0
        for table, key, old in rules:
            some = select(key).where(old).limit(SLICE).scalar_subquery()
            removed += (await self._connection.execute(delete(table).where(key.in_(some), old))).rowcount
        return removed + await Searching(self._connection).forget_removed(SLICE)
