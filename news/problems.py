"""What is wrong with the newsroom, and of which of it those who run it are still to hear."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

FEED_FAILS_FOR = timedelta(days=1)
"""A source that fails for less is its own trouble; many come back within hours."""
OUTBOX_WAITS_FOR = timedelta(minutes=15)
INBOX_REMEMBERS = timedelta(days=1)
"""How long an update that could not be handled is news."""
QUIET = timedelta(minutes=30)
"""Between two messages about problems; what comes meanwhile is gathered."""


class ProblemKind(StrEnum):
    """What is wrong, the worst first."""

    OUTBOX = "outbox"
    """Messages wait too long."""
    JOB = "job"
    """A step gave something up."""
    INBOX = "inbox"
    """A person's update could not be handled."""
    FEED = "feed"
    """A source fails for a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong, since when."""

    kind: ProblemKind
    key: str
    """What it is told once by: the same trouble anew has another one, or has gone in between."""
    since: datetime
    subject: str = ""
    """Of which step, or which source."""
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What those who run the news are to be told, and what is told once they have been."""

    fresh: tuple[Problem, ...]
    back: tuple[str, ...]
    """Sources that are read again."""
    told: dict[str, str]
    """The subjects of present problems by key."""


def report(
    present: Sequence[Problem],
    told: Mapping[str, str],
    well: Iterable[str],
    last: datetime | None,
    now: datetime,
) -> Report | None:
    """Return what is to be told now; None when nothing has changed, or it is too early for another message.

    `told` are the problems of which it was told, `well` the keys under which sources that are read now may stand
    there: they came back. What is over is forgotten without a word.
    """
    here = {problem.key for problem in present}
    over = [key for key in told if key not in here]
    may_speak = last is None or now - last >= QUIET
    healthy = set(well)
    back = tuple(told[key] for key in over if key in healthy)
    fresh = tuple(problem for problem in present if problem.key not in told)
    if not may_speak:
        # Those that came back wait for the next message; the rest that is over is forgotten at once.
        kept = {key: subject for key, subject in told.items() if key in here or key in healthy}
        return None if kept == dict(told) else Report(fresh=(), back=(), told=kept)
    if not fresh and not over:
        return None
    kept = {key: subject for key, subject in told.items() if key in here}
    return Report(fresh=fresh, back=back, told=kept | {problem.key: problem.subject for problem in fresh})
