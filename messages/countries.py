"""What countries are called, and reports by the country of their outlets."""

from collections.abc import Sequence
from typing import TypeVar

from babel import Locale

from messages.words import Words

T = TypeVar("T")

NAMED_HERE = frozenset({"kg"})
"""Countries whose names stand in our own words: Babel calls Kyrgyzstan in Russian by a name which offends."""


def country_name(code: str | None, words: Words) -> str:
    """Return what a country is called; the word for others where it is not known."""
    known = (code or "").strip().lower()
    if known in NAMED_HERE:
        return words(f"country-{known}")
    name: str | None = Locale(words.language).territories.get(known.upper())
    return name or words("country-other")


def by_country(items: Sequence[tuple[str | None, T]], words: Words) -> list[tuple[str, list[T]]]:
    """Return items under the names of their countries, in the order of the first of each; those of none come last."""
    found: dict[str, list[T]] = {}
    other = words("country-other")
    for code, item in items:
        found.setdefault(country_name(code, words), []).append(item)
    return sorted(found.items(), key=lambda group: group[0] == other)
