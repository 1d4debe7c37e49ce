"""A hundred thousand feeds for ten minutes of a clock that is turned: claims, decisions and saving as in the program.

Only the network and the parsing of documents are played: what servers would answer, and what would be read in it.
"""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, insert, update

from bench.growth.databases import KINDS, SCALE, Place, fresh, scaled
from bench.growth.filling import fill
from bench.growth.spelling import Size
from bench.growth.timing import Times, memory
from bench.report import Figure, Report, Table, number
from news.feeds import Entry, Feed, ParsedFeed, Validators
from pipeline.poll import Rhythm, Slices, poll_feed
from sources.web import Page
from storage import Storage
from storage.migrate import migrate
from storage.schema import feeds, items_seen

FEEDS = 100_000
BEGIN = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
TIME, TICK = timedelta(minutes=10), timedelta(seconds=5)
SINCE = timedelta(minutes=30)
"""How long ago each feed was polled before."""
AT_ONCE = 64
"""Polls under way together, as in the program."""
WINDOW = 20
"""Items in a document."""
CONDITIONAL = 5
"""All servers but one in so many can say that nothing changed."""
PERIODS = (600, 1800, 3600, 7200, 14_400, 28_800, 86_400, 86_400)
"""Seconds between two items of a feed; each length is that of every eighth feed."""


@dataclass(slots=True, kw_only=True)
class Stretch:
    """What came of the time."""

    polls: int = 0
    changed: int = 0
    entries: int = 0
    seconds: float = 0.0
    claims: Times = field(default_factory=Times)
    memory: float = 0.0
    size: tuple[int, int] = (0, 0)


def measure() -> Report:
    stretches = {kind: _measure(kind) for kind in KINDS}
    count = scaled(FEEDS)
    return Report(
        figures=tuple(
            figure
            for kind, stretch in stretches.items()
            for figure in (
                Figure(what=f"{kind}: polls decided and saved a second", reached=stretch.polls / stretch.seconds, unit="/s"),
                Figure(what=f"{kind}: as fast as the clock", reached=TIME.total_seconds() / stretch.seconds, unit="times", at_least=1),
                Figure(what=f"{kind}: the due query, of a hundred the slowest but five", reached=stretch.claims.slow, unit="ms", at_most=50),
            )
        ),
        tables=(
            Table(
                title=f"{count:,} feeds, {TIME.seconds // 60} minutes by their clock",
                columns=(
                    "database", "polls", "changed", "new entries", "seconds", "due query, ms: median", "95 %", "worst",
                    "memory, MB", "database, MB",
                ),
                rows=tuple(
                    (
                        kind, f"{stretch.polls:,}", f"{stretch.changed:,}", f"{stretch.entries:,}", number(stretch.seconds),
                        number(stretch.claims.middle), number(stretch.claims.slow), number(stretch.claims.worst),
                        number(stretch.memory), f"{stretch.size[0] / 1e6:.0f} → {stretch.size[1] / 1e6:.0f}",
                    )
                    for kind, stretch in stretches.items()
                ),
            ),
        ),
        notes=(
            (f"Scale {SCALE}: {count:,} of {FEEDS:,} feeds. One process; the clock stands while what is due is polled, so "
            "what it takes is what the machine needs for that time of the program."),
            ("Played: what servers answer (an item every 10 minutes to a day, by the feed) and what is read in it. Real: the "
            "claim, the rhythm, the recognition of items, all that is saved."),
        ),
    )  # fmt: skip


def _measure(kind: str) -> Stretch:
    with fresh(kind) as place:
        asyncio.run(migrate(place.url))
        count = scaled(FEEDS)
        fill(place.url, Size(feeds=count, articles=count), BEGIN)
        return asyncio.run(_pass(place, count))


async def _pass(place: Place, count: int) -> Stretch:
    stretch = Stretch()
    storage = Storage.open(place.url)
    slices = Slices(storage)
    servers = _Servers()
    rhythm = Rhythm(least=timedelta(minutes=5), most=timedelta(days=1))
    try:
        await _seen_before(storage, count)
        before = place.size
        begun = time.perf_counter()
        now = BEGIN
        while now < BEGIN + TIME:
            servers.now = now
            await _all_due(storage, servers, slices, rhythm, now, stretch)
            now += TICK
        await slices.flush()
        stretch.seconds = time.perf_counter() - begun
        stretch.memory = memory()
    finally:
        await slices.close()
        await storage.close()
    stretch.size = (before, place.size)
    return stretch


