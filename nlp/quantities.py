"""The numbers and dates that a text names, in one form for Russian, Kyrgyz and English, so that they can be compared."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from nlp.calendar import month_of, near_day_of, weekday_of
from nlp.numerals import is_hundred, is_indefinite, scale_of, value_of

_TOKEN = re.compile(
    r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,:]\d+)*|[^\W\d_]+|[%٪–—-]",
)
_DOTTED_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)")
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_DASHES = frozenset("-–—")
_ENGLISH_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_MANY_DOTS = re.compile(r"\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:,\d{3}){2,}")
_PERCENT = re.compile(r"процент.*|пайыз.*|percent|pct")
_RANGE = frozenset(["по", "и", "до", "to", "and", "жана", "–", "—", "-"])
_LISTED = frozenset(["и", "and", "жана"])
_ORDINAL = frozenset(["st", "nd", "rd", "th"])
_NOON = 12
LAST_DAY = 31


@dataclass(frozen=True, slots=True, order=True)
class Number:
    """A value, and whether it is a share of a hundred."""

    value: Decimal
    percent: bool = False

    def __str__(self) -> str:
        return f"{self.value.normalize():f}{'%' if self.percent else ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantities:
    """What of a text is exact."""

    numbers: frozenset[Number] = frozenset()
    """One written as a word is none: "one of them"; hundredths and parts of days count as they stand."""
    pairs: frozenset[Number] = frozenset()
    """Those of `numbers` that are a two written as a word: other languages say "both", or nothing."""
    days: frozenset[tuple[int, int]] = frozenset()
    """Month and day."""
    months: frozenset[int] = frozenset()
    """Months named without a day."""
    times: frozenset[str] = frozenset()
    """Days of the week, today and the like, and hours with minutes: "weekday 2", "day +1", "17:35"."""

    @property
    def all_months(self) -> frozenset[int]:
        """Months named with or without a day."""
        return self.months | {month for month, _ in self.days}


def together(parts: Sequence[Quantities]) -> Quantities:
    """Return what several texts name."""
    return Quantities(
        numbers=frozenset().union(*(one.numbers for one in parts)),
        pairs=frozenset().union(*(one.pairs for one in parts)),
        days=frozenset().union(*(one.days for one in parts)),
        months=frozenset().union(*(one.months for one in parts)),
        times=frozenset().union(*(one.times for one in parts)),
    )


@dataclass(slots=True)
class _Found:
    numbers: set[Number] = field(default_factory=set)
    pairs: set[Number] = field(default_factory=set)
    hard: set[Number] = field(default_factory=set)
    days: set[tuple[int, int]] = field(default_factory=set)
    months: set[int] = field(default_factory=set)
    times: set[str] = field(default_factory=set)
    used: set[int] = field(default_factory=set)


def quantities(text: str, language: str) -> Quantities:
    """Return the numbers and dates of a text in ru, ky or en; time grows with its length alone."""
    tokens = _TOKEN.findall(text.replace("Ё", "Е").replace("ё", "е"))
    lower = [token.lower() for token in tokens]
    found = _Found()
    for place in range(len(tokens)):
        _date(tokens, lower, place, language, found)
    place = 0
    while place < len(lower):
        place = _number(lower, place, language, found) if place not in found.used else place + 1
    return Quantities(
        numbers=frozenset(found.numbers),
        pairs=frozenset(found.pairs - found.hard),
        days=frozenset(found.days),
        months=frozenset(found.months),
        times=frozenset(found.times),
    )


def _at(lower: list[str], place: int) -> str:
    return lower[place] if 0 <= place < len(lower) else ""


def _day(lower: list[str], place: int) -> int | None:
    """Return the day of a month that stands at a place, if one can."""
    token = _at(lower, place)
    return int(token) if token.isdecimal() and len(token) <= 2 and 1 <= int(token) <= LAST_DAY else None  # noqa: PLR2004


def _date(tokens: list[str], lower: list[str], place: int, language: str, found: _Found) -> None:
    """Note the date, day or hour that is named at a place."""
    word = lower[place]
    if word[0].isdigit():
        _written_date(lower, place, found)
        return
    before, after = _at(lower, place - 1), _at(lower, place + 1)
    if (weekday := weekday_of(word, language, before=before, after=after)) is not None:
        found.times.add(f"weekday {weekday}")
    elif (near := near_day_of(word, language, after=after)) is not None:
        found.times.add(f"day {near:+}")
    else:
        beside = before in _DASHES or before[-1:].isdigit() or after[:1].isdigit() or before in _ORDINAL
        month = month_of(
            word, language, before=before, beside_number=beside, capital=tokens[place][0].isupper()
        )
        if month is not None:
            _days_of(lower, place, month, language, found)


def _written_date(lower: list[str], place: int, found: _Found) -> None:
    """Note a date in figures, or an hour with minutes."""
    word = lower[place]
    if match := _DOTTED_DATE.fullmatch(word):
        found.days.add((int(match[2]), int(match[1])))
        found.numbers.add(Number(Decimal(match[3])))
        found.used.add(place)
    elif (match := _CLOCK.fullmatch(word)) and len(match[2]) == 2:  # noqa: PLR2004
        hour = int(match[1])
        if (_at(lower, place + 1) == "p" and _at(lower, place + 2) == "m") or _at(lower, place + 1) == "pm":
            hour = hour % _NOON + _NOON
        found.times.add(f"{hour:02}:{match[2]}")
        found.used.add(place)


def _days_of(lower: list[str], place: int, month: int, language: str, found: _Found) -> None:
    """Note the days that stand before or after the name of a month: 14 марта, March 14, 5–9-сентябрь."""
    days: list[int] = []
    here = place - 1
    while _at(lower, here) in _ORDINAL or _at(lower, here) == "of" or _at(lower, here) in _DASHES:
        here -= 1
    if (day := _day(lower, here)) is not None:
        days.append(day)
        found.used.add(here)
        if _at(lower, here - 1) in _RANGE and (first := _day(lower, here - 2)) is not None:
            days.append(first)
            found.used.add(here - 2)
            if first > day and _at(lower, here - 1) not in _LISTED:
                found.times.add(f"days {first}-{day}")  # backwards: a slip, or two numbers exchanged
    elif language == "en" and (day := _day(lower, place + 1)) is not None:
        days.append(day)
        found.used.add(place + 1)
        here = place + 2 + (_at(lower, place + 2) in _ORDINAL)
        if _at(lower, here) in _DASHES | {"to"} and (last := _day(lower, here + 1)) is not None:
            days.append(last)
            found.used.add(here + 1)
    if days:
        found.days.update((month, day) for day in days)
    else:
        found.months.add(month)


def _number(lower: list[str], place: int, language: str, found: _Found) -> int:
    """Note the number that begins at a place; return where to go on."""
    word = lower[place]
    if word[0].isdigit():
        for value in _values(word, language)[:-1]:
            found.numbers.add(Number(value))
        return _keep(lower, place + 1, _values(word, language)[-1:], found, in_figures=True)
    counted, end = _in_words(lower, place, language)
    if counted is not None:
        return _keep(lower, end, [Decimal(counted)], found, in_figures=False)
    scale = scale_of(word)
    if scale is not None and not is_indefinite(word) and place - 1 not in found.used:
        found.numbers.add(Number(scale))
    return place + 1


def _keep(lower: list[str], place: int, values: list[Decimal], found: _Found, *, in_figures: bool) -> int:
    """Note a value with the scale and the percent sign that follow it; return the place behind them."""
    if not values:
        return place
    value = values[0]
    scaled = False
    while (scale := scale_of(_at(lower, place))) is not None:
        value, place, scaled = value * scale, place + 1, True
    percent = False
    if _at(lower, place) in ("%", "٪") or _PERCENT.fullmatch(_at(lower, place)):
        percent, place = True, place + 1
    elif _at(lower, place) == "per" and _at(lower, place + 1) == "cent":
        percent, place = True, place + 2
    number = Number(value, percent)
    if not in_figures and not scaled and not percent and value == 1:
        return place
    found.numbers.add(number)
    if not in_figures and not scaled and not percent and value == 2:  # noqa: PLR2004
        found.pairs.add(number)
    else:
        found.hard.add(number)
    return place


def _in_words(lower: list[str], place: int, language: str) -> tuple[int | None, int]:
    """Return the number that is written in words from a place on, and where it ends."""
    total: int | None = None
    last = 1000
    here = place
    while here < len(lower):
        if total is not None and lower[here] in _DASHES | {"and"}:
            if value_of(_at(lower, here + 1), language) is None:
                break
            here += 1
            continue
        if is_hundred(lower[here], language):
            total, last = (total or 1) * 100 if (total or 1) < 10 else 100, 100  # noqa: PLR2004
            here += 1
            continue
        part = value_of(lower[here], language)
        # "двадцать пять" is one number, "пять шесть" are two.
        if part is None or (total is not None and not part < last):
            break
        if total is not None and not (last >= 10):  # noqa: PLR2004
            break
        total, last = (total or 0) + part, _room(part)
        here += 1
    while here > place and lower[here - 1] in _DASHES | {"and"}:
        here -= 1
    return total, max(here, place + 1)


def _room(part: int) -> int:
    """Return below what a numeral must be to follow another one: units follow tens, tens follow hundreds."""
    if part >= 100:  # noqa: PLR2004
        return 100
    return 10 if part >= 20 or part == 10 else 1  # noqa: PLR2004


def _values(word: str, language: str) -> list[Decimal]:
    """Return the values that a group of figures stands for: one, or those of a score as 2:1."""
    bare = re.sub(r"[ \u00a0\u202f]", "", word)
    if ":" in bare:
        parts = bare.split(":")
    elif _MANY_DOTS.fullmatch(bare) or (language == "en" and _ENGLISH_THOUSANDS.fullmatch(bare)):
        parts = [bare.replace(",", "") if language == "en" or "," in bare else bare.replace(".", "")]
    else:
        parts = (
            [bare.replace(",", ".")] if bare.count(".") + bare.count(",") <= 1 else re.split(r"[.,]", bare)
        )
    found = []
    for part in parts:
        try:
            found.append(Decimal(part[:30]).normalize())
        except InvalidOperation:
            continue
    return found
