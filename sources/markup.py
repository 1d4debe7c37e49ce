"""Small questions about markup that several readers ask: a title without tags, a link made absolute."""

import re
from html import unescape
from urllib.parse import urljoin

_TAG = re.compile(r"<(?:[a-zA-Z/!][^<>]*)>")
_SPACES = re.compile(r"[\s\u00a0\u200b\u2028\u2029\ufeff\u00ad]+")


def plain(title: str) -> str:
    """Return a title without tags and entities, on one line.

    Unescaped twice: feeds of the region carry `&amp;laquo;` and escaped `<b>` in titles.
    """
    if "&" in title or "<" in title:
        title = _TAG.sub("", unescape(title))
        title = _TAG.sub("", unescape(title))
    return _SPACES.sub(" ", title).strip()


def absolute(base: str, link: str | None) -> str | None:
    """Return a link seen from the document at `base`, or None for what is no address on the web (tag:, mailto:)."""
    if not link or not (link := link.strip()):
        return None
    try:
        joined = urljoin(base, link)
    except ValueError:
        return None
    return joined if joined.startswith(("http://", "https://")) else None
