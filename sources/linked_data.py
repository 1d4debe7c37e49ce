"""What a page says of its article in linked data (schema.org as JSON), however it is nested, and slightly broken too."""

import json
import re
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser

_LONGEST = 300_000
_MOST_SCRIPTS = 20
_MOST_ITEMS = 500
_ARTICLE = re.compile(r"(?:Article|Posting|Report)$")
_WRAPPED = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)\s*|\s*(?:-->|//\s*\]\]>|\]\]>)?\s*;?\s*$"
)
_LAST_COMMA = re.compile(r",(?=\s*[}\]])")
_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item")
"""Where an item may hold the article instead of being it."""


def article_of(tree: LexborHTMLParser) -> dict[str, Any]:
    """Return the first article among the page's linked data, the one with most facts of several; {} where there is none."""
    found: dict[str, Any] = {}
    for node in tree.css('script[type*="ld+json"]')[:_MOST_SCRIPTS]:
        for item in _items(_read(node.text())):
            if _is_article(item) and len(item) > 2 * len(found):
                found = item
    return found


def texts(value: Any) -> Iterator[str]:
    """Yield the words of a value: a string, a thing with a name, or several of these."""
    for one in value if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, list):
            name = name[0] if name else None
        if isinstance(name, str) and name.strip():
            yield name


def _read(text: str) -> Any:
    if len(text) > _LONGEST:
        return None
    for repaired in (text, _LAST_COMMA.sub("", _WRAPPED.sub("", text))):
        try:
            return json.loads(repaired, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _items(data: Any) -> Iterator[dict[str, Any]]:
    """Yield all items, the outer ones first."""
    waiting = [data]
    for _ in range(_MOST_ITEMS):
        if not waiting:
            return
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting.extend(item[:_MOST_ITEMS])
        elif isinstance(item, dict):
            yield item
            waiting.extend(item[name] for name in _INSIDE if isinstance(item.get(name), dict | list))


def _is_article(item: dict[str, Any]) -> bool:
    kinds = item.get("@type")
    return any(
        isinstance(kind, str) and _ARTICLE.search(kind)
        for kind in (kinds if isinstance(kinds, list) else [kinds])
    )
