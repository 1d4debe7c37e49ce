"""An article among the recent ones: what is given of it, and what is kept beside its vector."""

from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from news.grouping import Marks
from news.ids import EntryId, FeedId, StoryId
from nlp.features import Features


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
class Kept:
    """An article as the index keeps it: a few hundred bytes."""

    article_id: EntryId
    story_id: StoryId | None
    marks: Marks
    named: frozenset[str]
    """See `Features.named`."""


def marks(item: Item) -> Marks:
    """Return what `news.grouping` decides on."""
    given = item.features
    return Marks(
        language=item.language,
        published_at=item.published_at,
        bare=given.bare,
        template=given.template,
        subjects=given.subjects,
        dates=given.dates,
        places=given.places,
        ages=given.ages,
        names=given.names if given.template == "score" else frozenset(),
    )
