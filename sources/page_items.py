"""A page without a feed to entries, by CSS selectors that an operator wrote for it.

`item` finds the entries; the others look within each: `title`, `link`, `time`, `text`, `image`. A selector may end in an
attribute, as in `img@data-src`. What an operator named and the page no longer shows is an error, so that somebody hears
of it.
"""

from collections.abc import Mapping
from datetime import datetime

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from news.feeds import Entry, ParsedFeed, SourceKind
from sources.dates import parse_date
from sources.decoding import decode_page
from sources.errors import PageChanged
from sources.html_text import text_of_node
from sources.markup import absolute, plain

PARTS = ("item", "title", "link", "time", "text", "image")
MOST_ITEMS = 200
_IMAGE_ATTRIBUTES = ("src", "data-src", "data-original", "content", "href")


def mistake_in(selectors: Mapping[str, str]) -> str | None:
    """Return what is wrong with selectors as an operator wrote them, None where nothing is."""
    unknown = sorted(selectors.keys() - set(PARTS))
    if unknown:
        return f"selectors know {', '.join(PARTS)}, not {', '.join(unknown)}"
    if not selectors.get("item"):
        return "selectors need an item"
    tree = LexborHTMLParser("<p></p>")
    for part, selector in selectors.items():
        try:
            tree.css(selector.partition("@")[0].strip() or "p")
        except SelectolaxError:
            return f"selector {part} is no CSS: {selector}"
    return None


def parse_items(
    body: bytes, *, content_type: str, url: str, now: datetime, zone: str, selectors: Mapping[str, str]
) -> ParsedFeed:
    """Read the entries of a page. Raises PageChanged with the name of a selector that finds nothing."""
    tree = LexborHTMLParser(decode_page(body, content_type))
    if tree.root is None:
        raise PageChanged("item")
    base = _base(tree, url)
    items = _find(tree.root, selectors["item"], "item")[:MOST_ITEMS]
    if not items:
        raise PageChanged(f"item {selectors['item']}")
    read = [_entry(item, base, now, zone, selectors) for item in items]
    entries = tuple(entry for entry in read if entry.title and entry.link)
    for part, found in (
        ("link", any(entry.link for entry in read)),
        ("title", bool(entries)),
        ("time", any(entry.published_at for entry in entries) or "time" not in selectors),
    ):
        if not found:
            raise PageChanged(f"{part} {selectors.get(part, '')}".strip())
    title = tree.css_first("title")
    html = tree.css_first("html")
    return ParsedFeed(
        kind=SourceKind.PAGE,
        title=plain(title.text()) if title is not None else "",
        language=((html.attributes.get("lang") or "")[:2].lower() or None) if html is not None else None,
        entries=entries,
    )


def _entry(item: LexborNode, base: str, now: datetime, zone: str, selectors: Mapping[str, str]) -> Entry:
    anchor = _link_node(item, selectors)
    title = _text(item, selectors, "title") if "title" in selectors else _words(anchor)
    text = _node(item, selectors, "text")
    return Entry(
        link=absolute(base, _value(item, selectors, "link", ("href",)) or _attribute(anchor, ("href",))),
        title=plain(title),
        html=(text.html or "") if text is not None else "",
        published_at=_published(item, now, zone, selectors),
        image=absolute(base, _value(item, selectors, "image", _IMAGE_ATTRIBUTES)),
    )


def _published(item: LexborNode, now: datetime, zone: str, selectors: Mapping[str, str]) -> datetime | None:
    """Return the moment that an item names: by an attribute where it has one, else by its words."""
    for raw in (_value(item, selectors, "time", ("datetime", "content")), _text(item, selectors, "time")):
        moment = parse_date(raw, now=now, zone=zone) if raw else None
        if moment is not None:
            return moment
    return None


def _link_node(item: LexborNode, selectors: Mapping[str, str]) -> LexborNode | None:
    """Return the link of an item: the one that was named, the item itself, or the first in it."""
    if "link" in selectors:
        return _node(item, selectors, "link")
    return item if item.tag == "a" else item.css_first("a[href]")


def _node(item: LexborNode, selectors: Mapping[str, str], part: str) -> LexborNode | None:
    if part not in selectors:
        return None
    selector = selectors[part].partition("@")[0].strip()
    found = _find(item, selector, part) if selector else [item]
    return found[0] if found else None


def _find(node: LexborNode, selector: str, part: str) -> list[LexborNode]:
    try:
        return node.css(selector)
    except SelectolaxError as error:
        raise PageChanged(f"{part} {selector}") from error


def _value(item: LexborNode, selectors: Mapping[str, str], part: str, usual: tuple[str, ...]) -> str:
    """Return the attribute that a selector names after its @, else the first of the usual ones that is there."""
    named = selectors.get(part, "").partition("@")[2].strip()
    return _attribute(_node(item, selectors, part), (named,) if named else usual)


def _attribute(node: LexborNode | None, names: tuple[str, ...]) -> str:
    if node is None:
        return ""
    return next((value for name in names if (value := (node.attributes.get(name) or "").strip())), "")


def _text(item: LexborNode, selectors: Mapping[str, str], part: str) -> str:
    node = _node(item, selectors, part)
    named = selectors.get(part, "").partition("@")[2].strip()
    return _attribute(node, (named,)) if named else _words(node)


def _words(node: LexborNode | None) -> str:
    return " ".join(text_of_node(node).split()) if node is not None else ""


def _base(tree: LexborHTMLParser, url: str) -> str:
    base = tree.css_first("base[href]")
    return absolute(url, base.attributes.get("href") if base is not None else None) or url
