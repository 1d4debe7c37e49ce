"""A retelling: a story's summary in another language or in other words, made by a machine for those who will read it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from news.ids import StoryId
from news.stories import Machine, Sentence, Story, Summary


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A retelling that somebody is about to need."""

    story_id: StoryId
    language: str
    kind: Machine
    version: int
    """The summarised version of the story for which it is wanted."""

    @property
    def row(self) -> int:
        """The number under which it is claimed."""
        return self.story_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Retelling:
    """What a machine made of a summary and what passed the gate."""

    kind: Machine
    language: str
    source_hash: str
    """`hash_of` the summary that it was made of: of a newer summary it says nothing."""
    headline: str
    text: str


def hash_of(kind: Machine, language: str, source: Summary) -> str:
    """Return the mark of what a retelling is made of, equal for equal texts of any story."""
    parts = (kind, language, source.language, source.headline, source.text)
    return hashlib.sha256("\x00".join(parts).encode("utf-8", "replace")).hexdigest()


def source_of(kind: Machine, language: str, story: Story, known: tuple[str, ...]) -> Summary | None:
    """Return the summary that a retelling is made of; None where there is none, or none is needed.

    A translation is made of the first summary in one of the `known` languages, where none is in the reader's. What
    an editor wrote is not put in other words.
    """
    own = next((summary for summary in story.summaries if summary.language == language), None)
    if kind is Machine.TRANSLATION:
        return None if own else next((one for one in story.summaries if one.language in known), None)
    if own is None or len(own.sentences) < 2 or any(one.article_id is None for one in own.sentences):  # noqa: PLR2004
        return None
    return own


def retold(story: Story, language: str, made: Mapping[Machine, Retelling], known: tuple[str, ...]) -> Story:
    """Return a story with what a machine made of its present summary for a language."""
    for kind, retelling in made.items():
        source = source_of(kind, language, story, known)
        if source is None or hash_of(kind, language, source) != retelling.source_hash:
            continue
        said = Sentence(text=retelling.text, article_id=None, source=source.text)
        summary = Summary(
            language=language,
            headline=retelling.headline,
            sentences=(said,) if retelling.text else (),
            machine=kind,
        )
        others = tuple(one for one in story.summaries if one.language != language)
        own_first = story.summaries[0].language == language
        return replace(story, summaries=(summary, *others) if own_first else (*others, summary))
    return story
