"""What several outlets say alike: how many others bear out a sentence, by its words, or by names and numbers."""

import re
from collections.abc import Sequence

from news.articles import Article
from nlp.script import skeleton
from nlp.stems import stems

BORNE_OUT = 0.6
"""Share of a sentence's words that another outlet's report must have to be taken for saying it too."""

BORNE_OUT_ABROAD = 0.6
"""The same of names and numbers alone, for a report in another language."""

FEWEST_MARKS = 2
"""Names and numbers that a sentence must have to be looked for in another language."""

MOST = 30
"""Reports that are compared: a story of more is told by these."""

LOOKED_AT = 3000
"""Characters of each report that are compared."""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NAME = re.compile(r"(?<![.!?…:]\s)(?<!^)\b[А-ЯЁӨҮҢҚҒІӘҰҲҶӢӮЎA-Z][^\W\d_]{2,}")
_SHORTEST = 3
_NAMED = 3
"""Consonants that two writings of a name must share."""


class Reports:
    """The reports of a story, so that a sentence of one can be looked for in the others."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._of: dict[str, list[tuple[str, frozenset[str], frozenset[str]]]] = {}
        if len({_outlet(article) for article in articles}) < 2:  # noqa: PLR2004 - nobody to bear it out
            return
        for article in articles[:MOST]:
            text = f"{article.title}\n{article.text[:LOOKED_AT]}"
            report = (article.language, content(text), marks(text))
            self._of.setdefault(_outlet(article), []).append(report)

    def borne_out(self, sentence: str, article: Article) -> int:
        """Return how many other outlets say what a sentence of an article says."""
        if not self._of:
            return 0
        own = content(sentence)
        own_marks = marks(sentence)
        return sum(
            any(
                _says(own, said, BORNE_OUT)
                if language == article.language
                else len(own_marks) >= FEWEST_MARKS and _says(own_marks, their_marks, BORNE_OUT_ABROAD)
                for language, said, their_marks in reports
            )
            for outlet, reports in self._of.items()
            if outlet != _outlet(article)
        )


def content(text: str) -> frozenset[str]:
    """Return the stems of a text that carry what it says: no short words, but all numbers."""
    return frozenset(stem for stem in stems(text) if len(stem) >= _SHORTEST or stem.isdigit())


def marks(text: str, consonants: int = _NAMED + 1) -> frozenset[str]:
    """Return the names and numbers of a text, names as their first consonants, equal in both scripts.

    Of a short name three are equal in all cases: Бишкек, Бишкекте.
    """
    named = (skeleton(match.group())[:consonants] for match in _NAME.finditer(text))
    return frozenset(
        [
            *(name for name in named if len(name) >= _NAMED),
            *(one.replace(",", ".") for one in _NUMBER.findall(text)),
        ]
    )


def _says(wanted: frozenset[str], said: frozenset[str], share: float) -> bool:
    return bool(wanted) and len(wanted & said) >= share * len(wanted)


def _outlet(article: Article) -> str:
    return article.outlet.casefold() or f"feed {article.feed_id}"
