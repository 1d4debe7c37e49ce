"""Following a story: what its follower was told, and when it has gone quiet."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from news.ids import ChatId, EntryId, StoryId

QUIET = timedelta(hours=48)
"""After so long without a new fact a story has ended."""
MOST_FOLLOWED = 30
MOST_TOLD = 120
"""Sentences remembered of what was told; the oldest go first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a follower knows of a story: sentences, and the articles they were taken from or that said nothing new."""

    texts: tuple[str, ...] = ()
    articles: frozenset[EntryId] = frozenset()

    def with_more(self, texts: tuple[str, ...], articles: frozenset[EntryId]) -> "Told":
        """Return this with what was told now."""
        return Told(texts=(*self.texts, *texts)[-MOST_TOLD:], articles=self.articles | articles)


@dataclass(frozen=True, slots=True, kw_only=True)
class Follower:
    """A chat that follows a story."""

    id: int
    chat_id: ChatId
    story_id: StoryId
    message_id: int | None
    """The message under which it began; what is new answers it."""
    told: Told
    version: int
    """The summarised version up to which it was told."""
    told_at: datetime
    """When it was told something last, or began to follow."""

    def is_quiet(self, now: datetime) -> bool:
        """Whether nothing new has come for so long that the story has ended."""
        return now - self.told_at >= QUIET


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A new sentence of a story, as an outlet wrote it."""

    text: str
    article_id: EntryId
