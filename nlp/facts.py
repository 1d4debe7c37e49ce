"""What is new in what is said of a story: sentences with a number, a name or words that nothing told before had."""

from collections.abc import Iterable, Sequence

from nlp.agreement import content, marks

OTHERWISE = 0.25
"""Share of a sentence's words that must be new beside a new name or number: a byline alone is no news."""
UNTOLD = 0.6
"""Share of new words from which a sentence is new without a new name or number."""


def new_facts(said: Iterable[str], told: Sequence[str]) -> list[int]:
    """Return the places of those of some sentences that say what neither `told` nor one before them says."""
    known_marks: set[str] = set()
    known_words: set[str] = set()
    for text in told:
        known_marks |= marks(text)
        known_words |= content(text)
    found = []
    for place, text in enumerate(said):
        words, own = content(text), marks(text)
        new = len(words - known_words)
        if words and (
            new >= UNTOLD * len(words) or (not own <= known_marks and new >= OTHERWISE * len(words))
        ):
            found.append(place)
            known_marks |= own
            known_words |= words
    return found
