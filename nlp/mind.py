"""The whole of understanding a text, without the database: what a worker thread is given once and asks often."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.features import Features, features
from nlp.head import head_path, load_head
from nlp.nearest import RecentArticles
from nlp.topics import Topics
from nlp.vectors import Vectors, beginning, load_vectors


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What a text was understood to be."""

    vector: NDArray[np.float32]
    """A unit row of `Mind.vectors.size` numbers; `nlp.vectors.pack` makes the bytes that are kept."""
    topics: list[tuple[str, float]]
    """Slugs of `news.topics` with scores from 0.5 to 1, best first, six at most."""


class Mind:
    """The models, loaded once. Thread-safe."""

    def __init__(self, vectors: Vectors) -> None:
        self.vectors = vectors
        head = load_head(head_path(vectors.name))
        self.centre = head.mean
        """The middle of the vectors of all texts."""
        self._topics = Topics(vectors.name, head)
        self.name = f"{vectors.name}+{self._topics.name}"
        """Model and version of the topics: articles understood with another one are read again."""

    def understand(self, title: str, text: str) -> Understood:
        """Return the vector and the topics of an article. About 80 ms, of which the vector takes all but 2."""
        vector = self.vectors.of([beginning(title, text)])[0]
        return Understood(vector=vector, topics=self._topics.of(title, text, vector))

    def topics(self, title: str, text: str, vector: NDArray[np.float32]) -> list[tuple[str, float]]:
        """Return the topics of an article whose vector is known."""
        return self._topics.of(title, text, vector)

    def scores(self, title: str, text: str, vector: NDArray[np.float32]) -> dict[str, float]:
        """Return the score of every topic for an article whose vector is known, 0 to 1, with 0.5 for its threshold."""
        return self._topics.scores(title, text, vector)

    def features(self, title: str, text: str) -> Features:
        """Return what, beside the vector, tells which event an article is about."""
        return features(title, text)

    def recent_articles(self) -> RecentArticles:
        """Return an empty index for the vectors of this mind."""
        return RecentArticles(self.vectors.thresholds, self.vectors.size)


def load_mind() -> Mind:
    """Load the models: 1 s, about 110 MB."""
    return Mind(load_vectors())
