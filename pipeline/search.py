"""Search: what a reader typed, looked for in the archive, and once more as the other keyboard would have written it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from news.feeds import Feed
from news.ids import ChatId, FeedId, TopicId
from news.search import Found
from news.topics import Topic
from nlp.layout import looks_mistyped, other_layout
from nlp.search import parse
from nlp.turkic import folded
from pipeline.retell import as_retold
from storage import Transaction

T = TypeVar("T")

MOST_OF_A_NAME = 50
"""Topics or outlets that one name may mean."""


async def search(
    tx: Transaction, text: str, *, chat_id: ChatId | None, language: str, now: datetime, zone: ZoneInfo,
    limit: int, offset: int = 0, for_others: bool = False,
) -> Found:  # fmt: skip
    """Look for what somebody typed: `now` is when they did. A chat's own topics and sources are known to itself alone.

    With `for_others` what it has for itself alone is not found: it is to be shown in another chat.

    Where nothing has all the words, what the other keyboard would have written is tried, then any of the words.
    """
    asked = _Asked(tx, chat_id, None if for_others else chat_id, language, now, zone, limit, offset)
    typed = await asked.read(text)
    readings = [typed]
    other = other_layout(text)
    if other is not None:
        readings.insert(0 if looks_mistyped(text) else 1, replace(await asked.read(other), repaired=True))
    for reading in readings:
        found = await asked.look(reading)
        if found.total:
            return found
    relaxed = typed.search.relaxed
    if relaxed is None:
        return typed
    found = await asked.look(replace(typed, search=relaxed, relaxed=True))
    return found if found.total else typed


@dataclass(frozen=True, slots=True)
class _Asked:
    """Who looks for something, when, and which page of it."""

    tx: Transaction
    chat_id: ChatId | None
    viewer: ChatId | None
    language: str
    now: datetime
    zone: ZoneInfo
    limit: int
    offset: int

    async def read(self, text: str) -> Found:
        """Return what a text asks for; nothing is looked for yet."""
        search = parse(text, self.now, self.zone)
        topics, unknown_topics = await _topics(self.tx, search.topics, self.chat_id)
        feeds, unknown_feeds = await _feeds(self.tx, search.outlets, self.viewer)
        return Found(
            query=text, search=search, topics=topics, feeds=feeds, unknown=(*unknown_topics, *unknown_feeds)
        )

    async def look(self, found: Found) -> Found:
        """Return it with the stories of the page."""
        if found.unknown or not found.search.asks:
            return found
        hits = await self.tx.search.find(
            found.search,
            self.viewer,
            topics=[topic.id for topic in found.topics],
            feeds=[feed.id for feed in found.feeds],
            now=self.now,
            limit=self.limit,
            offset=self.offset,
        )
        stories = await as_retold(self.tx, await self.tx.stories.get(hits.ids, self.viewer), self.language)
        return replace(found, stories=tuple(stories), total=hits.total)


async def _topics(
    tx: Transaction, names: Sequence[str], chat_id: ChatId | None
) -> tuple[tuple[Topic, ...], list[str]]:
    if not names:
        return (), []
    own: list[TopicId] = []
    if chat_id is not None:
        own += [topic.id for topic in await tx.own_topics.of(chat_id)]
        own += [source.topic_id for source in await tx.own_sources.of(chat_id)]
    known = [*await tx.topics.all(), *(await tx.topics.by_id(own)).values()]
    found: dict[TopicId, Topic] = {}
    unknown = []
    for name in names:
        meant = meant_by(name, known, lambda topic: (topic.slug, *topic.names.values()))
        found |= {topic.id: topic for topic in meant}
        if not meant:
            unknown.append(name)
    return tuple(found.values()), unknown


async def _feeds(
    tx: Transaction, names: Sequence[str], viewer: ChatId | None
) -> tuple[tuple[Feed, ...], list[str]]:
    if not names:
        return (), []
    known = await tx.feeds.all()
    if viewer is not None:
        known += [source.feed for source in await tx.own_sources.of(viewer) if source.feed.private]
    found: dict[FeedId, Feed] = {}
    unknown = []
    for name in names:
        meant = meant_by(name, known, lambda feed: (feed.source.name, urlsplit(feed.source.url).netloc))
        found |= {feed.id: feed for feed in meant}
        if not meant:
            unknown.append(name)
    return tuple(found.values()), unknown


def meant_by(name: str, known: Sequence[T], names_of: Callable[[T], Sequence[str]]) -> list[T]:
    """Return what is called so; where nothing is, what is called something that has it in it."""
    wanted = _plain(name)
    whole = [one for one in known if wanted in map(_plain, names_of(one))]
    if whole or not wanted:
        return whole
    return [one for one in known if any(wanted in _plain(each) for each in names_of(one))][:MOST_OF_A_NAME]


def _plain(name: str) -> str:
    return folded(" ".join(name.lower().replace("-", " ").split()))
