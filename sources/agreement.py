"""Several readings of one page to one text: the reading that agrees most with the others, without what it alone has."""

import re
from collections.abc import Sequence

_WINDOW = 4
"""Words in a row by which readings are compared."""
_CONFIRMED = 0.6
"""The share of a line's windows that another reading must have."""
_LEAST_LEFT = 0.5
"""The share of the reading that stays at least: less, and it is the others that read badly."""
_FOUND = 200
"""Characters from which a page was read at all, and from which its own word for its text is one."""
_WORD = re.compile(r"\w+")

Windows = frozenset[tuple[str, ...]]


def agreed(readings: Sequence[str], said: str = "") -> str:
    """Return the text of a page, a paragraph a line.

    `said` is the text as the page hands it to machines. It may confirm a reading, and stands for the readers where they
    found nothing, but is not preferred: it is often cut short, and mostly without its paragraphs.
    """
    windows = [_windows(reading) for reading in readings]
    own = _windows(said) if len(said) >= _FOUND else frozenset()
    agreement = [
        sum(_overlap(one, other) for at, other in enumerate([*windows, own]) if at != index)
        for index, one in enumerate(windows)
    ]
    best = max(range(len(readings)), key=lambda index: (agreement[index], bool(readings[index])))
    if len(readings[best]) < _FOUND <= len(said):
        return said
    others = frozenset[tuple[str, ...]]().union(own, *(one for at, one in enumerate(windows) if at != best))
    return _confirmed(readings[best], others)


def _confirmed(reading: str, others: Windows) -> str:
    """Return the lines that another reading has too; too short ones to tell stay where they stand between such."""
    lines = reading.splitlines()
    confirmed = [_is_confirmed(line, others) for line in lines]
    known = [index for index, state in enumerate(confirmed) if state]
    if not known:
        return reading
    kept = [
        line
        for index, (line, state) in enumerate(zip(lines, confirmed, strict=True))
        if state or (state is None and known[0] <= index <= known[-1])
    ]
    text = "\n".join(kept)
    return text if len(text) >= _LEAST_LEFT * len(reading) else reading


def _is_confirmed(line: str, others: Windows) -> bool | None:
    """Whether the others have a line; None for one of fewer words than a window."""
    own = _windows(line)
    return len(own & others) >= _CONFIRMED * len(own) if own else None


def _windows(text: str) -> Windows:
    words = _WORD.findall(text.casefold())
    return frozenset(zip(*(words[offset:] for offset in range(_WINDOW)), strict=False))


def _overlap(one: Windows, other: Windows) -> float:
    """Return how alike two readings are, 0 to 1 (F1)."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0
