"""Texts through every stage, one after the other and without a database: what `kabarchy analyze` does."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from news.articles import Article
from news.ids import EntryId, FeedId, StoryId
from nlp.features import Features
from nlp.kept import Item
from nlp.language import LANGUAGES, detect
from nlp.mind import Mind
from nlp.nearest import RecentArticles
from nlp.summary import summarise

UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
"""When a text without a date is taken to have been published: all of them at one moment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text to be analysed; title or text may be empty."""

    title: str
    text: str
    published_at: datetime | None = None
    """Aware."""
    source: str = ""
    language: str | None = None
    """Where it is known already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a text was found to be."""

    language: str
    title: str
    text: str
    topics: list[tuple[str, float]]
    """Slugs and scores, best first."""
    summary: list[str]
    """At most three sentences and 420 characters."""
    story: int | None
    """Equal for texts of one event within a run; None where stories were not asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """A text that was understood and has no story yet."""

    result: Result
    at: datetime
    vector: NDArray[np.float32]
    features: Features | None


class Analysis:
    """A run: it remembers the texts that it has seen, to tell which belong to one story."""

    def __init__(self, mind: Mind, *, stories: bool = True) -> None:
        self._mind = mind
        self._recent: RecentArticles | None = mind.recent_articles() if stories else None
        self._seen = 0
        self._stories = 0

    def one(self, item: Text) -> Result:
        """Take one text through language, vector, topics, summary and story."""
        return self.placed(self.understood(item))

    def understood(self, item: Text) -> Understanding:
        """Take a text through all but the story: what several threads can do for several texts at once."""
        language = item.language if item.language in LANGUAGES else detect(item.title, item.text)
        known = self._mind.understand(item.title, item.text)
        article = Article(
            id=EntryId(0),
            feed_id=FeedId(0),
            outlet=item.source,
            url=None,
            title=item.title,
            text=item.text,
            language=language,
            published_at=item.published_at or UNDATED,
        )
        summary = summarise([article], language)
        result = Result(
            language=language,
            title=item.title,
            text=item.text,
            topics=known.topics,
            summary=[sentence.text for sentence in summary.sentences],
            story=None,
        )
        features = None if self._recent is None else self._mind.features(item.title, item.text)
        return Understanding(result=result, at=article.published_at, vector=known.vector, features=features)

    def placed(self, known: Understanding) -> Result:
        """Find the story of a text among those before it: one text after the other."""
        self._seen += 1
        if self._recent is None or known.features is None:
            return known.result
        item = Item(
            article_id=EntryId(self._seen),
            feed_id=FeedId(0),
            language=known.result.language,
            published_at=known.at,
            vector=known.vector,
            features=known.features,
        )
        return replace(known.result, story=self._story(self._recent, item))

    def _story(self, recent: RecentArticles, item: Item) -> int:
        """Return the story of a text: the nearest, or one of its own."""
        found = recent.find_story(item)
        if found is None:
            self._stories += 1
            found = StoryId(self._stories)
        recent.add(item)
        recent.move(item.article_id, found)
        return found
