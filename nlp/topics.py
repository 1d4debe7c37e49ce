"""What a text is about: exact names by rules, broad subjects by a head that was trained on examples."""

import math

import numpy as np
from numpy.typing import NDArray

from nlp.head import Head, head_path, load_head
from nlp.rules import FIRES, ORGANISATIONS, Evidence, Rules, load_rules

MOST = 6
"""Topics given for one text at the most."""

SUREST = 0.95
"""The highest score of a topic that is not decided by names alone."""

STEEP = 3.2
"""How fast further mentions of a name make sure: one in the title gives 0.9."""


class Topics:
    """The classifier of the topics that ship. Thread-safe."""

    def __init__(self, vectors: str, head: Head | None = None, rules: Rules | None = None) -> None:
        self._rules = rules or load_rules()
        self._head = head or load_head(head_path(vectors))
        self.name = f"rules-{self._rules.version}"

    def of(self, title: str, text: str, vector: NDArray[np.float32]) -> list[tuple[str, float]]:
        """Return what a text is about, best first: slugs and scores over their thresholds, six at most.

        `vector` is the text's unit vector in the space that the head was trained in. A score is from 0.5, the
        threshold of its topic, to 1, so that scores of different topics compare. Only topics that the text is
        substantially about, not all that it names.
        """
        scores = self.scores(title, text, vector)
        found = [(topic, score) for topic, score in scores.items() if score >= FIRES]
        # Where an organisation is what a text is about, its name is the most exact thing to say.
        found.sort(key=lambda pair: (-pair[1], pair[0] not in ORGANISATIONS, pair[0]))
        return found[:MOST]

    def scores(self, title: str, text: str, vector: NDArray[np.float32]) -> dict[str, float]:
        """Return the score of every topic, 0 to 1, with 0.5 for its threshold."""
        if not title.strip() and not text.strip():
            return {}
        evidence = self._rules.read(title, text)
        likely = self._head.probabilities(vector, evidence)
        scores = {
            topic: comparable(float(likely[place]), float(self._head.thresholds[place]))
            for place, topic in enumerate(self._head.topics)
        }
        for topic in self._rules.topics:
            if topic not in scores:
                scores[topic] = by_names(evidence.get(topic))
        return scores


def by_names(evidence: Evidence | None) -> float:
    """Return the score that names alone give, 0 to 1.

    0.6 for one in the lead, 0.9 for one in the title; a name or two further down are a mention, under 0.5.
    """
    if evidence is None:
        return 0.0
    if evidence.score < FIRES:
        return evidence.score / FIRES / 2
    return 1 - 0.5 * math.exp(STEEP * (FIRES - evidence.score))


def comparable(probability: float, threshold: float) -> float:
    """Return a probability stretched so that its topic's threshold lies at 0.5.

    It stays under `SUREST`: an organisation that a text names throughout is the more exact thing to say.

    >>> comparable(0.3, 0.3), comparable(1.0, 0.3), comparable(0.0, 0.3)
    (0.5, 0.95, 0.0)
    """
    if probability < threshold:
        return 0.5 * probability / threshold
    return 0.5 + (SUREST - 0.5) * (probability - threshold) / max(1 - threshold, 1e-6)
