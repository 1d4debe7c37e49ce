"""Names and phrases found in a text at once, however many are looked for: by whole words, stems and acronyms."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from nlp.endings import bases, is_form
from nlp.stems import stem

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

    @property
    def end(self) -> int:
        """Where the text goes on."""
        return self.start + len(self.word)


@dataclass(frozen=True, slots=True)
class Hit(Generic[Payload]):
    """A phrase found: whose it is, and its first and last token."""

    payload: Payload
    first: int
    last: int


class _Kind(Enum):
    """What of a word of a text has to agree with a word of a phrase."""

    WHOLE = 1
    PREFIX = 2
    ACRONYM = 3
    FORM = 4


@dataclass(frozen=True, slots=True)
class _Word:
    """One word of a phrase."""

    text: str
    kind: _Kind
    capital: bool = False
    """Whether it is meant only with a capital: a turkey is no country."""

    def fits(self, token: Token) -> bool:
        if self.capital and not token.word[0].isupper():
            return False
        match self.kind:
            case _Kind.WHOLE:
                return token.lower == self.text
            case _Kind.PREFIX:
                return token.lower.startswith(self.text)
            case _Kind.ACRONYM:
                rest = token.word[len(self.text) :]
                return token.word.startswith(self.text) and (not rest or _ENDING.fullmatch(rest) is not None)
            case _Kind.FORM:
                return stem(token.lower) == stem(self.text) or is_form(self.text, token.lower)


def tokens(text: str) -> list[Token]:
    """Return the words of a text; a hyphen parts them, an apostrophe does not."""
    text = text.translate(_APOSTROPHES)
    return [
        Token(match[0], match[0].lower().replace("ё", "е"), match.start()) for match in _TOKEN.finditer(text)
    ]


class Phrases(Generic[Payload]):
    """Phrases, each with what it stands for.

    In a phrase `слово` is a whole word in any case of letters, `слов*` is a word that begins so, `слово~` is any form
    of the word, and `СЛОВО`, in capitals (or with two of them: `СЛоВО`), is an acronym: written so and whole, or with
    an ending of a Turkic language. `^слово` begins with a capital in the text, and `*` alone is any word.

    To look at a word of a text costs as many look-ups as it has letters, and no more for more phrases, but for those
    that begin with this very word.
    """

    def __init__(self, phrases: Iterable[tuple[str, Payload]]) -> None:
        self._phrases: list[tuple[tuple[_Word, ...], Payload]] = []
        self._whole: dict[str, list[int]] = defaultdict(list)
        self._starts: dict[str, list[int]] = defaultdict(list)
        self._stems: dict[str, list[int]] = defaultdict(list)
        for phrase, payload in phrases:
            parsed = _parsed(phrase)
            if parsed:
                self._file(parsed[0], len(self._phrases))
                self._phrases.append((parsed, payload))
        self._longest = max(map(len, self._starts), default=0)

    def find(self, found: Sequence[Token]) -> list[Hit[Payload]]:
        """Return all phrases that stand in a text, in its order."""
        hits: list[Hit[Payload]] = []
        for number, token in enumerate(found):
            for place in self._begun_by(token):
                words, payload = self._phrases[place]
                if _fits(words, found, number):
                    hits.append(Hit(payload, number, number + len(words) - 1))
        return hits

    def _file(self, first: _Word, place: int) -> None:
        """Keep under what a phrase is looked up: its first word, or what that begins with."""
        match first.kind:
            case _Kind.WHOLE:
                self._whole[first.text].append(place)
            case _Kind.PREFIX | _Kind.ACRONYM:
                self._starts[first.text.lower().replace("ё", "е")].append(place)
            case _Kind.FORM:
                self._stems[stem(first.text)].append(place)
                for base in bases(first.text):
                    self._starts[base].append(place)

    def _begun_by(self, token: Token) -> Sequence[int]:
        """Return the phrases that may begin with a word, in the order in which they were given."""
        lower = token.lower
        places = list(self._whole.get(lower, ()))
        for length in range(1, min(len(lower), self._longest) + 1):
            places += self._starts.get(lower[:length], ())
        if self._stems:
            places += self._stems.get(stem(lower), ())
        return sorted(set(places)) if len(places) > 1 else places


def _fits(words: tuple[_Word, ...], found: Sequence[Token], number: int) -> bool:
    """Whether a phrase stands at a place."""
    if number + len(words) > len(found):
        return False
    return all(word.fits(found[number + step]) for step, word in enumerate(words))


def _parsed(phrase: str) -> tuple[_Word, ...]:
    """Return the words of a phrase."""
    return tuple(_word(piece) for piece in phrase.translate(_APOSTROPHES).replace("-", " ").split())


def _word(piece: str) -> _Word:
    capital = piece.startswith("^")
    text = piece.removeprefix("^").rstrip("*~")
    lower = text.lower().replace("ё", "е")
    if piece.endswith("*"):
        return _Word(lower, _Kind.PREFIX, capital)
    if piece.endswith("~"):
        return _Word(lower, _Kind.FORM, capital)
    if len(text) > 1 and (text.isupper() or sum(letter.isupper() for letter in text) > 1):
        return _Word(text, _Kind.ACRONYM)
    return _Word(lower, _Kind.WHOLE, capital)
