"""Rehearse: what a topic of these words would have brought in the last days, before anything is saved."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from news.articles import Article
from news.ids import EntryId
from news.topics import SHARE
from nlp.rules import FIRES
from nlp.word_topics import WordTopics
from pipeline.thinking import Thinking
from storage import Storage

LOOKS_BACK = timedelta(days=7)
"""How far back a new topic is looked for, and articles are understood again when the model or a topic changes."""
SLICE = 500
"""Articles read at once."""
STEP = 25
"""Articles judged at once: between two steps whoever waits for an answer has a turn of the interpreter, and of the thread."""
EXAMPLES = 5
NEAR_MISSES = 3
_TOPIC = 0
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """What words would have brought."""

    stories: int
    examples: tuple[str, ...]
    """Titles of the newest."""
    near: tuple[str, ...]
    """Titles of stories in which the words stand, but not where a text says what it is about."""


@dataclass(slots=True)
class _Found:
    """A story, as far as it has been read."""

    reports: int = 0
    hits: int = 0
    score: float = 0.0
    title: str = ""
    at: datetime = _NEVER


@dataclass(slots=True)
class Tally:
    """All stories, as far as they have been read. An article in no story yet is one of its own."""

    score: Callable[[Article, bytes | None], float]
    """How much an article is about the topic, from its text and its vector, where it has one."""
    near_from: float = 0.0
    """Over which score a story that falls short was near."""
    stories: dict[tuple[str, int], _Found] = field(default_factory=lambda: defaultdict(_Found))

    def count(self, articles: Sequence[tuple[Article, bytes | None]]) -> None:
        """Count some articles with their vectors."""
        for article, vector in articles:
            key = ("article", int(article.id))
            if article.story_id is not None:
                key = ("story", int(article.story_id))
            found = self.stories[key]
            found.reports += 1
            score = self.score(article, vector)
            found.hits += score >= FIRES
            if score > found.score:
                found.score, found.title, found.at = score, article.title, article.published_at

    def result(self) -> Rehearsal:
        """Return what was found."""
        named = [story for story in self.stories.values() if story.at is not _NEVER]
        brought = [story for story in named if story.hits and story.hits >= story.reports * SHARE]
        missed = [
            story
            for story in named
            if story.score > self.near_from and (not story.hits or story.hits < story.reports * SHARE)
        ]
        brought.sort(key=lambda story: story.at, reverse=True)
        missed.sort(key=lambda story: story.score, reverse=True)
        return Rehearsal(
            stories=len(brought),
            examples=tuple(story.title for story in brought[:EXAMPLES]),
            near=tuple(story.title for story in missed[:NEAR_MISSES]),
        )


async def rehearse(storage: Storage, thinking: Thinking, words: Sequence[str], now: datetime) -> Rehearsal:
    """Look for words in the articles of the last days, in the thread where texts are understood."""
    topic = WordTopics([(_TOPIC, words)])
    tally = Tally(lambda article, _: topic.scores(article.title, article.text).get(_TOPIC, 0.0))
    last = EntryId(0)
    while True:
        async with storage.reading() as tx:
            articles = await tx.articles.published_since(now - LOOKS_BACK, after=last, limit=SLICE)
        if not articles:
            return await thinking.run(tally.result)
        await count(thinking, tally, [(article, None) for article in articles])
        last = articles[-1].id


async def count(thinking: Thinking, tally: Tally, articles: Sequence[tuple[Article, bytes | None]]) -> None:
    """Count articles with their vectors, a few at a time."""
    for start in range(0, len(articles), STEP):
        await thinking.run(tally.count, articles[start : start + STEP])
