"""What a newsroom is made of: outlets, and the items that they publish."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, get_args

Form = Literal["rss", "rss-1251", "atom", "json"]
FORMS: tuple[str, ...] = get_args(Form)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An invented paper: who it is, which form its feed has, and what stands around the texts on its pages."""

    slug: str
    name: str
    language: str
    country: str = ""
    """ISO 3166 in lower case; empty for an international one."""
    form: Form
    about: str
    standing: float = 1.0
    menu: tuple[str, ...]
    around: tuple[str, ...]
    """Lines above the text that are no news: share bars and the like."""
    below: tuple[str, ...]
    credit: str
    """What stands under the photo; `{n}` lets it be another one on each page."""
    more: str
    """The heading of the links to other news."""

    @property
    def encoding(self) -> str:
        """In which its feed and pages are written."""
        return "windows-1251" if self.form == "rss-1251" else "utf-8"

    @property
    def feed_path(self) -> str:
        """Where its feed lies."""
        return {"atom": "/atom.xml", "json": "/feed.json"}.get(self.form, "/rss.xml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An item as it is written down: how long ago, by whom, of which event."""

    event: str
    slug: str
    outlet: str
    ago: timedelta
    title: str
    text: str
    """Paragraphs between empty lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item as it is published."""

    slug: str
    outlet: str
    at: datetime
    title: str
    text: str

    @property
    def paragraphs(self) -> list[str]:
        """The text, paragraph by paragraph."""
        return [" ".join(part.split()) for part in self.text.split("\n\n") if part.strip()]

    @property
    def lead(self) -> str:
        """The first paragraph."""
        return self.paragraphs[0] if self.paragraphs else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A story that the panel offers to publish."""

    outlet: str
    title: str
    text: str
