"""The HTML of rich messages as a tree: the tags that Telegram lists and no others, each closed in its turn."""

import html
from dataclasses import dataclass, field
from html.parser import HTMLParser

from playground.answers import Refusal, bad_request

_TAGS = """
a b strong i em u ins s strike del code mark sub sup tg-spoiler tg-reference tg-emoji tg-time tg-math br
h1 h2 h3 h4 h5 h6 p pre footer hr ul ol li input blockquote cite aside table caption tr th td details summary
tg-math-block img video audio figure figcaption tg-map tg-collage tg-slideshow
"""
TAGS = frozenset(_TAGS.split())
"""https://core.telegram.org/bots/api#rich-message-formatting-options."""
VOID = frozenset(("br", "hr", "img", "input"))
_REFERENCES = "lt gt amp quot apos nbsp hellip mdash ndash lsquo rsquo ldquo rdquo"
_NAMED = frozenset(_REFERENCES.split())


@dataclass(slots=True)
class Element:
    """A tag with what stands in it."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element | str"] = field(default_factory=list)


def tree_of(source: str) -> Element:
    """What the HTML says, under one nameless element.

    Raises:
        Refusal: a tag is unknown, not closed, or closed out of turn.

    """
    parser = _Parser()
    parser.feed(source)
    parser.close()
    if len(parser.open) > 1:
        raise wrong(f'Can\'t find end tag corresponding to start tag "{parser.open[-1].name}"')
    return parser.open[0]


def wrong(reason: str) -> Refusal:
    """The rich message is not what Telegram's parser accepts."""
    return bad_request(f"can't parse rich message: {reason}")


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.open = [Element("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            raise wrong(f'Unsupported start tag "{tag}"')
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        last = self.open[-1].name
        if not last:
            raise wrong(f'Unexpected end tag "{tag}"')
        if tag != last:
            raise wrong(f'Unmatched end tag, expected "</{last}>", found "</{tag}>"')
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if "<" in data:
            raise wrong("Unclosed start tag")
        self.open[-1].children.append(data)

    def handle_entityref(self, name: str) -> None:
        self.open[-1].children.append(html.unescape(f"&{name};") if name in _NAMED else f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.open[-1].children.append(html.unescape(f"&#{name};"))

    def handle_comment(self, data: str) -> None:
        raise wrong(f'Unsupported start tag "!--{data[:1]}"')

    def handle_decl(self, decl: str) -> None:
        raise wrong(f'Unsupported start tag "!{decl[:10]}"')

    def handle_pi(self, data: str) -> None:
        raise wrong(f'Unsupported start tag "?{data[:10]}"')

    def unknown_decl(self, data: str) -> None:
        raise wrong(f'Unsupported start tag "![{data[:10]}"')
