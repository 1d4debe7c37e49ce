"""What is read from a web page, as plain data that processes hand to each other."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """The article on a page: its text one paragraph a line, list items as "- …", no menus."""

    title: str
    text: str
    image: str | None = None
    image_width: int | None = None
    """In pixels, as the page says; None where it does not."""
    image_height: int | None = None
    author: str | None = None
    published_at: datetime | None = None
    canonical_url: str | None = None
    """The page's own word for its address, where that can be true: an article of the same site."""
    language: str | None = None
    """As the page's markup declares it; often wrong."""
