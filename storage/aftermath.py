"""What a restored state leaves to people instead of doing it again: what the program may have done after the backup."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, select, update

from news.broadcasts import BroadcastState
from news.deliveries import DeliveryStatus
from news.schedule import next_digest
from storage.archive import Manifest
from storage.chats import read_chat
from storage.schema import QUEUED, UNDONE, amendments, broadcasts, chats, deliveries, stories, updates

MOVED_WITHIN = timedelta(days=1)
"""How soon a backup of a program that stood still is restored by whoever only moves it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What was left to people: messages that may have been sent, broadcasts that were leaving."""

    doubtful: int
    paused: int


def may_have_gone(manifest: Manifest, now: datetime) -> bool:
    """Whether what waited in a backup may have been done since: then it is not done again by itself."""
    return manifest.running or now - manifest.taken_at > MOVED_WITHIN


def settle(connection: Connection, now: datetime) -> Settled:
    """Leave to people what was due by now, in a database of the present schema.

    Messages are as if under way when the program died: it says at its start that they are in doubt. Updates count as
    handled, alerts as sent; a digest that was due is folded into the next one; a broadcast that was leaving is paused.
    """
    doubtful = connection.execute(
        update(deliveries)
        .where(QUEUED, deliveries.c.due_at <= now)
        .values(status=DeliveryStatus.SENDING, started_at=now)
    ).rowcount
    connection.execute(update(updates).where(UNDONE).values(done_at=now))
    paused = connection.execute(
        update(broadcasts)
        .where(broadcasts.c.state == BroadcastState.CONFIRMED, broadcasts.c.starts_at <= now)
        .values(state=BroadcastState.PAUSED)
    ).rowcount
    connection.execute(update(stories).where(stories.c.told_at.is_(None)).values(told_at=now))
    connection.execute(
        update(stories)
        .where(stories.c.important_at.is_not(None), stories.c.spread_at.is_(None))
        .values(spread_at=now)
    )
    connection.execute(update(amendments).where(amendments.c.told_at.is_(None)).values(told_at=now))
    due = connection.execute(select(chats).where(chats.c.next_digest_at <= now)).all()
    for row in due:
        following = next_digest(read_chat(row).settings.schedule, now)
        connection.execute(update(chats).where(chats.c.id == row.id).values(next_digest_at=following))
    return Settled(doubtful=doubtful, paused=paused)
