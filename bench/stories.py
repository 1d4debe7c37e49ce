"""How well articles of one event are told from others: our decision, likeness of meaning alone and words alone."""

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from bench.intervals import f1, f1_with_interval, interval
from bench.pairs import Pair, bare, headlines, item, nyan, pool, tgcontest, translations
from bench.report import Figure, Report, Table
from bench.texts import articles
from bench.understanding import RECENT, grouping_times
from news.grouping import forbidden, needed
from news.ids import StoryId
from nlp.kept import Item, marks
from nlp.mind import load_mind
from nlp.nearest import RecentArticles
from nlp.second_look import second_look
from nlp.stem_vectors import StemVectors
from nlp.vectors import Vectors
from tests.nlp.remembered import Remembered

SPLITS = 50
EVERY = 3
"""One in so many pairs of ParaPhraser: 2,409."""
MIXED = 60
"""Real articles of which the recent ones are mixed."""
HUBS = 10
"""Neighbours by which a sentence that is near to everything is known."""
NOTES = (
    (
        f"Pairs: the threshold is chosen on one half and scored on the other, both ways, {SPLITS} splits; in brackets "
        "the bootstrap interval of 95 %. “as shipped”: the thresholds of the program, chosen by nobody here."
    ),
    "ParaPhraser: a paraphrase (1) and the same event told differently (0) are the same; nothing learned from it ships.",
    "Pool: every document of the labelled pairs and some noise; pairs nobody labelled count as different.",
    (
        "Russian and Kyrgyz: sentences of parallel news, each asked for its translation among all. Some rows of the set "
        "are out of step with their translation, so that not even a person would reach 100 %."
    ),
)


@dataclass(frozen=True, slots=True)
class Scored:
    """What a way of deciding says of pairs: the higher the more alike."""

    truth: np.ndarray
    scores: np.ndarray


def measure() -> Report:
    mind = load_mind()
    dense, stems = Remembered(mind.vectors), Remembered(StemVectors())
    sets = {
        "tgcontest, title and lead": tgcontest(),
        "tgcontest, titles": bare(tgcontest()),
        "nyan, posts": nyan(),
        "ParaPhraser, headlines": headlines(EVERY),
    }
    reached: dict[str, float] = {}
    rows = [row for name, pairs in sets.items() for row in _pair_rows(name, pairs, dense, stems, reached)]
    grouped = _pool_table(dense, stems, reached)
    found = _retrieval_table(dense, stems, reached)
    taken, second = grouping_times(mind, articles(MIXED)), _second_look_times(dense)
    return Report(
        figures=(
            Figure(what="same event, title and lead: F1", reached=reached["tgcontest, title and lead"], unit="%", at_least=90),
            Figure(what="same event, headlines of ParaPhraser: F1", reached=reached["ParaPhraser, headlines"], unit="%", at_least=86),
            Figure(what="pool, one pass and a second look: pair F1", reached=reached["pool F1"], unit="%", at_least=88),
            Figure(what="pool, one pass and a second look: B³", reached=reached["pool B³"], unit="%", at_least=96),
            Figure(what="Russian to Kyrgyz, the same sentence found", reached=reached["ru-ky"], unit="%", at_least=98),
            Figure(what=f"an article against {RECENT:,} recent ones".replace(",", " "), reached=float(taken.mean()), unit="ms", at_most=5),
            Figure(what="a second look at a story of the pool", reached=second, unit="ms"),
        ),
        tables=(
            Table(title="Same event, pairs: F1, %", columns=("pairs", "decided by", "F1"), rows=tuple(rows)),
            grouped,
            found,
        ),
        notes=NOTES,
    )  # fmt: skip


