"""Vectors that are made once: probes and pairs ask for the same texts again and again."""

from collections.abc import Sequence

import numpy as np

from nlp.vectors import Floats, Vectors


class Remembered:
    """The vectors of another, each text asked for once."""

    def __init__(self, vectors: Vectors) -> None:
        self.name, self.size, self.thresholds = vectors.name, vectors.size, vectors.thresholds
        self._vectors = vectors
        self._rows: dict[str, Floats] = {}

    def of(self, texts: Sequence[str]) -> Floats:
        """Return one unit row for each text."""
        for text in texts:
            if text not in self._rows:
                self._rows[text] = self._vectors.of([text])[0]
        return np.stack([self._rows[text] for text in texts])
