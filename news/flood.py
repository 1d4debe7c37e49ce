"""Against floods: how much one person may ask of the bot, so that the others are not kept waiting."""

from dataclasses import dataclass, replace
from enum import StrEnum


class Verdict(StrEnum):
    """What becomes of an update."""

    PASS = "pass"  # noqa: S105 - no password
    WARN = "warn"
    """The first that is too much: its person is told, kindly."""
    DROP = "drop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """So many updates in so many seconds; who asks for more is left unanswered for a while."""

    updates: int = 20
    seconds: float = 10
    pause: float = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    """What one person may still ask; a moment is in seconds of any steady clock."""

    tokens: float
    at: float
    paused_until: float | None = None


def take(bucket: Bucket | None, now: float, limit: Limit) -> tuple[Bucket, Verdict]:
    """Take one update from a person's bucket, which fills up again evenly; None is a person's first.

    `now` is when the update came; one that came before another may be taken after it.

    >>> take(None, 0.0, Limit(updates=1))
    (Bucket(tokens=0.0, at=0.0, paused_until=None), <Verdict.PASS: 'pass'>)
    """
    if bucket is None:
        return Bucket(tokens=limit.updates - 1.0, at=now), Verdict.PASS
    now = max(now, bucket.at)
    if bucket.paused_until is not None and now < bucket.paused_until:
        return bucket, Verdict.DROP
    filled = min(float(limit.updates), bucket.tokens + (now - bucket.at) * limit.updates / limit.seconds)
    if filled < 1:
        return replace(bucket, tokens=filled, at=now, paused_until=now + limit.pause), Verdict.WARN
    return Bucket(tokens=filled - 1, at=now), Verdict.PASS


def is_full(bucket: Bucket, now: float, limit: Limit) -> bool:
    """Whether a bucket says no more than none would, so that it may be forgotten."""
    rested = bucket.paused_until is None or bucket.paused_until <= now
    return rested and bucket.tokens + (now - bucket.at) * limit.updates / limit.seconds >= limit.updates
