"""Turkic words for search: without the letters that keyboards lack, and cut to what stays in all their forms.

Nothing is looked up: an ending is taken off where the rules of joining allow it (тоодо, көлдө, булутта), again and again,
so that all forms of a word end at the same stem, be it a word or not. Two words that meet at one stem are told apart
by the letters as they were written.
"""

import re
from functools import lru_cache

_FOLDED = str.maketrans(
    {
        "ё": "е", "ң": "н", "ө": "о", "ү": "у",
        "ә": "а", "ғ": "г", "қ": "к", "ұ": "у", "һ": "х", "і": "и",
        "ў": "у", "ҳ": "х", "ҷ": "ч", "ӣ": "и", "ӯ": "у", "җ": "ж",
    }
)  # fmt: skip
LEAST = 2
"""Letters that stay of a word, a vowel among them."""

_VOWEL = "аеёиоуыэюя"
_VOICELESS = "кпстфхцчшщ"
_NARROW, _WIDE = "[ыиу]", "[аео]"
_LOCAL = f"{_WIDE}(?:н|г{_NARROW})?"
"""After д or т: -да, -дан, -дагы."""
_OF_HIS = f"(?:н{_NARROW}н?|н{_WIDE}?н?|нд{_LOCAL})?"
"""After "his": китебин, китебинин, китебине, китебинде, китебинен."""
_ITS = f"{_NARROW}(?:{_OF_HIS}|б{_NARROW}з)"

# An acronym without vowels is read by letters, so that it joins as a vowel does: ОДКБнын, ШКУга.
_AFTER_VOWEL = re.compile(
    rf"(.*?(?:[{_VOWEL}]|[^{_VOWEL}]{{3}}))"
    rf"(?:н{_NARROW}н?|г{_WIDE}|д{_LOCAL}|л{_WIDE}р|б{_NARROW}з|с{_NARROW}{_OF_HIS})"
)
_AFTER_VOICED = re.compile(
    rf"(.*?[^{_VOWEL}{_VOICELESS}])(?:д{_NARROW}н?|г{_WIDE}|д{_LOCAL}|[дл]{_WIDE}р|{_ITS})"
)
_AFTER_VOICELESS = re.compile(rf"(.*?[{_VOICELESS}])(?:т{_NARROW}н?|к{_WIDE}|т{_LOCAL}|т{_WIDE}р|{_ITS})")
_RULES = (_AFTER_VOWEL, _AFTER_VOICED, _AFTER_VOICELESS)
_HAS_VOWEL = re.compile(f"[{_VOWEL}]")
_HARDENED = {"б": "п", "г": "к"}
"""Last letters as they sound without an ending: китеби, китеп."""
CACHED = 65_536


def folded(word: str) -> str:
    """Return a lower-case word as one types it on a Russian keyboard.

    >>> folded("көңүл")
    'конул'
    """
    return word.translate(_FOLDED)


@lru_cache(maxsize=CACHED)
def light_stem(word: str) -> str:
    """Return what stays of a folded Cyrillic word in all its forms.

    >>> {light_stem(form) for form in ("мектеп", "мектептер", "мектебинде", "мектептеги", "мектептердин")}
    {'мектеп'}
    """
    while (shorter := _without_ending(word)) is not None:
        word = shorter
    if len(word) > LEAST:
        word = word[:-1] + _HARDENED.get(word[-1], word[-1])
    return word


def _without_ending(word: str) -> str | None:
    """Return a word without its last ending, the longest that the rules allow; None where there is none."""
    bases = [found[1] for rule in _RULES if (found := rule.fullmatch(word)) is not None]
    bases = [base for base in bases if len(base) >= LEAST and _HAS_VOWEL.search(base)]
    return min(bases, key=len, default=None)
