"""A day of ten thousand feeds on the adaptive schedule, with a clock that is turned: what was missed, repeated, asked too early.

The feeds are a model, the decisions are the program's own: when to ask again, and what is new. A server keeps a window of
its latest items, as real ones do; what leaves it between two polls is missed.
"""

import heapq
import math
import random
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from time import process_time

from bench.report import Figure, Report, Table, number
from news.feeds import Entry, Feed, Source
from news.ids import EntryId, FeedId
from news.polling import Failed, Polled, Read, Refusal, Unchanged, next_check
from news.recognition import KnownEntry, sort_out, with_keys
from sources.urls import canonical

FEEDS = 10_000
HOURS = 24
SEED = 20_261_125
BEGIN = datetime(2026, 11, 24, 18, tzinfo=UTC)
"""Midnight in Bishkek."""
LEAST, USUAL, MOST = timedelta(minutes=5), timedelta(minutes=30), timedelta(days=1)
HISTORY = timedelta(days=3)
"""How long before the day the feeds have been publishing, and have been polled for half of it."""
TICK = timedelta(seconds=5)
"""Feeds that are due are looked for so often."""

_BY_HOUR = (1, 1, 1, 1, 1, 2, 4, 7, 10, 12, 12, 12, 11, 11, 12, 12, 11, 10, 8, 6, 5, 4, 3, 2)
"""How much outlets publish in each hour of their day."""
_MEAN = sum(_BY_HOUR) / len(_BY_HOUR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What one server publishes, and what it asks of those who poll it."""

    items: tuple[datetime, ...]
    window: int
    fresh_for: timedelta | None
    conditional: bool
    """Whether it knows how to say that nothing changed."""
    restless: bool
    """Whether its document changes with each answer though its items do not."""
    busy: tuple[datetime, datetime] | None
    """When it says "too many requests", for the time that remains."""

    def listed(self, now: datetime) -> range:
        """Return the places of the items in its document at a moment, the oldest first."""
        end = bisect_right(self.items, now)
        return range(max(0, end - self.window), end)


@dataclass(slots=True, kw_only=True)
class Reader:
    """What the program keeps of a feed."""

    feed: Feed
    seen: frozenset[int] = frozenset()
    known: dict[bytes, KnownEntry] = field(default_factory=dict)
    allowed_from: datetime = BEGIN - HISTORY
    """Before then its server does not want to be asked."""
    told: Counter[int] = field(default_factory=Counter)
    shut_out: set[int] = field(default_factory=set)
    """The places of items that left the document while its server did not want to be asked."""


@dataclass(slots=True, kw_only=True)
class Day:
    """What came of it."""

    polls: int = 0
    full: int = 0
    published: int = 0
    missed: int = 0
    shut_out: int = 0
    repeated: int = 0
    early: int = 0
    missing_feeds: int = 0
    delays: list[float] = field(default_factory=list)
    """Seconds from an item's appearance until it was known."""
    processor: float = 0.0


def measure() -> Report:
    day = simulate(FEEDS, SEED)
    middle, most = _share(day.delays, 0.5), _share(day.delays, 0.95)
    return Report(
        figures=(
            Figure(what="items missed", reached=day.missed, at_most=0),
            Figure(what="items repeated", reached=day.repeated, at_most=0),
            Figure(what="polls earlier than the server allows", reached=day.early, at_most=0),
        ),
        tables=(
            Table(
                title=f"{FEEDS} feeds, {HOURS} hours",
                columns=("polls", "of them a whole document", "items", "missed", "of feeds", "shut out", "known after, min, middle", "95 of 100"),
                rows=(
                    (
                        str(day.polls), str(day.full), str(day.published), str(day.missed), str(day.missing_feeds),
                        str(day.shut_out),
                        number(middle / 60), number(most / 60),
                    ),
                ),
            ),
        ),
        notes=(
            (
                f"A model of servers (seed {SEED}): 3 to 700 items a day by the hour of their day, with rushes; windows of 10 "
                "to 50; a third name max-age, a fifth cannot say 304, a tenth rewrite their document each time, one in fifty "
                "has an hour of 429."
            ),
            (
                "Shut out: items that nobody could see who asks when the server allows it: they left the window while its max-age or "
                "its 429 forbade to ask. They are not counted as missed."
            ),
            "When to ask and what is new is decided by the program's own code; fetching and storing are left out.",
            f"Deciding took {number(1000 * day.processor / day.polls)} ms of processor a poll.",
        ),
    )  # fmt: skip


def simulate(count: int, seed: int) -> Day:
    """Poll so many feeds through a day."""
    chance = random.Random(seed)
    sites = [_site(chance) for _ in range(count)]
    readers = [_reader(number, chance) for number in range(count)]
    queue = [(reader.feed.next_check_at, number) for number, reader in enumerate(readers)]
    heapq.heapify(queue)
    day = Day()
    begun = process_time()
    end = BEGIN + timedelta(hours=HOURS)
    while queue and queue[0][0] < end:
        due, place = heapq.heappop(queue)
        now = _at_tick(due)
        _poll(readers[place], sites[place], now, day, chance)
        heapq.heappush(queue, (readers[place].feed.next_check_at, place))
    day.processor = process_time() - begun
    for site, reader in zip(sites, readers, strict=True):
        _count(site, reader, end, day)
    return day


def _poll(reader: Reader, site: Site, now: datetime, day: Day, chance: random.Random) -> None:
    counted = now >= BEGIN
    day.polls += counted
    day.early += counted and now < reader.allowed_from
    if reader.feed.checked_at is not None:
        reader.shut_out.update(_gone(site, reader.feed.checked_at, _at_tick(reader.allowed_from)))
    outcome = _ask(reader, site, now, day)
    jitter = chance.uniform(-1, 1)
    check = next_check(reader.feed, outcome, now, least=LEAST, most=MOST, jitter=jitter)
    reader.feed = replace(
        reader.feed,
        interval=check.interval,
        turn=check.turn,
        next_check_at=check.next_check_at,
        failures=check.failures,
        failing_since=check.failing_since,
        checked_at=now,
    )
    if isinstance(outcome, Failed):
        reader.allowed_from = now + (outcome.retry_after or timedelta())
    else:
        reader.allowed_from = now + (site.fresh_for or timedelta())


def _gone(site: Site, since: datetime, until: datetime) -> range:
    """Return the places of the items that left the document between two moments."""
    return range(site.listed(since).start, site.listed(until).start)


def _ask(reader: Reader, site: Site, now: datetime, day: Day) -> Polled:
    if site.busy is not None and site.busy[0] <= now < site.busy[1]:
        return Failed(problem="status:429", refusal=Refusal.SLOW_DOWN, retry_after=site.busy[1] - now)
    places = site.listed(now)
    seen = frozenset(places)
    if seen == reader.seen and not site.restless:
        return Unchanged(not_modified=site.conditional, fresh_for=site.fresh_for)
    day.full += now >= BEGIN
    fresh = [place for place in reversed(places) if place not in reader.seen]
    keyed = with_keys([_entry(place, site.items[place]) for place in fresh], canonical)
    known = [reader.known[one.keys.guid_key] for one in keyed if one.keys.guid_key in reader.known]
    left_out = len(seen) - len(fresh)
    found = sort_out(keyed, known, now=now, first_poll=not reader.known, left_out=left_out)
    for one in found.new:
        reader.known[one.keys.guid_key] = KnownEntry(
            id=EntryId(len(reader.known)), keys=one.keys, published_at=one.published_at, first_seen_at=now
        )
        place = int(one.entry.guid or 0)
        reader.told[place] += 1
        if now >= BEGIN and site.items[place] >= BEGIN:
            day.delays.append((now - site.items[place]).total_seconds())
    reader.seen = seen
    return Read(
        new=len(found.new),
        all_new=found.all_new,
        published=tuple(site.items[place] for place in places),
        fresh_for=site.fresh_for,
    )


def _count(site: Site, reader: Reader, end: datetime, day: Day) -> None:
    """Count what was published in the day and left the window, or could have been known by the end of it."""
    last_poll = reader.feed.checked_at or BEGIN
    that_day = [place for place, moment in enumerate(site.items) if BEGIN <= moment < end]
    day.published += len(that_day)
    unknown = {place for place in that_day if site.items[place] <= last_poll and not reader.told[place]}
    missed = len(unknown - reader.shut_out)
    day.shut_out += len(unknown & reader.shut_out)
    day.missed += missed
    day.missing_feeds += missed > 0
    day.repeated += sum(times - 1 for times in reader.told.values() if times > 1)


def _site(chance: random.Random) -> Site:
    a_day = min(700.0, max(3.0, chance.lognormvariate(math.log(12), 1.3)))
    begun = BEGIN + timedelta(hours=chance.uniform(-4, 20))
    return Site(
        items=tuple(_published(a_day, chance)),
        window=chance.choice((10, 20, 20, 25, 30, 30, 50)) if a_day < 100 else chance.choice((30, 50)),
        fresh_for=chance.choice((None, None, timedelta(minutes=chance.choice((5, 10, 30))))),
        conditional=chance.random() > 0.2,
        restless=chance.random() < 0.1,
        busy=(begun, begun + timedelta(hours=1)) if chance.random() < 0.02 and a_day < 100 else None,
    )


def _published(a_day: float, chance: random.Random) -> Iterator[datetime]:
    """Yield when items appear: at random, by the hour of the outlet's day, and now and then in a rush."""
    zone = timedelta(hours=chance.choice((6, 6, 6, 3, 5, 0, 1, -5)))
    rush = BEGIN + timedelta(hours=chance.uniform(0, HOURS)) if chance.random() < 0.3 else None
    now, end = BEGIN - HISTORY, BEGIN + timedelta(hours=HOURS)
    most = a_day / 86_400 * max(_BY_HOUR) / _MEAN * 3
    while now < end:
        now += timedelta(seconds=chance.expovariate(most))
        pace = a_day / 86_400 * _BY_HOUR[(now + zone).hour] / _MEAN
        if rush is not None and timedelta() <= now - rush < timedelta(hours=1):
            pace *= 3
        if chance.random() < pace / most and now < end:
            yield now


def _reader(number: int, chance: random.Random) -> Reader:
    begun = BEGIN - HISTORY / 2 + timedelta(seconds=chance.uniform(0, USUAL.total_seconds()))
    source = Source(url=f"https://outlet-{number}.example/rss", name=f"{number}")
    return Reader(feed=Feed(id=FeedId(number), source=source, interval=USUAL, next_check_at=begun))


def _entry(place: int, published_at: datetime) -> Entry:
    return Entry(
        guid=str(place),
        link=f"https://outlet.example/{place}",
        title=f"Новость номер {place} этого издания и этого дня",
        published_at=published_at,
    )


def _at_tick(due: datetime) -> datetime:
    steps = math.ceil((due - BEGIN) / TICK)
    return BEGIN + steps * TICK


def _share(values: list[float], share: float) -> float:
    return sorted(values)[int(share * (len(values) - 1))] if values else 0.0
