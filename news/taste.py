"""A reader's taste: what their likes say of the topics and outlets that they would rather read, or rather not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import fsum, tanh

from news.ids import TopicId

CALM = 3.0
"""So many likes are taken for a matter of chance: one alone moves a topic a quarter of the way."""

TOPICS, OUTLETS = 1.0, 0.5
"""How often a story's importance doubles, or halves, at the most for its topics and for its outlets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """How much a chat liked something and how much it did not."""

    up: float = 0.0
    down: float = 0.0

    @property
    def leaning(self) -> float:
        """From -1, never again, to 1, more of it; 0 for what nothing was said of.

        >>> Said().leaning, Said(up=1).leaning, Said(up=1, down=1).leaning, Said(down=9).leaning
        (0.0, 0.25, 0.0, -0.75)
        """
        return (self.up - self.down) / (self.up + self.down + CALM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taste:
    """What a chat said of topics and outlets, by its likes of stories."""

    topics: Mapping[TopicId, Said] = field(default_factory=dict)
    outlets: Mapping[str, Said] = field(default_factory=dict)

    def leaning(self, topics: Iterable[TopicId], outlets: Iterable[str]) -> float:
        """Return how much more, or less, a story counts for the chat: so many times it doubles, from -1.5 to 1.5."""
        if not self.topics and not self.outlets:
            return 0.0
        of_topics = fsum(self.topics[id].leaning for id in set(topics) if id in self.topics)
        of_outlets = fsum(self.outlets[name].leaning for name in set(outlets) if name in self.outlets)
        return TOPICS * tanh(of_topics) + OUTLETS * tanh(of_outlets)


NO_TASTE = Taste()
"""Of a chat that has liked nothing yet."""


def tasted(said: Iterable[tuple[int, Iterable[str]]]) -> dict[str, Said]:
    """Return what likes say of outlets, from each like (1 or -1) with the outlets of its story.

    A like is shared out among them: who tells what everybody told has earned less of it.

    >>> tasted([(1, ["24.kg", "Kloop"]), (-1, ["Kloop"])])["Kloop"]
    Said(up=0.5, down=1.0)
    """
    up: dict[str, float] = {}
    down: dict[str, float] = {}
    for value, outlets in said:
        names = set(outlets)
        for name in names:
            counted = up if value > 0 else down
            counted[name] = counted.get(name, 0.0) + 1 / len(names)
    return {name: Said(up=up.get(name, 0.0), down=down.get(name, 0.0)) for name in {**up, **down}}
