"""Whether two articles tell of one event: decided from how alike they are and from what forbids it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

WINDOW = timedelta(hours=72)
"""How far apart in time two articles of one event can be."""

FADING = 0.01
"""How much more alike two articles must be at the window's far end than within the same hour, of a scale of 1."""

AGREEMENT = 0.06
"""What full agreement in rare words adds to likeness; counts that outlets dispute are no such words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """How alike two articles of one event are at the least, as the cosine of their vectors."""

    same_language: float
    """Both with some text."""
    headlines: float
    """One of them a bare headline."""
    across: float
    """In two languages."""
    spread: float
    """How much of the scale lies between unlike and alike: steps on a scale of 1 are multiplied by it."""


DENSE = Thresholds(same_language=0.92, headlines=0.90, across=0.85, spread=1.0)
"""For the sentence model (measured: 99.9 % of unrelated pairs across languages stay under 0.847)."""

STEMS = Thresholds(same_language=0.30, headlines=0.36, across=0.40, spread=4.0)
"""For vectors of word stems."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What of an article can forbid or support that it tells of the same event as another."""

    language: str
    published_at: datetime
    bare: bool = False
    """Whether it is a headline without text."""
    template: str | None = None
    """What recurs in the same words: "rates", "weather", "score", "review", "horoscope", "count"; None for other news."""
    dates: frozenset[str] = frozenset()
    """Days that the title names, as MM-DD."""
    places: frozenset[str] = frozenset()
    """Where the title says that it happened, as `town:osh` and `province:…`, equal in all languages."""
    rare: frozenset[int] = frozenset()
    """Words of title and lead that few recent articles have, each as a number; filled in by who knows the others."""
    names: frozenset[int] = frozenset()
    """Rare words with a capital within a sentence, each as a number that is equal across languages."""


def forbidden(one: Marks, other: Marks) -> bool:
    """Whether two articles cannot be of one event however alike their words are.

    >>> from datetime import UTC
    >>> monday = Marks(language="ru", published_at=datetime(2025, 6, 2, 6, tzinfo=UTC), template="rates")
    >>> tuesday = Marks(language="ru", published_at=datetime(2025, 6, 3, 6, tzinfo=UTC), template="rates")
    >>> forbidden(monday, tuesday)
    True
    """
    if abs(one.published_at - other.published_at) > WINDOW:
        return True
    if _elsewhere(one.places, other.places):
        return True
    if one.template is None and other.template is None:
        return _days_apart(one.dates, other.dates)
    if one.template != other.template:
        return False
    return _other_issue(one, other)


def _elsewhere(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two titles name towns, or provinces, and none in common; a town may lie in the other's province."""
    for kind in ("town:", "province:"):
        left = {place for place in one if place.startswith(kind)}
        right = {place for place in other if place.startswith(kind)}
        if left and right and left.isdisjoint(right):
            return True
    return False


def _other_issue(one: Marks, other: Marks) -> bool:
    """Whether two articles of one template are two issues of it: of two days, or of two sets of players."""
    if one.dates and other.dates:
        if one.dates.isdisjoint(other.dates):
            return True
    elif one.published_at.date() != other.published_at.date():
        return True
    # Two matches of one evening share every word but the names.
    return one.template == "score" and bool(one.names and other.names) and one.names.isdisjoint(other.names)


def _days_apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both titles name days and none in common."""
    return bool(one and other) and one.isdisjoint(other)


def needed(one: Marks, other: Marks, thresholds: Thresholds) -> float:
    """Return the cosine from which two articles are of one event: more for bare headlines and for older news."""
    if one.language != other.language:
        least = thresholds.across
    elif one.bare or other.bare:
        least = thresholds.headlines
    else:
        least = thresholds.same_language
    age = abs(one.published_at - other.published_at) / WINDOW
    return (
        least
        + FADING * thresholds.spread * age
        - AGREEMENT * thresholds.spread * (agreement(one, other) - EXPECTED)
    )


EXPECTED = 0.25
"""Agreement in rare words at which likeness of meaning alone decides."""


def agreement(one: Marks, other: Marks) -> float:
    """Return the share of rare words, 0 to 1, that two articles have in common; across languages only of names."""
    left, right = (one.rare, other.rare) if one.language == other.language else (one.names, other.names)
    if not left or not right:
        return EXPECTED
    return len(left & right) / min(len(left), len(right))
