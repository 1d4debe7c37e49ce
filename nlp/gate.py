"""The gate: lets a text pass that says nothing its sources do not say, and names what it refuses another one for."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

import numpy as np

from news.grouping import DENSE
from nlp.bindings import exchanged
from nlp.denials import root, roots, share, wrong_denial
from nlp.names import Known, Names, foreign_name, names
from nlp.negation import Negation, negation
from nlp.quantities import Quantities, quantities, together
from nlp.quotations import is_said, quoted, speech
from nlp.sentences import split
from nlp.stems import words
from nlp.vectors import Floats, Vectors

LANGUAGES = ("ru", "ky", "en")
"""Languages whose numbers, dates and negations are known."""

LONGEST = 4_000
"""Characters of a text that may pass; a digest's is a tenth of that."""

LONGEST_SOURCE = 40_000
"""Characters of all sources together that are looked at."""

OWN_WORDS = 0.6
"""Share of a sentence's words that stand in the sources from which it needs no further likeness to them."""

LIKE_OWN = 0.92
"""Likeness to a sentence of the sources, in their language, of one whose words do not stand there."""

LIKE_ACROSS = 0.82
"""The same across languages, where short sentences of one story can be less alike than this and those of two more: what is
added or left out is mostly known by its names and numbers, or by the length."""

LENGTHS = (0.55, 1.5)
"""Between which shares of the length of what it translates a translation stays (Kyrgyz, Russian and English: 0.8 to 1.25)."""


class Reason(StrEnum):
    """Why a text does not pass."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    LANGUAGE = "language"
    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    QUOTATION = "quotation"
    NEGATION = "negation"
    MEANING = "meaning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A text and its language."""

    text: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether a text passes; if not, the first reason, and the number, name or words that it is refused for."""

    reason: Reason | None = None
    detail: str = ""

    @property
    def passes(self) -> bool:
        """Whether it says nothing that its sources do not say."""
        return self.reason is None

    def __str__(self) -> str:
        return "passes" if self.reason is None else f"{self.reason}: {self.detail}".rstrip(": ")


PASSES = Verdict()


@dataclass(slots=True)
class _Sides:
    """A text and its sources, taken apart."""

    said: Said
    sources: Sequence[Said]
    across: bool
    """Whether no source is in the text's language: then it is a translation, of all that they say."""
    quantities: Quantities = field(init=False)
    source_quantities: Quantities = field(init=False)
    names: Names = field(init=False)
    known: Known = field(init=False)

    def __post_init__(self) -> None:
        self.quantities = quantities(self.said.text, self.said.language)
        self.source_quantities = together([quantities(one.text, one.language) for one in self.sources])
        self.names = names(self.said.text, self.said.language)
        self.known = Known([names(one.text, one.language) for one in self.sources])


class Gate:
    """Weighs texts against their sources. Pure but for the vectors, and thread-safe as they are."""

    def __init__(self, vectors: Vectors | None = None) -> None:
        self._vectors = vectors
        self._crosses = vectors is not None and vectors.thresholds == DENSE

    @property
    def crosses(self) -> bool:
        """Whether translations can be weighed: without a model that knows the languages none passes."""
        return self._crosses

    def weigh(self, said: Said, sources: Sequence[Said]) -> Verdict:
        """Return whether a text passes as a summary of its sources, or as the translation of them.

        In a source's language it may leave things out; across languages its numbers, dates, negations and quotations
        must be all of theirs, so the sources are then what was translated and no more. Sentences that stand in a
        source word for word pass.
        """
        if not any(letter.isalpha() for letter in said.text):
            return Verdict(reason=Reason.EMPTY)
        if len(said.text) > LONGEST:
            return Verdict(reason=Reason.TOO_LONG, detail=str(len(said.text)))
        if {said.language, *(one.language for one in sources)} - set(LANGUAGES):
            return Verdict(reason=Reason.LANGUAGE, detail=said.language)
        sources = _capped(sources)
        own = [one for one in sources if one.language == said.language]
        said = _without_verbatim(said, own)
        return self.weigh_words(said, sources) if said.text else PASSES

    def weigh_words(self, said: Said, sources: Sequence[Said]) -> Verdict:
        """Do the same by the words alone, also for what stands in a source word for word."""
        if not any(one.text.strip() for one in sources):
            return Verdict(reason=Reason.MEANING, detail=said.text[:80])
        across = all(one.language != said.language for one in sources)
        sides = _Sides(said, sources, across)
        checks = (_numbers, _dates, _places, _names, _quotations, _negations, self._meaning)
        for check in checks:
            verdict = check(sides)
            if not verdict.passes:
                return verdict
        return PASSES

    def _meaning(self, sides: _Sides) -> Verdict:
        """Every sentence is like one of the sources: another story's can be free of names and numbers."""
        length = len(sides.said.text) / sum(len(one.text) for one in sides.sources)
        if sides.across and not LENGTHS[0] <= length <= LENGTHS[1]:
            return Verdict(reason=Reason.MEANING, detail=f"{length:.0%} of the length")
        doubtful = [unit.text for unit in split(sides.said.text)]
        if not sides.across:
            known = {own for one in sides.sources for own in roots(one.text, one.language)}
            doubtful = [text for text in doubtful if share(text, sides.said.language, known) < OWN_WORDS]
        if not doubtful:
            return PASSES
        if self._vectors is None or (sides.across and not self._crosses):
            return Verdict(reason=Reason.MEANING, detail=doubtful[0][:80])
        theirs = self._vectors.of(_passages(sides.sources))
        needed = LIKE_ACROSS if sides.across else LIKE_OWN
        if not self._crosses:
            needed = self._vectors.thresholds.same_language
        for text, row in zip(doubtful, self._vectors.of(doubtful), strict=True):
            if _likeness(row, theirs) < needed:
                return Verdict(reason=Reason.MEANING, detail=text[:80])
        return PASSES


