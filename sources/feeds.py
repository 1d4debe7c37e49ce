"""Feeds to entries: the only module that knows feedparser.

feedparser is given bytes that were decoded here and encoded again as utf-8, because its own guess turns a whole feed to
garbage over one bad byte; its cleaning of markup is off, since only what is shown is cleaned, which makes it three times
as fast. Its `bozo` is no error: of 41 such feeds 32 gave their entries.
"""

import io
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from html import escape
from itertools import repeat
from typing import Any

import feedparser

from news.feeds import Entry, ParsedFeed
from sources.dates import parse_date
from sources.decoding import decode_feed
from sources.discovery import feed_hints, feed_links, offers_of
from sources.errors import NotAFeed, Unreadable
from sources.jsonfeed import parse_json_feed
from sources.markup import absolute, plain
from sources.unchanged import Split, are_distinct, pack, read_as, split, unpack
from sources.urls import canonical

LONGEST_TAG = 65_536
"""A longer tag is an attack: an element with 20,000 attributes takes feedparser 2.6 s, 100,000 over 40 s."""
MOST_ENTRIES = 1000
"""Entries read of one feed; the newest stand first, and the median feed has 25."""

_ENDLESS_TAG = re.compile(rf"<[A-Za-z/][^<>]{{{LONGEST_TAG}}}")
_ROOT = re.compile(r"<\?xml\b|<(?:rss|feed|rdf:RDF|channel)\b", re.IGNORECASE)
_ENTRY_END = re.compile(r"</(?:item|entry)>")
_PREFIXED = re.compile(r"<(\w{1,20}):(?:channel|item|entry)\b")
_JUNK_SEARCHED = 20_000
_SKIP_HOURS = re.compile(r"<skipHours>(.*?)</skipHours>", re.IGNORECASE | re.DOTALL)
_SKIP_DAYS = re.compile(r"<skipDays>(.*?)</skipDays>", re.IGNORECASE | re.DOTALL)
_HOUR = re.compile(r"<hour>\s*(\d{1,2})\s*</hour>", re.IGNORECASE)
_DAY = re.compile(r"<day>\s*([A-Za-z]{3})", re.IGNORECASE)
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_HEAD = 20_000
_HOURS = 24
_PERIODS = {
    "hourly": timedelta(hours=1),
    "daily": timedelta(days=1),
    "weekly": timedelta(days=7),
    "monthly": timedelta(days=30),
    "yearly": timedelta(days=365),
}


def parse_feed(
    body: bytes, *, content_type: str, url: str, now: datetime, zone: str = "UTC", seen: bytes = b""
) -> ParsedFeed:
    """Read a feed fetched from `url`; dates without a zone are taken for `zone`.

    Items that stand as they stood in the document of which `seen` was said are left out, where nothing speaks against it.
    Raises NotAFeed for a page, an empty body and the like, Unreadable for a document made to exhaust the parser.
    """
    text = decode_feed(body, content_type).lstrip()
    if not text:
        raise NotAFeed("empty")
    if text.startswith("{"):
        return parse_json_feed(text, url=url, now=now, zone=zone)
    if _ENDLESS_TAG.search(text):
        raise Unreadable("tag")
    text = _shortened(_with_plain_names(_without_junk(text)))
    parts = split(text, url)
    if parts is None:
        return _read(text, url, now, zone)
    return _read_new(parts, seen, url, now, zone) or _read_whole(parts, url, now, zone)


def _read_new(parts: Split, seen: bytes, url: str, now: datetime, zone: str) -> ParsedFeed | None:
    """Read the items that are not known; None where they are most, or an item could be taken for a known one."""
    known = unpack(seen)
    old = [place for place, mark in enumerate(parts.marks) if mark in known]
    new = [mark for mark in parts.marks if mark not in known]
    if not old or len(new) > len(old):
        return None
    read = _read(parts.without(old), url, now, zone)
    if len(read.entries) != len(new):
        return None
    left_out = [known[parts.marks[place]] for place in old]
    items = [*map(read_as, new, read.entries, repeat(canonical)), *left_out]
    if not are_distinct(items):
        return None
    return replace(read, left_out=tuple(item.published_at for item in left_out), seen=pack(items))


def _read_whole(parts: Split, url: str, now: datetime, zone: str) -> ParsedFeed:
    read = _read(parts.text, url, now, zone)
    if len(read.entries) != len(parts.marks):
        return read
    items = list(map(read_as, parts.marks, read.entries, repeat(canonical)))
    return replace(read, seen=pack(items)) if are_distinct(items) else read


def _read(text: str, url: str, now: datetime, zone: str) -> ParsedFeed:
    document = feedparser.parse(
        io.BytesIO(text.encode()),  # a stream: feedparser opens a bare string that looks like a path or a URL
        sanitize_html=False,
        resolve_relative_uris=False,
        response_headers={"content-type": "application/xml; charset=utf-8", "content-location": url},
    )
    if not document.entries and not document.version:
        raise NotAFeed(
            "page" if "<html" in text[:_HEAD].lower() else "unknown",
            feed_links(text, url),
            offers_of(text, url),
            feed_hints(text, url),
        )
    facts: dict[str, Any] = document.feed
    return ParsedFeed(
        title=plain(_text(facts, "title")),
        language=_text(facts, "language").strip() or None,
        entries=tuple(_entry(item, str(document.version), url, now, zone) for item in document.entries),
        older=_older(facts, url),
        min_interval=_min_interval(facts),
        skip_hours=_skip_hours(text),
        skip_days=_skip_days(text),
    )


