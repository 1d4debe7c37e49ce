"""What a page says about its article in its head: title, picture, author, date, address."""

import json
import re
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from sources.markup import plain

_AFTER_TITLE = re.compile(r"\s+[|•·»—–-]\s+[^|•·»—–]{2,60}$")
"""The outlet's name after the headline in `<title>`."""
_LONGEST_SCRIPT = 300_000


class Metadata:
    """The facts of a parsed page; each is "" where the page does not say it."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self._tree = tree
        self._meta = dict(_metas(tree))
        self._article = _json_ld(tree)

    def title(self) -> str:
        """Return the headline: the only `h1`, else what is said for sharing, else the window's title."""
        said = plain(self._meta.get("og:title", "")) or plain(self._meta.get("twitter:title", ""))
        headings = [plain(node.text(deep=True)) for node in self._tree.css("h1")]
        headings = [heading for heading in headings if heading]
        if len(headings) == 1 and len(headings[0]) > len(said) // 3:
            return headings[0]
        node = self._tree.css_first("title")
        window = plain(node.text()) if node is not None else ""
        matching = [heading for heading in headings if heading.casefold() in window.casefold()]
        return max(matching, key=len, default="") or said or _AFTER_TITLE.sub("", window)

    def image(self) -> str:
        """Return the address of the picture."""
        return (
            self._meta.get("og:image", "")
            or self._meta.get("twitter:image", "")
            or _first_url(self._article.get("image"))
        )

    def author(self) -> str:
        """Return who wrote it."""
        author = self._article.get("author")
        author = author[0] if isinstance(author, list) and author else author
        name = author.get("name") if isinstance(author, dict) else author
        named = (
            name
            if isinstance(name, str)
            else self._meta.get("author", "") or self._meta.get("article:author", "")
        )
        return "" if named.startswith("http") else plain(named)

    def published(self) -> str:
        """Return the date of publication as it is written."""
        for said in (self._article.get("datePublished"), self._meta.get("article:published_time")):
            if isinstance(said, str) and said:
                return said
        node = self._tree.css_first("[itemprop=datePublished]") or self._tree.css_first(
            "article time[datetime]"
        )
        if node is not None:
            return node.attributes.get("datetime") or node.attributes.get("content") or ""
        return self._meta.get("pubdate", "") or self._meta.get("date", "")

    def canonical(self) -> str:
        """Return the address that the page gives itself."""
        node = self._tree.css_first("link[rel=canonical]")
        return (
            (node.attributes.get("href") if node is not None else "") or self._meta.get("og:url", "")
        ).strip()

    def language(self) -> str:
        """Return the language that the markup declares."""
        node = self._tree.css_first("html")
        return ((node.attributes.get("lang") if node is not None else "") or "").strip().lower()[:2]


def _metas(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for node in reversed(tree.css("meta")):  # the first of equal ones wins
        name = (
            node.attributes.get("property") or node.attributes.get("name") or node.attributes.get("itemprop")
        )
        content = node.attributes.get("content")
        if name and content:
            yield name.lower(), content.strip()


def _json_ld(tree: LexborHTMLParser) -> dict[str, Any]:
    """Return the first article among the page's linked data (schema.org)."""
    for node in tree.css('script[type="application/ld+json"]'):
        text = node.text()
        try:
            data = json.loads(text, strict=False) if len(text) < _LONGEST_SCRIPT else None
        except (ValueError, RecursionError):
            continue
        for item in _items(data):
            if "Article" in str(item.get("@type", "")):
                return item
    return {}


def _items(data: Any) -> Iterator[dict[str, Any]]:
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from (part for part in graph if isinstance(part, dict)) if isinstance(graph, list) else ()


def _first_url(image: Any) -> str:
    image = image[0] if isinstance(image, list) and image else image
    address = image.get("url") if isinstance(image, dict) else image
    return address if isinstance(address, str) else ""
