"""A story: the articles of several outlets about one event, and its summary with the evidence for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from news.differences import Difference
from news.ids import EntryId, StoryId, TopicId


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a summary and the sentence of the article that it was taken from."""

    text: str
    article_id: EntryId | None
    """None for what an editor wrote."""
    source: str
    """The article's own words: equal to `text` but for spaces, unless a list was joined."""
    position: int | None = None
    """Which sentence or list of the article it is, counted from 0; None where nobody counted."""


class Machine(StrEnum):
    """What a machine can do to a summary; readers are told of it."""

    TRANSLATION = "translation"
    REWORDING = "rewording"


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a story says, in one language: a headline and at most three sentences and 420 characters."""

    language: str
    headline: str
    sentences: tuple[Sentence, ...] = ()
    machine: Machine | None = None
    """What a machine did to the outlets' own words; None where they stand as they were written."""

    @property
    def text(self) -> str:
        """The sentences as one paragraph."""
        return " ".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One outlet's article as a story's card lists it."""

    article_id: EntryId
    outlet: str
    title: str
    url: str | None
    language: str
    published_at: datetime
    country: str | None = None
    ownership: str | None = None
    """Who owns or pays the outlet, in an editor's words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedText:
    """What an editor put in the place of an extract; what is None stays as it was extracted."""

    headline: str | None = None
    summary: str | None = None

    def over(self, extract: Summary | None, language: str) -> Summary | None:
        """Return the summary with the editor's words in it; None where neither of them has a headline."""
        if extract is None:
            extract = Summary(language=language, headline="")
        headline = self.headline or extract.headline
        if not headline:
            return None
        sentences = extract.sentences
        if self.summary is not None:
            sentences = (Sentence(text=self.summary, article_id=None, source=self.summary),)
        return Summary(language=language, headline=headline, sentences=sentences)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The articles of several outlets about one event. Merged into another it keeps its row with `merged_into`."""

    id: StoryId
    version: int
    """Grows when an article joins, changes or leaves."""
    first_at: datetime
    last_at: datetime
    outlets: int
    importance: float
    """0 to 1, from how many outlets report it, whose, and how fast; see `news.ranking`."""
    topics: tuple[TopicId, ...] = ()
    """Best first."""
    summaries: tuple[Summary, ...] = ()
    """One a language in which it was reported; the first is the one of most reports."""
    differences: tuple[Difference, ...] = ()
    """Where its outlets give different numbers for one thing, as of the last summary."""
    merged_into: StoryId | None = None
    important_at: datetime | None = None
    """When an editor marked it important."""
    important_line: str | None = None
    """What the editor says of it above the card."""
    hidden_at: datetime | None = None
    """When an editor hid it from readers."""
    private: bool = False
    """Whether it comes from a source that some readers added for themselves: it is shown to nobody else."""
    twin_of: StoryId | None = None
    """Of a private one, the story for everybody that tells of the same event."""

    def summary(self, language: str) -> Summary:
        """The one in the reader's language, else the original; the caller marks a foreign one with its language.

        Raises LookupError for a story that has not been summarised yet.
        """
        if not self.summaries:
            raise LookupError(f"story {self.id} has no summary yet")
        for summary in self.summaries:
            if summary.language == language:
                return summary
        return self.summaries[0]


def once(stories: Sequence[Story]) -> list[Story]:
    """Return stories without the private ones whose public twin is among them."""
    told = {story.id for story in stories}
    return [story for story in stories if story.twin_of not in told]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryCard:
    """A story with everything that its card shows."""

    story: Story
    reports: tuple[Report, ...]
    """Oldest first."""
