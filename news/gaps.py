"""Gaps: when a feed's window rolled on before it was asked again, what of it nobody saw."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

from news.feeds import Entry, Feed, Gap

RHYTHM_OF = 20
"""How many of the oldest entries of the window show how often the feed wrote just then."""
MOST_MISSED = 10_000


def gap_before(feed: Feed, entries: Sequence[Entry], now: datetime, filled: int = 0) -> Gap | None:
    """Return the gap between what was known of a feed and these entries, none of which was known.

    None on a first poll, and where the entries reach back to the last poll that was read: an entry that was there then
    was seen. `filled` is how many of them were found elsewhere than in the window.
    """
    if feed.succeeded_at is None or not entries:
        return None
    begins = max(feed.succeeded_at, feed.newest_at or feed.succeeded_at)
    if feed.muted_until is not None and feed.muted_until <= now:
        begins = max(begins, feed.muted_until)  # what came before, an editor did not want
    dated = sorted(entry.published_at for entry in entries if entry.published_at is not None)
    if not dated:
        return Gap(begins_at=begins, ends_at=now, filled=filled)
    if dated[0] <= begins:
        return None
    missed = _about(dated[0] - begins, dated[:RHYTHM_OF], feed.interval * 2)
    return Gap(begins_at=begins, ends_at=dated[0], missed=missed, filled=filled) if missed else None


def _about(stretch: timedelta, oldest: Sequence[datetime], usual: timedelta) -> int:
    """Return about how many entries came in a stretch of time, by the pauses between those that followed."""
    pauses = [later - earlier for earlier, later in pairwise(oldest) if later > earlier]
    pause = timedelta(seconds=median(one.total_seconds() for one in pauses)) if pauses else usual
    return max(0, min(MOST_MISSED, round(stretch / pause) - 1)) if pause else 0
