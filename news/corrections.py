"""What an editor corrected: what was, and what is right; the models learn from it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from news.ids import EntryId, StoryId, UserId

UNDO_WITHIN = timedelta(minutes=15)
"""How long a merge or a split can be undone; later too much has been built on it."""


class CorrectionKind(StrEnum):
    """What was corrected."""

    HEADLINE = "headline"
    SUMMARY = "summary"
    TOPICS = "topics"
    MERGED = "merged"
    SPLIT = "split"
    MERGE_UNDONE = "merge-undone"
    SPLIT_UNDONE = "split-undone"
    HIDDEN = "hidden"
    SHOWN = "shown"
    IMPORTANT = "important"
    NOT_IMPORTANT = "not-important"


_UNDOES = {
    CorrectionKind.MERGE_UNDONE: CorrectionKind.MERGED,
    CorrectionKind.SPLIT_UNDONE: CorrectionKind.SPLIT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One correction, complete in itself: it stays when the story is removed by age."""

    id: int = 0
    """Its number, once it is kept."""
    at: datetime
    user_id: UserId
    story_id: StoryId
    kind: CorrectionKind
    before: dict[str, Any]
    after: dict[str, Any]
    article_id: EntryId | None = None

    def concerns(self, story: StoryId) -> bool:
        """Whether it is of a story, or made it what it is."""
        return story in (self.story_id, self.after.get("story"))


def undoable(recent: Sequence[Correction], story: StoryId, now: datetime) -> Correction | None:
    """Return the merge or split of a story that can be undone now: its last one, while it is fresh.

    `recent` are the last corrections, newest first.
    """
    for correction in recent:
        if correction.concerns(story):
            if correction.kind in _UNDOES:
                return None
            if correction.kind in _UNDOES.values():
                return correction if now - correction.at < UNDO_WITHIN else None
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedText:
    """A text as an editor read it."""

    title: str
    text: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicLesson:
    """What all corrections of one story's topics come to: the slugs that are right, and what was wrong at first."""

    topics: tuple[str, ...]
    """Best first."""
    added: frozenset[str]
    removed: frozenset[str]
    articles: tuple[EntryId, ...]
    texts: tuple[CorrectedText, ...]


def topic_lessons(corrections: Iterable[Correction]) -> list[TopicLesson]:
    """Return what corrections of topics, oldest first, teach: one lesson a story, the last said last.

    What an editor took back is no lesson, and a story whose topics are again what they were is none.
    """
    first: dict[StoryId, Correction] = {}
    last: dict[StoryId, Correction] = {}
    for correction in corrections:
        if correction.kind is CorrectionKind.TOPICS:
            first.setdefault(correction.story_id, correction)
            last.pop(correction.story_id, None)
            last[correction.story_id] = correction
    lessons = (_lesson(first[story], correction) for story, correction in last.items())
    return [lesson for lesson in lessons if lesson.added or lesson.removed]


def _lesson(first: Correction, last: Correction) -> TopicLesson:
    wrong, right = set(first.before["topics"]), tuple(last.after["topics"])
    texts = last.before.get("texts")
    if texts is None:
        # Kept before texts were: the titles alone.
        texts = [{"title": title, "text": "", "language": ""} for title in last.before["reports"]]
    return TopicLesson(
        topics=right,
        added=frozenset(right) - wrong,
        removed=frozenset(wrong.difference(right)),
        articles=tuple(EntryId(id) for id in last.before.get("articles", ())),
        texts=tuple(CorrectedText(**text) for text in texts),
    )
