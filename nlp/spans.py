"""Where quotations stand in a text: no sentence ends within one."""

import re
from bisect import bisect_right

LONGEST = 1500
"""Characters after which a quotation that has not closed is taken for a slip: a mark that somebody forgot."""

_OPENING = {"«": "»", "“": "”", "„": "“"}
_CLOSING = frozenset("»”“")
_MARK = re.compile('["«»“”„]')


class Quotations:
    """The quotations of a text, outermost ones, and the marks that have no other beside them."""

    def __init__(self, text: str, begins: int, ends: int) -> None:
        pairs, lone = _matched(text, begins, ends)
        self._lone = sorted(lone)
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(pairs):
            if end - start <= LONGEST and (not self._ends or start > self._ends[-1]):
                self._starts.append(start)
                self._ends.append(end)

    def within(self, place: int) -> bool:
        """Whether the character at a place stands inside a quotation, and so does the one before it."""
        found = bisect_right(self._starts, place - 1) - 1
        return found >= 0 and place <= self._ends[found]

    def tear(self, start: int, end: int) -> bool:
        """Whether what stands between two places begins or ends inside a quotation, or has half a pair of marks."""
        if self.within(start) or self.within(end):
            return True
        return bisect_right(self._lone, end - 1) > bisect_right(self._lone, start - 1)


def wrapped(text: str) -> tuple[int, int]:
    """Return where a text begins and ends without a pair of marks around the whole of it, or a lone one before it."""
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    if end - start < 2 or text[start] not in '"«“„':  # noqa: PLR2004 - two marks
        return start, end
    # A text of several sentences in straight marks is a table's cell, not speech, where those within are in pairs.
    if (
        text[start] == text[end - 1] == '"'
        and ". " in text[start:end]
        and not _matched(text, start + 1, end - 1)[1]
    ):
        return start + 1, end - 1
    _, lone = _matched(text, start, end)
    return (start + 1, end) if start in lone else (start, end)


def _matched(text: str, begins: int, ends: int) -> tuple[list[tuple[int, int]], list[int]]:
    """Return where marks that belong together stand between two places, and where lone ones do."""
    pairs: list[tuple[int, int]] = []
    lone: list[int] = []
    open_marks: list[tuple[str, int]] = []
    for found in _MARK.finditer(text, begins, ends):
        mark, place = found.group(), found.start()
        kind = _straight(text, place, begins) if mark == '"' else ""
        if mark in _CLOSING or kind == "closing":
            opened = _closed_by(mark, open_marks)
            if opened is not None:
                pairs.append((opened, place))
                continue
            if mark in "»”" or (mark == '"' and not text[place - 1 : place].isdigit()):  # 6.5" is a length
                lone.append(place)
        if mark in _OPENING:
            open_marks.append((_OPENING[mark], place))
        elif kind == "opening":
            open_marks.append(('"', place))
    starts = sorted(start for start, _ in pairs)
    lone += [place for closing, place in open_marks if closing != "»" or not _shares(place, starts)]
    return pairs, lone


def _closed_by(mark: str, open_marks: list[tuple[str, int]]) -> int | None:
    """Take the mark that this one closes off those that are open, and return where it stands."""
    wanted = next(
        (closing for closing in (mark, "”") if any(closing == other for other, _ in open_marks[-_DEEPEST:])),
        None,
    )
    if wanted is None or (wanted != mark and mark in _CLOSING):  # “Some write like this."
        return None
    while open_marks[-1][0] != wanted:
        open_marks.pop()
    return open_marks.pop()[1]


def _shares(place: int, starts: list[int]) -> bool:
    """Whether one mark closes two: «ОАО «Газпром»."""
    following = bisect_right(starts, place)
    return following < len(starts) and starts[following] - place <= _SHARING


_DEEPEST = 4
"""Marks that are open at once and can still be closed."""

_SHARING = 60
"""Characters between two opening marks that one mark may close."""


def _straight(text: str, place: int, begins: int) -> str:
    """Tell whether a straight mark opens or closes; of several in a row, as tables double them, the first one counts."""
    before = text[place - 1 : place] if place > begins else ""
    if before == '"':
        return "repeated"
    end = place + 1
    while text[end : end + 1] == '"':
        end += 1
    after = text[end : end + 1]
    opens = not before or before.isspace() or before in "([{«“„—–-/"
    closes = not after or after.isspace() or after in ".,;:!?…)]}»”—–-/"
    return "opening" if opens and not closes else "closing"
