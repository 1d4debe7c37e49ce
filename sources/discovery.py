"""What a web page names as sources of its news, so that an editor may give the address of a site."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urljoin, urlsplit

from news.feeds import Offer, SourceKind
from sources.channels import channel_address
from sources.markup import plain
from sources.urls import canonical, host_of

_LINK = re.compile(r"<(link|base|a)\b([^<>]{1,2000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_JSON_TYPES = frozenset({"application/feed+json"})
_FEED_TYPES = _JSON_TYPES | {
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/xml",
    "text/xml",
}
_LIKE_FEED = re.compile(r"(?:^|[/.?=_-])(?:rss|atom|feeds?|rdf)(?:$|[/.?=&_-])", re.IGNORECASE)
_COMMENTS = re.compile(r"comment|коммент|пикир", re.IGNORECASE)
_SEARCHED = 500_000
"""Characters of the page that are looked through; links to feeds stand in its head."""
MOST_CHANNELS = 3
MOST_HINTS = 3


def feed_links(page: str, url: str) -> tuple[str, ...]:
    """Return the absolute addresses of the feeds that the head of a page fetched from `url` names, in its order."""
    return tuple(offer.address for offer in _feeds(page, url))


def offers_of(page: str, url: str) -> tuple[Offer, ...]:
    """Return the sources that a page names, the best first: its feeds, those of comments after them, its channels."""
    feeds = sorted(
        _feeds(page, url), key=lambda one: _is_of_comments(one) + (one.kind is SourceKind.JSON_FEED)
    )
    return (*feeds, *_channels(page, url))


def feed_hints(page: str, url: str) -> tuple[str, ...]:
    """Return links of the same site that look as if a feed lay there, which only reading them can tell."""
    host = host_of(url).removeprefix("www.")
    found: dict[str, None] = {}
    for tag, base, attributes in _links(page, url):
        link = _join(base, attributes.get("href", "")) if tag == "a" else None
        if link is None or host_of(link).removeprefix("www.") != host:
            continue
        parts = urlsplit(link)
        if _LIKE_FEED.search(f"{parts.path}?{parts.query}") and canonical(link) != canonical(url):
            found.setdefault(link)
    return tuple(found)[:MOST_HINTS]


def _feeds(page: str, url: str) -> list[Offer]:
    found: dict[str, Offer] = {}
    for tag, base, attributes in _links(page, url):
        link = _join(base, attributes.get("href", "")) if tag == "link" and _is_feed(attributes) else None
        if link is not None:
            is_json = _type(attributes) in _JSON_TYPES
            kind = SourceKind.JSON_FEED if is_json else SourceKind.FEED
            found.setdefault(link, Offer(address=link, kind=kind, title=plain(attributes.get("title", ""))))
    return list(found.values())


def _channels(page: str, url: str) -> list[Offer]:
    found: dict[str, Offer] = {}
    for tag, base, attributes in _links(page, url):
        link = _join(base, attributes.get("href", "")) if tag == "a" else None
        channel = channel_address(link) if link is not None else None
        if channel is not None:
            found.setdefault(channel, Offer(address=channel, kind=SourceKind.CHANNEL))
    return list(found.values())[:MOST_CHANNELS]


def _links(page: str, url: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Return each link of a page: its tag, the base that holds for it, and its attributes."""
    base = url
    for tag, inside in _LINK.findall(page[:_SEARCHED]):
        attributes = {
            name.lower(): unescape(double or single or bare).strip()
            for name, double, single, bare in _ATTRIBUTE.findall(inside)
        }
        if tag.lower() == "base":
            base = _join(url, attributes.get("href", "")) or base
        else:
            yield tag.lower(), base, attributes


def _is_feed(attributes: dict[str, str]) -> bool:
    relations = attributes.get("rel", "").lower().split()
    return "feed" in relations or ("alternate" in relations and _type(attributes) in _FEED_TYPES)


def _type(attributes: dict[str, str]) -> str:
    return attributes.get("type", "").lower().partition(";")[0].strip()


def _is_of_comments(offer: Offer) -> int:
    return 2 * (_COMMENTS.search(f"{offer.title} {urlsplit(offer.address).path}") is not None)


def _join(base: str, href: str) -> str | None:
    try:
        link = urljoin(base, href)
    except ValueError:
        return None
    return link if href and link.startswith(("http://", "https://")) else None
