"""Labelled news to be told apart: pairs, a pool of documents, and sentences beside their translation."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from itertools import islice
from typing import Any

import numpy as np

from bench.paths import DATA
from news.ids import EntryId, FeedId
from nlp.features import features
from nlp.kept import Item
from nlp.language import detect
from nlp.samples import rows
from nlp.vectors import Vectors, beginning

NLP = DATA / "nlp"
NOW = datetime(2025, 6, 30, 12, tzinfo=UTC)
"""When all of them were published: the sets do not say."""
NOISE = 30
"""Documents in the pool of which nobody said what they are the same as."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents, each a title and a text, and whether they are of one event."""

    same: bool
    one: tuple[str, str]
    other: tuple[str, str]


def tgcontest() -> list[Pair]:
    return [
        Pair(int(row["label"]) == 1, (row["title1"], row["text1"]), (row["title2"], row["text2"]))
        for row in _set("same_event_tgcontest")
    ]


def nyan() -> list[Pair]:
    return [
        Pair(int(row["label"]) == 1, _post(row["text1"]), _post(row["text2"]))
        for row in _set("same_event_nyan")
    ]


def bare(pairs: list[Pair]) -> list[Pair]:
    """Return the same pairs by their titles alone."""
    return [Pair(pair.same, (pair.one[0], ""), (pair.other[0], "")) for pair in pairs]


def headlines(every: int) -> list[Pair]:
    """Return one in so many pairs of ParaPhraser; a paraphrase, and the same event told differently, is the same."""
    return [
        Pair(int(row["cls"]) >= 0, (row["title1"], ""), (row["title2"], ""))
        for row in islice(_set("headline_pairs_paraphraser"), 0, None, every)
    ]


def translations() -> list[tuple[str, str]]:
    """Return sentences of news in Russian and the same in Kyrgyz."""
    return [(row["text1"], row["text2"]) for row in _set("parallel_news_xwmt") if row["pair"] == "ru-ky"]


def pool() -> tuple[list[tuple[str, str]], np.ndarray]:
    """Return documents and the number of the event of each: what was labelled, and some noise."""
    labelled = [*tgcontest(), *nyan()]
    noise = [(row["title"], row["text"]) for row in islice(_set("category_tgcontest"), NOISE)]
    documents = list(dict.fromkeys([*(text for pair in labelled for text in (pair.one, pair.other)), *noise]))
    place = {text: number for number, text in enumerate(documents)}
    event = np.arange(len(documents))
    for pair in labelled:
        if pair.same:
            event[event == event[place[pair.other]]] = event[place[pair.one]]
    return documents, event


def item(document: tuple[str, str], vectors: Vectors, number: int = 0) -> Item:
    """Return a document as grouping sees it."""
    title, text = document
    language, found = _read(title, text)
    return Item(
        article_id=EntryId(number),
        feed_id=FeedId(0),
        language=language,
        published_at=NOW,
        vector=vectors.of([beginning(title, text)])[0],
        features=found,
    )


@cache
def _read(title: str, text: str):
    return detect(title, text), features(title, text)


def _post(text: str) -> tuple[str, str]:
    """Return a post of Telegram as an article: its first sentence is its title."""
    title, _, rest = text.partition(". ")
    return title, rest


def _set(name: str) -> Iterator[dict[str, Any]]:
    return rows(NLP / f"{name}.jsonl.gz")
