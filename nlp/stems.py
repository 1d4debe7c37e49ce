"""Words cut to stems, so that one word in two cases counts as one word."""

import re
import threading
from collections.abc import Iterable
from functools import lru_cache

import snowballstemmer

TURKIC_STEM = 6
"""Letters kept of a Turkic word: endings are long and regular, and no stemmer for Kyrgyz or Kazakh is published."""

CACHED = 32_768
"""Stems remembered; a day of news has about that many different words."""

_WORD = re.compile(r"[^\W_]+(?:[-’'ʼ‘`][^\W_]+)*")
_CYRILLIC = re.compile(r"[а-яё]")
_TURKIC = frozenset("ңөүәғқұһіҳӯҷӣ")


class _Stemmers(threading.local):
    """Each thread's own: a stemmer keeps the word that it works on, and two threads would spoil each other's."""

    def __init__(self) -> None:
        self.russian = snowballstemmer.stemmer("russian")
        self.english = snowballstemmer.stemmer("english")


_stemmers = _Stemmers()


def words(text: str) -> list[str]:
    """Return the words of a text in lower case with ё as е, hyphenated ones whole, in their order."""
    return _WORD.findall(text.lower().replace("ё", "е"))


@lru_cache(maxsize=CACHED)
def stem(word: str, *, turkic: bool = False) -> str:
    """Return the stem of a lower-case word: Snowball for Russian and English, its first letters for Turkic.

    Numbers stay whole. A word with a letter that Russian does not have is Turkic whatever `turkic` says.
    """
    if word.isdigit():
        return word
    if turkic or not _TURKIC.isdisjoint(word):
        return word[:TURKIC_STEM]
    stemmer = _stemmers.russian if _CYRILLIC.search(word) else _stemmers.english
    return str(stemmer.stemWord(word))


def stems(text: str) -> list[str]:
    """Return the stems of all words of a text, in their order; whether it is Turkic is seen from its letters."""
    found = words(text)
    turkic = is_turkic(found)
    return [stem(word, turkic=turkic) for word in found]


def is_turkic(found: Iterable[str]) -> bool:
    """Whether a text's words have letters that Russian lacks: one in nine words has, at the least, in Kyrgyz."""
    total = special = 0
    for word in found:
        total += 1
        special += not _TURKIC.isdisjoint(word)
    return special * 9 > total
