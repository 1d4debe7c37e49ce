"""Crowds: what is kept of many readers, read together, and again to see whether it still is so."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, String, bindparam, cast, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.ids import ChatId, StoryId, TopicId
from storage.many import among_those, packing, taken, those, unpacked
from storage.schema import likes, mutes, own_sources, own_topics, shown, subscriptions, topics
from storage.types import BigId, Moment
from storage.wishes import Wished, wished

_WISHED = select(
    subscriptions.c.chat_id, subscriptions.c.topic_id, subscriptions.c.since, subscriptions.c.times,
    subscriptions.c.silent,
).where(subscriptions.c.topic_id.is_not(None)).order_by(subscriptions.c.id)  # fmt: skip
_SHOWN = select(
    shown.c.chat_id, func.aggregate_strings(cast(shown.c.story_id, String), ",").label("numbers")
).group_by(shown.c.chat_id)
_LIKED = select(likes.c.chat_id, likes.c.story_id, likes.c.value).order_by(likes.c.chat_id, likes.c.story_id)
_MUTED = select(mutes.c.chat_id, mutes.c.id).order_by(mutes.c.id)
_MADE = (
    select(topics.c.owner, topics.c.id)
    .join(own_topics, own_topics.c.topic_id == topics.c.id)
    .where(topics.c.owner.is_not(None))
    .order_by(topics.c.id)
)
_ADDED = select(own_sources.c.chat_id, own_sources.c.feed_id).order_by(
    own_sources.c.chat_id, own_sources.c.feed_id
)


@dataclass(frozen=True, slots=True)
class Crowd:
    """What decides the digests of some readers apart from the news, as it is kept: equal where nothing has changed."""

    _wished: Any
    _shown: Any
    _liked: Any
    _muted: Any
    _made: Any
    _added: Any

    @property
    def wished(self) -> dict[ChatId, list[Wished]]:
        """The topics to which chats are subscribed, the oldest subscription first."""
        found: dict[ChatId, list[Wished]] = defaultdict(list)
        for chat_id, *wish in unpacked(_WISHED, self._wished):
            found[chat_id].append(wished(*wish))
        return found

    @property
    def shown(self) -> dict[ChatId, str]:
        """The numbers of the stories that each chat has been shown, with commas between."""
        return {ChatId(id): numbers for id, numbers in unpacked(_SHOWN, self._shown)}

    @property
    def likes(self) -> list[ChatId]:
        """The chats that liked something."""
        return _chats(_LIKED, self._liked)

    @property
    def mutes(self) -> list[ChatId]:
        """The chats that muted something."""
        return _chats(_MUTED, self._muted)

    @property
    def own(self) -> dict[ChatId, list[TopicId]]:
        """The topics that chats made, the oldest first."""
        found: dict[ChatId, list[TopicId]] = defaultdict(list)
        for chat_id, topic_id in unpacked(_MADE, self._made):
            found[chat_id].append(topic_id)
        return found

    @property
    def with_sources(self) -> frozenset[ChatId]:
        """The chats that added sources of their own."""
        return frozenset(_chats(_ADDED, self._added))


class Crowds:
    """Readers in their number."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def read(self, chat_ids: Sequence[ChatId], liked_since: datetime, shown_since: StoryId) -> Crowd:
        """Return what is kept of chats: likes since a moment, and of what they were shown the stories from one on."""
        dialect = self._connection.dialect.name
        told = {"chats": those(dialect, chat_ids), "liked_since": liked_since, "shown_since": shown_since}
        return Crowd(
            *[
                await taken(self._connection, statement, {name: told[name] for name in names})
                for statement, names in _asked(dialect)
            ]
        )


@cache
def _asked(dialect: str) -> list[tuple[Select[Any], tuple[str, ...]]]:
    """Return the statements that are asked of a crowd, each with its parameters: made once, as a batch asks many."""
    liked_since = likes.c.at > bindparam("liked_since", type_=Moment)
    shown_since = shown.c.story_id >= bindparam("shown_since", type_=BigId)
    asked: list[tuple[Select[Any], ColumnElement[Any], tuple[str, ...]]] = [
        (_WISHED, subscriptions.c.chat_id, ()),
        (_SHOWN.where(shown_since), shown.c.chat_id, ("shown_since",)),
        (_LIKED.where(liked_since), likes.c.chat_id, ("liked_since",)),
        (_MUTED, mutes.c.chat_id, ()),
        (_MADE, topics.c.owner, ()),
        (_ADDED, own_sources.c.chat_id, ()),
    ]
    return [
        (packing(dialect, query.where(among_those(dialect, chat, "chats"))), ("chats", *names))
        for query, chat, names in asked
    ]


def _chats(query: Select[Any], kept: Any) -> list[ChatId]:
    """Return the chats with which rows begin, each once."""
    return sorted({ChatId(row[0]) for row in unpacked(query, kept)})
