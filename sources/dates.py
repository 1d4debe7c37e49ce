"""Dates as feeds of the region write them, to moments in UTC.

feedparser's own reading loses zones (MSK, KGT), takes `1751256000` for the year 1751 and knows no month in Cyrillic;
others invent dates from guids. So the raw string is read here: by its parts, whatever their order.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sources.months import DAYS_AGO, MONTHS, ZONES

TOLERANCE = timedelta(minutes=10)
"""A clock may be this much ahead of ours; what is dated later is a mistake."""
OLDEST = 1990
"""No feed has an entry from before the web; `0000-00-00` and the like end here."""
_LONGEST = 100

_EPOCH = re.compile(r"(\d{9,10})(\d{3})?(?:\.\d+)?")
_TIME = re.compile(
    r"(?<!\d)(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?(?!\d|[./]\d)\s*([ap]\.?m\b\.?)?", re.IGNORECASE
)
_CLOCK_AFTER_T = re.compile(r"(?<=\d)T(?=\d)")
_ZONE = re.compile(r"(?:(?:GMT|UTC|UT)\s*)?([+-])(\d{1,2})(?::?(\d{2}))?(?!\d)|\b([A-Za-zА-Яа-яЁё]{1,5})\b")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)(\d{4})(\d{2})(\d{2})(?:[T ]?(\d{2})(\d{2})(\d{2})?)?(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"(?<![\d:])(\d{4}|\d{1,2})(?![\d:])")
_TWO_DIGITS = 100
_YEARS = range(1900, 2200)
"""Four digits outside of it are a zone: `Mon Jun 30 10:00:00 +0600 2025`."""
_CENTURY_TURNS = 70


def parse_date(raw: str, *, now: datetime, zone: str = "Asia/Bishkek") -> datetime | None:
    """Return the moment in UTC that a date in a feed means, or None where it is none or lies in the future.

    `zone` (a name of the IANA database) is taken where the date itself names none, or one that nobody knows.
    """
    raw = raw.strip()[:_LONGEST]
    if not any(character.isdecimal() for character in raw) and not _WORD.search(raw):
        return None
    own = zone_named(zone)
    moment = _epoch(raw) or _parts(raw, now=now, own=own) or _last_resort(raw, now=now, own=own)
    if moment is None or moment.year < OLDEST or moment > now + TOLERANCE:
        return None
    return moment


@lru_cache(maxsize=64)
def zone_named(zone: str) -> tzinfo:
    """Return the zone of that name, UTC where there is none."""
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def _epoch(raw: str) -> datetime | None:
    match = _EPOCH.fullmatch(raw)
    return datetime.fromtimestamp(int(match[1]), UTC) if match else None


def _parts(raw: str, *, now: datetime, own: tzinfo) -> datetime | None:
    """Read day, clock and zone wherever they stand."""
    raw = _CLOCK_AFTER_T.sub(" ", raw)
    compact = _COMPACT.search(raw)
    if compact:
        year, month, day, hour, minute, second = (int(part or 0) for part in compact.groups())
        if compact[4] is None:
            return _moment((year, month, day), None, own)
        return _moment((year, month, day), (hour, minute, second), _zone(raw[compact.end() :], own))
    day_found, left = _numeric_day(raw)
    clock, before, after = _clock(left)
    ymd = day_found or _day_in_words(f"{before} {after}", now=now, own=own)
    if ymd is None:
        return None
    return _moment(ymd, clock, _zone(after, own) if clock is not None else own)


def _numeric_day(raw: str) -> tuple[tuple[int, int, int] | None, str]:
    """Find `2025-06-30` or `30.06.2025`; return year, month, day and the string without it."""
    if match := _YEAR_FIRST.search(raw):
        found = (int(match[1]), int(match[2]), int(match[3]))
    elif match := _DAY_FIRST.search(raw):
        found = (_year(match[3]), int(match[2]), int(match[1]))
    else:
        return None, raw
    return found, f"{raw[: match.start()]} {raw[match.end() :]}"


def _clock(raw: str) -> tuple[tuple[int, int, int] | None, str, str]:
    """Find the time of day; return it with what stands before and after it."""
    match = _TIME.search(raw)
    if match is None:
        return None, raw, ""
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    half = (match[4] or "").lower()[:1]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return (hour, minute, second), raw[: match.start()], raw[match.end() :]


def _day_in_words(text: str, *, now: datetime, own: tzinfo) -> tuple[int, int, int] | None:
    """Read `30 июня 2025`, `2025-жыл 30-июнь`, `Jun 30, 2025`, `30 июня`, `Сегодня`."""
    words = [word.lower() for word in _WORD.findall(text)]
    today = now.astimezone(own).date()
    month = next((number for word in words for stem, number in MONTHS if stem.match(word)), None)
    if month is None:
        ago = next((DAYS_AGO[word] for word in words if word in DAYS_AGO), None)
        return None if ago is None else _as_tuple(today - timedelta(days=ago))
    numbers = [int(number) for number in _NUMBER.findall(text)]
    if not numbers:
        return None
    years = [number for number in numbers if number in _YEARS]
    days = [number for number in numbers if number < _TWO_DIGITS]
    if not days:
        return None
    if years:
        return years[0], month, days[0]
    if len(days) > 1:
        return _year(str(days[1])), month, days[0]
    this_year = (today.year, month, days[0])
    return (
        this_year if this_year <= _as_tuple(today + timedelta(days=1)) else (today.year - 1, month, days[0])
    )


def _zone(after: str, own: tzinfo) -> tzinfo:
    """Read the zone that stands after the clock; the feed's own where none does or nobody knows it."""
    for sign, hours, minutes, name in _ZONE.findall(after):
        if sign:
            offset = timedelta(hours=int(hours), minutes=int(minutes or 0))
            return timezone(offset if sign == "+" else -offset) if offset < timedelta(hours=24) else own
        if name.upper() in ZONES and f"{name}+" not in after and f"{name}-" not in after:
            return timezone(timedelta(minutes=ZONES[name.upper()]))
    return own


def _moment(ymd: tuple[int, int, int], clock: tuple[int, int, int] | None, zone: tzinfo) -> datetime | None:
    """Put the parts together; None where there is no such day or time. A date alone is noon of its day."""
    try:
        # Noon: at midnight a zone's difference would move the entry to the day before.
        local = datetime.combine(date(*ymd), time(*clock) if clock is not None else time(12), tzinfo=zone)
        return local.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _last_resort(raw: str, *, now: datetime, own: tzinfo) -> datetime | None:
    """Ask dateparser (1 to 10 ms, and 100 ms to import), which knows "5 минут назад" and rare forms."""
    if not any(character.isdecimal() for character in raw) or not _WORD.search(raw):
        return None
    from dateparser import DateDataParser  # noqa: PLC0415 - heavy, and hardly any feed needs it

    reader = DateDataParser(
        languages=["ru", "ky", "kk", "uz", "en"],
        settings={
            "RELATIVE_BASE": now.astimezone(own).replace(tzinfo=None),
            "PREFER_DATES_FROM": "past",
            "REQUIRE_PARTS": ["day"],
        },
    )
    found: datetime | None = reader.get_date_data(raw).date_obj
    if found is None:
        return None
    return (found if found.tzinfo is not None else found.replace(tzinfo=own)).astimezone(UTC)


def _year(digits: str) -> int:
    year = int(digits)
    if year >= _TWO_DIGITS:
        return year
    return year + (2000 if year < _CENTURY_TURNS else 1900)


def _as_tuple(day: date) -> tuple[int, int, int]:
    return day.year, day.month, day.day
