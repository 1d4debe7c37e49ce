"""Lines that many pages of one host begin or end with, and that no rule knows: they are the site's, not the article's.

Only the edges of a text are learned and only from them lines go, the outermost first: a sentence that a newspaper repeats
amid its reports stays. So does the background that closes the reports of one story, because it stands in few of all the
pages, and a long paragraph however often it comes.
"""

import struct
from collections import OrderedDict
from dataclasses import dataclass
from hashlib import blake2b

EDGE = 5
"""Lines at the beginning and at the end that are looked at."""
LONGEST = 200
"""Characters; what is longer is an article's."""
SHARE = 0.6
"""The share of the pages since it was first seen, at least, that must have had it."""
LEAST = 6
"""Pages since then, before anything is said of it: so that it stood on four, and not in three reports of one story."""
MOST_LINES = 600
"""Kept of a host: those that stood on the last hundred pages or so, and all that come again and again."""
_LEAST_LEFT = 0.5
"""The share of a text that always stays."""
_HEAD = struct.Struct("<I")
_LINE = struct.Struct("<QIIHI")
_MOST_PAGES = 0xFFFF


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """A line: the marks of the last two pages that had it, on how many it stood, and after how many it came first."""

    last: int
    before: int
    pages: int
    since: int


class Repeated:
    """What was learned of one host; `pack` gives it as bytes, from which it is made again."""

    def __init__(self, packed: bytes = b"") -> None:
        self._count = _HEAD.unpack_from(packed)[0] if packed else 0
        self._lines: OrderedDict[int, _Seen] = OrderedDict(
            (line, _Seen(last=last, before=before, pages=pages, since=since))
            for line, last, before, pages, since in _LINE.iter_unpack(packed[_HEAD.size :])
        )

    def pack(self) -> bytes:
        """Return it as bytes, of 22 a line."""
        lines = (
            _LINE.pack(line, seen.last, seen.before, seen.pages, seen.since)
            for line, seen in self._lines.items()
        )
        return _HEAD.pack(self._count) + b"".join(lines)

    def learn(self, text: str, page: str) -> None:
        """Note the edges of the text of a page; the same page read again counts once."""
        mark = _mark(page, 4)
        lines = text.splitlines()
        edges = dict.fromkeys(
            _mark(line, 8) for line in (*lines[:EDGE], *lines[-EDGE:]) if len(line) <= LONGEST
        )
        if not edges:
            return
        known = [self._lines[line] for line in edges if line in self._lines]
        if not any(mark in {seen.last, seen.before} for seen in known):
            self._count = min(self._count + 1, 0xFFFFFFFF)
        for line in edges:
            seen = self._lines.pop(line, None)
            self._lines[line] = _counted(seen, mark, self._count)
        while len(self._lines) > MOST_LINES:
            self._lines.popitem(last=False)

    def without(self, text: str) -> str:
        """Return a text without the lines at its edges that are the site's."""
        lines = text.splitlines()
        begin, end = 0, len(lines)
        while begin < min(end, EDGE) and self._is_of_site(lines[begin]):
            begin += 1
        while end > max(begin, len(lines) - EDGE) and self._is_of_site(lines[end - 1]):
            end -= 1
        left = "\n".join(lines[begin:end])
        return left if len(left) >= _LEAST_LEFT * len(text) else text

    def _is_of_site(self, line: str) -> bool:
        seen = self._lines.get(_mark(line, 8)) if len(line) <= LONGEST else None
        if seen is None:
            return False
        since = self._count - seen.since + 1
        return since >= LEAST and seen.pages >= SHARE * since


def _counted(seen: _Seen | None, mark: int, count: int) -> _Seen:
    if seen is None:
        return _Seen(last=mark, before=mark, pages=1, since=count)
    if mark in {seen.last, seen.before}:
        return seen
    return _Seen(last=mark, before=seen.last, pages=min(seen.pages + 1, _MOST_PAGES), since=seen.since)


def _mark(words: str, size: int) -> int:
    return int.from_bytes(blake2b(words.encode(), digest_size=size).digest(), "little")
