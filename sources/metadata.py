"""What a page says about its article in its head: title, picture, author, date, address."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from sources.linked_data import article_of, texts
from sources.markup import plain
from sources.pictures import Picture, picture_of

_AFTER_TITLE = re.compile(r"\s+[|•·»—–-]\s+[^|•·»—–]{2,60}$")
"""The outlet's name after the headline in `<title>`."""
_BEFORE_NAME = re.compile(r"^(?:by|автор|авторы|текст|author|written by)\b[\s:–—-]*", re.IGNORECASE)
_NO_PERSON = re.compile(
    r"://|^www\.|@|^(?:admin\w*|editor|root|redaktor|guest|webmaster|none|null|undefined)$", re.IGNORECASE
)
_LONGEST_NAME = 80
_MOST_AUTHORS = 3


class Metadata:
    """The facts of a parsed page; each is "" where the page does not say it."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self._tree = tree
        self._meta = dict(_metas(tree))
        self._article = article_of(tree)

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

    def picture(self, url: str) -> Picture | None:
        """Return the picture, seen from the page's address."""
        return picture_of(self._tree, self._meta, self._article, url)

    def author(self) -> str:
        """Return who wrote it."""
        said = [*texts(self._article.get("author"))]
        said = said or [self._meta.get(name, "") for name in ("author", "article:author", "dc.creator")]
        outlet = self._meta.get("og:site_name", "").casefold()
        people = (_person(name) for name in said)
        named = dict.fromkeys(person for person in people if person and person.casefold() != outlet)
        return ", ".join([*named][:_MOST_AUTHORS])

    def body(self) -> str:
        """Return the article's text as the linked data has it, one paragraph a line."""
        body = self._article.get("articleBody")
        return body if isinstance(body, str) else ""

    def published(self) -> str:
        """Return the date of publication as it is written."""
        for said in (
            self._article.get("datePublished"),
            self._meta.get("article:published_time"),
            self._meta.get("datepublished"),
            self._article.get("dateCreated"),
        ):
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


def _person(said: str) -> str:
    """Return a person's name: no address, no "By" before it, no account that is nobody's."""
    name = _BEFORE_NAME.sub("", plain(said)).strip(" ,;|")
    nobody = _NO_PERSON.search(name) is not None or len(name) > _LONGEST_NAME
    return "" if nobody else name
