"""Whether a text denies what its sources deny, in one language: the words that are denied, and the sentences they stand in."""

from collections.abc import Sequence
from dataclasses import dataclass

from nlp.negation import Negation, has_root, negation
from nlp.negation import root as negated_root
from nlp.sentences import split
from nlp.stems import TURKIC_STEM, stem, words

KEPT = 0.5
"""Share of a sentence's words in another one from which that tells the same, and must deny what the sentence denies."""

TOLD = 0.3
"""Share of words that two sentences of one language have in common, from which one tells of the other's matter."""

MOSTLY = 0.7
"""Share of a sentence's own words from which it is about that one, however much it leaves out."""

MADE_OF = 3
"""How many sentences one may be made of."""

FEW = 2
"""Words that a sentence must have of another one to be made of it."""

SHORTEST_ROOT = 3
"""Letters from which a root that is denied is compared: shorter ones begin too many words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentence:
    roots: frozenset[str]
    words: tuple[str, ...]
    negation: Negation

    @classmethod
    def of(cls, text: str, language: str) -> "_Sentence":
        return cls(
            roots=frozenset(roots(text, language)),
            words=tuple(negated_root(word, language) for word in words(text)),
            negation=negation(text, language),
        )

    def kept_in(self, other: "_Sentence") -> bool:
        """Whether another sentence tells what this one does, so that it must deny what this one denies."""
        common = len(self.roots & other.roots)
        return common >= KEPT * len(self.roots) or common >= MOSTLY * len(other.roots)

    def overlap(self, other: "_Sentence") -> float:
        """Share of the shorter one's words that the other has, too."""
        return len(self.roots & other.roots) / max(1, min(len(self.roots), len(other.roots)))


def wrong_denial(said: str, sources: Sequence[str], language: str) -> str | None:
    """Return what a text denies and its sources do not, or they and it does not; None if it denies as they do.

    All of them are in one language, so that the words that are denied can be compared.
    """
    own = [_Sentence.of(unit.text, language) for unit in split(said)]
    theirs = [_Sentence.of(unit.text, language) for source in sources for unit in split(source)]
    wrong = _denied_elsewhere(own, theirs, language) or _denied_elsewhere(theirs, own, language)
    if wrong:
        return wrong
    for sentence in own:
        told = [other for other in theirs if sentence.overlap(other) >= TOLD]
        told = told or sorted(filter(sentence.overlap, theirs), key=sentence.overlap)[-1:]
        if sentence.negation.count > sum(other.negation.most for other in told):
            return " ".join(sentence.negation.denied) or "added"
    for sentence in own:
        told = [other for other in _told_by(sentence, theirs) if other.kept_in(sentence)]
        if sentence.negation.most < sum(other.negation.count for other in told):
            return "left out"
    return None


def _told_by(sentence: _Sentence, sources: Sequence[_Sentence]) -> list[_Sentence]:
    """Return the sentences that a sentence is made of: the one with most of its words, then that with most of the rest."""
    left = set(sentence.roots)
    found: list[_Sentence] = []
    for _ in range(MADE_OF):
        best = max(sources, key=lambda other: len(left & other.roots), default=None)
        if best is None or len(left & best.roots) < FEW:
            break
        found.append(best)
        left -= best.roots
    return found


def _denied_elsewhere(deniers: Sequence[_Sentence], others: Sequence[_Sentence], language: str) -> str | None:
    """Return a word that one text always denies and the other never; None if there is none."""
    denied = [word for sentence in deniers for word in sentence.negation.denied]
    for word in denied:
        if len(word) < SHORTEST_ROOT:
            continue
        here = sum(has_root([own], word, language) for sentence in deniers for own in sentence.words)
        there = any(has_root(sentence.words, word, language) for sentence in others)
        other_denied = [other for sentence in others for other in sentence.negation.denied]
        if there and here <= denied.count(word) and not _is_denied(word, other_denied, language):
            return word
    return None


def _is_denied(word: str, denied: Sequence[str], language: str) -> bool:
    if language == "ky":
        return any(word.startswith(other) or other.startswith(word) for other in denied)
    return word in denied


def roots(text: str, language: str) -> set[str]:
    """Return the roots of a text's longer words."""
    return {root(word, language) for word in words(text) if len(word) > 3}  # noqa: PLR2004 - the short ones stand everywhere


def root(word: str, language: str) -> str:
    """Return what of a lower-case word is equal in most of its forms."""
    return word[: TURKIC_STEM - 1] if language == "ky" else stem(word)


def share(text: str, language: str, known: set[str]) -> float:
    """Return the share of a text's longer words that are known; all of none."""
    own = roots(text, language)
    return len(own & known) / len(own) if own else 1.0
