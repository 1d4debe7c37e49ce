"""The articles of the last three days in memory, so that a new one finds its story in a few milliseconds."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from news.grouping import WINDOW, Marks, Thresholds, forbidden, needed
from news.ids import EntryId, StoryId
from nlp.kept import Item, Kept, marks

LOOKED_AT = 96
"""Nearest articles that are looked at."""

STORIES = 8
"""Nearest stories that are compared closely."""

FIRST_ROWS = 1024

PAUSE = timedelta(minutes=10)
"""Between two times that all articles are looked at for old ones: it takes some milliseconds."""

NEAREST = 3
"""Members of a story, those that are most alike, whose mean decides."""

COMPARED = 16
"""Members of a story that a new article is compared with: the newest."""

RARE = 0.005
"""A name or number that a greater share of the articles has tells no event from another."""

RARE_LEAST = 5
"""So many articles may have it however few there are."""


class RecentArticles:
    """An index of recent articles by meaning. Not thread-safe: grouping is serial.

    What it knows can be rebuilt from the database at any moment, by adding the articles of the window with the
    stories that they have. A matrix of float32 columns grows in place, one an article; 50,000 of 384 numbers take
    77 MB, and one look at all of them 3 ms. As rows they would take 6.
    """

    def __init__(self, thresholds: Thresholds, size: int) -> None:
        self._thresholds = thresholds
        self._matrix = np.zeros((size, FIRST_ROWS), dtype=np.float32)
        self._items: list[Kept | None] = [None] * FIRST_ROWS
        self._free = list(range(FIRST_ROWS - 1, -1, -1))
        self._top = 0
        self._rows: dict[EntryId, int] = {}
        self._stories: dict[StoryId, set[int]] = defaultdict(set)
        self._named: Counter[str] = Counter()
        self._forgotten: datetime | None = None

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
        self._matrix[:, row] = item.vector
        named = item.features.named
        self._items[row] = Kept(item.article_id, item.story_id, marks(item), named)
        self._named.update(named)
        self._rows[item.article_id] = row
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
            self._matrix[:, row] = 0
            self._free.append(row)
            if item is not None:
                self._leave(item.story_id, row)
                self._named.subtract(item.named)
                for name in item.named:
                    if not self._named[name]:
                        del self._named[name]

    def forget_before(self, moment: datetime) -> int:
        """Let go of the articles published before a moment, and return how many there were."""
        old = [
            item.article_id for item in self._items if item is not None and item.marks.published_at < moment
        ]
        self.forget(old)
        return len(old)

    def forget_now_and_then(self, moment: datetime) -> None:
        """Let go of the articles published before a moment, unless that was done a little while before it."""
        if self._forgotten is None or moment - self._forgotten >= PAUSE:
            self._forgotten = moment
            self.forget_before(moment)

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

        The story with the greatest margin over the thresholds wins, and only if that is not negative and no recent
        member of it forbids the match (rates of another day, another town). The article itself, if it is known, is
        left out.
        """
        return next(iter(self.find_stories(item)), None)

    def find_stories(self, item: Item) -> list[StoryId]:
        """Return all the stories that an article could belong to as `find_story` has it, the best first."""
        own = marks(item)
        margins = {
            story: margin
            for story in self._stories_near(item.vector)
            if (margin := self._margin(item, own, story)) is not None
        }
        return sorted(margins, key=lambda story: (-margins[story], story))

    def alike(self, vector: NDArray[np.float32], count: int) -> list[tuple[EntryId, float]]:
        """Return the `count` nearest articles with their cosines, nearest first."""
        cosines = vector @ self._matrix[:, : self._top]
        return [
            (found.article_id, float(cosines[row]))
            for row in np.argsort(-cosines)[:count]
            if (found := self._items[row]) is not None
        ]

    def _stories_near(self, vector: NDArray[np.float32]) -> list[StoryId]:
        """Return the stories of the articles nearest to a vector, nearest first."""
        if not vector.any():
            return []
        cosines = vector @ self._matrix[:, : self._top]
        rows = (
            np.argpartition(cosines, -LOOKED_AT)[-LOOKED_AT:]
            if len(cosines) > LOOKED_AT
            else np.arange(len(cosines))
        )
        rows = rows[cosines[rows] >= self._floor]
        near = (self._items[row] for row in rows[np.argsort(-cosines[rows])])
        stories = [found.story_id for found in near if found is not None and found.story_id is not None]
        return list(dict.fromkeys(stories))[:STORIES]

    def _margin(self, item: Item, own: Marks, story: StoryId) -> float | None:
        """Return how far over its thresholds an article is in the mean of its nearest members of a story; None if not.

        What the story said longer ago than the window counts no more: one that goes on for days is joined through
        its latest turns.
        """
        rows = [
            row
            for row in self._stories[story]
            if row != self._rows.get(item.article_id)
            and abs(self._published(row) - own.published_at) <= WINDOW
        ]
        if len(rows) > COMPARED:
            rows = sorted(rows, key=self._published)[-COMPARED:]
        if not rows:
            return None
        cosines = item.vector @ self._matrix[:, rows]
        nearest = np.sort(cosines)[-NEAREST:]
        if float(nearest.mean()) < self._floor:
            return None
        margins = []
        for row, cosine in zip(rows, cosines.tolist(), strict=True):
            theirs = self._marks_of(row)
            if forbidden(own, theirs):
                return None
            named = self._is_named(item.features.named, row)
            margins.append(cosine - needed(own, theirs, self._thresholds, named=named))
        margin = float(np.sort(margins)[-NEAREST:].mean())
        return margin if margin >= 0 else None

    def members(self, story: StoryId) -> frozenset[EntryId]:
        """Return the recent articles of a story."""
        return frozenset(
            item.article_id for row in self._stories.get(story, ()) if (item := self._items[row]) is not None
        )

    def neighbours(self, story: StoryId) -> list[StoryId]:
        """Return the stories nearest to the middle of one, nearest first, without itself."""
        rows = list(self._stories.get(story, ()))
        if not rows:
            return []
        middle = self._matrix[:, rows].mean(axis=1)
        return [other for other in self._stories_near(middle) if other != story]

    def between(self, one: Collection[EntryId], other: Collection[EntryId]) -> float | None:
        """Return how far over the thresholds some articles are from others, in the mean of all pairs.

        None where a pair is forbidden, or an article is not known. Of many the newest are compared.
        """
        first, second = self._newest(one), self._newest(other)
        if not first or not second:
            return None
        theirs = [self._marks_of(row) for row in second]
        cosines = self._matrix[:, first].T @ self._matrix[:, second]
        total = 0.0
        for place, row in enumerate(first):
            own, own_named = self._marks_of(row), self._kept(row).named
            for column, other_marks in enumerate(theirs):
                if forbidden(own, other_marks):
                    return None
                named = self._is_named(own_named, second[column])
                least = needed(own, other_marks, self._thresholds, named=named)
                total += float(cosines[place, column]) - least
        return total / cosines.size

    def likeness(self, one: Collection[EntryId], other: Collection[EntryId]) -> float:
        """Return the mean cosine between some articles and others; all are to be known."""
        first, second = ([self._rows[id] for id in ids] for ids in (one, other))
        return float((self._matrix[:, first].T @ self._matrix[:, second]).mean())

    def span(self, ids: Collection[EntryId]) -> tuple[datetime, datetime]:
        """Return when the first and the last of some known articles were published."""
        moments = [self._published(self._rows[id]) for id in ids]
        return min(moments), max(moments)

    def _newest(self, ids: Collection[EntryId]) -> list[int]:
        rows = [self._rows[id] for id in ids if id in self._rows]
        return sorted(rows, key=lambda row: (self._published(row), row))[-COMPARED:]

    @property
    def _floor(self) -> float:
        """The cosine under which no two articles are one story."""
        return min(self._thresholds.same_language, self._thresholds.headlines, self._thresholds.across)

    def _published(self, row: int) -> datetime:
        """Return when the article of a row that is in use was published."""
        return self._marks_of(row).published_at

    def _marks_of(self, row: int) -> Marks:
        """Return what is decided on of the article of a row that is in use."""
        return self._kept(row).marks

    def _is_named(self, named: frozenset[str], row: int) -> bool:
        """Whether an article has a name or number in common with that of a row, and few others have it."""
        most = max(RARE_LEAST, RARE * len(self._rows))
        return any(self._named[name] <= most for name in named & self._kept(row).named)

    def _kept(self, row: int) -> Kept:
        """Return the article of a row that is in use."""
        item = self._items[row]
        if item is None:
            raise LookupError(f"row {row} is free")
        return item

    def _grow(self) -> None:
        """Double the room; memory is taken only for rows that are written."""
        before = len(self._items)
        matrix = np.zeros((len(self._matrix), 2 * before), dtype=np.float32)
        matrix[:, :before] = self._matrix
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
