"""How much the letters of a few words look like each of our languages: a small model of their runs of one to five letters."""

import re
import zlib
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

MODEL = Path(__file__).parent / "letters.npz"
"""Written by `python -m nlp.train_language`; LETTERS.md says from what."""

BUCKETS = 1 << 15
"""Runs of letters share this many rows."""

LONGEST = 5
"""Letters of a run at the most; a word's edges count as letters."""

READ = 40
"""Words that are read: more make an answer no surer."""

NAME = 0.5
"""What a word with a capital inside a sentence is worth: names are alike in all languages."""

CACHED = 16_384

Floats = NDArray[np.float32]

_APOSTROPHES = str.maketrans(dict.fromkeys("’ʻʼ‘`´", "'"))
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, without numbers, one apostrophe for all."""
    return _WORD.findall(text.translate(_APOSTROPHES).lower())


def runs(word: str) -> list[int]:
    """Return the rows of a word's runs of letters."""
    edged = f"_{word[:30]}_"
    return [
        zlib.crc32(edged[start : start + length].encode("utf-8", "surrogatepass")) % BUCKETS
        for length in range(1, LONGEST + 1)
        for start in range(len(edged) - length + 1)
        if length > 1 or edged[start] != "_"
    ]


class Letters:
    """The model. Thread-safe."""

    def __init__(self, weights: Floats, bias: Floats) -> None:
        """Take (BUCKETS, languages) and (languages,)."""
        self._weights = weights
        self._bias = bias
        self._word = lru_cache(maxsize=CACHED)(self._new_word)

    def scores(self, text: str) -> Floats:
        """Return how much a text looks like each language: a logarithm but for a constant, (languages,)."""
        found = _WORD.findall(text.translate(_APOSTROPHES))[:READ]
        if not found:
            return self._bias
        plain = any(word.islower() for word in found)
        total, worth = np.zeros_like(self._bias), 0.0
        for place, word in enumerate(found):
            weight = NAME if plain and place and not word.islower() else 1.0
            total += weight * self._word(word.lower())
            worth += weight
        return np.asarray(total / np.sqrt(worth) + self._bias, dtype=np.float32)

    def _new_word(self, word: str) -> Floats:
        return np.asarray(self._weights[runs(word)].sum(axis=0), dtype=np.float32)


@lru_cache(maxsize=1)
def load_letters() -> Letters:
    """Read the model that `python -m nlp.train_language` wrote, once."""
    with np.load(MODEL, allow_pickle=False) as kept:
        return Letters(kept["weights"].astype(np.float32) * kept["scale"], kept["bias"])
