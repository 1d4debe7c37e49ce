"""ROUGE with words of any alphabet: the usual package knows Latin letters only, and finds no word in Russian."""

import re
from collections import Counter
from collections.abc import Sequence

_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, with ё as е."""
    return _WORD.findall(text.lower().replace("ё", "е"))


def rouge_n(said: Sequence[str], wanted: Sequence[str], size: int) -> float:
    """Return F1 of the runs of `size` words that two texts share, 0 to 1."""
    first, second = _runs(said, size), _runs(wanted, size)
    shared = (first & second).total()
    return 2 * shared / (first.total() + second.total()) if shared else 0.0


def rouge_l(said: Sequence[str], wanted: Sequence[str]) -> float:
    """Return F1 of the longest run of words, with gaps, that two texts share, 0 to 1."""
    longest = [0] * (len(wanted) + 1)
    for word in said:
        before = 0
        for place, other in enumerate(wanted, start=1):
            kept = longest[place]
            longest[place] = before + 1 if word == other else max(kept, longest[place - 1])
            before = kept
    return 2 * longest[-1] / (len(said) + len(wanted)) if longest[-1] else 0.0


def rouge(said: str, wanted: str) -> tuple[float, float, float]:
    """Return ROUGE-1, -2 and -L (F1) of a summary against a reference."""
    first, second = words(said), words(wanted)
    return rouge_n(first, second, 1), rouge_n(first, second, 2), rouge_l(first, second)


def _runs(found: Sequence[str], size: int) -> Counter[tuple[str, ...]]:
    return Counter(tuple(found[place : place + size]) for place in range(len(found) - size + 1))
