"""Why a story came to a chat: which topics brought it, by which words or by what likeness, and how important it is."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from news.ids import TopicId
from news.reasons import Factor


class Place(StrEnum):
    """Where in an article words stand."""

    TITLE = "title"
    LEAD = "lead"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words as they stand in an article."""

    words: str
    place: Place


class Ground(StrEnum):
    """What a topic was found by."""

    WORDS = "words"
    MODEL = "model"
    """The head, from the sense of the text and from names in it."""
    SENSE = "sense"
    """How near the text is to what a reader wrote."""
    LIKES = "likes"
    """How near it is to that and to the stories that the reader liked."""
    EDITOR = "editor"
    """Somebody who runs the news said so."""
    SOURCE = "source"
    """A source that the reader added reports it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """How a topic was found in a text."""

    score: float
    """0 to 1, with 0.5 for the threshold."""
    ground: Ground
    words: tuple[Quoted, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A topic that brought a story."""

    topic_id: TopicId
    found: Found


class Certainty(StrEnum):
    """A score in plain words."""

    ALMOST = "almost"
    LIKELY = "likely"
    RATHER = "rather"
    NOT = "not"


def certainty(score: float) -> Certainty:
    """Return what a score is called.

    >>> [str(certainty(score)) for score in (0.95, 0.75, 0.5, 0.3)]
    ['almost', 'likely', 'rather', 'not']
    """
    if score >= 0.85:  # noqa: PLR2004 - the steps are named by what they return
        return Certainty.ALMOST
    if score >= 0.65:  # noqa: PLR2004
        return Certainty.LIKELY
    return Certainty.RATHER if score >= 0.5 else Certainty.NOT  # noqa: PLR2004


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """All that is known of why a story came to a chat."""

    headline: str
    reasons: tuple[Reason, ...]
    """Of the chat's own topics, the surest first; empty where none of them brought it."""
    others: tuple[TopicId, ...]
    """Topics for everyone that the story is about too, and the chat has not chosen."""
    outlets: tuple[str, ...]
    first_at: datetime
    importance: float
    """0 to 1, at its last report."""
    factors: tuple[Factor, ...]
    """What made it so important."""
    shown_at: datetime | None = None
    liked: int = 0
    """1 for a story that the chat liked, -1 for one that it did not."""
