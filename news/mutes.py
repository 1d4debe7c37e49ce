"""What a chat does not want to hear of, whatever its topics say: a topic, an outlet, a word, one story."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from news.ids import StoryId, TopicId
from news.stories import Story

MOST_MUTES = 50
"""How many things one chat can mute: more is a sign that its topics are the wrong ones."""
LONGEST_WORD = 60


class MuteKind(StrEnum):
    """What is muted."""

    TOPIC = "topic"
    OUTLET = "outlet"
    WORD = "word"
    STORY = "story"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mute:
    """One thing that a chat muted."""

    id: int = 0
    """Its number, once it is kept."""
    kind: MuteKind
    value: str
    """A topic's or a story's number, an outlet's name, or a word as its reader wrote it."""


Stems = Callable[[str], Sequence[str]]
"""What makes stems of a text, so that a word is known in every form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutes:
    """All that a chat muted."""

    topics: frozenset[TopicId] = frozenset()
    outlets: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    stories: frozenset[StoryId] = frozenset()

    def __bool__(self) -> bool:
        """Whether anything is muted."""
        return bool(self.topics or self.outlets or self.words or self.stories)

    def silence(self, story: Story, outlets: Collection[str], stems: Stems) -> bool:
        """Whether a story is not to come; `outlets` are all that report it.

        An outlet is muted as a source: what others report too still comes.
        """
        if story.id in self.stories or not self.topics.isdisjoint(story.topics):
            return True
        if outlets and self.outlets and self.outlets.issuperset(outlets):
            return True
        return bool(self.words) and self._has_a_word(story, stems)

    def _has_a_word(self, story: Story, stems: Stems) -> bool:
        words = [stems(word) for word in self.words]
        texts = (stems(f"{summary.headline}\n{summary.text}") for summary in story.summaries)
        return any(_stands_in(word, text) for text in texts for word in words)


NO_MUTES = Mutes()
"""Of a chat that has muted nothing."""


def mutes_of(kept: Sequence[Mute]) -> Mutes:
    """Return what some mutes come to."""

    def values(kind: MuteKind) -> list[str]:
        return [mute.value for mute in kept if mute.kind is kind]

    return Mutes(
        topics=frozenset(TopicId(int(value)) for value in values(MuteKind.TOPIC)),
        outlets=frozenset(values(MuteKind.OUTLET)),
        words=tuple(values(MuteKind.WORD)),
        stories=frozenset(StoryId(int(value)) for value in values(MuteKind.STORY)),
    )


def silencing(kept: Sequence[Mute], story: Story, outlets: Collection[str], stems: Stems) -> list[Mute]:
    """Return by which of a chat's mutes a story is not to come; of outlets all that report it."""
    by_outlets = [mute for mute in kept if mute.kind is MuteKind.OUTLET and mute.value in outlets]
    found = by_outlets if mutes_of(by_outlets).silence(story, outlets, stems) else []
    others = (mute for mute in kept if mute.kind is not MuteKind.OUTLET)
    return [*found, *(mute for mute in others if mutes_of([mute]).silence(story, outlets, stems))]


def _stands_in(wanted: Sequence[str], text: Sequence[str]) -> bool:
    """Whether stems stand in a text side by side, in their order."""
    length = len(wanted)
    # Mostly not even its first word is there, which is seen far sooner.
    return (
        length > 0
        and wanted[0] in text
        and any(list(text[start : start + length]) == list(wanted) for start in range(len(text) - length + 1))
    )
