"""Discovery: which sources a site has, beside those that its page names; few requests, and none that it forbids."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol
from urllib.parse import urljoin

from news.feeds import Offer, SourceKind, Validators
from pipeline.documents import Parser
from sources.errors import NotAFeed, SlowDown, SourceError
from sources.robots import Robots, Rules
from sources.web import FEED_LIMIT, FEED_TYPES, Page

GUESSES = ("/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml")
"""Where sites have their feeds that name none."""
MOST_TRIES = 6
MOST_SITEMAPS = 2


class Site(Protocol):
    """The web, as a look around a site needs it."""

    async def get(
        self,
        url: str,
        *,
        validators: Validators | None = None,
        accept: str = FEED_TYPES,
        limit: int = FEED_LIMIT,
    ) -> Page:
        """Fetch a document. Raises SourceError."""


async def discover(
    web: Site, parser: Parser, url: str, error: NotAFeed, *, zone: str, now: datetime
) -> tuple[Offer, ...]:
    """Return the sources of the site of a page that was no feed, the best first.

    Only where the page names no feed itself are others looked for, at the usual addresses.
    """
    named = error.offers
    if error.alternates:
        return named
    rules = await Robots(web).of(url, now)
    tries = [*error.hints, *(urljoin(url, path) for path in GUESSES)]
    allowed = [address for address in dict.fromkeys(tries) if rules.allow(address)]
    found = await _first_feed(web, parser, allowed[:MOST_TRIES], zone=zone, now=now)
    return (*found, *named, *_sitemaps(rules))


async def _first_feed(
    web: Site, parser: Parser, addresses: Iterable[str], *, zone: str, now: datetime
) -> list[Offer]:
    """Return the first of these addresses at which a feed lies."""
    for address in addresses:
        try:
            page = await web.get(address)
            feed = await parser.parse_feed(page, zone=zone, now=now)
        except SlowDown:
            return []
        except SourceError:
            continue
        return [Offer(address=page.permanent_to or address, kind=feed.kind, title=feed.title)]
    return []


def _sitemaps(rules: Rules) -> list[Offer]:
    """Return the sitemaps that robots.txt names, those of news first."""
    ranked = sorted(rules.sitemaps, key=lambda address: "news" not in address.lower())
    return [Offer(address=address, kind=SourceKind.SITEMAP) for address in ranked[:MOST_SITEMAPS]]
