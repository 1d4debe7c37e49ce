"""How sure a figure of a small set is: its bootstrap interval, the set drawn anew many times."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

ROUNDS = 1000
SEED = 2026
SURE = 0.95
"""The share of draws that lie within the interval."""


def interval(count: int, figure: Callable[[NDArray[np.int64]], float]) -> tuple[float, float]:
    """Return between what a figure of `count` rows lies when the rows are drawn anew, with repetition.

    `figure` computes it of the places of the rows drawn.
    """
    chance = np.random.default_rng(SEED)
    drawn = [figure(chance.integers(0, count, count)) for _ in range(ROUNDS)]
    low, high = np.quantile(drawn, [(1 - SURE) / 2, (1 + SURE) / 2])
    return float(low), float(high)


def f1(truth: Any, said: Any) -> float:
    """Return the harmonic mean of precision and recall of decisions, 0 where nothing is right."""
    truth, said = np.asarray(truth, dtype=bool), np.asarray(said, dtype=bool)
    right = float((truth & said).sum())
    return 2 * right / float(truth.sum() + said.sum()) if right else 0.0


def f1_with_interval(truth: Sequence[bool], said: Sequence[bool]) -> tuple[float, tuple[float, float]]:
    """Return F1 of decisions and its interval."""
    truths, words = np.array(truth, dtype=bool), np.array(said, dtype=bool)
    return f1(truths, words), interval(len(truths), lambda places: f1(truths[places], words[places]))
