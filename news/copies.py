"""Whether two texts are one: reprinted word for word, cut short, or with a line of the outlet's own."""

import re

Prints = frozenset[tuple[str, ...]]
"""The runs of words in a text: two texts written independently have hardly any in common."""

RUN = 4
"""Words in a run."""
FIRST = 100
"""How many words of a text are looked at: reprints are cut from the end."""
FEWEST = 11
"""A text of fewer words is looked at with its title; if they are too few even so, nothing can be said of them."""
SAME = 0.6
"""The share of the shorter text's runs that a reprint has in common with it; independent reports have under a half."""
_WORD = re.compile(r"\w+")


def prints_of(title: str, text: str) -> Prints:
    """Return the runs of words in an article; none where it has too few: a short headline is anybody's.

    >>> text = "В Оше открыли новый мост через Ак-Буру, сообщила мэрия города в пятницу."
    >>> len(prints_of("Новый мост", text)), len(prints_of("Новый мост", "В Оше открыли мост."))
    (10, 0)
    """
    words = _words(text)
    if len(words) < FEWEST:
        words = _words(title) + words
    if len(words) < FEWEST:
        return frozenset()
    return frozenset(zip(*(words[start:] for start in range(RUN)), strict=False))


def is_copy(one: Prints, other: Prints) -> bool:
    """Whether one of two texts is a copy of the other.

    >>> one = prints_of("", "В Оше открыли новый мост через Ак-Буру, сообщила мэрия города в пятницу.")
    >>> other = prints_of("", "В Оше открыли новый мост через Ак-Буру, сообщила мэрия города в пятницу, 6 марта.")
    >>> is_copy(one, other), is_copy(one, prints_of("", "В пятницу мэрия города показала журналистам, как по новому мосту в Оше едут машины."))
    (True, False)
    """
    return bool(one and other) and len(one & other) >= SAME * min(len(one), len(other))


def _words(text: str) -> list[str]:
    # A word takes at most some twenty characters with what parts it from the next: no need to read a whole report.
    return _WORD.findall(text[: FIRST * 20].lower())[:FIRST]
