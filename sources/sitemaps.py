"""Sitemaps (sitemaps.org, with Google's `news:` names) to entries, the newest first.

A site's own list of its pages reaches further back than a feed's window. Of a list that tells news apart only these are
read; of another one the pages whose last change it names.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from lxml import etree

from news.feeds import Entry, ParsedFeed, SourceKind
from sources.dates import parse_date
from sources.errors import NotAFeed
from sources.markup import absolute, plain
from sources.unpacking import Body

MOST_ENTRIES = 1000
"""Google's own limit for a sitemap of news."""
OLDEST = timedelta(days=7)
"""Pages that changed earlier are no news; a general sitemap lists the whole site."""
MOST_PARTS = 2
"""Of an index so many of its newest sitemaps are read."""
UNPACKED_LIMIT = 20_000_000

_ROOT = re.compile(rb"<(?:[\w-]+:)?(?:urlset|sitemapindex)[\s>/]")
_HEAD = 4000
_GZIP = b"\x1f\x8b"
_PARTS_OF_NEWS = re.compile(r"news|latest|posts?\b|articles?", re.IGNORECASE)
_LONG_AGO = datetime(1990, 1, 1, tzinfo=UTC)


def unpacked(body: bytes) -> bytes:
    """Return a document that was served as a `.gz` file unpacked, any other as it is. Raises Bomb or Truncated."""
    if not body.startswith(_GZIP):
        return body
    unpacking = Body("gzip", UNPACKED_LIMIT)
    unpacking.feed(body)
    return unpacking.finish()


def is_sitemap(body: bytes) -> bool:
    """Whether a document, unpacked, is a sitemap or an index of them."""
    return _ROOT.search(body[:_HEAD]) is not None


def parse_sitemap(body: bytes, *, url: str, now: datetime, zone: str) -> ParsedFeed:
    """Read a sitemap, or of an index the addresses of its newest parts. Raises NotAFeed for what cannot be read."""
    pages: list[Entry] = []
    news: list[Entry] = []
    parts: list[tuple[str, datetime]] = []
    language: str | None = None
    for element in _elements(body):
        facts = _facts(element)
        link = absolute(url, facts.get("loc"))
        changed = parse_date(facts.get("lastmod", ""), now=now, zone=zone)
        if link is None:
            continue
        if _name(element) == "sitemap":
            parts.append((link, changed or _LONG_AGO))
        elif "news" in facts:
            news.append(_entry(facts, link, parse_date(facts.get("date", ""), now=now, zone=zone) or changed))
            language = language or facts.get("language")
        elif changed is not None and now - changed <= OLDEST:
            pages.append(_entry(facts, link, changed))
    return ParsedFeed(
        kind=SourceKind.SITEMAP,
        language=language,
        entries=tuple(sorted(news or pages, key=_published, reverse=True)[:MOST_ENTRIES]),
        parts=_newest(parts),
        lasting=all(changed > _LONG_AGO for _, changed in parts),
    )


def _elements(body: bytes) -> Iterator[etree._Element]:
    """Return each `url` and `sitemap` of a document, whatever its namespace, with no entity of its own unfolded."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, load_dtd=False)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotAFeed("sitemap") from error
    if root is None:
        raise NotAFeed("sitemap")
    yield from (child for child in root if _name(child) in {"url", "sitemap"})


def _facts(element: etree._Element) -> dict[str, str]:
    """Return what is said of a page, by short names; `news` is there where it is one."""
    facts: dict[str, str] = {}
    for child in element.iter():
        name, text = _name(child), (child.text or "").strip()
        inside = _name(child.getparent()) if child is not element else ""
        if name == "news":
            facts["news"] = "yes"
        elif name == "loc" and inside == "image":
            facts.setdefault("image", text)
        elif name == "publication_date":
            facts["date"] = text
        elif name in {"loc", "lastmod", "title", "language"} and inside not in {"image", "video"}:
            facts.setdefault(name, text)
    return facts


def _entry(facts: dict[str, str], link: str, published: datetime | None) -> Entry:
    return Entry(
        link=link,
        title=plain(facts.get("title", "")),
        published_at=published,
        image=absolute(link, facts.get("image")),
    )


def _newest(parts: Iterable[tuple[str, datetime]]) -> tuple[str, ...]:
    """Return the addresses of the sitemaps that hold what is newest: by their dates, else by their names and places."""
    numbered = list(enumerate(parts))
    numbered.sort(
        key=lambda one: (one[1][1], _PARTS_OF_NEWS.search(one[1][0]) is not None, one[0]), reverse=True
    )
    return tuple(link for _, (link, _) in numbered[:MOST_PARTS])


def _name(element: etree._Element | None) -> str:
    tag = element.tag if element is not None else ""
    return etree.QName(tag).localname.lower() if isinstance(tag, str) and tag else ""


def _published(entry: Entry) -> datetime:
    return entry.published_at or _LONG_AGO
