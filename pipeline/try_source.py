"""Try a source before it is added: what lies at an address, and what it would bring."""

import asyncio
from dataclasses import dataclass
from datetime import datetime

from news.feeds import ParsedFeed, Source
from nlp.language import detect
from pipeline.poll import Fetcher, Parser
from sources.errors import NotAFeed, SourceError
from sources.urls import host_of

MOST_FOUND = 8
"""Feeds of one page that are offered."""
_TOLD_BY = 20
"""Titles by which the language of a feed is told that does not name it."""


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


class SeveralFeeds(SourceRefused):
    """A page that names several feeds: somebody has to choose one of `addresses`."""

    def __init__(self, addresses: tuple[str, ...]) -> None:
        super().__init__(f"{NotAFeed.code}:{len(addresses)}")
        self.addresses = addresses


async def try_source(web: Fetcher, parser: Parser, url: str, *, zone: str, now: datetime) -> TriedSource:
    """Read what lies at an address: a feed, or a page that names one. Raises SeveralFeeds and SourceRefused."""
    try:
        return await _read(web, parser, url, zone=zone, now=now)
    except NotAFeed as error:
        if not error.alternates:
            raise SourceRefused(error.as_outcome().problem) from error
        if len(error.alternates) > 1:
            raise SeveralFeeds(error.alternates[:MOST_FOUND]) from error
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
        language=(feed.language or "")[:2].lower() or await _language(feed),
    )
    return TriedSource(source=source, feed=feed)


async def _language(feed: ParsedFeed) -> str | None:
    """Return the language that the titles of a feed are in; None where there are none."""
    titles = " ".join(entry.title for entry in feed.entries[:_TOLD_BY]).strip()
    return await asyncio.to_thread(detect, titles) if titles else None
