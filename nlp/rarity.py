"""Which words few recent articles have: they say which event a text is of, as common words do not."""

from collections.abc import Iterable
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

BUCKETS = 1 << 20
"""Words are told apart by a number under this: of the 100,000 words of three days one in twenty shares its number."""

SHARE = 0.004
"""Share of recent articles up to which a word is rare; in a small index, three articles."""

FEWEST = 3


def numbered(words: Iterable[str]) -> NDArray[np.uint32]:
    """Return words as sorted numbers, each once; equal in every process."""
    found = {crc32(word.encode("utf-8", "ignore")) % BUCKETS for word in words}
    return np.array(sorted(found), dtype=np.uint32)


class Rarity:
    """How many recent articles have each word: 4 MB."""

    def __init__(self) -> None:
        self._counts = np.zeros(BUCKETS, dtype=np.int32)

    def count(self, words: NDArray[np.uint32]) -> None:
        """Count an article's words in."""
        self._counts[words] += 1

    def uncount(self, words: NDArray[np.uint32]) -> None:
        """Count an article's words out."""
        self._counts[words] -= 1

    def rare(self, words: NDArray[np.uint32], articles: int) -> frozenset[int]:
        """Return those of some words that few of so many articles have."""
        most = max(FEWEST, round(SHARE * articles))
        return frozenset(words[self._counts[words] <= most].tolist())
