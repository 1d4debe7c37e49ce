"""The probes of the gate: texts that a faithful writer made of an article, and each lie that can be told in their place."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from nlp.gate import Said
from nlp.sentences import split

HERE = Path(__file__).parent
HALVES = ("development", "held_out")
_LIE = re.compile(r"(?P<kind>[a-z]+): (?P<was>.+) → (?P<lie>.+)")
_FIGURES = re.compile(r"\d+(?:[ .,]\d+)*")

# Where a negation can be put into any text of a language: before what it denies, or in the place of an ending.
_ADDED = {
    "ru": (re.compile(r"(?<=[а-яё»] )(?<!не )(?=[а-яё]{3,}(?:лся|лась|лось|лись|ил|ал|ла|ло|ли|ет|ит|ут|ят|ют)\b)"), "не "),
    "en": (re.compile(r"\b(was|will|has|had|are|is|were|have) (?!not?\b)"), r"\1 not "),
    "ky": (re.compile(r"(?<=[а-яөүң])(?:ды|ди|ду|дү|ты|ти|ту|тү)(?=[.,;]|$)"), "ган жок"),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """A text to be weighed against one article."""

    story: str
    kind: str
    """"faithful", or what is wrong with it."""
    source: Said
    said: Said

    @property
    def across(self) -> bool:
        """Whether it is a translation."""
        return self.source.language != self.said.language


def stories(half: str) -> list[dict]:
    """Return the articles of a half as they are written down."""
    return tomllib.loads((HERE / f"{half}.toml").read_text("utf-8"))["story"]


def faithful(half: str) -> Iterator[Probe]:
    """Yield what faithful writers made."""
    for story, rewrite in _rewrites(half):
        yield _probe(story, rewrite, "faithful", rewrite["text"])


def corrupted(half: str) -> Iterator[Probe]:
    """Yield the lies: those written down, a negation put in, two numbers exchanged, another story's sentence added or in the place of the last."""
    everything = list(_rewrites(half))
    for number, (story, rewrite) in enumerate(everything):
        text = rewrite["text"]
        for written in rewrite["lies"]:
            kind, was, lie = _LIE.fullmatch(written).groups()
            yield _probe(story, rewrite, kind, text.replace(was, lie, 1))
        pattern, word = _ADDED[rewrite["language"]]
        if pattern.search(text):
            yield _probe(story, rewrite, "negation", pattern.sub(word, text, count=1))
        if swapped := _swapped(text):
            yield _probe(story, rewrite, "swap", swapped)
        strange = _strange(everything, number)
        yield _probe(story, rewrite, "sentence", f"{text} {strange}")
        last = split(text)[-1].text
        if last != text:
            yield _probe(story, rewrite, "exchange", text.replace(last, strange))


def _swapped(text: str) -> str | None:
    """Return a text in which two numbers have changed places; None if it has no two."""
    found = list(_FIGURES.finditer(text))
    for place, one in enumerate(found):
        for other in found[place + 1 :]:
            if one[0] != other[0]:
                between = text[one.end() : other.start()]
                return f"{text[: one.start()]}{other[0]}{between}{one[0]}{text[other.end() :]}"
    return None


def _strange(everything: Sequence[tuple[dict, dict]], number: int) -> str:
    """Return a sentence that stands in the same language in the next story but two."""
    story, rewrite = everything[number]
    others = [
        other["text"]
        for place in range(len(everything))
        for its_story, other in [everything[(number + 5 + place) % len(everything)]]
        if other["language"] == rewrite["language"] and its_story["id"] != story["id"]
    ]
    return split(others[0])[-1].text


def _rewrites(half: str) -> Iterator[tuple[dict, dict]]:
    for story in stories(half):
        for rewrite in story["rewrite"]:
            yield story, rewrite


def _probe(story: dict, rewrite: dict, kind: str, text: str) -> Probe:
    return Probe(
        story=story["id"],
        kind=kind,
        source=Said(text=story["text"], language=story["language"]),
        said=Said(text=text, language=rewrite["language"]),
    )
