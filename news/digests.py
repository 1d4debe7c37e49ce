"""A digest: the stories chosen for one chat at one moment."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from news.ids import DigestId, StoryId, TopicId
from news.stories import Story

FOLDED_AFTER = timedelta(hours=2)
"""A digest later than this is not sent: its stories go into the next one."""


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
    id: DigestId | None = None
    moment: datetime | None = None

    @property
    def stories(self) -> tuple[Story, ...]:
        """All its stories in the order in which they are numbered."""
        return tuple(story for section in self.sections for story in section.stories)


def choose(candidates: list[Story], topics: tuple[TopicId, ...], size: int) -> Digest:
    """Choose the `size` most important of the stories not yet shown and put each under one of `topics`.

    A story stands under the topic that it is most about, among those subscribed to. Sections come with the
    most important story first.
    """
    wanted = [story for story in candidates if story.summaries and set(story.topics) & set(topics)]
    wanted.sort(key=lambda story: (-story.importance, -story.last_at.timestamp(), story.id))
    sections: dict[TopicId, list[Story]] = {}
    for story in wanted[:size]:
        topic = next(topic for topic in story.topics if topic in topics)
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
