"""Back-fill: looks for entries that a feed's window no longer shows, in its older pages, its archive and its sitemap."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum, auto

from news.feeds import Entry, Feed, Gap, ParsedFeed, Source
from news.gaps import gap_before
from news.recognition import sort_out, with_keys
from pipeline.documents import Fetcher, Parser, read_document
from sources.archives import MOST_PAGES, archive_pages
from sources.errors import SlowDown, SourceError
from sources.urls import canonical
from storage import Storage

MOST_FILLED = 300
"""Entries that are taken for one gap."""
FILLED_FOR = timedelta(days=2)
"""What is older has stopped being news: after a long rest nobody is to be handed a week's pile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A document with what was found beside it, and what is missing still."""

    parsed: ParsedFeed
    gap: Gap | None = None
    """None where the window reached back to what is known."""
    slow_down: SlowDown | None = None
    """The host asked for a pause meanwhile."""


async def fill_gap(
    storage: Storage, web: Fetcher, parser: Parser, feed: Feed, parsed: ParsedFeed, zone: str, now: datetime
) -> Filled:
    """Look for what was missed between the last poll and a document's window, within bounds."""
    gap = None if parsed.left_out else gap_before(feed, parsed.entries, now)
    if gap is None or (await _compared(storage, feed, parsed.entries, now))[1]:
        return Filled(parsed=parsed)
    search = _Search(storage, web, parser, feed, gap, zone, now)
    found, closed, slow_down = await search.run(parsed)
    whole = replace(parsed, entries=(*parsed.entries, *found))
    if closed:
        left: Gap | None = replace(gap, missed=0, filled=len(found))
    else:
        left = gap_before(feed, whole.entries, now, len(found)) or replace(gap, missed=0, filled=len(found))
    return Filled(parsed=whole, gap=left, slow_down=slow_down)


class _Reach(Enum):
    """How far back a search has come."""

    INSIDE = auto()
    """Into the gap: there may be more."""
    FAR_ENOUGH = auto()
    """Beyond what is news; what is missing stays missing."""
    CLOSED = auto()
    """To what is known: nothing is missing."""


class _Search:
    """One look for what a gap hides."""

    def __init__(
        self, storage: Storage, web: Fetcher, parser: Parser, feed: Feed, gap: Gap, zone: str, now: datetime
    ) -> None:
        self._storage = storage
        self._web = web
        self._parser = parser
        self._feed = feed
        self._gap = gap
        self._zone = zone
        self._now = now

    async def run(self, parsed: ParsedFeed) -> tuple[list[Entry], bool, SlowDown | None]:
        """Return the entries that were found, whether they reach back to what is known, and the host's refusal."""
        shown = set(map(_name, parsed.entries))
        found: list[Entry] = []
        for way in (self._older(parsed), self._archive(), self._sitemap()):
            try:
                async for document in way:
                    reach = await self._take(document, shown, found)
                    if reach is not _Reach.INSIDE or len(found) >= MOST_FILLED:
                        return found[:MOST_FILLED], reach is _Reach.CLOSED, None
            except SlowDown as refusal:
                return found, False, refusal
            except SourceError:
                continue  # the poll itself was read; another way may still lead there
        return found, False, None

    async def _take(self, document: ParsedFeed, shown: set[str], found: list[Entry]) -> _Reach:
        """Take from an older page what belongs into the gap. Return how far back the page reaches."""
        listed = [entry for entry in document.entries if _name(entry) not in shown]
        unknown, met = await _compared(self._storage, self._feed, listed, self._now)
        shown.update(map(_name, listed))
        begins, oldest = self._gap.begins_at, max(self._gap.begins_at, self._now - FILLED_FOR)
        found.extend(entry for entry in unknown if entry.published_at is None or entry.published_at > oldest)
        moments = [entry.published_at for entry in unknown if entry.published_at is not None]
        if met or any(moment <= begins for moment in moments):
            # Of a sitemap, which reaches back at once, the part that is no news is left out: it stays missing.
            skipped = any(begins < moment <= oldest for moment in moments)
            return _Reach.FAR_ENOUGH if skipped else _Reach.CLOSED
        return _Reach.FAR_ENOUGH if any(moment <= oldest for moment in moments) else _Reach.INSIDE

    async def _older(self, parsed: ParsedFeed) -> AsyncIterator[ParsedFeed]:
        """Follow what the documents themselves name as older."""
        address, asked = parsed.older, {self._feed.source.url}
        while address is not None and address not in asked and len(asked) <= MOST_PAGES:
            asked.add(address)
            document = await self._read(self._feed.source, address)
            yield document
            address = document.older

    async def _archive(self) -> AsyncIterator[ParsedFeed]:
        pattern = self._feed.source.archive
        if pattern is not None:
            for address in archive_pages(pattern, self._gap.begins_at, self._gap.ends_at):
                yield await self._read(self._feed.source, address)

    async def _sitemap(self) -> AsyncIterator[ParsedFeed]:
        address = self._feed.source.sitemap
        if address is not None:
            document = await self._read(Source(url=address, name=self._feed.source.name), address)
            dated = tuple(entry for entry in document.entries if entry.published_at is not None)
            yield replace(document, entries=dated)

    async def _read(self, source: Source, address: str) -> ParsedFeed:
        page = await self._web.get(address)
        return await read_document(self._web, self._parser, source, page, zone=self._zone, now=self._now)


async def _compared(
    storage: Storage, feed: Feed, entries: Sequence[Entry], now: datetime
) -> tuple[list[Entry], bool]:
    """Return which of these a feed has never given, and whether there are others among them."""
    keyed = with_keys(entries, canonical)
    async with storage.reading() as tx:
        known = await tx.entries.known(feed.id, keyed)
    unknown = [one.entry for one in sort_out(keyed, known, now=now, first_poll=False).new]
    return unknown, len(unknown) < len(keyed)


def _name(entry: Entry) -> str:
    """Return by what the same entry is told in a feed and in a sitemap."""
    return canonical(entry.link) if entry.link else entry.guid or entry.title
