"""Read: makes an article of an entry: the feed's own text where it is whole, else the page behind it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from news.articles import Reading
from news.feeds import StoredEntry
from news.repeated import Repeated
from sources.channels import is_post
from sources.errors import SourceError
from sources.headlines import without_headline
from sources.html_text import text_of_html
from sources.lines import clean
from sources.pages import PageText
from sources.urls import canonical, host_of
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
    """Read an entry that was claimed, and keep the article without the lines that its site repeats."""
    reading = await read(pages, extractor, detect, entry)
    async with storage.writing() as tx:
        if reading.page is not None:
            # Of pages only: a feed may say what it likes about another's host.
            host = host_of(reading.page)
            repeated = Repeated(await tx.repeated.of(host))
            text = repeated.without(reading.text)
            repeated.learn(reading.text, canonical(reading.address or reading.page))
            await tx.repeated.keep(host, repeated.pack(), clock())
            reading = replace(reading, text=text)
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
    fetched_from = ""
    if is_post(entry.link):  # its page has no more words than its channel showed
        own = without_headline(own, entry.title)
    elif entry.link is not None and not is_whole(own):
        try:
            fetched = await pages.get(entry.link, accept=PAGE_TYPES, limit=PAGE_LIMIT)
            page, fetched_from = await extractor.extract(fetched, title=entry.title), fetched.url
        except SourceError:
            page = None
    is_of_page = page is not None and len(page.text) > len(own)
    text = page.text if page is not None and is_of_page else own
    title = entry.title or (page.title if page is not None else "")
    reading = Reading(
        title=title,
        text=text,
        language=detect(title, text),
        image=entry.image,
        author=entry.author,
        page=fetched_from if is_of_page else None,
    )
    return reading if page is None else _with_facts(reading, page)


def _with_facts(reading: Reading, page: PageText) -> Reading:
    """Return a reading with what only the page says; the size of a picture is that of the page's own."""
    image = reading.image or page.image
    is_of_page = image == page.image
    return replace(
        reading,
        image=image,
        image_width=page.image_width if is_of_page else None,
        image_height=page.image_height if is_of_page else None,
        author=reading.author or page.author,
        published_at=page.published_at,
        address=page.canonical_url,
    )


def is_whole(text: str) -> bool:
    """Whether a feed's own text is the whole article rather than its beginning.

    >>> is_whole("Краткое начало…")
    False
    """
    return len(text) >= WHOLE and not text.rstrip().endswith(CUT_OFF)
