"""JSON Feed (jsonfeed.org), which feedparser 6 does not read."""

import json
from datetime import datetime
from html import escape
from typing import Any

from news.feeds import Entry, ParsedFeed, SourceKind
from sources.dates import parse_date
from sources.errors import NotAFeed
from sources.markup import absolute, plain


def parse_json_feed(text: str, *, url: str, now: datetime, zone: str) -> ParsedFeed:
    """Read a JSON Feed; raise NotAFeed for other JSON."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotAFeed("json") from error
    items = document.get("items") if isinstance(document, dict) else None
    if not isinstance(items, list) or "jsonfeed.org" not in str(document.get("version", "")):
        raise NotAFeed("json")
    return ParsedFeed(
        kind=SourceKind.JSON_FEED,
        title=plain(_text(document, "title")),
        language=_text(document, "language") or None,
        entries=tuple(_entry(item, url, now, zone) for item in items if isinstance(item, dict)),
        older=absolute(url, _text(document, "next_url")),
    )


def _entry(item: dict[str, Any], url: str, now: datetime, zone: str) -> Entry:
    html = max(_text(item, "content_html"), escape(_text(item, "content_text")), key=len)
    authors = item.get("authors") if isinstance(item.get("authors"), list) else [item.get("author")]
    names = [plain(_text(author, "name")) for author in authors or [] if isinstance(author, dict)]
    return Entry(
        guid=_text(item, "id") or None,
        link=absolute(url, _text(item, "url")) or absolute(url, _text(item, "external_url")),
        title=plain(_text(item, "title")),
        html=html or escape(_text(item, "summary")),
        published_at=parse_date(
            _text(item, "date_published") or _text(item, "date_modified"), now=now, zone=zone
        ),
        image=absolute(url, _text(item, "image")) or absolute(url, _text(item, "banner_image")),
        author=", ".join(filter(None, names)) or None,
    )


def _text(item: dict[str, Any], key: str) -> str:
    value = item.get(key)
    return str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
