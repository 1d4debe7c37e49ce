"""Periods as people type them: `3d`, `12ч`, `неделя`, `жума`, `yesterday`, `01.03`, `2026-03-01..2026-03-05`."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONGEST = timedelta(days=3650)

# A capital D is no day: films are in 3D.
_COUNTED = re.compile(r"(\d{1,4})(h|ч|с|d|д|к|w|н|ж)")
_UNITS = {
    **dict.fromkeys("hчс", timedelta(hours=1)),
    **dict.fromkeys("dдк", timedelta(days=1)),
    **dict.fromkeys("wнж", timedelta(weeks=1)),
}
_DATE = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)|(\d\d?)\.(\d\d?)(?:\.(\d{4}|\d\d))?")
_CENTURY = 2000
_DAYS_AGO = {
    **dict.fromkeys(("сегодня", "бүгүн", "бугун", "today"), 0),
    **dict.fromkeys(("вчера", "кечээ", "yesterday"), 1),
}
_LASTING = {
    **dict.fromkeys(("сутки", "сутка", "day"), timedelta(days=1)),
    **dict.fromkeys(("неделя", "неделю", "недели", "жума", "апта", "week"), timedelta(weeks=1)),
    **dict.fromkeys(("месяц", "месяца", "ай", "month"), timedelta(days=30)),
    **dict.fromkeys(("год", "жыл", "year"), timedelta(days=365)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """From a moment to another; None is open."""

    since: datetime | None = None
    until: datetime | None = None


def counted(text: str, now: datetime, zone: ZoneInfo) -> Period | None:
    """Return the period of a number with a unit, or of dates: what nobody types for a word.

    >>> from datetime import UTC
    >>> str(counted("3d", datetime(2026, 3, 4, tzinfo=UTC), ZoneInfo("UTC")).since)
    '2026-03-01 00:00:00+00:00'
    """
    if found := _COUNTED.fullmatch(text):
        return Period(since=now - min(int(found[1]) * _UNITS[found[2]], LONGEST))
    first, dots, last = text.partition("..")
    if not dots:
        first, dots, last = _parted_by_hyphen(text)
    today = now.astimezone(zone).date()
    begin = _date(first, today)
    if not dots:
        return None if begin is None else _days(begin, begin, zone)
    end = _date(last, today if begin is None else _year_after(begin))
    if (begin is None) != (not first) or (end is None) != (not last) or (begin is None and end is None):
        return None
    if begin is not None and end is not None and end < begin:
        begin, end = end, begin
    return _days(begin, end, zone)


def named(text: str, now: datetime, zone: ZoneInfo) -> Period | None:
    """Return the period of a word, which may be meant as a word too."""
    word = text.lower()
    if word in _LASTING:
        return Period(since=now - _LASTING[word])
    if word in _DAYS_AGO:
        day = now.astimezone(zone).date() - timedelta(days=_DAYS_AGO[word])
        return _days(day, day, zone)
    return None


def _parted_by_hyphen(text: str) -> tuple[str, str, str]:
    """Part two dates with dots in them; those of ISO 8601 have hyphens of their own."""
    return text.partition("-") if "." in text else (text, "", "")


def _date(text: str, latest: date) -> date | None:
    """Return a date; without a year it is the last such day up to `latest`: in January 31.12 is that of last year."""
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    try:
        if found[1]:
            return date(int(found[1]), int(found[2]), int(found[3]))
        year = int(found[6] or latest.year)
        day = date(year if year >= 100 else _CENTURY + year, int(found[5]), int(found[4]))  # noqa: PLR2004 - two digits
        return day if found[6] or day <= latest else day.replace(year=day.year - 1)
    except ValueError:
        return None


def _year_after(day: date) -> date:
    return day + timedelta(days=364) if day < date(9998, 1, 1) else day


def _days(first: date | None, last: date | None, zone: ZoneInfo) -> Period | None:
    """Return whole days as their reader's clock counts them."""
    try:
        return Period(
            since=None if first is None else datetime.combine(first, time(), zone),
            until=None if last is None else datetime.combine(last + timedelta(days=1), time(), zone),
        )
    except OverflowError:
        return None
