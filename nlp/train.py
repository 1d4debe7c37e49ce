"""Trains the heads: `python -m nlp.train DATA` writes head.npz, head-stems.npz, stems.npz and HEAD.md beside itself.

Deterministic: the same data give the same files.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from nlp.card import write_card
from nlp.examples_table import tabulate
from nlp.fitting import train
from nlp.head import head_path
from nlp.samples import BadCorrections, borrowed, corrected, in_parts, labelled, own
from nlp.stem_vectors import BUCKETS, WEIGHTS, StemVectors, place
from nlp.stems import stems
from nlp.vectors import SentenceVectors

BACKGROUND = 0.1
"""Weight from which a sample is news, of which words are counted."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Train both heads and write the card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with topics/ and nlp/")
    parser.add_argument("--keep", type=Path, help="folder in which vectors are kept between runs")
    parser.add_argument("--corrections", type=Path, help="what the bot's /corrections gives: JSON lines")
    given = parser.parse_args(arguments)
    try:
        learnt = list(corrected(given.corrections)) if given.corrections else []
    except (BadCorrections, OSError) as error:
        parser.error(str(error))
    wholes = (*labelled(given.data), *own(), *borrowed(given.data), *learnt)
    samples = [part for sample in wholes for part in in_parts(sample)]
    write_rarity([f"{sample.title} {sample.text}" for sample in samples if sample.weight >= BACKGROUND])
    cards = []
    for vectors in (SentenceVectors(), StemVectors()):
        table = tabulate(samples, vectors, given.keep)
        head, figures = train(table, vectors.name)
        head.save(head_path(vectors.name))
        cards.append((vectors.name, figures))
        sys.stdout.write(f"{vectors.name}: micro F1 {figures.micro:.3f}, macro F1 {figures.macro:.3f}\n")
    write_card(cards, samples, corrections=sum(1 for sample in learnt for _ in in_parts(sample)))
    return 0


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


if __name__ == "__main__":
    sys.exit(main())
