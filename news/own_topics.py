"""A reader's own topic: what one may ask for, what can be wrong with a question, and what a topic is called."""

from enum import StrEnum

MOST_OWN = 20
"""Own topics of one chat."""
LONGEST_QUERY = 300
"""Characters of what a reader asks for."""
MOST_TERMS = 30
"""Words in it."""
DEEPEST = 8
"""Brackets within brackets."""
LONGEST_NAME = 60
_DERIVED_NAME = 40
OWN_EMOJI = "🔎"


class Mistake(StrEnum):
    """What is wrong with what a reader asks for."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    TOO_MANY = "too-many"
    QUOTE = "quote"
    BRACKET = "bracket"
    OPERATOR = "operator"
    """AND, OR or NOT without something on its side."""
    SHORT_STAR = "short-star"
    """A beginning of so few letters that it begins everything."""
    ONLY_EXCLUSIONS = "only-exclusions"


def name_of(query: str) -> str:
    """Return what a topic is called until its reader gives it a name: the beginning of what it asks for.

    >>> name_of("водные ресурсы, ГЭС")
    'водные ресурсы, ГЭС'
    """
    line = " ".join(query.split())
    if len(line) <= _DERIVED_NAME:
        return line
    whole, space, _ = line[:_DERIVED_NAME].rpartition(" ")
    return (whole if space else line[: _DERIVED_NAME - 1]).rstrip(" ,;:-—–(") + "…"
