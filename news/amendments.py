"""An amendment: an outlet changed or withdrew a sentence that readers were shown."""

from dataclasses import dataclass

from news.ids import EntryId, StoryId


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A sentence that an article no longer says, and what it says instead."""

    article_id: EntryId
    outlet: str
    was: str
    becomes: str | None
    """None where it is withdrawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """A change as it is kept until its readers have been told."""

    id: int
    story_id: StoryId
    changed: Changed
