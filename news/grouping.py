"""Whether two articles tell of one event: decided from how alike they are and from what forbids it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

WINDOW = timedelta(hours=72)
"""How far apart in time two articles of one event can be."""

FADING = 0.01
"""How much more alike two articles must be at the window's far end than within the same hour, of a scale of 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """How alike two articles of one event are at the least, as the cosine of their vectors."""

    same_language: float
    """Both with some text."""
    headlines: float
    """One of them a bare headline."""
    across: float
    """In two languages."""
    unnamed: float
    """In two languages, with no name or number in common but such as many articles have."""
    spread: float
    """How much of the scale lies between unlike and alike: steps on a scale of 1 are multiplied by it."""


DENSE = Thresholds(same_language=0.915, headlines=0.90, across=0.85, unnamed=0.87, spread=1.0)
"""For the sentence model (measured: 99.9 % of unrelated pairs across languages stay under 0.847; but of a small region's
news of one day 2 % lie over 0.85, and hardly one of them has a rare name in common)."""

STEMS = Thresholds(same_language=0.30, headlines=0.36, across=0.40, unnamed=0.40, spread=4.0)
"""For vectors of word stems."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What of an article can forbid or support that it tells of the same event as another."""

    language: str
    published_at: datetime
    bare: bool = False
    """Whether it is a headline without text."""
    template: str | None = None
    """What recurs in the same words, as "rates", "weather" or "score"; None for other news."""
    subjects: frozenset[str] = frozenset()
    """What an issue of recurring news is about, as `country:kg`; empty for other news."""
    dates: frozenset[str] = frozenset()
    """Days that the title names, as MM-DD."""
    places: frozenset[str] = frozenset()
    """Where the title says that it happened, as `town:osh` and `province:…`, equal in all languages."""
    ages: frozenset[int] = frozenset()
    """How old the people are of whom the title says it."""
    names: frozenset[str] = frozenset()
    """Beginnings of names, equal across languages written in Cyrillic; needed for scores alone."""


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
    if _elsewhere(one.places, other.places) or _other_people(one.ages, other.ages):
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


def _other_people(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether both titles say how old somebody is, and never the same; outlets differ by a year about a birthday."""
    return bool(one and other) and all(abs(age - theirs) > 1 for age in one for theirs in other)


def _other_issue(one: Marks, other: Marks) -> bool:
    """Whether two articles of one template are two issues of it: of two days, two subjects, or two sets of players."""
    if not _of_one_day(one, other) or _about_others(one.subjects, other.subjects):
        return True
    # Two matches of one evening share every word but the names.
    return one.template == "score" and bool(one.names and other.names) and one.names.isdisjoint(other.names)


def _of_one_day(one: Marks, other: Marks) -> bool:
    """Whether two issues can be of one day: both name it, or came on it, or one came on the day that the other names."""
    if one.dates and other.dates:
        return not one.dates.isdisjoint(other.dates)
    first, second = _day(one.published_at), _day(other.published_at)
    return first == second or f"{first:%m-%d}" in other.dates or f"{second:%m-%d}" in one.dates


def _day(moment: datetime) -> date:
    """Return the day that it is in Central Asia, where most of our outlets are."""
    return (moment + timedelta(hours=5)).date()


def _about_others(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two issues name countries, goods or results, and of some kind none in common."""
    kinds = {subject.partition(":")[0] for subject in one} & {subject.partition(":")[0] for subject in other}
    shared = {subject.partition(":")[0] for subject in one & other}
    return not kinds <= shared


def _days_apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both titles name days and none in common."""
    return bool(one and other) and one.isdisjoint(other)


def needed(one: Marks, other: Marks, thresholds: Thresholds, *, named: bool = True) -> float:
    """Return the cosine from which two articles are of one event: more for bare headlines and for older news.

    `named` is whether they have a name or a number in common that few articles have.
    """
    if one.language != other.language:
        least = thresholds.across if named else thresholds.unnamed
    elif one.bare or other.bare:
        least = thresholds.headlines
    else:
        least = thresholds.same_language
    age = abs(one.published_at - other.published_at) / WINDOW
    return least + FADING * thresholds.spread * age
