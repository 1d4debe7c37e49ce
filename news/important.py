"""What is worth proposing to editors as important: independent outlets that carry a story within the hour."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from news.ids import StoryId
from news.ranking import Reported, independent, voices

ENOUGH = 3.0
"""Independent outlets, counted as `news.ranking` counts them: of one country it takes five."""
WITHIN = timedelta(minutes=60)
FRESH = timedelta(hours=3)
"""What spread longer ago than this is no news to be told at once."""


_ALERT = re.compile(r"(?:alert:story|alert:spread|important):([0-9]+):(?:[0-9]+:)?chat:[0-9]+")


def story_told_by(key: str) -> StoryId | None:
    """Return of which story a delivery of this key tells by itself; None for a digest or an answer.

    >>> story_told_by("important:9:1772416800:chat:5"), story_told_by("alert:story:9:chat:5"), story_told_by("digest:9:1")
    (9, 9, None)
    """
    found = _ALERT.fullmatch(key)
    return None if found is None else StoryId(int(found[1]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How fast a story spread: so many outlets within so long."""

    outlets: int
    length: timedelta


def fast_spread(reports: Sequence[Reported], now: datetime) -> Spread | None:
    """Return the first hour in which enough independent outlets carried a story; None if there was none lately.

    An outlet counts once, at its first report, and a reprint not at all.
    """
    spoken = [voice for voice in voices(reports) if voice.at > now - FRESH]
    for place, opening in enumerate(spoken):
        within = [voice for voice in spoken[place:] if voice.at - opening.at <= WITHIN]
        if independent(within) >= ENOUGH:
            return Spread(outlets=len(within), length=within[-1].at - opening.at)
    return None
