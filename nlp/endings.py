"""Endings of nouns in Kyrgyz, Kazakh, Uzbek and Russian: whether a word is another form of one, by the rules of joining.

What an ending begins with depends on the letter before it (тоодо, көлдө, булутта), and that is what tells an ending
from the rest of another word: `торду` is a form of `тор`, `торты` is not.
"""

import re

LEAST = 2
"""Letters of a word that may take endings."""

_RUSSIAN = frozenset(
    ["а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах", "и", "ем", "ев", "ей", "ям", "ями", "ях"]
)
"""Cases of a word that ends in a consonant: what the stemmer takes for a verb (полив) has two stems."""
_VOWELS = frozenset("аеёиоуыэюяөүәіұaeiou")
_VOICELESS = frozenset("кқпстфхцчшщһkqpstfx")
_SOFTENED = {"п": "б", "к": "г", "қ": "ғ", "k": "g", "q": "g"}
"""Last letters as they sound before a vowel: китеп, китеби."""

_WIDE = "[аеоө]"
_NARROW = "[ыиуүі]"
_OF_HIS = f"(?:н(?:{_NARROW}[нң]?|{_WIDE}н?)?|нд{_WIDE}(?:н|[гғ]{_NARROW})?)"
"""Cases after "his": китебин, китебинин, китебине, китебинде, китебинен."""
_VOICED_CASE = f"(?:д{_NARROW}[нң]?|н{_NARROW}ң|[гғ]{_WIDE}|[дн]{_WIDE}н|д{_WIDE}(?:[гғ]{_NARROW})?)"
_VOICELESS_CASE = f"(?:т{_NARROW}[нң]?|[кқ]{_WIDE}|т{_WIDE}(?:н|[гғ]{_NARROW})?)"
_VOWEL_CASE = f"(?:н{_NARROW}[нң]?|[гғ]{_WIDE}|д{_WIDE}(?:н|[гғ]{_NARROW})?)"
_MINE = f"(?:[мң]|{_NARROW}б{_NARROW}з|ң{_NARROW}з)(?:{_VOICED_CASE}|{_WIDE})?"
_AFTER_CONSONANT = f"{_NARROW}(?:{_OF_HIS}|{_MINE})?"
_MANY = f"{_WIDE}р(?:{_AFTER_CONSONANT}|{_VOICED_CASE})?"
_LATIN = "(?:lar)?(?:i|si|im|ing|imiz)?(?:n?ing|ni|ga|ka|qa|da|dan|dagi)?"

_ENDINGS = {
    "vowel": re.compile(f"л{_MANY}|с{_NARROW}{_OF_HIS}?|{_MINE}|{_VOWEL_CASE}|{_LATIN}"),
    "voiced": re.compile(f"[дл]{_MANY}|{_AFTER_CONSONANT}|{_VOICED_CASE}|{_LATIN}"),
    "voiceless": re.compile(f"т{_MANY}|{_AFTER_CONSONANT}|{_VOICELESS_CASE}|{_LATIN}"),
}


def bases(word: str) -> tuple[str, ...]:
    """Return with what the forms of a word begin: itself, and softened as before a vowel."""
    softened = _SOFTENED.get(word[-1:])
    return (word, word[:-1] + softened) if softened and len(word) > LEAST else (word,)


def is_form(word: str, other: str) -> bool:
    """Whether another lower-case word is a word with the endings of a noun.

    >>> is_form("тоо", "тоодо"), is_form("бишкек", "бишкектин"), is_form("китеп", "китебинде"), is_form("тор", "торты")
    (True, True, True, False)
    """
    if len(word) < LEAST:
        return False
    ending = _ENDINGS[_kind(word)]
    if word[-1] not in _VOWELS and other.startswith(word) and other[len(word) :] in _RUSSIAN:
        return True
    for softened, base in enumerate(bases(word)):
        rest = other[len(base) :]
        if not rest or not other.startswith(base) or (softened and rest[0] not in _VOWELS):
            continue
        if ending.fullmatch(rest):
            return True
    return False


def _kind(word: str) -> str:
    if word[-1] in _VOWELS:
        return "vowel"
    return "voiceless" if word[-1] in _VOICELESS else "voiced"
