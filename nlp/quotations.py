"""What a text puts between quotation marks: words of people, and names that are written so."""

import re

WORDS = 3
"""Words from which what is quoted is speech; shorter ones are names and titles."""

LONGEST = 1000
"""Characters between two marks that are looked at."""

_QUOTED = re.compile(
    rf"«([^«»]{{1,{LONGEST}}})»|“([^“”]{{1,{LONGEST}}})”|„([^„“”]{{1,{LONGEST}}})[“”]|\"([^\"\n]{{1,{LONGEST}}})\""
)
_DIALOGUE = re.compile(r"^\s*[—–-]\s", re.MULTILINE)
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")


def quoted(text: str) -> list[tuple[str, ...]]:
    """Return what stands between quotation marks, each as its words in lower case."""
    return [_words(next(filter(None, match.groups()))) for match in _QUOTED.finditer(text)]


def speech(text: str) -> list[tuple[str, ...]]:
    """Return what is quoted at some length."""
    return [words for words in quoted(text) if len(words) >= WORDS]


def is_said(words: tuple[str, ...], source: str) -> bool:
    """Whether a source says these words in this order, and as somebody's where it marks any speech."""
    wanted = f" {' '.join(words)} "
    if any(wanted in f" {' '.join(other)} " for other in speech(source)):
        return True
    # A mark that is missing, or a dialogue with dashes: the words themselves must stand there.
    marks = sum(source.count(mark) for mark in '«»“”„"')
    return (marks % 2 == 1 or bool(_DIALOGUE.search(source))) and wanted in f" {' '.join(_words(source))} "


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.lower().replace("ё", "е").replace("’", "'") for word in _WORD.findall(text))
