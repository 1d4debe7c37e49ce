"""Shelves: the stories that digests of one moment are chosen of, by their topics and in their order.

They stand here as they were last read; what is read anew tells what could be another now.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from news.ids import StoryId, TopicId
from news.order import Step, steps
from news.stories import Story
from storage import Transaction
from storage.editions import Light, Prints

RANKED = 1024
"""Choices of topics of which the stories are remembered in their order."""
POOLS = 4096
"""Choices of topics of which the stories are remembered."""
Links = Mapping[TopicId, Sequence[tuple[StoryId, float, datetime]]]
"""Of readers' own topics: their stories, how much each is about them, and when it was touched."""
Wanted = tuple[tuple[TopicId, datetime], ...]
"""Topics, each with the moment after which a story was touched if it counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What is another than before, or could be."""

    stories: AbstractSet[StoryId]
    topics: AbstractSet[TopicId]
    """Those that have or had one of these stories."""


class Shelves:
    """The public stories that were touched since a moment and can come."""

    def __init__(self, as_of: datetime, since: datetime) -> None:
        self._as_of = as_of
        self._since = since
        self._of: dict[StoryId, Any] = {}
        self._scores: dict[StoryId, list[tuple[TopicId, float]]] = {}
        self._topics_of: dict[StoryId, tuple[TopicId, ...]] = {}
        self._lights: dict[StoryId, Light] = {}
        self._touched: dict[TopicId, tuple[list[datetime], list[StoryId]]] = {}
        self._stories: dict[StoryId, Story] = {}
        self._pools: dict[Wanted, frozenset[StoryId]] = {}
        self._orders: dict[timedelta, dict[StoryId, int]] = {}
        self._ranks: dict[tuple[Wanted, timedelta], list[StoryId]] = {}

    @property
    def ids(self) -> AbstractSet[StoryId]:
        """All of them."""
        return self._lights.keys()

    async def fill(self, tx: Transaction, prints: Prints) -> Changed:
        """Put in the place of what was read before what stands in the database now."""
        of_before, topics_before = self._of, self._topics_of
        self._of, self._scores = _by_story(prints), _scores(prints)
        self._topics_of = {id: tuple(topic for topic, _ in scores) for id, scores in self._scores.items()}
        changed = {id for id in of_before.keys() | self._of.keys() if of_before.get(id) != self._of.get(id)}
        touched = {
            topic
            for id in changed
            for topics in (topics_before, self._topics_of)
            for topic in topics.get(id, ())
        }
        await self._place(tx, changed)
        self._orders.clear()
        self._ranks.clear()
        for id in changed:
            self._stories.pop(id, None)
        self._pools = {
            topics: pool
            for topics, pool in self._pools.items()
            if touched.isdisjoint(topic for topic, _ in topics)
        }
        return Changed(stories=changed, topics=touched)

    def bound(self, topic: TopicId, since: datetime) -> datetime:
        """Return when the last story of a topic was touched that a subscription's own moment leaves out."""
        moments, _ = self._touched.get(topic, ([], []))
        place = bisect_right(moments, since)
        return moments[place - 1] if place else self._since

    def pool(self, topics: Wanted) -> frozenset[StoryId]:
        """Return the stories of topics, of each those touched after a moment."""
        pool = self._pools.get(topics)
        if pool is None:
            found: set[StoryId] = set()
            for topic, bound in topics:
                moments, ids = self._touched.get(topic, ([], []))
                found.update(ids[bisect_right(moments, bound) :])
            pool = frozenset(found)
            if len(self._pools) < POOLS:
                self._pools[topics] = pool
        return pool

    def ranked(self, topics: Wanted, ageing: timedelta) -> list[StoryId]:
        """Return the stories of topics in their order, for readers for whom news ages so fast."""
        key = (topics, ageing)
        ranked = self._ranks.get(key)
        if ranked is None:
            ranked = sorted(self.pool(topics), key=self.order(ageing).__getitem__)
            if len(self._ranks) < RANKED:
                self._ranks[key] = ranked
        return ranked

    def order(self, ageing: timedelta) -> dict[StoryId, int]:
        """Return the place of each story among all, for readers for whom news ages so fast."""
        if ageing not in self._orders:
            stair = steps(self._as_of, self._since, ageing)
            ids = sorted(self._lights, key=lambda id: _rank(self._lights[id], stair))
            self._orders[ageing] = {id: place for place, id in enumerate(ids)}
        return self._orders[ageing]

    async def whole(self, tx: Transaction, ids: Sequence[StoryId]) -> list[Story]:
        """Return stories by their numbers, with no topics but those for everyone; each is read once."""
        missing = [id for id in ids if id not in self._stories]
        for story in await tx.stories.get(missing) if missing else ():
            self._stories[story.id] = replace(story, topics=self._topics_of.get(story.id, ()))
        return [self._stories[id] for id in ids if id in self._stories]

    def with_links(self, stories: Sequence[Story], links: Links) -> list[Story]:
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

    async def _place(self, tx: Transaction, changed: set[StoryId]) -> None:
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
