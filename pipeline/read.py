"""Read: makes an article of an entry: the feed's own text where it is whole, else the page behind it."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from news.articles import Reading
from news.feeds import StoredEntry
from sources.errors import SourceError
from sources.html_text import text_of_html
from sources.lines import clean
from sources.pages import PageText
from sources.web import PAGE_LIMIT, PAGE_TYPES, Page
from storage import Storage

WHOLE = 600
"""Characters from which a feed's own text is taken for the whole article."""
CUT_OFF = (
    "…",
    "...",
    "[…]",
    "[...]",
    "Читать далее",
    "Подробнее",
    "Толугу менен",
    "Read more",
    "Continue reading",
)


class Pages(Protocol):
    """The web, as reading needs it."""

    async def get(self, url: str, *, accept: str, limit: int) -> Page:
        """Fetch an article's page. Raises SourceError."""


class Extractor(Protocol):
    """What makes clean text of a page."""

    async def extract(self, page: Page, *, title: str = "") -> PageText:
        """Extract the article of a page. Raises SourceError."""


async def read_entry(
    storage: Storage, pages: Pages, extractor: Extractor, detect: Callable[[str, str], str],
    entry: StoredEntry, clock: Callable[[], datetime],
) -> Reading:  # fmt: skip
    """Read an entry that was claimed, and keep the article."""
    reading = await read(pages, extractor, detect, entry)
    async with storage.writing() as tx:
        await tx.articles.save(entry.id, reading, clock())
    return reading


async def read(
    pages: Pages, extractor: Extractor, detect: Callable[[str, str], str], stored: StoredEntry
) -> Reading:
    """Return an entry's clean text and language; the page is fetched only if the feed's text is too short.

    A page that cannot be had is no error: the feed's own words are what there is then.
    """
    entry = stored.entry
    own = clean(text_of_html(entry.html))
    page: PageText | None = None
    if entry.link is not None and not is_whole(own):
        try:
            page = await extractor.extract(
                await pages.get(entry.link, accept=PAGE_TYPES, limit=PAGE_LIMIT), title=entry.title
            )
        except SourceError:
            page = None
    text = page.text if page is not None and len(page.text) > len(own) else own
    title = entry.title or (page.title if page is not None else "")
    return Reading(
        title=title,
        text=text,
        language=detect(title, text),
        image=entry.image or (page.image if page is not None else None),
        author=entry.author or (page.author if page is not None else None),
        published_at=page.published_at if page is not None else None,
    )


def is_whole(text: str) -> bool:
    """Whether a feed's own text is the whole article rather than its beginning.

    >>> is_whole("Краткое начало…")
    False
    """
    return len(text) >= WHOLE and not text.rstrip().endswith(CUT_OFF)
