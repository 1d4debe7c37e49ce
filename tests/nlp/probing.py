"""Reads the probes: short texts that we wrote, each with what it is about or which language it is in.

Half of them, by a hash of their text, is for looking at while rules are written; the other half is only counted.
"""

import hashlib
import tomllib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "probes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """A text, its language, what kind of difficulty it is, and the topics that it is about."""

    language: str
    kind: str
    topics: frozenset[str]
    title: str
    text: str = ""

    @property
    def held_out(self) -> bool:
        """Whether it is of the half that nobody looks at while writing rules."""
        return hashlib.sha256(f"{self.title}\n{self.text}".encode()).digest()[0] % 2 == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many topics were to be found, how many of them were, and how many were found that are not there."""

    wanted: int
    found: int
    false: int

    @property
    def recall(self) -> float:
        """The share found, 1 where nothing was to be found."""
        return self.found / self.wanted if self.wanted else 1.0


def probes(name: str) -> list[Probe]:
    """Return the probes of a file of `probes/`."""
    kept = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    fillers = kept.get("fillers", {})
    found = [(group, title, "") for group in kept["group"] for title in group["titles"]]
    found += [(article, article["title"], article["text"]) for article in kept.get("article", ())]
    return [
        Probe(
            language=shared["language"],
            kind=shared["kind"],
            topics=frozenset(shared.get("topics", ())),
            title=title,
            text=text.replace("{filler}", fillers.get(shared["language"], "")),
        )
        for shared, title, text in found
    ]


def tally(read: Iterable[Probe], said: Iterable[Collection[str]], among: Collection[str]) -> Tally:
    """Count what was said of probes, of the topics in `among` alone."""
    wanted = found = false = 0
    for probe, topics in zip(read, said, strict=True):
        given = {topic for topic in topics if topic in among}
        wanted += len(probe.topics)
        found += len(probe.topics & given)
        false += len(given - probe.topics)
    return Tally(wanted=wanted, found=found, false=false)
