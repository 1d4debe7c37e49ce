"""A moment as an editor writes it: "21:30", "tomorrow 9:00", "25.12 08:00"."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_CLOCK = re.compile(r"(?:^|\s)(\d{1,2})[:.](\d{2})$")
_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})(?:\.(\d{4}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_LEAP_YEARS = 8
"""The 29th of February comes again after at most so many years."""
COMMON_CLOCKS = (time(8), time(12), time(18), time(21))
COMMON = 4


def read_moment(text: str, now: datetime, zone: ZoneInfo, days: Mapping[str, int | None]) -> datetime | None:
    """Return the moment (UTC) that a text names on a clock in `zone`; None where it names none that is to come.

    `days` gives the words for days, as "tomorrow", and how many days ahead each lies; None for one that says nothing,
    as "at". A time alone is the next one; a date without a year is the next one too.
    """
    said = " ".join(text.lower().replace(",", " ").split())
    found = _CLOCK.search(said)
    if found is None:
        return None
    day, clock = said[: found.start()].strip(), _clock(found[1], found[2])
    if clock is None:
        return None
    moments = (_on(date, clock, zone) for date in _dates(day, now.astimezone(zone).date(), days))
    return next((moment for moment in moments if moment > now), None)


def common_moments(now: datetime, zone: ZoneInfo) -> list[datetime]:
    """Return the next moments (UTC) that editors choose most often, the soonest first."""
    today = now.astimezone(zone).date()
    moments = (_on(today + timedelta(days=ahead), clock, zone) for ahead in (0, 1) for clock in COMMON_CLOCKS)
    return [moment for moment in moments if moment > now][:COMMON]


def _dates(said: str, today: date, days: Mapping[str, int | None]) -> list[date]:
    """Return the dates that a text may mean, the nearest first; the first that is still to come is meant."""
    words = [word for word in said.split() if days.get(word, 0) is not None]
    if not words:
        return [today, today + timedelta(days=1)]
    if len(words) != 1:
        return []
    ahead = days.get(words[0])
    if ahead is not None:
        return [today + timedelta(days=ahead)]
    if found := _ISO.fullmatch(words[0]):
        return _existing(int(found[3]), int(found[2]), [int(found[1])])
    if found := _DATE.fullmatch(words[0]):
        years = [int(found[3])] if found[3] else range(today.year, today.year + _LEAP_YEARS + 1)
        return _existing(int(found[1]), int(found[2]), years)
    return []


def _existing(day: int, month: int, years: range | list[int]) -> list[date]:
    found = []
    for year in years:
        try:
            found.append(date(year, month, day))
        except ValueError:  # the calendar of this year has no such day
            continue
    return found


def _clock(hour: str, minute: str) -> time | None:
    try:
        return time(int(hour), int(minute))
    except ValueError:
        return None


def _on(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """Return when a clock in `zone` shows a time on a day; right after the gap if it never does."""
    return datetime.combine(day, clock, tzinfo=zone).astimezone(UTC)