def _without_junk(text: str) -> str:
    """Cut what stands before the document: a PHP warning, blank lines, an advertisement of the hosting."""
    if text.startswith("<?xml"):
        return text
    found = _ROOT.search(text[:_JUNK_SEARCHED])
    return text[found.start() :] if found else text


def _with_plain_names(text: str) -> str:
    """Take a prefix off the names that was declared nowhere, `<rss:item>`: no parser would know them."""
    prefixed = _PREFIXED.search(text[:_HEAD])
    if prefixed is None or f"xmlns:{prefixed[1]}" in text[:_HEAD]:
        return text
    return re.sub(rf"(</?|\s){prefixed[1]}:(?=\w)", r"\1", text)


def _shortened(text: str) -> str:
    """Leave out the entries beyond the most that are read: 20,000 of them take feedparser 3 s."""
    ends = [end.end() for end in _ENTRY_END.finditer(text)]
    return text[: ends[MOST_ENTRIES - 1]] + text[ends[-1] :] if len(ends) > MOST_ENTRIES else text


def _entry(item: dict[str, Any], version: str, url: str, now: datetime, zone: str) -> Entry:
    return Entry(
        guid=_text(item, "id").strip() or None,
        link=_link(item, url),
        title=plain(_text(item, "title")),
        html=_longest_text(item, version),
        published_at=_published(item, now, zone),
        image=_image(item, url),
        author=plain(_text(item, "author")) or None,
    )


def _text(of: dict[str, Any], key: str) -> str:
    # `dict.get`, because FeedParserDict answers for other keys than the one asked, with a warning.
    value = dict.get(of, key)
    return value if isinstance(value, str) else ""


def _all(of: dict[str, Any], key: str) -> list[dict[str, Any]]:
    value = dict.get(of, key)
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []


def _link(item: dict[str, Any], url: str) -> str | None:
    """Return where the entry's page is; an Atom entry without a page has its `tag:` id there, which is no link."""
    links = [_text(item, "link")]
    links += [_text(link, "href") for link in _all(item, "links") if _text(link, "rel") == "alternate"]
    return next(filter(None, (absolute(url, link) for link in links)), None)


def _longest_text(item: dict[str, Any], version: str) -> str:
    """Return the longest text of the entry: content:encoded and yandex:full-text carry whole articles."""
    summary = dict.get(item, "summary_detail")
    details = [summary] if isinstance(summary, dict) else []
    texts = [_as_html(detail, version) for detail in [*details, *_all(item, "content")]]
    texts += [_text(item, key) for key in ("yandex_full-text", "full-text", "fulltext", "summary")]
    return max(texts, key=len).strip()


def _as_html(detail: dict[str, Any], version: str) -> str:
    """Return a text as markup. What Atom calls plain is escaped; in RSS nobody can tell plain from markup."""
    value = _text(detail, "value")
    is_plain = version.startswith("atom") and _text(detail, "type") == "text/plain"
    return escape(value, quote=False) if is_plain else value


def _published(item: dict[str, Any], now: datetime, zone: str) -> datetime | None:
    """Return the earliest date that can be read: a bumped `updated` makes nothing new."""
    raws: Iterable[str] = filter(None, (_text(item, key) for key in ("published", "updated", "created")))
    return min(filter(None, (parse_date(raw, now=now, zone=zone) for raw in raws)), default=None)


def _image(item: dict[str, Any], url: str) -> str | None:
    candidates = [
        _text(media, "url")
        for media in _all(item, "media_content")
        if _text(media, "medium") == "image" or _text(media, "type").startswith("image/")
    ]
    candidates += [
        _text(link, "href")
        for link in _all(item, "links")
        if _text(link, "rel") == "enclosure" and _text(link, "type").startswith("image/")
    ]
    candidates += [_text(media, "url") for media in _all(item, "media_thumbnail")]
    picture = dict.get(item, "image")
    if isinstance(picture, dict):
        candidates.append(_text(picture, "href"))
    return next(filter(None, (absolute(url, candidate) for candidate in candidates)), None)


def _older(facts: dict[str, Any], url: str) -> str | None:
    """Return where the feed says that its older entries are (RFC 5005)."""
    links = {_text(link, "rel"): _text(link, "href") for link in _all(facts, "links")}
    return absolute(url, links.get("prev-archive") or links.get("next"))


def _min_interval(facts: dict[str, Any]) -> timedelta | None:
    """Return the longer of `<ttl>` (minutes) and the syndication module's period."""
    asked = []
    ttl = _text(facts, "ttl").strip()
    if ttl.isdecimal() and len(ttl) < 7:  # noqa: PLR2004 - two years in minutes; more is nonsense
        asked.append(timedelta(minutes=int(ttl)))
    period = _PERIODS.get(_text(facts, "sy_updateperiod").strip().lower())
    if period is not None:
        frequency = _text(facts, "sy_updatefrequency").strip()
        asked.append(period / max(1, int(frequency) if frequency.isdecimal() else 1))
    return max(asked, default=None)


def _skip_hours(text: str) -> frozenset[int]:
    """Return the hours in GMT to leave out; feedparser keeps only the last of them. 24 stands for midnight."""
    found = _SKIP_HOURS.search(text[:_HEAD])
    return frozenset(int(hour) % _HOURS for hour in _HOUR.findall(found[1])) if found else frozenset()


def _skip_days(text: str) -> frozenset[int]:
    found = _SKIP_DAYS.search(text[:_HEAD])
    names = (day.lower() for day in _DAY.findall(found[1])) if found else ()
    return frozenset(_DAYS.index(name) for name in names if name in _DAYS)
