"""The examples that the head is trained on: our own, the labelled news, and openly licensed sets that name a topic."""

import gzip
import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

OWN = Path(__file__).parent / "examples"
"""Texts that we wrote, a file a language."""

# What other sets call a topic of ours. Their labels exclude each other, so each is also a counter-example to the others.
SIB = {
    "health": "health",
    "sports": "sport",
    "entertainment": "culture",
    "science/technology": "technology",
    "politics": None,
    "travel": None,
    "geography": None,
}
TGCONTEST = {
    "sports": "sport",
    "economy": "economy",
    "technology": "technology",
    "science": "technology",
    "entertainment": "culture",
    "society": None,
    "other": None,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A text with topics that it is about."""

    title: str
    text: str
    topics: frozenset[str]
    known: frozenset[str] | None = None
    """Topics on which it is an example at all, for or against; None for all."""
    weight: float = 1.0
    id: str = ""
    """Set for the labelled news, on which the head is also scored."""


def own() -> Iterator[Sample]:
    """Yield the examples that we wrote."""
    for path in sorted(OWN.glob("*.toml")):
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["example"]:
            yield Sample(
                title=row.get("title", ""),
                text=row.get("text", ""),
                topics=frozenset(row["topics"]),
                weight=1.5,  # short, and written to be clear: 1.5 was best in cross-validation
            )


def labelled(data: Path) -> Iterator[Sample]:
    """Yield the news labelled with our topics."""
    for row in _rows(data / "topics" / "labelled.jsonl.gz"):
        yield Sample(
            title=row["title"] or "",
            text=row["text"] or "",
            topics=frozenset(row["labels"]),
            id=str(row["id"]),
        )


def borrowed(data: Path) -> Iterator[Sample]:
    """Yield texts of the sets that may train a model, each an example for its own topic and against its rivals."""
    sib_known = frozenset(topic for topic in SIB.values() if topic)
    for row in _rows(data / "nlp" / "sib200_6lang.jsonl.gz"):
        if row["lang"] not in {"ru", "ky", "en"}:
            continue  # the same sentences in six languages: three are enough
        topic = SIB[row["label"]]
        yield Sample(title="", text=row["text"], topics=_one(topic), known=sib_known, weight=0.15)
    tg_known = frozenset(topic for topic in TGCONTEST.values() if topic)
    for row in _rows(data / "nlp" / "category_tgcontest.jsonl.gz"):
        if row["label"] not in TGCONTEST:
            continue
        topic = TGCONTEST[row["label"]]
        yield Sample(
            title=row["title"] or "", text=row["text"] or "", topics=_one(topic), known=tg_known, weight=0.4
        )


def in_parts(sample: Sample) -> Iterator[Sample]:
    """Yield a text whole, and its headline and its body alone at half the weight: both kinds come in feeds."""
    yield sample
    if sample.title and len(sample.text) > 80:  # noqa: PLR2004 - a body shorter than that says no more than its title
        for title, text in ((sample.title, ""), ("", sample.text)):
            yield Sample(
                title=title,
                text=text,
                topics=sample.topics,
                known=sample.known,
                weight=sample.weight / 2,
                id=sample.id,
            )


def _one(topic: str | None) -> frozenset[str]:
    """Return a topic as a set, empty for none."""
    return frozenset([topic]) if topic else frozenset()


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a compressed file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
