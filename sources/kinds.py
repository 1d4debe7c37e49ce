"""Which reader a source's document is for: the one place where that is decided, in a process of its own."""

from collections.abc import Mapping
from datetime import datetime

from news.feeds import ParsedFeed
from sources.channel_pages import is_channel_page, parse_channel
from sources.feeds import parse_feed
from sources.page_items import parse_items
from sources.sitemaps import is_sitemap, parse_sitemap, unpacked


def parse_source(
    body: bytes,
    *,
    content_type: str,
    url: str,
    now: datetime,
    zone: str = "UTC",
    selectors: Mapping[str, str] | None = None,
    seen: bytes = b"",
) -> ParsedFeed:
    """Read what was fetched from `url`, whatever kind of source it is; dates without a zone are taken for `zone`.

    `selectors` are those of a page without a feed, `seen` what the last document of a feed was known by.
    Raises NotAFeed, PageChanged, Unreadable and what unpacking raises.
    """
    body = unpacked(body)
    if selectors:
        return parse_items(body, content_type=content_type, url=url, now=now, zone=zone, selectors=selectors)
    if is_channel_page(body):
        return parse_channel(body, content_type=content_type, url=url, now=now)
    if is_sitemap(body):
        return parse_sitemap(body, url=url, now=now, zone=zone)
    return parse_feed(body, content_type=content_type, url=url, now=now, zone=zone, seen=seen)
