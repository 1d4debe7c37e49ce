"""Names across scripts: what of a name stays when it is written in Cyrillic or in Latin, and declined."""

import re
from functools import lru_cache

_CYRILLIC = str.maketrans(
    {
        "а": "a", "ә": "a", "б": "b", "в": "v", "ў": "u", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "e", "ж": "j",
        "җ": "j", "ҷ": "j", "з": "s", "и": "i", "й": "i", "і": "i", "ӣ": "i", "к": "k", "қ": "k", "л": "l", "м": "m",
        "н": "n", "ң": "n", "о": "o", "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ү": "u", "ұ": "u",
        "ӯ": "u", "ф": "f", "х": "h", "һ": "h", "ҳ": "h", "ц": "s", "ч": "c", "ш": "w", "щ": "w", "ъ": "", "ы": "i",
        "ь": "", "э": "e", "ю": "u", "я": "a",
    }
)  # fmt: skip
_IS_CYRILLIC = re.compile(r"[\u0400-\u04ff]")

# In this order: the longer group first. Of the result "w" is sh, "c" is ch, "j" is zh and its like.
_LATIN = (
    ("shch", "\x01"), ("tsch", "\x02"), ("tch", "\x02"), ("sch", "\x01"), ("dzh", "j"), ("sh", "\x01"), ("ch", "\x02"), ("zh", "j"),
    ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("ts", "s"), ("tz", "s"), ("ck", "k"), ("ng", "n\x03"),
    ("x", "ks"), ("q", "k"), ("w", "v"), ("y", "i"), ("z", "s"), ("ş", "\x01"), ("ç", "\x02"), ("ğ", "g"), ("ı", "i"),
    ("ö", "o"), ("ü", "u"), ("ä", "a"), ("é", "e"), ("è", "e"), ("ó", "o"), ("á", "a"), ("í", "i"), ("ñ", "n"),
    ("č", "\x02"), ("š", "\x01"), ("ž", "j"),
)  # fmt: skip
_SOFT_C = re.compile(r"c(?=[eiy])")
_MARKS = str.maketrans({"\x01": "w", "\x02": "c", "\x03": "g"})
_VOWELS = frozenset("aeiou")
_DOUBLED = re.compile(r"(.)\1+")

# What cases and adjectives add to the consonants of a name: Иванов-ым, Нарын-ской, Бишкек-тен, Токоев-дин.
_ENDING = re.compile(r"m|g|v|n?sk[mg]?|n?s[kt]|[ndtgklrsc]{1,5}|(?:n?sk)?i?")
_INNER = re.compile(r"[^aeiou]h?([aeiou]+)h?[^aeiou]")
LEAST = 2
"""Consonants without which a name is compared with its vowels."""


@lru_cache(maxsize=32_768)
def sounds(word: str) -> str:
    """Return a word's sounds in one alphabet, without case, doubled letters and signs.

    >>> sounds("Жээнбеков"), sounds("Zheenbekov")
    ('jenbekov', 'jenbekov')
    """
    lower = word.lower()
    if _IS_CYRILLIC.search(lower):
        lower = lower.replace("дж", "ж").replace("тс", "ц").translate(_CYRILLIC)
    else:
        for group, sound in _LATIN:
            lower = lower.replace(group, sound)
        lower = _SOFT_C.sub("s", lower).replace("c", "k").translate(_MARKS)
    return _DOUBLED.sub(r"\1", "".join(letter for letter in lower if "a" <= letter <= "z"))


@lru_cache(maxsize=32_768)
def skeleton(word: str) -> str:
    """Return the consonants of a word's sounds, h left out, which languages write as they like."""
    return _DOUBLED.sub(
        r"\1", "".join(letter for letter in sounds(word) if letter not in _VOWELS and letter != "h")
    )


def same_name(one: str, other: str) -> bool:
    """Whether two words can be one name, in two scripts or two cases.

    >>> same_name("Мирзиёевым", "Mirziyoyev"), same_name("Исаков", "Исаев")
    (True, False)
    """
    first, second = skeleton(one), skeleton(other)
    if len(first) < LEAST or len(second) < LEAST:
        return _same_sounds(sounds(one), sounds(other))
    if _begins_open(one) != _begins_open(other):
        return False
    if len(first) == LEAST and len(second) == LEAST and not _near(_within(one), _within(other)):
        return False
    if len(first) > len(second):
        first, second = second, first
    return second.startswith(first) and _ENDING.fullmatch(second[len(first) :]) is not None


def _begins_open(word: str) -> bool:
    return sounds(word)[:1] in _VOWELS


def _within(word: str) -> frozenset[str]:
    """Return the vowels between the first two consonants: of a name with no more than two they tell it from others."""
    return frozenset(match[1]) if (match := _INNER.search(sounds(word))) else frozenset()


def _near(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one or not other or not one.isdisjoint(other)


def _same_sounds(one: str, other: str) -> bool:
    """Whether two short names sound alike but for an ending of three letters."""
    if len(one) > len(other):
        one, other = other, one
    stem = one.rstrip("aeiou") or one
    return bool(stem) and other.startswith(stem) and len(other) - len(one) <= 3  # noqa: PLR2004
