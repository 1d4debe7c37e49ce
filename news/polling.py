"""Polling decided: when a feed is asked again.

The rules are those of a polite poller (rachelbythebay.com/w/feed, openrss.org's guide for developers).
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from hashlib import blake2b
from itertools import pairwise
from statistics import median

from news.feeds import Feed, FeedState, Validators

SAME_ANSWERS = 5
"""So often the same bytes come in full before the server is asked by the date alone."""
JITTER = 0.1
"""Waits differ by this share, so that a thousand feeds do not come at once."""
GAPS_SEEN = 20
"""How many of the newest entries show a feed's rhythm."""
SLOWER = 1.5
"""After a full answer with nothing new."""
TURNS_LEAST = timedelta(minutes=30)
"""A feed that has nothing new is not asked more often for fear of a rush: outlets publish by the batch, too."""
TURN = 3
"""A wait in which a third of the window goes by at its quickest loses nothing in a rush three times as quick."""
TURNS_FORGOTTEN = timedelta(days=3)
"""In that time the quickest turn that was seen counts half: at night a feed is known by its day."""
LONGEST_REST = timedelta(hours=24)
"""A feed that fails is still asked once a day."""
SHORTEST_HOST_REST = timedelta(minutes=1)
LONGEST_HOST_REST = timedelta(days=7)
UNSAID_HOST_REST = timedelta(hours=1)
"""How long a host rests that says "too many requests" and not for how long; doubled each time."""
MISSING_FAILURES = 5
MISSING_FOR = timedelta(days=7)
"""A feed that was not found so often, over so long, is gone."""
MOVE_CONFIRMED_AFTER = timedelta(days=1)
"""A permanent redirect counts when it is still there a day later: sites on repair send everybody to one page."""


class Refusal(StrEnum):
    """What kind of failure a poll ended with, by what follows from it."""

    TROUBLE = "trouble"
    """Time-outs, 5xx, a page instead of a feed: it may pass."""
    FORBIDDEN = "forbidden"
    """401, 403, 451."""
    MISSING = "missing"
    """404."""
    GONE = "gone"
    """410."""
    SLOW_DOWN = "slow-down"
    """429, 503: the whole host wants rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A full answer was read. `published` are the moments of its entries, as far as they are known."""

    new: int
    all_new: bool = False
    published: tuple[datetime, ...] = ()
    fresh_for: timedelta | None = None
    """How long the server says that its answer stays fresh (max-age, Expires)."""
    min_interval: timedelta | None = None
    """The least pause that the document asks for (ttl, sy:updatePeriod)."""
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """The server said so (304), or sent the same bytes again."""

    not_modified: bool = True
    fresh_for: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """Nothing could be read. `problem` is kept for people: a code, and a detail after a colon."""

    problem: str
    refusal: Refusal = Refusal.TROUBLE
    retry_after: timedelta | None = None


Polled = Read | Unchanged | Failed


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What a poll means for the feed: its rhythm, its next turn, and how it stands."""

    interval: timedelta
    next_check_at: datetime
    failures: int = 0
    failing_since: datetime | None = None
    state: FeedState = FeedState.ACTIVE
    problem: str | None = None
    host_rest_until: datetime | None = None
    """Until when nothing of this host may be asked."""
    turn: timedelta | None = None
    """In which a third of the feed's window went by at its quickest; None while that is not known."""


def next_check(
    feed: Feed, outcome: Polled, now: datetime, *, least: timedelta, most: timedelta, jitter: float
) -> Check:
    """Decide when `feed` is asked again after `outcome`.

    Its own rhythm lies between `least` and `most`; what its server asks comes on top, up to `most`. `jitter`, from -1
    to 1, moves the moment by up to a tenth, never before what the server asked for. After a first poll it is sooner.
    """
    if isinstance(outcome, Failed):
        return _after_failure(feed, outcome, now, jitter)
    turn = _turn(feed, outcome, now)
    rhythm = _rhythm(feed, outcome)
    if turn is not None:
        rhythm = min(rhythm, max(turn, TURNS_LEAST))
    interval = min(most, max(least, rhythm))
    asked = min(most, outcome.fresh_for or timedelta())
    if isinstance(outcome, Read):
        # What the document asks is in the interval too, because a 304 brings no document to say it again.
        interval = max(interval, min(most, outcome.min_interval or timedelta()))
        asked = max(asked, min(most, outcome.min_interval or timedelta()))
    moment = now + max(asked, _shaken(max(interval, asked), jitter, turn) * _phase(feed))
    skipping = outcome if isinstance(outcome, Read) else feed
    moment = _not_skipped(moment, skipping.skip_hours, skipping.skip_days)
    return Check(interval=interval, next_check_at=moment, turn=turn)


def to_send(feed: Feed) -> Validators:
    """Return the validators to ask with: of some servers the pair is not understood, the date alone is.

    They send everything again for ever when asked with both (rss2email, pull request 268).
    """
    given = feed.validators
    if SAME_ANSWERS <= feed.same_answers < 2 * SAME_ANSWERS and given.last_modified is not None:
        return Validators(last_modified=given.last_modified)
    return given


