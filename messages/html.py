"""Telegram's HTML: the one escaper, and the measures that keep a message within Telegram's limits.

Telegram counts the visible text, not the markup. We count it in UTF-16 units, which is never less than Telegram's own
count, and we shorten before the markup is put on, so that no tag and no word is ever cut.
"""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

MESSAGE_UNITS = 4096
CAPTION_UNITS = 1024
MESSAGE_ENTITIES = 100
"""Telegram silently drops what comes after the hundredth."""
MESSAGE_BYTES = 32_000
"""A little under the 32,768 bytes of raw text, markup included, that a Bot API server accepts."""
BETWEEN = "\n\n"

_TAG = re.compile(r"<[^<>]*>")
_OPENING = re.compile(r"<[a-z][^<>]*>")
# Control characters are stripped or refused by Telegram, lone surrogates cannot be sent at all, and marks of
# direction in a headline would turn round what follows it.
_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_SENTENCE_ENDS = ".!?…"
_SHORTEST_SENTENCE = 0.5
"""A sentence's end is a good place to stop only when at least this share of the room is used."""


class Html(str):
    """A text that is markup already, so that it is not escaped again."""

    __slots__ = ()


def escape(text: str) -> Html:
    """Return a text so that Telegram shows it as it is, inside a tag's attribute too; `Html` stays as it is."""
    if isinstance(text, Html):
        return text
    return Html(html.escape(_UNPRINTABLE.sub("", text), quote=True).replace("&#x27;", "'"))


def one_line(text: str) -> str:
    """Return a text without line breaks, double spaces and characters that nobody can see."""
    return " ".join(_UNPRINTABLE.sub(" ", text).split())


def bold(text: str) -> Html:
    """Return a text in bold."""
    return Html(f"<b>{escape(text)}</b>")


def italic(text: str) -> Html:
    """Return a text in italics."""
    return Html(f"<i>{escape(text)}</i>")


def code(text: str) -> Html:
    """Return a text that a tap copies."""
    return Html(f"<code>{escape(text)}</code>")


def link(text: str, url: str | None) -> Html:
    """Return a text that opens `url`; only the text where Telegram would not take the address."""
    if url is None or not is_address(url):
        return escape(text)
    return Html(f'<a href="{escape(url)}">{escape(text)}</a>')


def quote(text: str) -> Html:
    """Return a quotation that folds itself when it is long."""
    return Html(f"<blockquote expandable>{escape(text)}</blockquote>")


_ADDRESS = re.compile(r"https?://[^\s/?#@\\]+\.[^\s/?#@\\]+([/?#]\S*)?", re.IGNORECASE)
_ADDRESS_UNITS = 2048


def is_address(url: str) -> bool:
    """Whether Telegram keeps a link to it: http or https, a host with a dot, and not endless."""
    return len(url) <= _ADDRESS_UNITS and _UNPRINTABLE.search(url) is None and bool(_ADDRESS.fullmatch(url))


def visible(markup: str) -> str:
    """Return what a person sees of a text in our HTML."""
    return html.unescape(_TAG.sub("", markup))


def units(text: str) -> int:
    """Return the length of a plain text in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def entities(markup: str) -> int:
    """Return how many pieces of formatting a text in our HTML has."""
    return len(_OPENING.findall(markup))


def shorten(text: str, limit: int) -> str:
    """Return a plain text of at most `limit` UTF-16 units, ended at a sentence, else at a word with an ellipsis."""
    if units(text) <= limit:
        return text
    room = _first_units(text, limit - 1)
    sentence = max(room.rfind(end + " ") for end in _SENTENCE_ENDS) + 1
    if sentence >= len(room) * _SHORTEST_SENTENCE:
        return room[:sentence]
    words, space, _ = room.rpartition(" ")
    return (words if space else room).rstrip(" ,;:—–-") + "…"


def portions(blocks: Sequence[str], limit: int = MESSAGE_UNITS) -> list[range]:
    """Return which blocks go into one message each, in their order, no block being divided.

    Raises ValueError for a block that fits into no message: what it holds has to be shortened before its markup.
    """
    found: list[range] = []
    gap = _size_of(BETWEEN)
    start, filled = 0, _NOTHING
    for place, block in enumerate(blocks):
        size = _size_of(block)
        if not size.fits(limit):
            raise ValueError(f"a block of {size.units} units does not fit into {limit}")
        together = filled + gap + size if place > start else size
        if not together.fits(limit):
            found.append(range(start, place))
            start, together = place, size
        filled = together
    return [*found, range(start, len(blocks))] if blocks else []


def pack(blocks: Sequence[str], limit: int = MESSAGE_UNITS) -> list[str]:
    """Return the blocks as messages, each block whole, as many in one message as Telegram takes."""
    return [BETWEEN.join(blocks[i] for i in portion) for portion in portions(blocks, limit)]


def keep_fitting(blocks: Sequence[str], limit: int = MESSAGE_UNITS, between: str = BETWEEN) -> int:
    """Return how many of the first blocks fit into one message together."""
    gap = _size_of(between)
    filled = _NOTHING
    for place, block in enumerate(blocks):
        filled = filled + gap + _size_of(block) if place else _size_of(block)
        if not filled.fits(limit):
            return place
    return len(blocks)


@dataclass(frozen=True, slots=True)
class _Size:
    """What Telegram counts of a text; a text of several parts has the sum of theirs."""

    units: int
    entities: int
    bytes: int

    def __add__(self, other: "_Size") -> "_Size":
        return _Size(self.units + other.units, self.entities + other.entities, self.bytes + other.bytes)

    def fits(self, limit: int) -> bool:
        """Whether it is one message of at most `limit` units."""
        return self.units <= limit and self.entities <= MESSAGE_ENTITIES and self.bytes <= MESSAGE_BYTES


_NOTHING = _Size(0, 0, 0)


def _size_of(markup: str) -> _Size:
    return _Size(units(visible(markup)), entities(markup), len(markup.encode()))


def _first_units(text: str, limit: int) -> str:
    """Return the longest beginning of at most `limit` units, with no character cut in two."""
    return text.encode("utf-16-le", "surrogatepass")[: max(limit, 0) * 2].decode("utf-16-le", "ignore")
