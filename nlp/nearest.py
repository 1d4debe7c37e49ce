"""The articles of the last three days in memory, so that a new one finds its story in a few milliseconds."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from news.grouping import AGREEMENT, EXPECTED, Marks, Thresholds, forbidden, needed
from news.ids import EntryId, FeedId, StoryId
from nlp.features import Features
from nlp.rarity import Rarity, numbered

LOOKED_AT = 96
"""Nearest articles that are looked at."""

STORIES = 8
"""Nearest stories that are compared closely."""

SLACK = AGREEMENT * (1 - EXPECTED)
"""How far under its threshold an article can lie and still be pulled over it by rare words, on a scale of 1."""

FIRST_ROWS = 1024

COMPARED = 16
"""Members of a story that a new article is compared with: the newest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An article as grouping sees it."""

    article_id: EntryId
    feed_id: FeedId
    language: str
    published_at: datetime
    vector: NDArray[np.float32]
    """A unit row."""
    features: Features
    story_id: StoryId | None = None


@dataclass(slots=True)
class _Kept:
    """An article as the index keeps it: a few hundred bytes beside its row."""

    article_id: EntryId
    story_id: StoryId | None
    language: str
    published_at: datetime
    features: Features
    stems: NDArray[np.uint32]
    names: NDArray[np.uint32]


class RecentArticles:
    """An index of recent articles by meaning. Not thread-safe: grouping is serial.

    What it knows can be rebuilt from the database at any moment, by adding the articles of the window with the
    stories that they have. A matrix of float32 rows grows in place; 50,000 rows of 384 numbers take 77 MB, and
    one look at all of them 3 ms.
    """

    def __init__(self, thresholds: Thresholds, size: int) -> None:
        self._thresholds = thresholds
        self._matrix = np.zeros((FIRST_ROWS, size), dtype=np.float32)
        self._items: list[_Kept | None] = [None] * FIRST_ROWS
        self._free = list(range(FIRST_ROWS - 1, -1, -1))
        self._top = 0
        self._rows: dict[EntryId, int] = {}
        self._stories: dict[StoryId, set[int]] = defaultdict(set)
        self._words = Rarity()
        self._names = Rarity()

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, article_id: object) -> bool:
        return article_id in self._rows

    def add(self, item: Item) -> None:
        """Remember an article; one that is already known is replaced."""
        self.forget([item.article_id])
        if not self._free:
            self._grow()
        row = self._free.pop()
        self._top = max(self._top, row + 1)
        self._matrix[row] = item.vector
        kept = _kept(item)
        self._items[row] = kept
        self._rows[item.article_id] = row
        self._words.count(kept.stems)
        self._names.count(kept.names)
        if item.story_id is not None:
            self._stories[item.story_id].add(row)

    def forget(self, article_ids: Iterable[EntryId]) -> None:
        """Let go of some articles; unknown ones are no mistake."""
        for article_id in article_ids:
            row = self._rows.pop(article_id, None)
            if row is None:
                continue
            item = self._items[row]
            self._items[row] = None
            self._matrix[row] = 0
            self._free.append(row)
            if item is not None:
                self._leave(item.story_id, row)
                self._words.uncount(item.stems)
                self._names.uncount(item.names)

    def forget_before(self, moment: datetime) -> int:
        """Let go of the articles published before a moment, and return how many there were."""
        old = [item.article_id for item in self._items if item is not None and item.published_at < moment]
        self.forget(old)
        return len(old)

    def move(self, article_id: EntryId, story_id: StoryId | None) -> None:
        """Put a known article into another story, or into none; an unknown one is let be."""
        row = self._rows.get(article_id)
        item = None if row is None else self._items[row]
        if row is None or item is None:
            return
        self._leave(item.story_id, row)
        item.story_id = story_id
        if story_id is not None:
            self._stories[story_id].add(row)

    def find_story(self, item: Item) -> StoryId | None:
        """Return the story that an article belongs to, None if it begins one of its own.

        The story with the greatest mean margin over the thresholds wins, and only if that mean is not negative and
        no member of it forbids the match (rates of another day, another town). The article itself, if it is known,
        is left out.
        """
        own = self._marks(_kept(item))
        margins = {
            story: margin
            for story in self._near(item)
            if (margin := self._margin(item, own, story)) is not None
        }
        return max(margins, key=lambda story: (margins[story], -story), default=None)

    def alike(self, vector: NDArray[np.float32], count: int) -> list[tuple[EntryId, float]]:
        """Return the `count` nearest articles with their cosines, nearest first."""
        cosines = self._matrix[: self._top] @ vector
        return [
            (found.article_id, float(cosines[row]))
            for row in np.argsort(-cosines)[:count]
            if (found := self._items[row]) is not None
        ]

    def _near(self, item: Item) -> list[StoryId]:
        """Return the stories of the nearest articles, nearest first."""
        if not item.vector.any():
            return []
        cosines = self._matrix[: self._top] @ item.vector
        rows = (
            np.argpartition(cosines, -LOOKED_AT)[-LOOKED_AT:]
            if len(cosines) > LOOKED_AT
            else np.arange(len(cosines))
        )
        rows = rows[cosines[rows] >= self._floor]
        near = (self._items[row] for row in rows[np.argsort(-cosines[rows])])
        stories = [
            found.story_id
            for found in near
            if found is not None and found.story_id is not None and found.article_id != item.article_id
        ]
        return list(dict.fromkeys(stories))[:STORIES]

    def _margin(self, item: Item, own: Marks, story: StoryId) -> float | None:
        """Return how far over its thresholds an article is in the mean of a story's members; None if it is not."""
        rows = [row for row in self._stories[story] if row != self._rows.get(item.article_id)]
        if len(rows) > COMPARED:
            rows = sorted(rows, key=self._published)[-COMPARED:]
        if not rows or float((self._matrix[rows] @ item.vector).mean()) < self._floor:
            return None
        total = 0.0
        for row in rows:
            marks = self._marks_of(row)
            if forbidden(own, marks):
                return None
            total += float(self._matrix[row] @ item.vector) - needed(own, marks, self._thresholds)
        return total / len(rows) if total >= 0 else None

    @property
    def _floor(self) -> float:
        """The cosine under which no agreement of words makes two articles one story."""
        least = min(self._thresholds.same_language, self._thresholds.headlines, self._thresholds.across)
        return least - SLACK * self._thresholds.spread

    def _published(self, row: int) -> datetime:
        """Return when the article of a row was published."""
        item = self._items[row]
        return item.published_at if item is not None else datetime.min.replace(tzinfo=UTC)

    def _marks_of(self, row: int) -> Marks:
        """Return what is decided on of the article of a row that is in use."""
        item = self._items[row]
        if item is None:
            raise LookupError(f"row {row} is free")
        return self._marks(item)

    def _marks(self, item: _Kept) -> Marks:
        """Return what `news.grouping` decides on."""
        given = item.features
        return Marks(
            language=item.language,
            published_at=item.published_at,
            bare=given.bare,
            template=given.template,
            dates=given.dates,
            places=given.places,
            rare=self._words.rare(item.stems, len(self._rows)),
            names=self._names.rare(item.names, len(self._rows)),
        )

    def _grow(self) -> None:
        """Double the room; memory is taken only for rows that are written."""
        before = len(self._items)
        matrix = np.zeros((2 * before, self._matrix.shape[1]), dtype=np.float32)
        matrix[:before] = self._matrix
        self._matrix = matrix
        self._items += [None] * before
        self._free = list(range(2 * before - 1, before - 1, -1))

    def _leave(self, story: StoryId | None, row: int) -> None:
        """Take a row out of its story."""
        if story is None:
            return
        self._stories[story].discard(row)
        if not self._stories[story]:
            del self._stories[story]


def _kept(item: Item) -> _Kept:
    """Return an article as the index keeps it: words as numbers, for sets of strings would take 4 KB."""
    return _Kept(
        item.article_id,
        item.story_id,
        item.language,
        item.published_at,
        replace(item.features, stems=frozenset(), names=frozenset()),
        numbered(word for word in item.features.stems if not word.isdigit()),
        numbered(item.features.names),
    )
