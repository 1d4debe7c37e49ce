"""Edition: the news as many digests of one moment are made of them, read once; what changes meanwhile is seen."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from news.digests import Digest
from news.ids import ChatId, StoryId, TopicId
from news.mutes import Mutes
from news.outgoing import Text
from news.stories import Story
from news.taste import Said
from news.topics import Topic
from nlp.stems import stems
from pipeline.choosing import CARRIED_OVER, MOST_CANDIDATES, NO_STORY, Reader, chosen_from
from pipeline.saying import Looks, say
from pipeline.shelves import Changed, Links, Shelves, Wanted
from storage import Transaction
from storage.crowds import Crowd

STEMMED = 8192
"""Texts of which the stems are remembered, for readers who muted words."""
SHELF = 4096
"""Digests that are remembered: of so many kinds at most, lest they take all memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """All that decides what stands in a digest of an edition: readers with equal ones get the same."""

    topics: Wanted
    """Each with the story up to which its reader has none: all that were touched later count."""
    seen: frozenset[StoryId]
    """Those of the stories that count which the reader has been shown."""
    size: int
    ageing: timedelta
    mutes: Mutes
    taste: tuple[tuple[Any, Said], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """All that the digests of an edition rest on, readers apart, as it stood at some time."""

    since: datetime
    mark: tuple[Any, ...]
    copies: Mapping[StoryId, StoryId]

    async def still_stand(self, tx: Transaction) -> bool:
        """Whether nothing of it has changed since."""
        return (
            await tx.editions.mark(self.since) == self.mark
            and await tx.editions.copies(self.since) == self.copies
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What stands in a digest, and how it is put."""

    places: tuple[tuple[TopicId, StoryId], ...]
    left: int
    looks: Looks


class Edition:
    """The stories for everyone as of a moment, and the digests that were made of them.

    `refresh` compares all that a digest rests on, row by row, with what was read before, and forgets every digest that
    a change could touch. What it gives is made of its `news`: whoever keeps that sees in the same transaction whether
    these still stand, or refreshes it there. Readers with sources of their own, and those who get a recap, are none of
    its business; see `serves`. Some things it may be late to see: what readers' own topics hold, which outlets report a
    story, and, while it lasts, another name of an outlet in digests of the rich form.

    It changes while it is used: one uses it at a time, who holds `turn`.
    """

    def __init__(self, as_of: datetime) -> None:
        self.as_of = as_of
        """The moment from which its news are looked at, by which they age and are too old."""
        self.turn = asyncio.Lock()
        self._since = as_of - CARRIED_OVER
        self.news: News | None = None
        """What it was made of; None before anything was read."""
        self.oldest = NO_STORY
        """The first story of which it matters whether a reader has been shown it."""
        self._shelves = Shelves(as_of, self._since)
        self._names: list[tuple[Any, ...]] | None = None
        self._everyones: frozenset[TopicId] = frozenset()
        self._named: dict[TopicId, Topic] = {}
        self._retold: frozenset[tuple[StoryId, str]] = frozenset()
        self._copies: Mapping[StoryId, StoryId] = {}
        self._chosen: dict[Selection, Digest] = {}
        self._said: dict[_Said, list[Text]] = {}
        self._worths: dict[timedelta, dict[StoryId, float]] = defaultdict(dict)
        self._stems = lru_cache(maxsize=STEMMED)(stems)
        self._numbers = lru_cache(maxsize=SHELF)(self._read_numbers)

    async def refresh(self, tx: Transaction) -> None:
        """See what has changed since the last time, and forget what rests on it."""
        # The mark comes first: what is read after it may be newer than it is, and then is only read once more.
        news = News(
            since=self._since,
            mark=await tx.editions.mark(self._since),
            copies=await tx.editions.copies(self._since),
        )
        if news.copies != self._copies:
            self._copies = news.copies
            self._numbers.cache_clear()
        if self.news is None or news.mark != self.news.mark:
            await self._read(tx)
        self.oldest = min([*self._shelves.ids, *self._copies], default=NO_STORY)
        self.news = news

    async def _read(self, tx: Transaction) -> None:
        """Read anew what decides whether stories come, and what is said of them; forget what rests on what was."""
        prints = await tx.editions.prints(self._since)
        if prints.names != self._names:
            self._said.clear()
            self._named.clear()
            self._everyones = frozenset(TopicId(row[0]) for row in prints.names)
            self._names = prints.names
        self._retold = frozenset((StoryId(row[0]), row[1]) for row in prints.retellings)
        self._forget(await self._shelves.fill(tx, prints))

    def serves(self, reader: Reader) -> bool:
        """Whether all that decides a reader's digest is for everyone, and within the time that it looks back."""
        return reader.away is None and not reader.has_sources

    def _remembers(self, reader: Reader) -> bool:
        """Whether what it chooses for a reader is remembered.

        Which outlets report a story, and what readers' own topics hold, is not watched.
        """
        return (
            not reader.taste.outlets and not reader.mutes.outlets and self._everyones.issuperset(reader.named)
        )

    def shown(self, crowd: Crowd) -> dict[ChatId, frozenset[StoryId]]:
        """Return which of its stories readers have been shown."""
        return {chat_id: self._numbers(numbers) for chat_id, numbers in crowd.shown.items()}

    async def links(self, tx: Transaction, readers: Iterable[Reader]) -> Links:
        """Return what readers' own topics hold of its stories."""
        private = {topic for reader in readers for topic in reader.named - self._everyones}
        return await tx.editions.links(private, self._since) if private else {}

    async def chosen_for(
        self, tx: Transaction, reader: Reader, shown: frozenset[StoryId], own: Links
    ) -> Digest:
        """Return the digest of a reader that it serves, who has been shown some of its stories.

        `own` is what readers' own topics hold.
        """
        selection = self._selection(reader, shown)
        lasts = self._remembers(reader)
        known = self._chosen.get(selection) if lasts else None
        if known is not None:
            return known
        links = {topic: own[topic] for topic in reader.named & own.keys()}
        candidates = await self._candidates(tx, reader, selection, shown, links)
        worths = self._worths[selection.ageing]
        chosen = await chosen_from(tx, reader, candidates, self.as_of, self._stems, worths)
        if lasts and len(self._chosen) < SHELF:
            self._chosen[selection] = chosen
        return chosen

    async def say(self, tx: Transaction, chosen: Digest, looks: Looks) -> list[Text]:
        """Return the messages of a digest that it chose."""
        places = tuple(
            [(section.topic_id, story.id) for section in chosen.sections for story in section.stories]
        )
        key = _Said(places=places, left=chosen.left, looks=looks)
        known = self._said.get(key)
        if known is not None:
            return known
        topics = await self._topics(tx, [topic for topic, _ in places])
        language = looks.settings.language
        may_be_retold = any((id, language) in self._retold for _, id in places)
        messages = await say(tx, chosen, looks, topics, may_be_retold=may_be_retold)
        # The names of readers' own topics are not watched.
        lasts = self._everyones.issuperset(topic for topic, _ in places)
        if lasts and len(self._said) < SHELF:
            self._said[key] = messages
        return messages

    async def _topics(self, tx: Transaction, wanted: Sequence[TopicId]) -> Mapping[TopicId, Topic]:
        """Return topics; those for everyone are read once."""
        missing = [id for id in dict.fromkeys(wanted) if id not in self._named]
        found = await tx.topics.by_id(missing) if missing else {}
        self._named |= {id: topic for id, topic in found.items() if id in self._everyones}
        return self._named | found

    def _selection(self, reader: Reader, shown: frozenset[StoryId]) -> Selection:
        topics = tuple(
            sorted((one.topic_id, self._shelves.bound(one.topic_id, one.since)) for one in reader.wished)
        )
        taste = [*reader.taste.topics.items(), *reader.taste.outlets.items()]
        return Selection(
            topics=topics,
            seen=shown & self._shelves.pool(topics),
            size=reader.chat.settings.size.stories,
            ageing=reader.ageing(self.as_of),
            mutes=reader.mutes,
            taste=tuple(sorted(taste, key=lambda one: str(one[0]))),
        )

    async def _candidates(
        self, tx: Transaction, reader: Reader, selection: Selection, shown: frozenset[StoryId], links: Links
    ) -> list[Story]:
        """Return what `not_shown` of `storage.read_stories` would, in whatever order, with no topics but the reader's own."""
        shelves = self._shelves
        if links:
            found = set(shelves.pool(selection.topics) - selection.seen)
            for one in reader.wished:
                of_it = {id for id, _, touched_at in links.get(one.topic_id, ()) if touched_at > one.since}
                found |= (of_it & shelves.ids) - shown
            wanted = sorted(found, key=shelves.order(selection.ageing).__getitem__)
        else:
            ranked = shelves.ranked(selection.topics, selection.ageing)
            wanted = [id for id in ranked if id not in selection.seen] if selection.seen else ranked
        stories = await shelves.whole(tx, wanted[:MOST_CANDIDATES])
        return shelves.with_links(stories, links) if links else stories

    def _read_numbers(self, numbers: str) -> frozenset[StoryId]:
        """Return numbers of stories as a `Crowd` has them; who was shown a copy was shown the story."""
        shown = frozenset(StoryId(int(number)) for number in numbers.split(","))
        return shown | {self._copies[id] for id in shown & self._copies.keys()}

    def _forget(self, changed: Changed) -> None:
        """Forget what rests on stories, or could: all digests with one of their topics."""
        self._worths.clear()
        self._chosen = {
            selection: chosen
            for selection, chosen in self._chosen.items()
            if changed.topics.isdisjoint(topic for topic, _ in selection.topics)
        }
        self._said = {
            said: messages
            for said, messages in self._said.items()
            if changed.stories.isdisjoint(id for _, id in said.places)
        }
