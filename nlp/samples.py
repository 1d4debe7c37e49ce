"""The examples that the head is trained on: our own, the labelled news, and openly licensed sets that name a topic."""

import gzip
import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from nlp.rules import load_rules

OWN = Path(__file__).parent / "examples"
"""Texts that we wrote."""

OWN_WEIGHT = 0.5
"""They are written to be clear, and many: of 0.3, 0.5, 0.6, 1.0 and 1.5 it was best in cross-validation."""

UNLABELLED = frozenset({"ukraine", "belarus", "caucasus", "turkey", "afghanistan"})
"""Topics that ship and that the labelled news do not know: they say nothing on them, for or against."""

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
    language: str = ""
    origin: str = "own"
    """Whose it is: "own", "labelled" or "borrowed"."""
    category: str = ""
    """What the set that it was borrowed from calls it, where that is news."""
    is_whole: bool = True
    """Whether it is all of a text."""


def own() -> Iterator[Sample]:
    """Yield the examples that we wrote."""
    for path in sorted(OWN.glob("*.toml")):
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["example"]:
            yield Sample(
                title=row.get("title", ""),
                text=row.get("text", ""),
                topics=frozenset(row["topics"]),
                weight=OWN_WEIGHT,
            )


def labelled(data: Path) -> Iterator[Sample]:
    """Yield the news labelled with our topics."""
    known = frozenset(load_rules().topics) - UNLABELLED
    for row in rows(data / "topics" / "labelled.jsonl.gz"):
        yield Sample(
            title=row["title"] or "",
            text=row["text"] or "",
            topics=frozenset(row["labels"]),
            known=known,
            id=str(row["id"]),
            language=row["language"],
            origin="labelled",
        )


def borrowed(data: Path) -> Iterator[Sample]:
    """Yield texts of the sets that may train a model, each an example for its own topic and against its rivals."""
    sib_known = frozenset(topic for topic in SIB.values() if topic)
    for row in rows(data / "nlp" / "sib200_6lang.jsonl.gz"):
        if row["lang"] not in {"ru", "ky", "en"}:
            continue  # the same sentences in six languages: three are enough
        topic = SIB[row["label"]]
        yield Sample(
            title="", text=row["text"], topics=_one(topic), known=sib_known, weight=0.15, origin="borrowed"
        )
    tg_known = frozenset(topic for topic in TGCONTEST.values() if topic)
    for row in rows(data / "nlp" / "category_tgcontest.jsonl.gz"):
        if row["label"] not in TGCONTEST:
            continue
        topic = TGCONTEST[row["label"]]
        yield Sample(
            title=row["title"] or "",
            text=row["text"] or "",
            topics=_one(topic),
            known=tg_known,
            weight=0.4,
            language=row["lang"],
            origin="borrowed",
            category=row["label"],
        )


class BadCorrections(ValueError):
    """A file of corrections has a line that is none; the message names it."""


def corrected(path: Path) -> Iterator[Sample]:
    """Yield the texts whose topics editors corrected, as the bot's `/corrections` gives them. Raises BadCorrections."""
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                try:
                    yield _corrected(line)
                except ValueError as error:
                    raise BadCorrections(f"{path}, line {number}: {error}") from error


def _corrected(line: bytes) -> Sample:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise BadCorrections("this is no JSON") from error
    given = row if isinstance(row, dict) else {}
    title, text, topics = given.get("title"), given.get("text"), given.get("topics")
    if not isinstance(title, str) or not isinstance(text, str):
        raise BadCorrections("an object with a title and a text is needed")
    if not isinstance(topics, list) or not all(isinstance(topic, str) for topic in topics):
        raise BadCorrections("topics must be a list of their short names")
    return Sample(title=title, text=text, topics=frozenset(topics))


def in_parts(sample: Sample) -> Iterator[Sample]:
    """Yield a text whole, and its headline and its body alone at half the weight: both kinds come in feeds."""
    yield sample
    if sample.title and len(sample.text) > 80:  # noqa: PLR2004 - a body shorter than that says no more than its title
        for title, text in ((sample.title, ""), ("", sample.text)):
            yield replace(sample, title=title, text=text, weight=sample.weight / 2, is_whole=False)


def _one(topic: str | None) -> frozenset[str]:
    """Return a topic as a set, empty for none."""
    return frozenset([topic]) if topic else frozenset()


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a compressed file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
