"""How good understanding is, measured on the labelled sets: `python -m bench.quality DATA`."""

import argparse
import gzip
import itertools
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from news.grouping import Marks, Thresholds, forbidden, needed
from news.ids import EntryId, FeedId, StoryId
from nlp.features import Features, features
from nlp.language import detect
from nlp.nearest import Item, RecentArticles
from nlp.rarity import numbered
from nlp.vectors import Vectors, beginning, load_vectors

NOW = datetime(2025, 6, 30, 12, tzinfo=UTC)


def rows(path: Path) -> Iterator[dict]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def language(data: Path) -> None:
    """Print the share of right languages on SIB-200: whole sentences and their first three words."""
    right: dict[str, list[list[bool]]] = defaultdict(lambda: [[], []])
    for row in itertools.islice(rows(data / "nlp" / "sib200_6lang.jsonl.gz"), 0, None, 4):
        right[row["lang"]][0].append(detect(row["text"]) == row["lang"])
        right[row["lang"]][1].append(detect(" ".join(row["text"].split()[:3])) == row["lang"])
    print("language, % right: whole sentence, first three words")
    for name, (whole, short) in sorted(right.items()):
        print(f"  {name}  {100 * np.mean(whole):5.1f}  {100 * np.mean(short):5.1f}")


def pairs(data: Path, vectors: Vectors) -> None:
    """Print F1 of the decision whether two articles are of one event."""
    print(f"same event, {vectors.name}: precision, recall, F1")
    for name, decide in (("rule", _decided), ("cosine alone", _cosine_alone)):
        for kind in ("same_event_tgcontest", "same_event_nyan"):
            known = [
                (row["label"] == "1" or row["label"] == 1, _item(row, 1, vectors), _item(row, 2, vectors))
                for row in rows(data / "nlp" / f"{kind}.jsonl.gz")
            ]
            print(
                f"  {kind} {name}: {_f1([(truth, decide(a, b, vectors.thresholds)) for truth, a, b in known])}"
            )


def headlines(data: Path, vectors: Vectors, count: int = 600) -> None:
    """Print the same for headlines of ParaPhraser: a paraphrase or the same event against different ones."""
    known = []
    for row in itertools.islice(rows(data / "nlp" / "headline_pairs_paraphraser.jsonl.gz"), 0, None, 12):
        texts = [str(value) for key, value in row.items() if key.startswith(("text", "title"))][:2]
        first, second = (_item({"title1": text, "text1": ""}, 1, vectors) for text in texts)
        known.append((int(row["cls"]) >= 0, first, second))
    said = [(truth, _decided(a, b, vectors.thresholds)) for truth, a, b in known[:count]]
    print(f"  headlines of ParaPhraser: {_f1(said)}")


def one_pass(data: Path, vectors: Vectors) -> None:
    """Print pair F1 of the stories that the index makes of all articles of tgcontest in one pass."""
    index = RecentArticles(vectors.thresholds, vectors.size)
    story: dict[int, int] = {}
    truths: list[tuple[bool, int, int]] = []
    number = 0
    for row in rows(data / "nlp" / "same_event_tgcontest.jsonl.gz"):
        ids = []
        for side in (1, 2):
            number += 1
            item = _item(row, side, vectors, number)
            found = index.find_story(item) or StoryId(number)
            index.add(item)
            index.move(item.article_id, found)
            story[number] = found
            ids.append(number)
        truths.append((str(row["label"]) == "1", ids[0], ids[1]))
    print(f"  one pass over tgcontest: {_f1([(truth, story[a] == story[b]) for truth, a, b in truths])}")


_cache: dict[tuple[str, str], tuple[np.ndarray, Features]] = {}


def _item(row: dict, side: int, vectors: Vectors, number: int = 0) -> Item:
    title, text = row.get(f"title{side}") or "", row.get(f"text{side}") or ""
    if not title:  # a post of Telegram: its first sentence is its title
        title, _, text = text.partition(". ")
    key = (vectors.name, f"{title}\n{text}")
    if key not in _cache:
        _cache[key] = (vectors.of([beginning(title, text)])[0], features(title, text))
    vector, given = _cache[key]
    return Item(
        article_id=EntryId(number),
        feed_id=FeedId(0),
        language=detect(title, text),
        published_at=NOW,
        vector=vector,
        features=given,
    )


def _marks(item: Item) -> Marks:
    given = item.features
    return Marks(
        language=item.language,
        published_at=item.published_at,
        bare=given.bare,
        template=given.template,
        dates=given.dates,
        places=given.places,
        rare=frozenset(numbered(stem for stem in given.stems if not stem.isdigit()).tolist()),
        names=frozenset(numbered(given.names).tolist()),
    )


def _decided(a: Item, b: Item, thresholds: Thresholds) -> bool:
    one, other = _marks(a), _marks(b)
    return not forbidden(one, other) and float(a.vector @ b.vector) >= needed(one, other, thresholds)


def _cosine_alone(a: Item, b: Item, thresholds: Thresholds) -> bool:
    return float(a.vector @ b.vector) >= thresholds.same_language


def _f1(decisions: list[tuple[bool, bool]]) -> str:
    right = sum(truth and said for truth, said in decisions)
    said = sum(said for _, said in decisions) or 1
    truth = sum(truth for truth, _ in decisions) or 1
    precision, recall = right / said, right / truth
    return f"{100 * precision:.1f} {100 * recall:.1f} {200 * right / (said + truth):.1f} (n {len(decisions)})"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    given = parser.parse_args(arguments)
    vectors = load_vectors()
    steps: tuple[Callable[[], None], ...] = (
        lambda: language(given.data),
        lambda: pairs(given.data, vectors),
        lambda: one_pass(given.data, vectors),
        lambda: headlines(given.data, vectors),
    )
    for step in steps:
        step()
    return 0


if __name__ == "__main__":
    sys.exit(main())