def _numbers(sides: _Sides) -> Verdict:
    """Every number is in the sources; in a translation, every one of theirs in the text, too."""
    own, theirs = sides.quantities, sides.source_quantities
    wrong = own.numbers - theirs.numbers
    if sides.across:
        wrong = (wrong - own.pairs) | (theirs.numbers - own.numbers - theirs.pairs)
    return Verdict(reason=Reason.NUMBER, detail=str(min(wrong))) if wrong else PASSES


def _dates(sides: _Sides) -> Verdict:
    own, theirs = sides.quantities, sides.source_quantities
    wrong = [f"{day:02}.{month:02}" for month, day in own.days - theirs.days]
    wrong += [f"month {month}" for month in own.months - theirs.all_months]
    wrong += own.times - theirs.times
    if sides.across:
        wrong += [f"{day:02}.{month:02}" for month, day in theirs.days - own.days]
        wrong += [f"month {month}" for month in theirs.months - own.all_months]
        wrong += theirs.times - own.times
    return Verdict(reason=Reason.DATE, detail=min(wrong)) if wrong else PASSES


def _places(sides: _Sides) -> Verdict:
    """No two numbers have changed places."""
    language = sides.said.language
    theirs = [one for one in sides.sources if one.language == language] or sides.sources
    wrong = exchanged(sides.said.text, [one.text for one in theirs], (language, theirs[0].language))
    return PASSES if wrong is None else Verdict(reason=Reason.NUMBER, detail=f"exchanged: {wrong}")


def _names(sides: _Sides) -> Verdict:
    name = foreign_name(sides.names, sides.known)
    return PASSES if name is None else Verdict(reason=Reason.NAME, detail=name)


def _quotations(sides: _Sides) -> Verdict:
    """Words of people are theirs; across languages there are as many of them."""
    if sides.across:
        count, theirs = len(speech(sides.said.text)), sum(len(speech(one.text)) for one in sides.sources)
        return PASSES if count == theirs else Verdict(reason=Reason.QUOTATION, detail=f"{count} of {theirs}")
    spoken = speech(sides.said.text)
    for phrase in quoted(sides.said.text):
        if phrase in spoken and not any(is_said(phrase, one.text) for one in sides.sources):
            return Verdict(reason=Reason.QUOTATION, detail=" ".join(phrase)[:80])
        if phrase not in spoken and not all(_occurs(word, sides) for word in phrase):
            return Verdict(reason=Reason.QUOTATION, detail=" ".join(phrase))
    return PASSES


def _occurs(word: str, sides: _Sides) -> bool:
    own = root(word, sides.said.language)
    return any(
        own == root(other, one.language)
        for one in sides.sources
        for other in words(one.text)
        if other[:1] == word[:1]
    )


def _negations(sides: _Sides) -> Verdict:
    language = sides.said.language
    if sides.across:
        own = negation(sides.said.text, language)
        theirs = sum((negation(one.text, one.language) for one in sides.sources), Negation())
        if own.agrees(theirs):
            return PASSES
        return Verdict(reason=Reason.NEGATION, detail=f"{own.count} of {theirs.count}")
    sources = [one.text for one in sides.sources if one.language == language]
    wrong = wrong_denial(sides.said.text, sources, language)
    return PASSES if wrong is None else Verdict(reason=Reason.NEGATION, detail=wrong)


def _capped(sources: Sequence[Said]) -> list[Said]:
    """Return the sources up to the length that is looked at."""
    left = LONGEST_SOURCE
    kept = []
    for one in sources:
        if left <= 0:
            break
        kept.append(Said(text=one.text[:left], language=one.language))
        left -= len(one.text)
    return kept


def _without_verbatim(said: Said, own: Sequence[Said]) -> Said:
    """Return what of a text does not stand in a source word for word."""
    theirs = [_flat(one.text) for one in own]
    if any(_flat(said.text) in text for text in theirs):
        return Said(text="", language=said.language)
    left = [unit.text for unit in split(said.text) if not any(_flat(unit.text) in text for text in theirs)]
    return Said(text=" ".join(left), language=said.language)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _passages(sources: Sequence[Said]) -> list[str]:
    """Return the sentences of the sources, and each two that follow one another."""
    found: list[str] = []
    for one in sources:
        units = [unit.text for unit in split(one.text)]
        found += units
        found += [f"{first} {second}" for first, second in pairwise(units)]
    return found


def _likeness(row: Floats, theirs: Floats) -> float:
    return float(np.max(theirs @ row)) if len(theirs) else 0.0
