"""Topics that people made of words and phrases: how much a text is about each, by where its words stand."""

from collections.abc import Iterable, Sequence

from nlp.phrases import Phrases, tokens
from nlp.rules import FIRES, LEAD, READ, Evidence
from nlp.stems import stem
from nlp.topics import by_names

LEAST_STEM = 4
"""Letters of a stem that may stand for all words that begin with it: a shorter one begins too many."""


class WordTopics:
    """The topics made of words, all looked for at once. Thread-safe."""

    def __init__(self, topics: Iterable[tuple[int, Sequence[str]]] = (), version: int = 0) -> None:
        self.version = version
        self._phrases = Phrases((bent(phrase), id) for id, words in topics for phrase in words)

    def scores(self, title: str, text: str) -> dict[int, float]:
        """Return the score of every topic whose words stand in a text, 0 to 1: a mention is under 0.5."""
        found: dict[int, Evidence] = {}
        for hit in self._phrases.find(tokens(title[:READ])):
            found.setdefault(hit.payload, Evidence()).title += 1
        body = tokens(text[:READ])
        for hit in self._phrases.find(body):
            evidence = found.setdefault(hit.payload, Evidence())
            if hit.first < LEAD:
                evidence.lead += 1
            else:
                evidence.body += 1
        return {id: by_names(evidence) for id, evidence in found.items()}

    def of(self, title: str, text: str) -> dict[int, float]:
        """Return the topics that a text is about, with their scores."""
        return {id: score for id, score in self.scores(title, text).items() if score >= FIRES}


def bent(phrase: str) -> str:
    """Return a phrase whose words may have any ending; one in capitals or with its own asterisk stays as it is.

    >>> bent("водные ресурсы"), bent("НАТО"), bent("ГЭС"), bent("вода")
    ('водн* ресурс*', 'НАТО', 'ГЭС', 'вода')
    """
    return " ".join(_bent(word) for word in phrase.replace("-", " ").split())


def _bent(word: str) -> str:
    if word.endswith("*") or (len(word) > 1 and word.isupper()):
        return word
    short = stem(word.lower().replace("ё", "е"))
    return (
        f"{short}*" if len(short) >= LEAST_STEM and word.lower().replace("ё", "е").startswith(short) else word
    )
