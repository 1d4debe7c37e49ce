"""How much the names in a text say that it is about a topic: where they stand and how often counts, a list does not."""

import math
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from news.topics import SHIPPED, TopicGroup
from nlp.phrases import Hit, Phrases, Token, tokens

RULES = Path(__file__).parent / "rules.toml"

ORGANISATIONS = ("csto", "sco", "eaeu", "cis", "ots", "un")
"""Topics that names alone decide: they are too exact for examples, and too rare."""

PLACES = tuple(SHIPPED[TopicGroup.PLACES])

READ = 2500
"""Characters of text that are looked at."""

LEAD = 40
"""Words of text that count as its lead, where a report says what it is about."""

FIRES = 0.5
"""Score from which a text is about an organisation."""

CROWDS = (
    (ORGANISATIONS, 3),
    (PLACES, 4),
)
"""How many organisations, or countries, side by side make a list in which none is meant more than the others."""

NEAR = 3
"""Words between two names of one list at the most."""

Kind = Literal["name", "sign", "passing", "meant", "maybe", "with"]


@dataclass(frozen=True, slots=True)
class Mention:
    """What a phrase is for a topic."""

    topic: str
    kind: Kind


@dataclass(slots=True)
class Evidence:
    """How often a topic is named where."""

    title: float = 0.0
    lead: float = 0.0
    body: float = 0.0

    @property
    def score(self) -> float:
        """From 0 to about 2: 1 for a name in the title, 0.6 for one in the lead, less with each further one."""
        return (
            1.0 * _fading(self.title) + 0.6 * _fading(self.lead) + 0.2 * math.log1p(self.body) / math.log(2)
        )


def _fading(count: float) -> float:
    """Return 1 for one mention and little more for many; less than one counts as far as it goes."""
    return count if count < 1 else 1 + 0.25 * math.log(count)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The phrases of all topics and the version of the list."""

    version: int
    topics: tuple[str, ...]
    phrases: Phrases[Mention]

    def read(self, title: str, text: str) -> dict[str, Evidence]:
        """Return how often each topic that is named at all is named where."""
        head, body = tokens(title[:READ]), tokens(text[:READ])
        if not head:  # a text without a title opens with it
            head = []
        in_head, in_body = self.phrases.find(head), self.phrases.find(body)
        backed = {hit.payload.topic for hit in (*in_head, *in_body) if hit.payload.kind == "with"}
        found: dict[str, Evidence] = {}
        for topic, weight, _ in _weighed(in_head, backed):
            found.setdefault(topic, Evidence()).title += weight
        for topic, weight, first in _weighed(in_body, backed):
            evidence = found.setdefault(topic, Evidence())
            if first < _lead_of(body):
                evidence.lead += weight
            else:
                evidence.body += weight
        return found


def _lead_of(body: list[Token]) -> int:
    """Return how many words of a text are its lead: all of a short one."""
    return LEAD if len(body) > LEAD + LEAD // 2 else len(body)


def _weighed(hits: list[Hit[Mention]], backed: set[str]) -> list[tuple[str, float, int]]:
    """Return the mentions that count: topic, weight, first token. The longest of overlapping ones counts."""
    meant = [hit for hit in hits if hit.payload.kind == "meant"]
    passing = [hit for hit in hits if hit.payload.kind == "passing" and not _any_covers(meant, hit)]
    counted: list[Hit[Mention]] = []
    for hit in hits:
        kind = hit.payload.kind
        if kind in {"with", "passing", "meant"} or (kind == "maybe" and hit.payload.topic not in backed):
            continue
        if not _any_covers([other for other in hits if other.payload.kind in {"name", "sign", "maybe"}], hit):
            counted.append(hit)
    crowd: set[tuple[int, str]] = set()
    for group, size in CROWDS:
        crowd |= _in_a_list([hit for hit in counted if hit.payload.topic in group], size)
    weighed = []
    for hit in counted:
        weight = 0.5 if hit.payload.kind == "sign" else 1.0
        if _any_covers(passing, hit):
            weight *= 0.3
        if (hit.first, hit.payload.topic) in crowd:
            weight *= 0.3
        weighed.append((hit.payload.topic, weight, hit.first))
    return weighed


def _any_covers(others: list[Hit[Mention]], hit: Hit[Mention]) -> bool:
    """Whether one of some phrases stands over a hit."""
    return any(_covers(other, hit) for other in others)


def _covers(other: Hit[Mention], hit: Hit[Mention]) -> bool:
    """Whether a longer phrase (or an equal one, found before) of the same topic stands over a hit."""
    if other.payload.topic != hit.payload.topic or other.first > hit.first or other.last < hit.last:
        return False
    return other.last - other.first > hit.last - hit.first


def _in_a_list(hits: list[Hit[Mention]], size: int) -> set[tuple[int, str]]:
    """Return the mentions that stand in a row of at least `size` different topics."""
    found: set[tuple[int, str]] = set()
    run: list[Hit[Mention]] = []
    for hit in [*sorted(hits, key=lambda one: one.first), None]:
        if hit is not None and (not run or hit.first - run[-1].last <= NEAR):
            run.append(hit)
            continue
        if len({one.payload.topic for one in run}) >= size:
            found |= {(one.first, one.payload.topic) for one in run}
        run = [hit] if hit is not None else []
    return found


@lru_cache(maxsize=1)
def load_rules() -> Rules:
    """Read `rules.toml`, once."""
    kept = tomllib.loads(RULES.read_text(encoding="utf-8"))
    version = kept.pop("version")
    kinds: tuple[tuple[str, Kind], ...] = (
        ("names", "name"),
        ("signs", "sign"),
        ("passing", "passing"),
        ("meant", "meant"),
        ("needs", "maybe"),
        ("with", "with"),
    )
    phrases = [
        (phrase, Mention(topic, kind))
        for topic, lists in kept.items()
        for key, kind in kinds
        for phrase in dict.fromkeys(lists.get(key, ()))
    ]
    return Rules(version=version, topics=tuple(kept), phrases=Phrases(phrases))
