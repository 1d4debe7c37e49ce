"""Items as feeds: RSS, Atom and JSON Feed, each with the habits of its kind."""

import json
from collections.abc import Sequence
from email.utils import format_datetime
from xml.sax.saxutils import escape

from playground.newsroom.model import Item, Outlet

TYPES = {
    "rss": "application/rss+xml",
    "rss-1251": "text/xml",
    "atom": "application/atom+xml",
    "json": "application/feed+json",
}
_SHORT = 180


def feed(outlet: Outlet, items: Sequence[Item], home: str) -> bytes:
    """The document of an outlet's feed, in the outlet's encoding; `home` ends without a slash."""
    write = {"atom": _atom, "json": _json}.get(outlet.form, _rss)
    return write(outlet, items, home).encode(outlet.encoding, "xmlcharrefreplace")


def _rss(outlet: Outlet, items: Sequence[Item], home: str) -> str:
    entries = "".join(
        f"""
    <item>
      <title>{escape(item.title)}</title>
      <link>{home}/news/{item.slug}</link>
      <guid isPermaLink="false">{outlet.slug}:{item.slug}</guid>
      <pubDate>{format_datetime(item.at)}</pubDate>
      <description>{escape(f"<p>{escape(_short(item.lead))}</p>")}</description>
    </item>"""
        for item in items
    )
    return f"""<?xml version="1.0" encoding="{outlet.encoding}"?>
<rss version="2.0">
  <channel>
    <title>{escape(outlet.name)}</title>
    <link>{home}/</link>
    <description>{escape(outlet.about)}</description>
    <language>{outlet.language}</language>{entries}
  </channel>
</rss>
"""


def _atom(outlet: Outlet, items: Sequence[Item], home: str) -> str:
    entries = "".join(
        f"""
  <entry>
    <id>tag:{outlet.slug}.example,2026:{item.slug}</id>
    <title>{escape(item.title)}</title>
    <link href="{home}/news/{item.slug}"/>
    <published>{item.at.isoformat()}</published>
    <updated>{item.at.isoformat()}</updated>
    <summary>{escape(_short(item.lead))}</summary>
  </entry>"""
        for item in items
    )
    updated = items[0].at.isoformat() if items else "2026-01-01T00:00:00+00:00"
    return f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{outlet.language}">
  <id>tag:{outlet.slug}.example,2026:all</id>
  <title>{escape(outlet.name)}</title>
  <subtitle>{escape(outlet.about)}</subtitle>
  <link href="{home}/"/>
  <link rel="self" href="{home}/atom.xml"/>
  <updated>{updated}</updated>{entries}
</feed>
"""


def _json(outlet: Outlet, items: Sequence[Item], home: str) -> str:
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": outlet.name,
        "description": outlet.about,
        "home_page_url": f"{home}/",
        "feed_url": f"{home}/feed.json",
        "language": outlet.language,
        "items": [
            {
                "id": f"{outlet.slug}/{item.slug}",
                "url": f"{home}/news/{item.slug}",
                "title": item.title,
                "date_published": item.at.isoformat(),
                "content_html": "".join(f"<p>{escape(part)}</p>" for part in item.paragraphs),
            }
            for item in items
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def _short(lead: str) -> str:
    """The beginning of a text, cut as feeds cut it."""
    return lead if len(lead) <= _SHORT else f"{lead[:_SHORT].rsplit(' ', 1)[0]}…"