def _pair_rows(
    name: str, pairs: list[Pair], dense: Vectors, stems: Vectors, reached: dict[str, float]
) -> list[tuple[str, ...]]:
    truth = np.array([pair.same for pair in pairs])
    margins = np.array([_margin(item(pair.one, dense), item(pair.other, dense), dense) for pair in pairs])
    shipped, around = f1_with_interval(list(truth), list(margins >= 0))
    ways = {
        "our decision": margins,
        "meaning alone": _cosines(pairs, dense),
        "words alone": _cosines(pairs, stems),
    }
    label = f"{name} ({len(pairs)}, {100 * truth.mean():.0f} % the same)"
    rows = [(label, "our decision, as shipped", _shown(shipped, around))]
    for way, scores in ways.items():
        mean, around = _halves(Scored(truth, scores))
        reached.setdefault(name, 100 * mean)
        rows.append(("", way, _shown(mean, around)))
    return rows


def _halves(scored: Scored) -> tuple[float, tuple[float, float]]:
    """Return the mean F1 over the splits, and the interval of what most of them decided."""
    chance = np.random.default_rng(1)
    count = len(scored.truth)
    votes = np.zeros(count)
    reached = []
    for _ in range(SPLITS):
        order = chance.permutation(count)
        halves = order[: count // 2], order[count // 2 :]
        said = np.zeros(count, dtype=bool)
        for tuned, judged in (halves, halves[::-1]):
            said[judged] = scored.scores[judged] >= _threshold(scored.truth[tuned], scored.scores[tuned])
            reached.append(f1(scored.truth[judged], said[judged]))
        votes += said
    most = votes > SPLITS / 2
    return float(np.mean(reached)), f1_with_interval(list(scored.truth), list(most))[1]


def _threshold(truth: np.ndarray, scores: np.ndarray) -> float:
    """Return the score from which "the same" gives the best F1."""
    order = np.argsort(-scores)
    right = np.cumsum(truth[order])
    best = int(np.argmax(2 * right / (np.arange(1, len(order) + 1) + truth.sum())))
    return float(scores[order][best : best + 2].mean())


def _margin(one: Item, other: Item, vectors: Vectors) -> float:
    """Return how far over the thresholds two articles are; far under them where that is forbidden."""
    first, second = marks(one), marks(other)
    if forbidden(first, second):
        return -1.0
    return float(one.vector @ other.vector) - needed(first, second, vectors.thresholds)


def _cosines(pairs: list[Pair], vectors: Vectors) -> np.ndarray:
    return np.array(
        [float(item(pair.one, vectors).vector @ item(pair.other, vectors).vector) for pair in pairs]
    )


def _pool_table(dense: Vectors, stems: Vectors, reached: dict[str, float]) -> Table:
    documents, event = pool()
    rows = []
    ways: dict[str, Callable[[], np.ndarray]] = {
        "ours, one pass": lambda: _one_pass(documents, dense)[1],
        "ours, one pass and a second look": lambda: _twice(documents, dense),
        "meaning alone, nearest of one pass": lambda: _nearest(documents, dense),
        "words alone, one pass": lambda: _one_pass(documents, stems)[1],
    }
    for way, grouped in ways.items():
        story = grouped()
        pair, cubed = _pair_f1(event, story), _b_cubed(event, story)
        if "second" in way:
            reached |= {"pool F1": 100 * pair[0], "pool B³": 100 * cubed[0]}
        rows.append((way, _shown(*pair), _shown(*cubed)))
    return Table(
        title=f"A pool of {len(documents)} documents of {len(set(event.tolist()))} events",
        columns=("grouped by", "pair F1, %", "B³, %"),
        rows=tuple(rows),
    )


def _one_pass(documents: list[tuple[str, str]], vectors: Vectors) -> tuple[RecentArticles, np.ndarray]:
    index = RecentArticles(vectors.thresholds, vectors.size)
    story = np.zeros(len(documents), dtype=int)
    for number, document in enumerate(documents):
        article = item(document, vectors, number)
        found = index.find_story(article) or StoryId(number + 1)
        index.add(article)
        index.move(article.article_id, found)
        story[number] = found
    return index, story


def _twice(documents: list[tuple[str, str]], vectors: Vectors) -> np.ndarray:
    """Return the stories after one pass and second looks until none changes anything."""
    index, story = _one_pass(documents, vectors)
    waiting = sorted(set(story.tolist()))
    free = len(documents) + 1
    while waiting:
        verdict = second_look(index, StoryId(waiting.pop(0)))
        if verdict is None:
            continue
        one, other = verdict.merging or (StoryId(free), StoryId(free))
        free += verdict.merging is None
        moved = verdict.leaving or verdict.members[one]
        for article in moved:
            index.move(article, other)
            story[article] = other
        waiting = [*(waiting if other in waiting else [*waiting, other])]
    return story


def _nearest(documents: list[tuple[str, str]], vectors: Vectors) -> np.ndarray:
    """Return the stories when each document joins the one before it that is nearest in meaning."""
    matrix = np.stack([item(document, vectors).vector for document in documents])
    story = np.arange(len(documents))
    for number in range(1, len(documents)):
        likeness = matrix[:number] @ matrix[number]
        if likeness.max() >= vectors.thresholds.same_language:
            story[number] = story[likeness.argmax()]
    return story


def _pair_f1(event: np.ndarray, story: np.ndarray) -> tuple[float, tuple[float, float]]:
    truth, said = event[:, None] == event, story[:, None] == story
    np.fill_diagonal(truth, val=False)
    np.fill_diagonal(said, val=False)

    def figure(places: np.ndarray) -> float:
        # A document drawn twice is no pair with itself.
        drawn = np.ix_(np.unique(places), np.unique(places))
        return f1(truth[drawn], said[drawn])

    return f1(truth, said), interval(len(event), figure)


def _b_cubed(event: np.ndarray, story: np.ndarray) -> tuple[float, tuple[float, float]]:
    truth, said = event[:, None] == event, story[:, None] == story
    both = (truth & said).sum(axis=1)
    precision, recall = both / said.sum(axis=1), both / truth.sum(axis=1)

    def figure(places: np.ndarray) -> float:
        exact, whole = precision[places].mean(), recall[places].mean()
        return float(2 * exact * whole / (exact + whole))

    return figure(np.arange(len(event))), interval(len(event), figure)


def _retrieval_table(dense: Vectors, stems: Vectors, reached: dict[str, float]) -> Table:
    sentences = translations()
    likeness = _likeness(sentences, dense)
    rows = []
    ways = {
        "meaning alone": likeness,
        "meaning, without hubs": _without_hubs(likeness),
        "words alone": _likeness(sentences, stems),
    }
    for way, matrix in ways.items():
        there, back = (_found(one) for one in (matrix, matrix.T))
        reached.setdefault("ru-ky", 100 * there[0])
        rows.append((way, _shown(*there), _shown(*back)))
    return Table(
        title=f"The same sentence among {len(sentences)} in the other language, %",
        columns=("found by", "Russian to Kyrgyz", "Kyrgyz to Russian"),
        rows=tuple(rows),
    )


def _likeness(sentences: list[tuple[str, str]], vectors: Vectors) -> np.ndarray:
    russian, kyrgyz = (vectors.of(texts) for texts in zip(*sentences, strict=True))
    return russian @ kyrgyz.T


def _without_hubs(likeness: np.ndarray) -> np.ndarray:
    rows = np.sort(likeness, axis=1)[:, -HUBS:].mean(axis=1)
    columns = np.sort(likeness, axis=0)[-HUBS:].mean(axis=0)
    return 2 * likeness - rows[:, None] - columns


def _found(likeness: np.ndarray) -> tuple[float, tuple[float, float]]:
    right = likeness.argmax(axis=1) == np.arange(len(likeness))
    return float(right.mean()), interval(len(right), lambda places: float(right[places].mean()))


def _second_look_times(dense: Vectors) -> float:
    """Return the milliseconds that a second look takes in the mean."""
    index, story = _one_pass(pool()[0], dense)
    stories = sorted(set(story.tolist()))
    begun = time.thread_time()
    for one in stories:
        second_look(index, StoryId(one))
    return 1000 * (time.thread_time() - begun) / len(stories)


def _shown(value: float, around: tuple[float, float]) -> str:
    return f"{100 * value:.1f} ({100 * around[0]:.1f}–{100 * around[1]:.1f})"
