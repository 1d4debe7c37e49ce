"""Items that stand in a feed's document as they stood in the last one, left out before it is parsed.

A feed that changed has mostly old items: of 36 three are new. Parsing is nearly all of the work of a poll, so what was
read before is told by its bytes and not read again. Wherever that could change what is recognised, the document is
parsed whole.
"""

import re
import struct
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b

from news.feeds import Entry
from news.recognition import TITLE_TELLS

READING = b"1"
"""Changes when entries are read otherwise than before: then every item is read anew."""

_START = re.compile(r"<(item|entry)[\s>]")
_END = re.compile(r"</(item|entry)\s*>")
_ROOT = re.compile(r"<(?:rss|feed|rdf:RDF|channel)\b[^>]*>", re.IGNORECASE)
_HEAD = 20_000
_RECORD = struct.Struct("<8sq4s4s4s")
_UNDATED = -(2**62)
_NOTHING = bytes(4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item that was read: how it is told again, when it was published, and by what other items could be taken for it."""

    mark: bytes
    """Of the item as it stands in the document, 8 bytes."""
    published_at: datetime | None
    names: tuple[bytes, bytes, bytes]
    """Of its guid, its address and its title, 4 bytes each; zeros for what it has not, or what tells nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A document and where its items stand."""

    text: str
    spans: tuple[tuple[int, int], ...]
    marks: tuple[bytes, ...]

    def without(self, places: Iterable[int]) -> str:
        """Return the document without the items of some places."""
        left, last = [], 0
        for place in places:
            start, end = self.spans[place]
            left.append(self.text[last:start])
            last = end
        return "".join([*left, self.text[last:]])


def split(text: str, url: str) -> Split | None:
    """Find the items of a document fetched from `url`; None where they cannot be told apart for certain.

    That is so where items stand in each other, or one is spoken of in a text. What an item means depends on the
    namespaces that the document declares and on its address: they are part of its mark.
    """
    starts = list(_START.finditer(text))
    ends = list(_END.finditer(text))
    if not starts or len(starts) != len(ends):
        return None
    spans = [(start.start(), end.end()) for start, end in zip(starts, ends, strict=True)]
    edges = [edge for span in spans for edge in span]
    alike = all(start[1] == end[1] for start, end in zip(starts, ends, strict=True))
    if edges != sorted(edges) or not alike:
        return None
    root = _ROOT.search(text[:_HEAD])
    context = "\0".join([url, root[0] if root else ""]).encode("utf-8", "replace")
    key = blake2b(READING + context, digest_size=16).digest()
    marks = tuple(
        blake2b(text[start:end].encode("utf-8", "replace"), digest_size=8, key=key).digest()
        for start, end in spans
    )
    return Split(text=text, spans=tuple(spans), marks=marks)


def read_as(mark: bytes, entry: Entry, key_of_url: Callable[[str], str]) -> Item:
    """Return the item that was read as an entry; `key_of_url` makes addresses of one page equal."""
    address = key_of_url(entry.link) if entry.link else None
    title = " ".join(entry.title.casefold().split())
    telling = title if len(title) >= TITLE_TELLS else None
    return Item(
        mark=mark, published_at=entry.published_at, names=(_name(entry.guid), _name(address), _name(telling))
    )


def are_distinct(items: Sequence[Item]) -> bool:
    """Whether no two of these share a guid, an address or a title: else what stands beside an item tells what it is."""
    return all(
        len(given) == len(set(given))
        for names in zip(*(item.names for item in items), strict=True)
        for given in [[name for name in names if name != _NOTHING]]
    )


def pack(items: Iterable[Item]) -> bytes:
    """Make bytes of items that were read, 28 for each."""
    return b"".join(_RECORD.pack(item.mark, _seconds(item.published_at), *item.names) for item in items)


def unpack(packed: bytes) -> dict[bytes, Item]:
    """Return the items that were packed, by their marks; none of what is no such thing."""
    return {item.mark: item for item in _unpacked(packed)} if len(packed) % _RECORD.size == 0 else {}


def _unpacked(packed: bytes) -> Iterator[Item]:
    for mark, seconds, guid, address, title in _RECORD.iter_unpack(packed):
        published_at = None if seconds == _UNDATED else datetime.fromtimestamp(seconds, UTC)
        yield Item(mark=mark, published_at=published_at, names=(guid, address, title))


def _seconds(moment: datetime | None) -> int:
    return _UNDATED if moment is None else int(moment.timestamp())


def _name(of: str | None) -> bytes:
    return blake2b(of.encode("utf-8", "replace"), digest_size=4).digest() if of else _NOTHING
