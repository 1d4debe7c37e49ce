"""Saying: puts a digest in the words and the form that a chat wants."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache

from messages.digest import digest as rendered
from messages.digest import nothing_new
from messages.rich_digest import rich_digest
from news.chats import Chat, ChatKind, DigestSize, Look, Settings
from news.digests import ITS_OWN, Digest
from news.ids import TopicId
from news.outgoing import Text
from news.schedule import Schedule
from news.topics import Topic
from pipeline.retell import digest_as_retold
from storage import Transaction

HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """All that decides how a digest is put apart from what stands in it: chats with equal ones get equal messages."""

    settings: Settings
    """Without what does not show: when digests come, pauses, quiet hours and the like."""
    is_private: bool
    is_silent: bool
    moment: datetime


def looks_of(chat: Chat, chosen: Digest, silent: Collection[TopicId], moment: datetime) -> Looks:
    """Return how a digest is put for a chat, some of whose topics come without a sound."""
    settings = _shown(chat.settings, moment)
    return Looks(
        settings=settings,
        is_private=chat.kind is ChatKind.PRIVATE,
        is_silent=all(section.topic_id in silent for section in chosen.sections),
        moment=moment,
    )


# Whole towns have the same.
@lru_cache(maxsize=1024)
def _shown(settings: Settings, moment: datetime) -> Settings:
    """Return settings without what does not show in a digest of a moment."""
    zone = settings.schedule.timezone
    if settings.look is Look.PLAIN:
        # All that a plain digest shows of a zone is what its clock says at that moment.
        zone = _of_same_clock(moment.astimezone(settings.schedule.zone).utcoffset(), zone)
    return replace(
        settings,
        schedule=Schedule(times=(), timezone=zone),
        size=DigestSize.NORMAL, paused_until=None, quiet=None, urgent=False, note=False, budget=None, set_up=True,
    )  # fmt: skip


def _of_same_clock(offset: timedelta | None, zone: str) -> str:
    """Return a zone that is so far from UTC, one for all that are; the zone itself where none is for whole hours.

    >>> _of_same_clock(timedelta(hours=6), "Asia/Bishkek"), _of_same_clock(timedelta(hours=5.5), "Asia/Kolkata")
    ('Etc/GMT-6', 'Asia/Kolkata')
    """
    if offset is None or offset % HOUR or not -12 * HOUR <= offset <= 14 * HOUR:
        return zone
    # These names count westward.
    return f"Etc/GMT{-(offset // HOUR):+d}"


async def say(
    tx: Transaction, chosen: Digest, looks: Looks,
    topics: Mapping[TopicId, Topic] | None = None, *, may_be_retold: bool = True,
) -> list[Text]:  # fmt: skip
    """Return the messages of a digest; of one without stories the line that says so.

    Who knows its topics, or that nothing of it was retold in its language, saves that they are looked for.
    """
    settings, moment = looks.settings, looks.moment
    if not chosen.sections:
        return [nothing_new(settings, moment)]
    if topics is None:
        topics = await tx.topics.by_id(section.topic_id for section in chosen.sections)
    if may_be_retold:
        chosen = await digest_as_retold(tx, chosen, settings.language)
    # Where many read one digest, it stays as it is for all of them.
    chosen = replace(chosen, id=ITS_OWN if looks.is_private else None)
    if settings.look is Look.RICH:
        reports = await tx.stories.reports([story.id for story in chosen.stories])
        messages = rich_digest(chosen, topics, reports, settings, moment)
    else:
        messages = rendered(chosen, topics, settings, moment)
    return [replace(message, silent=True) for message in messages] if looks.is_silent else messages
