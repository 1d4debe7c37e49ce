"""The addresses of a source's older pages, by the pattern that an operator wrote."""

from collections.abc import Iterator
from datetime import datetime, timedelta

PLACES = ("{page}", "{year}", "{month}", "{day}")
MOST_PAGES = 5
"""Older pages that are asked of one site for one gap."""


def is_archive(pattern: str) -> bool:
    """Whether a pattern says where older pages differ: by `{page}`, or by the day.

    >>> is_archive("https://example.kg/news?page={page}"), is_archive("https://example.kg/news")
    (True, False)
    """
    return any(place in pattern for place in PLACES)


def archive_pages(pattern: str, since: datetime, until: datetime) -> Iterator[str]:
    """Return the addresses of the older pages, the newest first: the second page and on, or the days back to `since`."""
    if "{page}" in pattern:
        yield from (_filled(pattern, until, page) for page in range(2, 2 + MOST_PAGES))
        return
    days = min((until.date() - since.date()).days + 1, MOST_PAGES)
    seen: set[str] = set()
    for ago in range(days):
        address = _filled(pattern, until - timedelta(days=ago), 1)
        if address not in seen:  # a pattern of months only is the same for every day of one
            seen.add(address)
            yield address


def _filled(pattern: str, day: datetime, page: int) -> str:
    values = (str(page), f"{day:%Y}", f"{day:%m}", f"{day:%d}")
    for place, value in zip(PLACES, values, strict=True):
        pattern = pattern.replace(place, value)
    return pattern
