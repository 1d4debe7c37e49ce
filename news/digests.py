"""A digest: the stories chosen for one chat at one moment."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from news.ids import ChatId, DigestId, StoryId, TopicId
from news.stories import Story

FOLDED_AFTER = timedelta(hours=2)
"""A digest later than this is not sent: its stories go into the next one."""

FIRST_AGAIN = timedelta(minutes=3)
"""After so long the first digest is tried again where there was no news yet: a program just begun has read them by then."""

ITS_OWN = DigestId(0)
"""In a button the digest in whose message it stands, so that equal digests are equal messages and kept once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The stories of one topic, most important first."""

    topic_id: TopicId
    stories: tuple[Story, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """The stories chosen for one chat at one moment, each once, in sections by topic."""

    sections: tuple[Section, ...]
    left: int = 0
    """How many more there were that did not fit; the next digest brings them."""
    away_since: datetime | None = None
    """Since when its reader was away, where it is a recap of that time; what did not fit comes no more."""
    id: DigestId | None = None
    moment: datetime | None = None

    @property
    def stories(self) -> tuple[Story, ...]:
        """All its stories in the order in which they are numbered."""
        return tuple(story for section in self.sections for story in section.stories)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDigest:
    """A digest that was chosen for a chat and is to be kept."""

    chat_id: ChatId
    moment: datetime
    digest: Digest


def choose(
    candidates: Sequence[Story], topics: tuple[TopicId, ...], size: int, own: Collection[TopicId] = ()
) -> Digest:
    """Choose the first `size` of the stories not yet shown, which come in order, and put each under one of `topics`.

    A story stands under the topic that it is most about, among those subscribed to; where it belongs to a topic that
    the reader made, under that. Sections come with the most important story first.
    """
    subscribed = frozenset(topics)
    wanted = [story for story in candidates if story.summaries and not subscribed.isdisjoint(story.topics)]
    sections: dict[TopicId, list[Story]] = {}
    for story in wanted[:size]:
        wished = [topic for topic in story.topics if topic in topics]
        topic = next((topic for topic in wished if topic in own), wished[0])
        sections.setdefault(topic, []).append(story)
    return Digest(
        sections=tuple(
            Section(topic_id=topic, stories=tuple(stories)) for topic, stories in sections.items()
        ),
        left=max(0, len(wanted) - size),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """That a chat has been shown a version of a story."""

    story_id: StoryId
    version: int
