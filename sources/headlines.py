"""A headline for a text that has none: its first line, or the first sentence of it, cut at a word."""

import re
from collections.abc import Iterable

LONGEST = 160
"""Characters; the longest headlines of agencies are about that long."""
_SHORTEST_SENTENCE = 15
_ADDRESS = re.compile(r"https?://\S+|\bt\.me/\S+")
_TAG = re.compile(r"(?:^|(?<=\s))#\w+")
_LETTER = re.compile(r"[^\W\d_]")
_BEFORE = re.compile(r"^[^\w«\"„“'(№#@$€₽+-]+")
"""Emoji, bullets and dashes before the first word."""
_SENTENCE = re.compile(r"(?<=\w\w[\w»\")][.!?…])\s+(?=[«\"„(]?[A-ZА-ЯЁӨҮҢӘҒҚҰІҺЎҲҶҚ\d])")
"""After a word of three letters or more: "г. Бишкек" and "им. Манаса" end no sentence."""
_TRAILING = " \t.,;:–—-"


def headline(lines: Iterable[str]) -> str:
    """Return the headline of a text given by its lines; "" where no line says anything.

    Lines of tags or links only are passed over.

    >>> headline(["⚡️ В Оше открыли мост. Его строили два года.", "Подробнее"])
    'В Оше открыли мост'
    """
    for line in lines:
        bare = _BEFORE.sub("", _ADDRESS.sub("", line)).strip()
        if len(_LETTER.findall(_TAG.sub("", bare))) > 2:  # noqa: PLR2004 - "ТВ" alone says nothing
            return _cut(_first_sentence(bare))
    return ""


def _first_sentence(line: str) -> str:
    if len(line) <= _SHORTEST_SENTENCE:
        return line.rstrip(_TRAILING)
    for end in _SENTENCE.finditer(line):
        if end.start() >= _SHORTEST_SENTENCE:
            return line[: end.start()].rstrip(_TRAILING)
    return line.rstrip(_TRAILING)


def _cut(sentence: str) -> str:
    """Return a sentence that fits, cut between words."""
    if len(sentence) <= LONGEST:
        return sentence
    kept = sentence[: LONGEST - 1]
    return (kept.rpartition(" ")[0] or kept).rstrip(_TRAILING) + "…"


def without_headline(text: str, title: str) -> str:
    r"""Return a text without the line that is its headline; whole where nothing would be left, or it says more.

    >>> without_headline("⚡️ В Оше открыли мост.\nЕго строили два года.", "В Оше открыли мост")
    'Его строили два года.'
    """
    lines = text.splitlines()
    for index, line in enumerate(lines):
        bare = _BEFORE.sub("", line).rstrip(_TRAILING)
        if bare == title and index + 1 < len(lines):
            return "\n".join(lines[index + 1 :])
        if headline([line]):
            break
    return text
