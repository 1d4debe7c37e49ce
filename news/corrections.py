"""What an editor corrected: what was, and what is right; the models learn from it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from news.ids import EntryId, StoryId, UserId


class CorrectionKind(StrEnum):
    """What was corrected."""

    HEADLINE = "headline"
    SUMMARY = "summary"
    TOPICS = "topics"
    MERGED = "merged"
    SPLIT = "split"
    HIDDEN = "hidden"
    SHOWN = "shown"
    IMPORTANT = "important"
    NOT_IMPORTANT = "not-important"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One correction, complete in itself: it stays when the story is removed by age."""

    at: datetime
    user_id: UserId
    story_id: StoryId
    kind: CorrectionKind
    before: dict[str, Any]
    after: dict[str, Any]
    article_id: EntryId | None = None
