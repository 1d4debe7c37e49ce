"""Dates and times as a person in the chat's time zone reads them."""

from datetime import date as Date  # noqa: N812 - `date` is a function here
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime, format_timedelta

from messages.words import Words


def clock(moment: datetime, zone: ZoneInfo) -> str:
    """Return the time of day, as 08:05."""
    return f"{moment.astimezone(zone):%H:%M}"


def hour(time_of_day: time) -> str:
    """Return a time of a schedule, as 08:00."""
    return f"{time_of_day:%H:%M}"


def day(moment: datetime, zone: ZoneInfo, words: Words) -> str:
    """Return the day with its weekday, as "Tuesday, 24 November"."""
    return _formatted(moment, words("pattern-weekday"), zone, words)


def date(moment: datetime, zone: ZoneInfo, words: Words) -> str:
    """Return the day without its weekday, as "24 November"."""
    return _formatted(moment, words("pattern-date"), zone, words)


def calendar_day(day_of_year: Date, words: Words) -> str:
    """Return a date as short as a button needs it, as "24 Nov"."""
    return format_date(day_of_year, words("pattern-short-date"), locale=words.language)


def when(moment: datetime, now: datetime, zone: ZoneInfo, words: Words) -> str:
    """Return the time, with the day unless it is today."""
    days = (moment.astimezone(zone).date() - now.astimezone(zone).date()).days
    named = {-1: "when-yesterday", 0: "when-today", 1: "when-tomorrow"}
    if days in named:
        return words(named[days], time=clock(moment, zone))
    return words("when-date", date=date(moment, zone, words), time=clock(moment, zone))


def ago(moment: datetime, now: datetime, words: Words) -> str:
    """Return how long ago or in how long, as "5 minutes ago"."""
    return format_timedelta(moment - now, add_direction=True, locale=words.language)


def lasting(length: timedelta, words: Words) -> str:
    """Return how long something takes, as "5 minutes"; never less than a second."""
    return format_timedelta(max(length, timedelta(seconds=1)), locale=words.language)


def _formatted(moment: datetime, pattern: str, zone: ZoneInfo, words: Words) -> str:
    return format_datetime(moment, pattern, tzinfo=zone, locale=words.language)
