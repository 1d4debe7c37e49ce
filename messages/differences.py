"""Where outlets differ, in a line each: `24.kg: 3 dead (latest); Kaktus: 2`."""

from collections.abc import Sequence

from messages.html import Html, escape, one_line, shorten
from messages.words import Words
from news.differences import Difference, Disputed

OUTLET_UNITS = 40
AMOUNT_UNITS = 40
MOST_LINES = 3
MOST_NUMBERS = 4
"""Different numbers of one thing that are shown."""
MOST_OUTLETS = 3
"""Outlets that are named for one number."""


def difference_lines(differences: Sequence[Difference], words: Words) -> list[Html]:
    """Return a heading and a line for each of the first differences; nothing where there are none."""
    lines = [escape(_line(difference, words)) for difference in differences[:MOST_LINES]]
    return [words.html("differ-title"), *lines] if lines else []


def _line(difference: Difference, words: Words) -> str:
    numbers: dict[str, list[str]] = {}
    newest = {said.number for said in difference.said if said.newest}
    for said in difference.said:
        numbers.setdefault(said.number, []).append(shorten(one_line(said.outlet), OUTLET_UNITS))
    parts: list[str] = []
    for number, outlets in list(numbers.items())[:MOST_NUMBERS]:
        named = ", ".join(outlets[:MOST_OUTLETS])
        # What is counted is said with the first number; the others are numbers of the same.
        value = _counted(difference.what, number, words) if not parts else _bare(number, words)
        key = "differ-newest" if number in newest else "differ-said"
        parts.append(words(key, outlets=named, number=value))
    return "; ".join(parts)


def _counted(what: Disputed, number: str, words: Words) -> str:
    """Return a number with what it counts."""
    if what is Disputed.AMOUNT:
        return shorten(one_line(number), AMOUNT_UNITS)
    return words(f"differ-{what}", count=int(number))


def _bare(number: str, words: Words) -> str:
    return (
        words("differ-number", count=int(number))
        if number.isdecimal()
        else shorten(one_line(number), AMOUNT_UNITS)
    )
