"""The examples as numbers: vectors, what names say, and what each text is about."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nlp.head import clues
from nlp.rules import ORGANISATIONS, load_rules
from nlp.samples import Sample
from nlp.vectors import Vectors, beginning

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """All samples as numbers."""

    samples: list[Sample]
    vectors: Floats
    """(samples, size)."""
    clues: Floats
    """(samples, topics, CLUES)."""
    targets: NDArray[np.bool_]
    """(samples, topics)."""
    weights: Floats
    """(samples, topics): 0 where a sample is no example for a topic."""
    topics: tuple[str, ...]


def tabulate(samples: Sequence[Sample], vectors: Vectors, keep: Path | None) -> Table:
    """Return the samples as numbers."""
    rules = load_rules()
    topics = tuple(topic for topic in rules.topics if topic not in ORGANISATIONS)
    evidence = [rules.read(sample.title, sample.text) for sample in samples]
    known = np.stack([[clues(found.get(topic)) for topic in topics] for found in evidence])
    targets = np.array([[topic in sample.topics for topic in topics] for sample in samples])
    weights = np.array(
        [
            [sample.weight if sample.known is None or topic in sample.known else 0.0 for topic in topics]
            for sample in samples
        ],
        dtype=np.float32,
    )
    return Table(
        samples=list(samples),
        vectors=embed(samples, vectors, keep),
        clues=known.astype(np.float32),
        targets=targets,
        weights=weights,
        topics=topics,
    )


def embed(samples: Sequence[Sample], vectors: Vectors, keep: Path | None) -> Floats:
    """Return the vectors of all samples, from the last run where they are kept."""
    texts = [beginning(sample.title, sample.text) for sample in samples]
    if keep is None or vectors.name.startswith("stems"):
        return vectors.of(texts)
    path = keep / f"{vectors.name}.npz"
    kept: dict[str, Floats] = dict(np.load(path)) if path.exists() else {}
    missing = {text: _key(text) for text in texts if _key(text) not in kept}
    for text, key in missing.items():
        kept[key] = vectors.of([text])[0]
    if missing:
        keep.mkdir(parents=True, exist_ok=True)
        np.savez(path, allow_pickle=False, **kept)
    return np.stack([kept[_key(text)] for text in texts])


def _key(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:24]
