"""Topics by what somebody calls them: a part of a name in any language, or a word that is nearly one."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from news.topics import Topic

MOST_FOUND = 8
NEARLY = 0.75
"""How alike a word of a name has to be: "экономику" is "Экономика", "сайсат" is "Саясат"."""
SHORTEST_PART = 2


def find_topics(said: str, topics: Sequence[Topic]) -> list[Topic]:
    """Return the topics that are meant, the likeliest first; hidden ones are not found."""
    wanted = " ".join(said.casefold().split())
    if len(wanted) < SHORTEST_PART:
        return []
    scored = [(_likeness(wanted, topic), topic) for topic in topics if not topic.hidden]
    found = sorted((pair for pair in scored if pair[0] >= NEARLY), key=lambda pair: -pair[0])
    return [topic for _, topic in found[:MOST_FOUND]]


def _likeness(wanted: str, topic: Topic) -> float:
    """Return 2 for a topic's whole name, more than 1 for a beginning or part of it, below how alike the words are."""
    return max((_alike(wanted, name.casefold()) for name in (*topic.names.values(), topic.slug)), default=0.0)


def _alike(wanted: str, name: str) -> float:
    if wanted == name:
        return 2.0
    if name.startswith(wanted) or any(word.startswith(wanted) for word in name.split()):
        return 1.5
    if wanted in name:
        return 1.25
    return max(SequenceMatcher(None, wanted, word).ratio() for word in (name, *name.split()))
