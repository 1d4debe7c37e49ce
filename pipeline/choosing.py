"""Choosing: what is known of the readers of digests that are due, and the stories that one of them gets."""

from collections.abc import Collection, MutableMapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache

from news.chats import Chat
from news.digests import Digest, choose
from news.ids import StoryId, TopicId
from news.mutes import NO_MUTES, Mutes, Stems, mutes_of
from news.order import View, in_order, steps
from news.ranking import half_life
from news.recap import away_since
from news.schedule import comes_at
from news.stories import Story
from news.taste import NO_TASTE, Taste
from nlp.stems import stems
from pipeline.mutes import heard
from pipeline.view import REMEMBERED, view_with
from storage import Transaction
from storage.crowds import Crowd
from storage.wishes import Wished

CARRIED_OVER = timedelta(days=8)
"""How long a story that did not fit waits for a later digest: a weekly reader misses nothing of the week."""
EVENLY = 4
"""Times the length of a silence in which news ages for its recap: its first day counts nearly as much as its last."""
NO_STORY = StoryId(0)
MOST_CANDIDATES = 300
"""Of so many stories, the best, a digest is chosen."""

# Whole towns have one schedule.
_away_since = lru_cache(maxsize=1024)(away_since)
_half_life = lru_cache(maxsize=1024)(half_life)
_comes_at = lru_cache(maxsize=1024)(comes_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A chat, and all that decides what its digest holds apart from the news and from what it has been shown."""

    chat: Chat
    away: datetime | None
    """Since when it has been without its digests, if for so long that it gets a recap."""
    wished: tuple[Wished, ...]
    """The topics that come this time."""
    any_topics: bool
    """Whether it is subscribed to any, coming or not."""
    has_sources: bool
    """Whether it added sources of its own."""
    own: tuple[TopicId, ...]
    """The topics that it made."""
    taste: Taste
    mutes: Mutes
    silent: frozenset[TopicId]
    """The topics whose news come without a sound."""

    @property
    def topics(self) -> tuple[TopicId, ...]:
        """The topics that come this time, in their order."""
        return tuple(one.topic_id for one in self.wished)

    @property
    def named(self) -> frozenset[TopicId]:
        """All topics that could make a difference to it."""
        return frozenset((*self.topics, *self.own, *self.taste.topics, *self.mutes.topics))

    def since(self, now: datetime) -> datetime:
        """Return from when on stories count, at a moment."""
        return (now if self.away is None else self.away) - CARRIED_OVER

    def ageing(self, now: datetime) -> timedelta:
        """Return the half-life of news for it, at a moment."""
        ageing = _half_life(self.chat.settings.schedule)
        return ageing if self.away is None else max(ageing, EVENLY * (now - self.away))


async def crowd_of(
    tx: Transaction, chats: Sequence[Chat], now: datetime, shown_since: StoryId = NO_STORY
) -> Crowd:
    """Return what is kept of chats, as `readers_of` takes it; of what they were shown the stories from one on."""
    return await tx.crowds.read([chat.id for chat in chats], now - REMEMBERED, shown_since)


async def readers_of(
    tx: Transaction, chats: Sequence[Chat], crowd: Crowd, now: datetime, *, scheduled: bool
) -> list[Reader]:
    """Return what is known of chats, in their order.

    Those topics come that are wanted at the chat's moment; where it asked for the digest, or was away for so long that
    it gets a recap, all of them.
    """
    wished, own = crowd.wished, crowd.own
    liking, muting, with_sources = crowd.likes, crowd.mutes, crowd.with_sources
    tastes = await tx.tastes.of_all(liking, now - REMEMBERED) if liking else {}
    mutes = await tx.mutes.of_all(muting) if muting else {}
    readers = []
    for chat in chats:
        away = _away_since(chat.served_at, chat.settings.schedule, now)
        moment = chat.next_digest_at if scheduled and away is None else None
        topics = wished.get(chat.id, ())
        readers.append(
            Reader(
                chat=chat, away=away, any_topics=bool(topics), has_sources=chat.id in with_sources,
                wished=tuple([one for one in topics if _comes(one, chat, moment)]),
                own=tuple(own.get(chat.id, ())),
                taste=tastes.get(chat.id, NO_TASTE),
                mutes=mutes_of(mutes[chat.id]) if chat.id in mutes else NO_MUTES,
                silent=frozenset([one.topic_id for one in topics if one.silent]),
            )
        )  # fmt: skip
    return readers


async def chosen_for(tx: Transaction, reader: Reader, now: datetime) -> Digest:
    """Return the digest of one reader at a moment, from all the news that this reader has not been shown."""
    since, ageing = reader.since(now), reader.ageing(now)
    candidates = await tx.stories.not_shown(
        reader.chat.id, since=since, topics=reader.topics, steps=steps(now, since, ageing),
        limit=MOST_CANDIDATES,
    )  # fmt: skip
    chosen = await chosen_from(tx, reader, candidates, now)
    return chosen if reader.away is None else replace(chosen, away_since=reader.away)


async def chosen_from(
    tx: Transaction, reader: Reader, candidates: Sequence[Story], now: datetime, stems_of: Stems = stems,
    worths: MutableMapping[StoryId, float] | None = None,
) -> Digest:  # fmt: skip
    """Return the digest of a reader from stories that the reader has not been shown.

    `stems_of` may remember what it found, and `worths` are kept for readers for whom news ages as fast.
    """
    candidates = await heard(tx, reader.mutes, candidates, stems_of)
    view = await view_with(tx, reader.taste, candidates, now, reader.ageing(now), worths)
    return select(candidates, reader.topics, reader.chat.settings.size.stories, view, reader.own)


def select(
    candidates: Sequence[Story],
    topics: tuple[TopicId, ...],
    size: int,
    view: View,
    own: Collection[TopicId] = (),
) -> Digest:
    """Choose the stories of a digest as they weigh for its reader at this moment; `own` are topics the reader made."""
    return choose(in_order(candidates, view), topics, size, own)


def _comes(one: Wished, chat: Chat, moment: datetime | None) -> bool:
    if moment is None or one.times is None:
        return True
    return _comes_at(one.times, chat.settings.schedule, moment)
