"""The feeds that a web page names in its head, so that an editor may give the address of a site."""

import re
from html import unescape
from urllib.parse import urljoin

_LINK = re.compile(r"<(link|base)\b([^<>]{1,2000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_FEED_TYPES = frozenset(
    {
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/feed+json",
        "application/xml",
        "text/xml",
    }
)
_SEARCHED = 500_000
"""Characters of the page that are looked through; links to feeds stand in its head."""


def feed_links(page: str, url: str) -> tuple[str, ...]:
    """Return the absolute addresses of the feeds that an HTML page fetched from `url` names, in its order."""
    base = url
    found: dict[str, None] = {}
    for tag, inside in _LINK.findall(page[:_SEARCHED]):
        attributes = {
            name.lower(): unescape(double or single or bare).strip()
            for name, double, single, bare in _ATTRIBUTE.findall(inside)
        }
        if tag.lower() == "base":
            base = _join(url, attributes.get("href", "")) or base
        elif _is_feed(attributes):
            link = _join(base, attributes.get("href", ""))
            if link is not None:
                found.setdefault(link)
    return tuple(found)


def _is_feed(attributes: dict[str, str]) -> bool:
    relations = attributes.get("rel", "").lower().split()
    kind = attributes.get("type", "").lower().partition(";")[0].strip()
    return "feed" in relations or ("alternate" in relations and kind in _FEED_TYPES)


def _join(base: str, href: str) -> str | None:
    try:
        link = urljoin(base, href)
    except ValueError:
        return None
    return link if href and link.startswith(("http://", "https://")) else None
