"""Lists of sources: `feeds.toml`, with which a new installation starts, and OPML, which every feed reader speaks."""

import json
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from news.feeds import Source
from sources.addresses import check_address
from sources.archives import is_archive
from sources.channels import channel_address, channel_name
from sources.decoding import decode_feed
from sources.errors import BadAddress, BadCatalogue
from sources.opml import outlines
from sources.page_items import mistake_in

KEYS = frozenset(
    {"url", "name", "language", "country", "standing", "ownership", "selectors", "sitemap", "archive"}
)
MOST_STANDING = 2.0
_LONGEST_NAME = 200


def read_catalogue(path: Path) -> list[Source]:
    """Read a file of sources, TOML or by its ending (`.opml`, `.xml`) OPML. Raises BadCatalogue."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BadCatalogue(f"{path}: {error.strerror or error}") from error
    try:
        return read_opml(content) if path.suffix.lower() in {".opml", ".xml"} else read_toml(content)
    except BadCatalogue as error:
        raise BadCatalogue(f"{path.name}: {error.detail}") from error


def read_toml(content: bytes) -> list[Source]:
    """Read `[[feed]]` tables. Raises BadCatalogue, which names the line or the entry."""
    try:
        document = tomllib.loads(content.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadCatalogue(str(error)) from error
    feeds = document.get("feed", [])
    unknown = document.keys() - {"feed"}
    if unknown or not isinstance(feeds, list):
        raise BadCatalogue(f"only [[feed]] tables belong here, not {', '.join(sorted(unknown)) or 'feed'}")
    sources: list[Source] = []
    seen: dict[str, int] = {}
    for number, feed in enumerate(feeds, 1):
        source = _source(feed, f"feed {number}")
        first = seen.setdefault(source.url, number)
        if first != number:
            raise BadCatalogue(f"feed {number} ({source.name}): the same address as feed {first}")
        sources.append(source)
    return sources


def read_opml(content: bytes) -> list[Source]:
    """Read the feeds of an OPML file, each once; what is no address of the web is left out. Raises BadCatalogue."""
    sources: dict[str, Source] = {}
    for line, attributes in outlines(decode_feed(content)):
        feed = {key: value for key, value in attributes.items() if key in KEYS and value}
        feed["url"] = attributes.get("xmlurl", "")
        feed["name"] = attributes.get("title") or attributes.get("text") or feed["url"]
        read: dict[str, Any] = dict(feed)
        try:
            if "standing" in feed:
                read["standing"] = float(feed["standing"])
            if "selectors" in feed:
                read["selectors"] = json.loads(feed["selectors"])
            source = _source(read, f"line {line}")
        except (BadCatalogue, ValueError):
            continue  # other readers list what only they understand (saved searches, podcasts by id)
        sources.setdefault(source.url, source)
    return list(sources.values())


def write_opml(sources: Iterable[Source], title: str = "Kabarchy") -> str:
    """Write sources as OPML 2.0; what it has no words for stands in attributes that other readers ignore.

    Its type is `rss` for what every reader can read, `html` for pages and channels that only we do.
    """
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<opml version="2.0">',
        f"  <head><title>{_escaped(title)}</title></head>",
        "  <body>",
    ]
    for source in sources:
        attributes = {
            "type": "html" if source.selectors or channel_name(source.url) else "rss",
            "text": source.name,
            "title": source.name,
            "xmlUrl": source.url,
            "language": source.language,
            "country": source.country,
            "standing": None if source.standing == 1 else f"{source.standing:g}",
            "ownership": source.ownership,
            "sitemap": source.sitemap,
            "archive": source.archive,
            "selectors": json.dumps(source.selectors, ensure_ascii=False) if source.selectors else None,
        }
        written = " ".join(f"{key}={quoteattr(value)}" for key, value in attributes.items() if value)
        lines.append(f"    <outline {written}/>")
    lines += ["  </body>", "</opml>", ""]
    return "\n".join(lines)


def _source(feed: Any, where: str) -> Source:
    """Make a source of a table of strings, or say what is wrong with it."""
    if not isinstance(feed, dict):
        raise BadCatalogue(f"{where}: a table is needed")
    named = f"{where} ({feed['name']})" if isinstance(feed.get("name"), str) else where
    unknown = feed.keys() - KEYS
    if unknown:
        raise BadCatalogue(f"{named}: unknown {', '.join(sorted(unknown))}")
    url = _text(feed, "url", named)
    name = _text(feed, "name", named)
    if url is None or name is None:
        raise BadCatalogue(f"{named}: url and name are needed")
    url = channel_address(url) or url
    _check_address(url, named)
    sitemap, archive = _text(feed, "sitemap", named), _text(feed, "archive", named)
    for address in filter(None, (sitemap, archive)):
        _check_address(address, named)
    if archive is not None and not is_archive(archive):
        raise BadCatalogue(f"{named}: archive needs {{page}} or {{year}}, {{month}}, {{day}}")
    country = _text(feed, "country", named)
    return Source(
        url=url,
        name=name[:_LONGEST_NAME],
        language=_text(feed, "language", named),
        country=country.lower() if country is not None else None,
        standing=_standing(feed, named),
        selectors=_selectors(feed, named),
        ownership=_text(feed, "ownership", named),
        sitemap=sitemap,
        archive=archive,
    )


def _check_address(url: str, where: str) -> None:
    try:
        check_address(url)
    except BadAddress as error:
        raise BadCatalogue(f"{where}: {url} is no address that can be polled ({error.detail})") from error


def _text(feed: dict[str, Any], key: str, where: str) -> str | None:
    value = feed.get(key)
    if value is not None and not isinstance(value, str):
        raise BadCatalogue(f"{where}: {key} must be a text")
    return value.strip() or None if value is not None else None


def _standing(feed: dict[str, Any], where: str) -> float:
    value = feed.get("standing", 1.0)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= MOST_STANDING:
        raise BadCatalogue(f"{where}: standing must be a number from 0 to {MOST_STANDING:g}")
    return float(value)


def _selectors(feed: dict[str, Any], where: str) -> dict[str, str] | None:
    value = feed.get("selectors")
    if value is None:
        return None
    if not isinstance(value, dict) or not all(isinstance(selector, str) for selector in value.values()):
        raise BadCatalogue(f"{where}: selectors must be a table of texts")
    if mistake := mistake_in(value):
        raise BadCatalogue(f"{where}: {mistake}")
    return dict(value)


def _escaped(text: str) -> str:
    return quoteattr(text)[1:-1]
