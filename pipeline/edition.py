"""Edition: the news as many digests of one moment are made of them, read once; what changes meanwhile is seen."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from news.digests import Digest
from news.ids import ChatId, StoryId, TopicId
from news.mutes import Mutes
from news.order import Step, steps
from news.outgoing import Text
from news.stories import Story
from news.taste import Said
from news.topics import Topic
from nlp.stems import stems
from pipeline.choosing import CARRIED_OVER, MOST_CANDIDATES, Reader, chosen_from
from pipeline.saying import Looks, say
from storage import Transaction
from storage.editions import Light, Prints

STEMMED = 4096
"""Texts of which the stems are remembered, for readers who muted words."""
Links = Mapping[TopicId, Sequence[tuple[StoryId, float, datetime]]]
SHELF = 4096
"""Digests that are remembered: of so many kinds at most, lest they take all memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """All that decides what stands in a digest of an edition: readers with equal ones get the same."""

    topics: tuple[tuple[TopicId, datetime], ...]
    """Each with the story up to which its reader has none: all that were touched later count."""
    seen: frozenset[StoryId]
    """Those of the stories that count which the reader has been shown."""
    size: int
    ageing: timedelta
    mutes: Mutes
    taste: tuple[tuple[Any, Said], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What stands in a digest, and how it is put."""

    places: tuple[tuple[TopicId, StoryId], ...]
    left: int
    looks: Looks


class Edition:
    """The stories for everyone as of a moment, and the digests that were made of them.

    Each transaction that uses one calls `refresh` first: it compares all that a digest rests on, row by row, with what
    was read before, and forgets every digest that a change could touch. Readers with sources of their own, and those
    who get a recap, are none of its business; see `serves`. One thing it may be late to see while it lasts: another
    name of an outlet, in digests of the rich form.
    """

    def __init__(self, as_of: datetime) -> None:
        self.as_of = as_of
        """The moment from which its news are looked at, by which they age and are too old."""
        self.made = 0
        """How many digests were chosen and put in words, not counting those that were remembered."""
        self._since = as_of - CARRIED_OVER
        self._mark: tuple[Any, ...] | None = None
        self._prints: Prints | None = None
        self._of: dict[StoryId, Any] = {}
        self._scores: dict[StoryId, list[tuple[TopicId, float]]] = {}
        self._topics_of: dict[StoryId, tuple[TopicId, ...]] = {}
        self._everyones: frozenset[TopicId] = frozenset()
        self._named: dict[TopicId, Topic] = {}
        self._retold: frozenset[tuple[StoryId, str]] = frozenset()
        self._copies: dict[StoryId, StoryId] = {}
        self._lights: dict[StoryId, Light] = {}
        self._touched: dict[TopicId, tuple[list[datetime], list[StoryId]]] = {}
        self._stories: dict[StoryId, Story] = {}
        self._pools: dict[tuple[tuple[TopicId, datetime], ...], frozenset[StoryId]] = {}
        self._chosen: dict[Selection, Digest] = {}
        self._said: dict[_Said, list[Text]] = {}
        self._orders: dict[timedelta, dict[StoryId, int]] = {}
        self._stems = lru_cache(maxsize=STEMMED)(stems)
        self._numbers = lru_cache(maxsize=SHELF)(self._read_numbers)

    @property
    def is_new(self) -> bool:
        """Whether nothing has been read yet."""
        return self._prints is None

    async def refresh(self, tx: Transaction) -> None:
        """See what has changed since the last time, and forget what rests on it."""
        # The mark comes first: what is read after it may be newer than it is, and then is only read once more.
        mark = await tx.editions.mark(self._since)
        copies = await tx.editions.copies(self._since)
        if copies != self._copies:
            self._copies = dict(copies)
            self._numbers.cache_clear()
        if mark == self._mark:
            return
        prints = await tx.editions.prints(self._since)
        if self._prints is None or prints.names != self._prints.names:
            self._said.clear()
            self._named.clear()
            self._everyones = frozenset(TopicId(row[0]) for row in prints.names)
        before, topics_before = self._of, self._topics_of
        self._scores = _scores(prints)
        self._mark, self._prints, self._of = mark, prints, _by_story(prints)
        self._retold = frozenset((StoryId(row[0]), row[1]) for row in prints.retellings)
        self._topics_of = {id: tuple(topic for topic, _ in scores) for id, scores in self._scores.items()}
        changed = {id for id in before.keys() | self._of.keys() if before.get(id) != self._of.get(id)}
        touched = {
            topic
            for id in changed
            for topics in (topics_before, self._topics_of)
            for topic in topics.get(id, ())
        }
        await self._read(tx, changed)
        self._forget(changed, touched)

    def serves(self, reader: Reader) -> bool:
        """Whether all that decides a reader's digest is for everyone, and within the time that it looks back."""
        return reader.away is None and not reader.has_sources

    def remembers(self, reader: Reader) -> bool:
        """Whether what it chooses for a reader is remembered.

        Which outlets report a story, and what readers' own topics hold, is not watched.
        """
        return (
            not reader.taste.outlets and not reader.mutes.outlets and self._everyones.issuperset(reader.named)
        )

    async def shown_to(self, tx: Transaction, chat_ids: Sequence[ChatId]) -> dict[ChatId, frozenset[StoryId]]:
        """Return which of its stories chats have been shown."""
        oldest = min([*self._lights, *self._copies], default=StoryId(0))
        found = await tx.digests.shown_to(chat_ids, oldest)
        return {chat_id: self._numbers(numbers) for chat_id, numbers in found.items()}

    async def chosen_for(
        self, tx: Transaction, reader: Reader, shown: frozenset[StoryId], *, at_any_cost: bool = True
    ) -> Digest | None:
        """Return the digest of a reader that it serves, who has been shown some of its stories.

        None for one that has yet to be chosen, where that would cost too much now.
        """
        selection = self._selection(reader, shown)
        private = reader.named - self._everyones
        lasts = self.remembers(reader)
        known = self._chosen.get(selection) if lasts else None
        if known is not None or not at_any_cost:
            return known
        self.made += 1
        links = await tx.editions.links(private, self._since) if private else {}
        candidates = await self._candidates(tx, reader, selection, shown, links)
        chosen = await chosen_from(tx, reader, candidates, self.as_of, self._stems)
        if lasts and len(self._chosen) < SHELF:
            self._chosen[selection] = chosen
        return chosen

    async def say(
        self, tx: Transaction, chosen: Digest, looks: Looks, *, at_any_cost: bool = True
    ) -> list[Text] | None:
        """Return the messages of a digest that it chose; None as `chosen_for` does."""
        places = tuple(
            (section.topic_id, story.id) for section in chosen.sections for story in section.stories
        )
        key = _Said(places=places, left=chosen.left, looks=looks)
        known = self._said.get(key)
        if known is not None or not at_any_cost:
            return known
        self.made += 1
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
        topics = tuple(sorted((one.topic_id, self._bound(one.topic_id, one.since)) for one in reader.wished))
        taste = [*reader.taste.topics.items(), *reader.taste.outlets.items()]
        return Selection(
            topics=topics,
            seen=shown & self._pool(topics),
            size=reader.chat.settings.size.stories,
            ageing=reader.ageing(self.as_of),
            mutes=reader.mutes,
            taste=tuple(sorted(taste, key=lambda one: str(one[0]))),
        )

    def _bound(self, topic: TopicId, since: datetime) -> datetime:
        """Return when the last story of a topic was touched that a subscription's own moment leaves out."""
        moments, _ = self._touched.get(topic, ([], []))
        place = bisect_right(moments, since)
        return moments[place - 1] if place else self._since

    def _pool(self, topics: tuple[tuple[TopicId, datetime], ...]) -> frozenset[StoryId]:
        """Return the stories of topics, of each those touched after a moment."""
        pool = self._pools.get(topics)
        if pool is None:
            found: set[StoryId] = set()
            for topic, bound in topics:
                moments, ids = self._touched.get(topic, ([], []))
                found.update(ids[bisect_right(moments, bound) :])
            pool = frozenset(found)
            if len(self._pools) < SHELF:
                self._pools[topics] = pool
        return pool

    async def _candidates(
        self, tx: Transaction, reader: Reader, selection: Selection, shown: frozenset[StoryId], links: Links
    ) -> list[Story]:
        """Return what `storage.stories.Stories.not_shown` would, in whatever order, with no topics but the reader's own."""
        found = set(self._pool(selection.topics) - selection.seen)
        for one in reader.wished:
            of_it = {id for id, _, touched_at in links.get(one.topic_id, ()) if touched_at > one.since}
            found |= (of_it & self._lights.keys()) - shown
        wanted = list(found)
        if len(wanted) > MOST_CANDIDATES:
            order = self._order(selection.ageing)
            wanted = sorted(wanted, key=order.__getitem__)[:MOST_CANDIDATES]
        missing = [id for id in wanted if id not in self._stories]
        for story in await tx.stories.get(missing) if missing else ():
            self._stories[story.id] = replace(story, topics=self._topics_of.get(story.id, ()))
        stories = [self._stories[id] for id in wanted if id in self._stories]
        return self._with_links(stories, links) if links else stories

    def _with_links(self, stories: Sequence[Story], links: Links) -> list[Story]:
        """Return stories with readers' own topics among theirs."""
        own: dict[StoryId, list[tuple[float, TopicId]]] = defaultdict(list)
        for topic, linked in links.items():
            for id, score, _ in linked:
                own[id].append((-score, topic))
        with_own = []
        for story in stories:
            if story.id in own:
                everyones = [(-score, topic) for topic, score in self._scores.get(story.id, ())]
                topics = tuple(topic for _, topic in sorted([*everyones, *own[story.id]]))
                with_own.append(replace(story, topics=topics))
            else:
                with_own.append(story)
        return with_own

    def _order(self, ageing: timedelta) -> dict[StoryId, int]:
        """Return the place of each story among all, for readers for whom news ages so fast."""
        if ageing not in self._orders:
            stair = steps(self.as_of, self._since, ageing)
            ids = sorted(self._lights, key=lambda id: _rank(self._lights[id], stair))
            self._orders[ageing] = {id: place for place, id in enumerate(ids)}
        return self._orders[ageing]

    def _read_numbers(self, numbers: str) -> frozenset[StoryId]:
        """Return numbers of stories as `shown_to` gives them; who was shown a copy was shown the story."""
        shown = frozenset(StoryId(int(number)) for number in numbers.split(","))
        return shown | {self._copies[id] for id in shown & self._copies.keys()}

    async def _read(self, tx: Transaction, changed: set[StoryId]) -> None:
        """Read anew what decides whether the changed stories come."""
        for id in changed:
            self._lights.pop(id, None)
        self._lights |= await tx.editions.lights(sorted(changed & self._of.keys()))
        placed: dict[TopicId, list[tuple[datetime, StoryId]]] = defaultdict(list)
        for id, light in self._lights.items():
            for topic in self._topics_of.get(id, ()):
                placed[topic].append((light.touched_at, id))
        self._touched = {
            topic: ([moment for moment, _ in found], [id for _, id in found])
            for topic, found in ((topic, sorted(found)) for topic, found in placed.items())
        }

    def _forget(self, changed: set[StoryId], touched: set[TopicId]) -> None:
        """Forget what rests on stories, or could: all digests with one of their topics."""
        self._orders.clear()
        for id in changed:
            self._stories.pop(id, None)
        self._pools = {
            topics: pool
            for topics, pool in self._pools.items()
            if touched.isdisjoint(topic for topic, _ in topics)
        }
        self._chosen = {
            selection: chosen
            for selection, chosen in self._chosen.items()
            if touched.isdisjoint(topic for topic, _ in selection.topics)
        }
        self._said = {
            said: messages
            for said, messages in self._said.items()
            if changed.isdisjoint(id for _, id in said.places)
        }


def _by_story(prints: Prints) -> dict[StoryId, Any]:
    """Return all that is known of each story, to be compared."""
    found: dict[StoryId, list[Any]] = {StoryId(row[0]): [row] for row in prints.stories}
    for row in (*prints.topics, *prints.retellings):
        if row[0] in found:
            found[StoryId(row[0])].append(row)
    return found


def _scores(prints: Prints) -> dict[StoryId, list[tuple[TopicId, float]]]:
    """Return how much each story is about topics for everyone, the best first."""
    found: dict[StoryId, list[tuple[TopicId, float]]] = defaultdict(list)
    for story, topic, score in prints.topics:
        found[StoryId(story)].append((TopicId(topic), score))
    return dict(found)


def _rank(light: Light, stair: Sequence[Step]) -> tuple[bool, float, float, int]:
    """Return where a story stands among more than can be looked at: as `not_shown` orders them."""
    left = next((step.left for step in stair if light.last_at > step.after), stair[-1].left)
    return not light.is_marked, -(light.importance * left), -light.last_at.timestamp(), light.id
