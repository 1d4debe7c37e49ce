"""Names and phrases found in a text at once, however many are looked for: by whole words, stems and acronyms."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

KEY = 3
"""Letters by which stems are looked up."""

LONGEST_ENDING = 7
"""Letters of an ending that Kyrgyz, Kazakh or Uzbek puts straight onto an acronym: БУУ, БУУнун, БУУдагылар."""

Payload = TypeVar("Payload")

_TOKEN = re.compile(r"[^\W_]+(?:[’'ʻʼ‘`][^\W_]+)*")
_APOSTROPHES = str.maketrans(dict.fromkeys("’ʻʼ‘`", "'"))
_ENDING = re.compile(rf"[a-zа-яёңөүәғқұһіҳӯҷӣў']{{1,{LONGEST_ENDING}}}")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text, as it stands and in lower case with ё as е, and where it stands."""

    word: str
    lower: str
    start: int


@dataclass(frozen=True, slots=True)
class Hit(Generic[Payload]):
    """A phrase found: whose it is, and its first and last token."""

    payload: Payload
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Word:
    """One word of a phrase: whole, the beginning of a word, or an acronym."""

    text: str
    prefix: bool
    acronym: bool

    def fits(self, token: Token) -> bool:
        if self.acronym:
            rest = token.word[len(self.text) :]
            return token.word.startswith(self.text) and (not rest or _ENDING.fullmatch(rest) is not None)
        return token.lower.startswith(self.text) if self.prefix else token.lower == self.text


def tokens(text: str) -> list[Token]:
    """Return the words of a text; a hyphen parts them, an apostrophe does not."""
    text = text.translate(_APOSTROPHES)
    return [
        Token(match[0], match[0].lower().replace("ё", "е"), match.start()) for match in _TOKEN.finditer(text)
    ]


class Phrases(Generic[Payload]):
    """Phrases, each with what it stands for.

    In a phrase `слово` is a whole word in any case of letters, `слов*` is a word that begins so, and `СЛОВО`, all in
    capitals, is an acronym: written so and whole, or with an ending of a Turkic language.
    """

    def __init__(self, phrases: Iterable[tuple[str, Payload]]) -> None:
        self._by_start: dict[str, list[tuple[tuple[_Word, ...], Payload]]] = defaultdict(list)
        for phrase, payload in phrases:
            parsed = _parsed(phrase)
            if parsed:
                self._by_start[parsed[0].text.lower()[:KEY]].append((parsed, payload))

    def find(self, found: list[Token]) -> list[Hit[Payload]]:
        """Return all phrases that stand in a text, in its order."""
        hits: list[Hit[Payload]] = []
        for number, token in enumerate(found):
            for length in range(1, KEY + 1):
                if length > len(token.lower):
                    break
                for words, payload in self._by_start.get(token.lower[:length], ()):
                    if _fits(words, found, number):
                        hits.append(Hit(payload, number, number + len(words) - 1))
        return hits


def _fits(words: tuple[_Word, ...], found: list[Token], number: int) -> bool:
    """Whether a phrase stands at a place."""
    if number + len(words) > len(found):
        return False
    return all(word.fits(found[number + step]) for step, word in enumerate(words))


def _parsed(phrase: str) -> tuple[_Word, ...]:
    """Return the words of a phrase."""
    words: list[_Word] = []
    for piece in phrase.translate(_APOSTROPHES).replace("-", " ").split():
        prefix = piece.endswith("*")
        text = piece.rstrip("*")
        acronym = not prefix and len(text) > 1 and text.isupper()
        words.append(_Word(text if acronym else text.lower().replace("ё", "е"), prefix, acronym))
    return tuple(words)
