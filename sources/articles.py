"""Pages to articles: the only module that knows the text extractors.

Three of them read each page, and the one that agrees most with the other two is believed, line by line: `python -m bench
pages` measures what that gives beside each of them.
"""

import logging
from dataclasses import replace
from datetime import UTC, datetime

import readability
import trafilatura
from lxml.etree import LxmlError
from selectolax.lexbor import LexborHTMLParser

from sources.agreement import agreed
from sources.dates import parse_date
from sources.decoding import decode_page
from sources.densest import densest_text
from sources.html_text import text_of_html
from sources.lines import clean, without_title
from sources.markup import absolute, plain
from sources.metadata import Metadata
from sources.pages import PageText
from sources.urls import own_address

__all__ = ["extract", "text_of_html"]

_LONGEST_PAGE = 3_000_000
_NEVER_READ = [
    "script",
    "style",
    "noscript",
    "iframe",
    "svg",
    "template",
    "link",
    "select",
    "button",
    "object",
]
"""Half of a page of these days; no reader needs to look through it."""
_QUIET = ("trafilatura", "readability", "htmldate")

for _name in _QUIET:  # their complaints about a page are no concern of whoever runs the program
    logging.getLogger(_name).setLevel(logging.CRITICAL)


def extract(
    body: bytes | str,
    *,
    url: str,
    content_type: str = "",
    title: str = "",
    now: datetime | None = None,
    zone: str = "UTC",
) -> PageText:
    """Return the article on a page; its text is "" where there is none.

    `title`, as a feed gives it, is believed before the page's own. `now` and `zone` are for the page's date, which is
    never later than now.
    """
    html = (decode_page(body, content_type) if isinstance(body, bytes) else body)[:_LONGEST_PAGE]
    tree = LexborHTMLParser(html)
    facts = Metadata(tree)
    own_title = facts.title()
    published = parse_date(facts.published(), now=now or datetime.now(UTC), zone=zone)
    picture = facts.picture(url)
    page = PageText(
        title=plain(title) or own_title,
        text="",
        image=picture.url if picture else None,
        image_width=picture.width if picture else None,
        image_height=picture.height if picture else None,
        author=facts.author() or None,
        published_at=published,
        canonical_url=own_address(absolute(url, facts.canonical()), url),
        language=facts.language() or None,
    )
    said = facts.body()
    tree.strip_tags(_NEVER_READ)  # only now: the facts stand in some of these
    text = clean(_read(tree.html or "", own_title or title, said))
    return replace(page, text=without_title(without_title(text, own_title), title))


def _read(html: str, title: str, said: str) -> str:
    """Return the text on which the readers agree, without its title."""
    readings = [clean(reader(html)) for reader in (_trafilatura, _readability, densest_text)]
    return agreed([without_title(reading, title) for reading in readings], clean(text_of_html(said)))


def _trafilatura(html: str) -> str:
    found = trafilatura.extract(html, favor_precision=True, include_comments=False)
    lines = found.splitlines() if isinstance(found, str) else ()
    return "\n".join(_row(line) if line.startswith("|") else line for line in lines)


def _row(line: str) -> str:
    """Return a row of a table (`| Доллар | 87,45 |`) as words."""
    return " ".join(cell.strip() for cell in line.split("|") if cell.strip(" -"))


def _readability(html: str) -> str:
    try:
        summary = readability.Document(html).summary(html_partial=True)
    except (readability.readability.Unparseable, LxmlError, ValueError):
        return ""
    return text_of_html(summary)
