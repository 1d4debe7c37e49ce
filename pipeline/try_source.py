"""Try a source before it is added: what lies at an address, and what it would bring."""

from dataclasses import dataclass
from datetime import datetime

from news.feeds import ParsedFeed, Source
from pipeline.poll import Fetcher, Parser
from sources.errors import NotAFeed, SourceError
from sources.urls import host_of


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedSource:
    """What lies at an address."""

    source: Source
    """As it would be added: the feed's own address, title and language."""
    feed: ParsedFeed


class SourceRefused(Exception):
    """Nothing that can be polled lies there; `problem` is a code of `sources.errors` and a detail after a colon."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


async def try_source(web: Fetcher, parser: Parser, url: str, *, zone: str, now: datetime) -> TriedSource:
    """Read what lies at an address: a feed, or a page that names one. Raises SourceRefused."""
    try:
        return await _read(web, parser, url, zone=zone, now=now)
    except NotAFeed as error:
        if not error.alternates:
            raise SourceRefused(error.as_outcome().problem) from error
        named = error.alternates[0]
    except SourceError as error:
        raise SourceRefused(error.as_outcome().problem) from error
    try:
        return await _read(web, parser, named, zone=zone, now=now)
    except SourceError as error:
        raise SourceRefused(error.as_outcome().problem) from error


async def _read(web: Fetcher, parser: Parser, url: str, *, zone: str, now: datetime) -> TriedSource:
    page = await web.get(url)
    feed = await parser.parse_feed(page, zone=zone, now=now)
    source = Source(
        url=page.permanent_to or url,
        name=feed.title.strip()[:100] or host_of(url),
        language=(feed.language or "")[:2].lower() or None,
    )
    return TriedSource(source=source, feed=feed)
