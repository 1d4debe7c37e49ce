"""The head: what a text's vector and the names in it together say about each topic, as learned from examples."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nlp.rules import Evidence

Floats = NDArray[np.float32]

FOLDER = Path(__file__).parent

CLUES = 4
"""Numbers that a topic's rule gives: its score, and whether the title, the lead or only the body names it."""


REMAINDER = "society"
"""What a text is about when no more exact subject says it: so the labels are defined, and a linear head cannot say so."""
EXACT = frozenset(
    {
        "foreign-policy", "conflicts", "security", "terrorism", "crime", "emergencies", "politics", "economy", "energy",
        "migration", "health", "education", "ecology", "technology", "culture", "sport",
    }
)  # fmt: skip
"""The subjects that leave nothing to the remainder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """One logistic regression a topic, over the vector and the clues of that topic's own names."""

    topics: tuple[str, ...]
    mean: Floats
    """Of the vectors of the examples: (size,). All texts lie close together in this space; without it they tell little."""
    scale: float
    weights: Floats
    """(topics, size), for the centred and scaled vector."""
    clues: Floats
    """(topics, CLUES)."""
    bias: Floats
    """(topics,)."""
    thresholds: Floats
    """(topics,): the probability from which a text is about a topic."""

    def probabilities(self, vector: Floats, evidence: dict[str, Evidence]) -> Floats:
        """Return how likely a text is about each topic: (topics,), 0 to 1."""
        known = np.stack([clues(evidence.get(topic)) for topic in self.topics])
        centred = (vector - self.mean) * self.scale if vector.any() else np.zeros_like(self.mean)
        logits = self.weights @ centred + (self.clues * known).sum(axis=1) + self.bias
        return with_remainder(self.topics, 1 / (1 + np.exp(-np.clip(logits, -30, 30))))

    def save(self, path: Path) -> None:
        """Write the head; float16 is exact enough and halves it."""
        np.savez_compressed(
            path,
            topics=np.array(self.topics),
            mean=self.mean,
            scale=np.float32(self.scale),
            weights=self.weights.astype(np.float16),
            clues=self.clues,
            bias=self.bias,
            thresholds=self.thresholds,
        )


def with_remainder(topics: tuple[str, ...], likely: NDArray[np.floating]) -> Floats:
    """Return likelihoods (…, topics) in which the remainder is the less likely the likelier an exact subject is."""
    told = np.array(likely, dtype=np.float32)
    exact = [place for place, topic in enumerate(topics) if topic in EXACT]
    if REMAINDER in topics and exact:
        told[..., topics.index(REMAINDER)] *= np.sqrt(1 - told[..., exact].max(axis=-1))
    return told


def clues(evidence: Evidence | None) -> Floats:
    """Return what a topic's names say, as the numbers that the head weighs: (CLUES,)."""
    if evidence is None:
        return np.zeros(CLUES, dtype=np.float32)
    return np.array(
        [
            min(evidence.score, 2.0),
            min(evidence.title, 1.0),
            min(evidence.lead, 1.0),
            float(np.log1p(evidence.lead + evidence.body)),
        ],
        dtype=np.float32,
    )


def load_head(path: Path) -> Head:
    """Read a head that `python -m nlp.train` wrote."""
    with np.load(path, allow_pickle=False) as kept:
        return Head(
            topics=tuple(str(topic) for topic in kept["topics"]),
            mean=kept["mean"],
            scale=float(kept["scale"]),
            weights=kept["weights"].astype(np.float32),
            clues=kept["clues"],
            bias=kept["bias"],
            thresholds=kept["thresholds"],
        )


def head_path(vectors: str) -> Path:
    """Return where the head for vectors of a name is kept."""
    return FOLDER / ("head-stems.npz" if vectors.startswith("stems") else "head.npz")