async def _all_due(
    storage: Storage, servers: "_Servers", slices: Slices, rhythm: Rhythm, now: datetime, stretch: Stretch
) -> None:
    """Poll what is due at a moment, so many at once."""
    found: list[Feed] = []

    async def claim() -> None:
        nonlocal found
        async with storage.writing() as tx:
            found = await tx.feeds.claim(now, AT_ONCE)

    while True:
        await stretch.claims.take(claim)
        results = await asyncio.gather(
            *(poll_feed(storage, servers, servers, slices, rhythm, feed, now) for feed in found)
        )
        stretch.polls += len(results)
        stretch.changed += sum(result.changed for result in results)
        stretch.entries += sum(result.new for result in results)
        if len(found) < AT_ONCE:
            return


async def _seen_before(storage: Storage, count: int) -> None:
    """Let each feed have been read half an hour ago."""
    then = BEGIN - SINCE
    for start in range(1, count + 1, 5000):
        rows: list[dict[str, Any]] = [
            {"feed_id": id, "packed": str(_newest(id, then)).encode()}
            for id in range(start, min(start + 5000, count + 1))
        ]
        tags = [row | {"packed": str(_newest(int(row["feed_id"]), then))} for row in rows]
        async with storage.writing() as tx:
            connection = tx.entries._connection  # noqa: SLF001 - rows that no step makes so fast
            await connection.execute(insert(items_seen), rows)
            its = update(feeds).where(feeds.c.id == bindparam("feed_id"), feeds.c.id % CONDITIONAL > 0)
            await connection.execute(its.values(etag=bindparam("packed")), tags)


def _newest(feed: int, now: datetime) -> int:
    """Return the number of the newest item of a feed at a moment."""
    period = PERIODS[feed % len(PERIODS)]
    return int(now.timestamp() + feed * 7919 % period) // period


@dataclass(slots=True)
class _Servers:
    """All servers, and what is read in their documents."""

    now: datetime = BEGIN

    async def get(self, url: str, *, validators: Validators | None = None, **_: Any) -> Page:
        """Answer with the number of the newest item, or that nothing changed."""
        feed = int(url.partition("outlet-")[2].partition(".")[0])
        newest = str(_newest(feed, self.now))
        if feed % CONDITIONAL and validators is not None and validators.etag == newest:
            return Page(url=url, status=304, validators=validators)
        tag = Validators(etag=newest if feed % CONDITIONAL else None)
        return Page(url=url, status=200, body=f"{feed} {newest}".encode(), validators=tag)

    async def parse_feed(self, page: Page, *, seen: bytes = b"", **_: Any) -> ParsedFeed:
        """Return the items after the last one seen; the others of the window are left out."""
        feed, newest = map(int, page.body.split())
        first, last = newest - WINDOW + 1, int(seen or 0)
        period = PERIODS[feed % len(PERIODS)]
        moments = {
            item: datetime.fromtimestamp(item * period - feed * 7919 % period, UTC)
            for item in range(first, newest + 1)
        }
        return ParsedFeed(
            title="",
            entries=tuple(_entry(feed, item, at) for item, at in moments.items() if item > last),
            left_out=_left_out(moments, last),
            seen=str(newest).encode(),
        )


def _left_out(moments: dict[int, datetime], last: int) -> Sequence[datetime | None]:
    return tuple(at for item, at in moments.items() if item <= last)


def _entry(feed: int, item: int, at: datetime) -> Entry:
    return Entry(
        guid=f"{feed}-{item}",
        link=f"https://outlet-{feed}.example/{item}",
        title=f"Новость номер {item} издания {feed} этого дня",
        html="<p>Совет обсудил воду и дороги области, сообщает пресс-служба.</p>" * 10,
        published_at=at,
    )
