"""The picture of an article and its size, as a page says them; logos, placeholders and counters are none."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from sources.markup import absolute

_NO_PICTURE = re.compile(
    r"(?:^|[/._-])(?:logo\w*|placeholder|no-?(?:image|photo|pic)|default(?:[_-]?(?:image|img|share|og))?|blank|spacer|pixel|"
    r"1x1|sprite|favicon|icons?|avatar|counter|share-?(?:image|img)|og-?default|dummy|transparent|loading|stub|zaglushka)"
    r"(?=[/._-]|\d*$)",
    re.IGNORECASE,
)
_SMALLEST = 100
"""Pixels of either side: what is smaller decorates."""
_NARROWEST_IN_TEXT = 200
_LARGEST = 20_000
_NUMBER = re.compile(r"\s*(\d{1,6})(?:\.\d+)?\s*(?:px)?\s*")
_IN_TEXT = "article img, [itemprop=articleBody] img, main img"
_MOST_IN_TEXT = 10
_LONGEST = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture's address, and its sides in pixels where the page says them."""

    url: str
    width: int | None = None
    height: int | None = None


def picture_of(
    tree: LexborHTMLParser, meta: Mapping[str, str], article: Mapping[str, Any], base: str
) -> Picture | None:
    """Return the picture of a page at `base`: the one for sharing, that of the linked data, else the first in the text."""
    logo = absolute(base, _address(_publisher(article).get("logo")))
    said: dict[str, Picture] = {}
    for picture in _said(tree, meta, article):
        url = absolute(base, picture.url)
        if url is None or url == logo or not _is_picture(url, picture):
            continue
        # The same picture may be said twice, with its size only once.
        known = said.setdefault(url, picture)
        if known.width is None and picture.width is not None:
            said[url] = picture
    return next(
        (Picture(url=url, width=picture.width, height=picture.height) for url, picture in said.items()), None
    )


def _said(tree: LexborHTMLParser, meta: Mapping[str, str], article: Mapping[str, Any]) -> Iterator[Picture]:
    for name in ("og:image:secure_url", "og:image", "og:image:url"):
        if name in meta:
            width, height = _side(meta.get("og:image:width")), _side(meta.get("og:image:height"))
            yield Picture(url=meta[name], width=width, height=height)
    for name in ("twitter:image", "twitter:image:src"):
        if name in meta:
            yield Picture(url=meta[name])
    images = article.get("image")
    for image in images if isinstance(images, list) else [images]:
        sides = image if isinstance(image, dict) else {}
        yield Picture(url=_address(image), width=_side(sides.get("width")), height=_side(sides.get("height")))
    for node in tree.css(_IN_TEXT)[:_MOST_IN_TEXT]:
        width, height = _side(node.attributes.get("width")), _side(node.attributes.get("height"))
        if width is None or width >= _NARROWEST_IN_TEXT:
            url = node.attributes.get("data-src") or node.attributes.get("src") or ""
            yield Picture(url=url, width=width, height=height)


def _is_picture(url: str, picture: Picture) -> bool:
    if len(url) > _LONGEST or any(
        side is not None and side < _SMALLEST for side in (picture.width, picture.height)
    ):
        return False
    path = unquote(urlsplit(url).path)
    return not path.lower().endswith(".svg") and _NO_PICTURE.search(path.rpartition("/")[2]) is None


def _address(image: Any) -> str:
    if isinstance(image, list):
        image = image[0] if image else None
    address = (image.get("url") or image.get("contentUrl")) if isinstance(image, dict) else image
    return address if isinstance(address, str) else ""


def _publisher(article: Mapping[str, Any]) -> Mapping[str, Any]:
    publisher = article.get("publisher")
    return publisher if isinstance(publisher, dict) else {}


def _side(said: Any) -> int | None:
    """Return a side in pixels: 1200, "1200", "1200 px", or a quantity that holds one of these."""
    said = said.get("value") if isinstance(said, dict) else said
    found = _NUMBER.fullmatch(str(said)) if isinstance(said, str | int | float) else None
    side = int(found[1]) if found else 0
    return side if 0 < side <= _LARGEST else None
