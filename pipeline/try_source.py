"""Try a source before it is added: what lies at an address, and what it would bring."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from news.feeds import Offer, ParsedFeed, Source
from nlp.language import detect
from pipeline.discover import Site, discover
from pipeline.documents import Parser, read_document
from sources.channels import channel_address, is_invitation
from sources.errors import NoChannel, NoPreview, NotAChannel, NotAFeed, PrivateChannel, SourceError
from sources.urls import host_of

MOST_FOUND = 8
"""Sources of one page that are offered."""
_TOLD_BY = 20
"""Titles by which the language of a feed is told that does not name it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedSource:
    """What lies at an address."""

    source: Source
    """As it would be added: the feed's own address, title and language."""
    feed: ParsedFeed
    named_by: str | None = None
    """The page that was given, where the source is another address that the page names."""


class SourceRefused(Exception):
    """Nothing that can be polled lies there; `problem` is a code of `sources.errors` and a detail after a colon."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


class SeveralFeeds(SourceRefused):
    """A site that has several sources: somebody has to choose one of `addresses`, the best first."""

    def __init__(self, addresses: tuple[str, ...], offers: tuple[Offer, ...] = ()) -> None:
        super().__init__(f"{NotAFeed.code}:{len(addresses)}")
        self.addresses = addresses
        self.offers = offers or tuple(Offer(address=address) for address in addresses)


async def try_source(
    web: Site,
    parser: Parser,
    written: str,
    *,
    zone: str,
    now: datetime,
    selectors: Mapping[str, str] | None = None,
) -> TriedSource:
    """Read what lies at an address as a person writes it: a source, or a page whose site has one.

    `selectors` are those of a page without a feed. Raises SeveralFeeds and SourceRefused.
    """
    if is_invitation(written):
        raise SourceRefused(PrivateChannel.code)
    url = channel_address(written) or written
    try:
        return await _read(web, parser, url, zone=zone, now=now, selectors=selectors)
    except (NoChannel, NoPreview, NotAChannel) as error:
        raise SourceRefused(error.as_outcome().problem) from error
    except NotAFeed as error:
        offers = (await discover(web, parser, url, error, zone=zone, now=now))[:MOST_FOUND]
        if not offers:
            raise SourceRefused(error.as_outcome().problem) from error
        if len(offers) > 1:
            raise SeveralFeeds(tuple(offer.address for offer in offers), offers) from error
        named = offers[0].address
    except SourceError as error:
        raise SourceRefused(error.as_outcome().problem) from error
    try:
        return replace(await _read(web, parser, named, zone=zone, now=now), named_by=url)
    except SourceError as error:
        raise SourceRefused(error.as_outcome().problem) from error


async def _read(
    web: Site,
    parser: Parser,
    url: str,
    *,
    zone: str,
    now: datetime,
    selectors: Mapping[str, str] | None = None,
) -> TriedSource:
    page = await web.get(url)
    source = Source(url=url, name=host_of(url), selectors=dict(selectors) if selectors else None)
    feed = await read_document(web, parser, source, page, zone=zone, now=now)
    described = replace(
        source,
        url=page.permanent_to or url,
        name=feed.title.strip()[:100] or source.name,
        language=(feed.language or "")[:2].lower() or await _language(feed),
    )
    return TriedSource(source=described, feed=feed)


async def _language(feed: ParsedFeed) -> str | None:
    """Return the language that the titles of a feed are in; None where there are none."""
    titles = " ".join(entry.title for entry in feed.entries[:_TOLD_BY]).strip()
    return await asyncio.to_thread(detect, titles) if titles else None
