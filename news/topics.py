"""A topic: a subject that one can subscribe to."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from enum import StrEnum

from news.articles import TopicScore
from news.ids import ChatId, TopicId


class TopicGroup(StrEnum):
    """The shelf on which a topic stands on the screen."""

    ORGANISATIONS = "organisations"
    WORLD = "world"
    PLACES = "places"
    SECURITY = "security"
    LIFE = "life"


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A subject with its names in three languages; a reader can own a private one."""

    id: TopicId
    slug: str
    group: TopicGroup
    names: dict[str, str]
    emoji: str = ""
    words: tuple[str, ...] = ()
    """For topics made by people: words and phrases that make a text belong to it."""
    examples: tuple[str, ...] = ()
    owner: ChatId | None = None
    hidden: bool = False

    def name(self, language: str) -> str:
        """Its name in a language, else in Russian."""
        return self.names.get(language) or self.names["ru"]


SHIPPED: dict[TopicGroup, dict[str, str]] = {
    TopicGroup.ORGANISATIONS: {
        "csto": "🛡",
        "sco": "🤝",
        "eaeu": "📦",
        "cis": "🔗",
        "ots": "🌙",
        "un": "🕊",
    },
    TopicGroup.WORLD: {"foreign-policy": "🌐", "conflicts": "⚔️", "middle-east": "🕌"},
    TopicGroup.PLACES: {
        "kyrgyzstan": "🇰🇬",
        "kazakhstan": "🇰🇿",
        "uzbekistan": "🇺🇿",
        "tajikistan": "🇹🇯",
        "turkmenistan": "🇹🇲",
        "russia": "🇷🇺",
        "china": "🇨🇳",
        "usa": "🇺🇸",
        "europe": "🇪🇺",
        "ukraine": "🇺🇦",
        "belarus": "🇧🇾",
        "caucasus": "⛰",
        "turkey": "🇹🇷",
        "afghanistan": "🇦🇫",
    },
    TopicGroup.SECURITY: {"security": "🔒", "terrorism": "💥", "crime": "⚖️", "emergencies": "🚨"},
    TopicGroup.LIFE: {
        "politics": "🏛",
        "economy": "💹",
        "energy": "⚡",
        "migration": "🧳",
        "health": "🩺",
        "education": "🎓",
        "ecology": "🌿",
        "technology": "🔬",
        "culture": "🎭",
        "sport": "🏅",
        "society": "👥",
    },
}
"""The topics that a new database is filled with: by group, slug and emoji. Their names stand in the Fluent files."""


MOST_SLUG = 40
MOST_WORDS = 100
"""Words and phrases of one topic."""
LONGEST_WORDS = 80
"""Characters of one phrase."""
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_BETWEEN_WORDS = re.compile(r"[,;\n]+")


def slug_of(name: str, taken: Container[str]) -> str:
    """Return a short name for addresses and commands that no other topic has.

    >>> slug_of("Water & Energy", {"water-energy"})
    'water-energy-2'
    """
    base = _NOT_SLUG.sub("-", name.lower()).strip("-")[:MOST_SLUG].strip("-") or "topic"
    number, slug = 1, base
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug


def words_in(text: str) -> tuple[str, ...]:
    """Return the words and phrases that an editor wrote, one a line or parted by commas, each once.

    >>> words_in("водные ресурсы, ГЭС; ГЭС")
    ('водные ресурсы', 'ГЭС')
    """
    found = (" ".join(piece.split()) for piece in _BETWEEN_WORDS.split(text))
    kept = [piece for piece in found if any(map(str.isalnum, piece)) and len(piece) <= LONGEST_WORDS]
    return tuple(dict.fromkeys(kept))[:MOST_WORDS]


SHARE = 1 / 3
"""In how large a part of a story's reports a topic must stand to be the story's."""


def topics_of_story(reports: Sequence[Sequence[TopicScore]]) -> list[TopicScore]:
    """Return what a story is about, best first: topics of at least a third of its reports, by their mean score.

    The mean is over all reports, so that what one outlet alone saw in an event comes last.
    """
    total: dict[TopicId, float] = {}
    times: dict[TopicId, int] = {}
    for topics in reports:
        for topic in topics:
            total[topic.topic_id] = total.get(topic.topic_id, 0.0) + topic.score
            times[topic.topic_id] = times.get(topic.topic_id, 0) + 1
    kept = [
        TopicScore(topic_id=topic_id, score=score / len(reports))
        for topic_id, score in total.items()
        if times[topic_id] >= len(reports) * SHARE
    ]
    return sorted(kept, key=lambda topic: (-topic.score, topic.topic_id))