def same_answers(feed: Feed, *, not_modified: bool) -> int:
    """Return how often the same came in full, after another answer with nothing new; where the date helps, it stays."""
    if not_modified or not feed.validators:
        return feed.same_answers
    return min(2 * SAME_ANSWERS, feed.same_answers + 1)


def _rhythm(feed: Feed, outcome: Read | Unchanged) -> timedelta:
    if isinstance(outcome, Unchanged):
        return feed.interval if outcome.not_modified else feed.interval * SLOWER
    newest = sorted(outcome.published, reverse=True)[:GAPS_SEEN]
    gaps = [(later - earlier).total_seconds() for later, earlier in pairwise(newest)]
    base = timedelta(seconds=median(gaps) / 2) if len(gaps) > 1 else feed.interval
    if outcome.all_new:
        return min(base, feed.interval) / 2  # entries may have come and gone unseen
    return base if outcome.new else max(base, feed.interval * SLOWER)


def _turn(feed: Feed, outcome: Read | Unchanged, now: datetime) -> timedelta | None:
    """Return in which time a third of the window went by at its quickest; None while that is not known."""
    known = feed.turn
    if known is not None and feed.checked_at is not None:
        known = min(LONGEST_REST, known * 2 ** min(16.0, (now - feed.checked_at) / TURNS_FORGOTTEN))
    if isinstance(outcome, Unchanged):
        return known
    moments = sorted(outcome.published)
    third = len(moments) // TURN
    pairs = zip(moments, moments[third:], strict=False)
    turns = [later - earlier for earlier, later in pairs] if third > 1 else []
    return min([*turns, *filter(None, [known])], default=None)


def rest_of_host(refusal: Failed, failures: int = 1) -> timedelta:
    """Return how long a host rests that asked for it, the `failures`-th time in a row."""
    asked = refusal.retry_after or min(LONGEST_REST, UNSAID_HOST_REST * 2 ** min(failures - 1, 16))
    return min(LONGEST_HOST_REST, max(SHORTEST_HOST_REST, asked))


def _after_failure(feed: Feed, outcome: Failed, now: datetime, jitter: float) -> Check:
    failures = feed.failures + 1
    since = feed.failing_since or now
    rest = min(LONGEST_REST, feed.interval * 2 ** min(failures, 16))
    host_rest_until = None
    state = FeedState.ACTIVE
    missing = (
        outcome.refusal is Refusal.MISSING and failures >= MISSING_FAILURES and now - since >= MISSING_FOR
    )
    if missing or outcome.refusal is Refusal.GONE:
        state = FeedState.GONE
    elif outcome.refusal is Refusal.SLOW_DOWN:
        asked = rest_of_host(outcome, failures)
        host_rest_until = now + asked
        rest = max(asked, min(rest, feed.interval))
    moment = now + _shaken(rest, jitter, feed.turn)
    return Check(
        interval=feed.interval,
        next_check_at=max(moment, host_rest_until or moment),
        failures=failures,
        failing_since=since,
        state=state,
        problem=outcome.problem,
        host_rest_until=host_rest_until,
        turn=feed.turn,
    )


def _phase(feed: Feed) -> float:
    """Return which share of its first wait a feed waits: a list that was read at once comes spread over half of it."""
    if feed.checked_at is not None:
        return 1.0
    return (1 + blake2b(feed.source.url.encode(), digest_size=1).digest()[0] / 255) / 2


def _shaken(wait: timedelta, jitter: float, turn: timedelta | None) -> timedelta:
    """Return a wait that differs from the one given, but is no longer where much of the window may go by in it."""
    most = 1.0 if turn is None or wait < turn else 0.0
    return wait * (1 + JITTER * max(-1.0, min(most, jitter)))


def _not_skipped(moment: datetime, hours: frozenset[int], days: frozenset[int]) -> datetime:
    """Move a moment out of the hours and days (GMT) at which the feed asks not to be polled."""
    moment = moment.astimezone(UTC)
    candidate = moment
    for _ in range(24 * 7):
        if candidate.hour not in hours and candidate.weekday() not in days:
            return candidate
        candidate = candidate.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return moment  # it skips everything: a mistake


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Where a feed's permanent redirects point, since when, and whether its address is to be changed."""

    moved_to: str | None = None
    seen_at: datetime | None = None
    confirmed: bool = False


def follow_move(feed: Feed, permanent_to: str | None, now: datetime) -> Move:
    """Decide about a permanent redirect seen on a poll that was read; it is confirmed when still there a day later."""
    if permanent_to is None or permanent_to == feed.source.url:
        return Move()
    if feed.moved_to != permanent_to or feed.moved_seen_at is None:
        return Move(moved_to=permanent_to, seen_at=now)
    confirmed = now - feed.moved_seen_at >= MOVE_CONFIRMED_AFTER
    return Move(moved_to=permanent_to, seen_at=feed.moved_seen_at, confirmed=confirmed)
