"""The table of names that are translated: which country, town, organisation or person some words mean, in any language."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LONGEST_TAIL = 5
"""Letters that an ending adds to a word that is not capitalised, unless its known beginning is long."""
LONG = 6
WHOLE = 2
"""Letters up to which a word of a phrase must be the whole word."""

_ACRONYM = re.compile(r"([^\W\d_a-zа-яөүңё]{2,})[a-zа-яөүңё]+")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a name means, and whether it proves anything that a text has it."""

    id: str
    proves: bool


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[str, ...]
    exact: bool
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class Match:
    """A name of the table in a text: what it means and over how many words it goes."""

    meaning: Meaning
    length: int


def bare(word: str) -> str:
    """Return a word as the table knows it: small, without a possessive, and an acronym without its ending (АКШнын)."""
    word = word.replace("’", "'").removesuffix("'s").removesuffix("'")
    if match := _ACRONYM.fullmatch(word):
        word = match[1]
    return word.lower().replace("ё", "е")


def match_at(words: Sequence[str], place: int) -> Match | None:
    """Return the name of the table that begins at a place of a text's words, the longest; None if none does."""
    first = bare(words[place])
    table = _table()
    best: Match | None = None
    for length in range(1, len(first) + 1):
        for entry in table.get(first[:length], ()):
            if (best is None or len(entry.words) > best.length) and _fits(entry, words, place):
                best = Match(entry.meaning, len(entry.words))
    return best


def _fits(entry: _Entry, words: Sequence[str], place: int) -> bool:
    if place + len(entry.words) > len(words):
        return False
    return all(
        _is_form(known, words[place + number], exact=entry.exact and number == 0)
        for number, known in enumerate(entry.words)
    )


def _is_form(known: str, word: str, *, exact: bool) -> bool:
    found = bare(word)
    if exact or len(known) <= WHOLE:
        return found == known or found.partition("-")[0] == known
    if not found.startswith(known):
        return False
    return word[:1].isupper() or len(known) >= LONG or len(found) - len(known) <= LONGEST_TAIL


@cache
def _table() -> dict[str, list[_Entry]]:
    """Return the entries by the beginning of their first word."""
    raw = tomllib.loads((files("nlp") / "names.toml").read_text("utf-8"))
    found: dict[str, list[_Entry]] = defaultdict(list)
    for kind, names in raw.items():
        for id, written in names.items():
            meaning = Meaning(id, proves=kind != "known")
            for form in written.replace("|", " ").split():
                words = tuple(form.removeprefix("=").split("_"))
                found[words[0]].append(_Entry(words, form.startswith("="), meaning))
    return dict(found)


@cache
def plain_words(language: str) -> frozenset[str]:
    """Return the beginnings of words that may carry a capital without being names; of English the whole words."""
    raw = tomllib.loads((files("nlp") / "plain_words.toml").read_text("utf-8"))
    return frozenset(str(raw.get(language, "")).split())


def is_plain(word: str, language: str) -> bool:
    """Whether a word is one that begins sentences, or stands in titles of people and institutions."""
    known = plain_words(language)
    found = bare(word)
    if found in known:
        return True
    if language == "en":
        return found.removesuffix("s") in known or all(part in known for part in found.split("-"))
    first = found.partition("-")[0]
    most = 7 if language == "ky" else LONGEST_TAIL
    return any(
        first[:length] in known and len(first) - length <= (most if length > 4 else length - 1 - (length < 4))  # noqa: PLR2004
        for length in range(3, len(first) + 1)
    )
