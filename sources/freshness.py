"""What a server says about time: how long its answer stays fresh, and how long to stay away."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

LONGEST = timedelta(days=30)
"""More than this is a mistake of whoever set the server up, or an overflow."""


def fresh_for(headers: Mapping[str, str]) -> timedelta | None:
    """Return how long an answer stays fresh (RFC 9111 §4.2.1), None where the server does not say.

    `Expires` counts from the server's own `Date`, so that its clock may be wrong.
    """
    directives = [directive.strip().lower() for directive in headers.get("Cache-Control", "").split(",")]
    if any(directive.partition("=")[0] in {"no-store", "no-cache"} for directive in directives):
        return None
    for directive in directives:
        name, _, value = directive.partition("=")
        if name == "max-age":
            return _seconds(value.strip('" ')) or None
    return _between(headers.get("Date"), headers.get("Expires"))


def retry_after(headers: Mapping[str, str]) -> timedelta | None:
    """Return how long the server asks to be left alone: seconds, or a date (RFC 9110 §10.2.3)."""
    value = headers.get("Retry-After", "").strip()
    return _seconds(value) if value[:1].isdigit() else _between(headers.get("Date"), value)


def _seconds(value: str) -> timedelta | None:
    digits = value.partition(".")[0]
    if not digits.isdecimal() or not digits.isascii():
        return None
    return min(LONGEST, timedelta(seconds=int(digits[:9])))


def _between(start: str | None, end: str | None) -> timedelta | None:
    ends = _date(end)
    begins = None if ends is None else _date(start)
    if begins is None or ends is None or ends <= begins:
        return None
    return min(LONGEST, ends - begins)


def _date(value: str | None) -> datetime | None:
    try:
        date = parsedate_to_datetime(value) if value else None
    except (ValueError, TypeError, IndexError):
        return None
    return date.replace(tzinfo=UTC) if date is not None and date.tzinfo is None else date
