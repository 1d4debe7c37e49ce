"""How much the names in a text say that it is about a topic: where they stand and how often counts, a list does not."""

import math
import re
import tomllib
from collections.abc import Iterable
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

CROWD = 3
CROWD_OF_PLACES = 4
"""How many organisations, or countries, side by side make a list in which none is meant more than the others."""

NEAR = 3
"""Words between two names of one list at the most."""

PASSING = 0.3
"""What a mention in passing is worth beside one that is meant."""

SIGN = 0.5
"""What a sign is worth beside a name."""

LONGEST = 12
"""Words of the longest phrase that may stand over a name."""

YEARS = re.compile(r"(?:19|20)\d\d")

Kind = Literal["name", "sign", "passing", "meant", "maybe", "with", "quiet", "aside", "hint", "bystander"]
COUNTED: frozenset[Kind] = frozenset({"name", "sign", "maybe", "hint"})
SIGNS: frozenset[Kind] = frozenset({"sign", "hint"})
BACKED: frozenset[Kind] = frozenset({"maybe", "hint"})
"""Kinds that count only where another word speaks for them."""


@dataclass(frozen=True, slots=True)
class Mention:
    """What a phrase is for a topic; the topic of a bystander is its own name."""

    topic: str
    kind: Kind


Mentions = list[Hit[Mention]]


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
        in_head = _heard(self.phrases.find(head), head, shouted=title.isupper(), asides=False)
        in_body = _heard(self.phrases.find(body), body, shouted=False, asides=True)
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


def _heard(hits: Mentions, found: list[Token], *, shouted: bool, asides: bool) -> Mentions:
    """Return the phrases of a title or a text as what they are there.

    In a title all in capitals a quiet name may be a common word; an aside is passing only where `asides` says so; and a
    name with a number on it ("СНГ-100") is some product.
    """
    heard: Mentions = []
    for hit in hits:
        kind = hit.payload.kind
        if kind == "quiet":
            kind = "maybe" if shouted else "name"
        elif kind == "aside":
            if not asides:
                continue
            kind = "passing"
        if kind in COUNTED and hit.payload.topic in ORGANISATIONS and _is_model(hit, found):
            continue
        heard.append(Hit(Mention(hit.payload.topic, kind), hit.first, hit.last))
    return heard


def _is_model(hit: Hit[Mention], found: list[Token]) -> bool:
    """Whether a hyphen and a number that is no year stand right after a name."""
    if hit.last + 1 >= len(found):
        return False
    name, number = found[hit.last], found[hit.last + 1]
    return (
        number.start == name.end + 1
        and number.word.isdigit()
        and len(number.word) > 2  # noqa: PLR2004 - "ОДКБ-25" is an anniversary
        and not YEARS.fullmatch(number.word)
    )


def _weighed(hits: Mentions, backed: set[str]) -> list[tuple[str, float, int]]:
    """Return the mentions that count: topic, weight, first token. The longest of overlapping ones counts, once."""
    meant = _Spans(hit for hit in hits if hit.payload.kind == "meant")
    passing = _Spans(hit for hit in hits if hit.payload.kind == "passing" and not meant.cover(hit))
    names = _Spans(hit for hit in hits if hit.payload.kind in COUNTED)
    bystanders = [hit for hit in hits if hit.payload.kind == "bystander"]
    counted: dict[tuple[int, int, str], Hit[Mention]] = {}
    for hit in hits:
        kind, topic = hit.payload.kind, hit.payload.topic
        if kind not in COUNTED or names.cover(hit):
            continue
        if kind in BACKED and topic not in backed:
            bystanders.append(hit)
            continue
        place = (hit.first, hit.last, topic)
        if place not in counted or counted[place].payload.kind in SIGNS:
            counted[place] = hit
    crowd = _in_a_list(
        [hit for hit in counted.values() if hit.payload.topic in ORGANISATIONS] + bystanders, CROWD
    )
    crowd |= _in_a_list([hit for hit in counted.values() if hit.payload.topic in PLACES], CROWD_OF_PLACES)
    weighed = []
    for hit in counted.values():
        weight = SIGN if hit.payload.kind in SIGNS else 1.0
        if passing.cover(hit):
            weight *= PASSING
        if (hit.first, hit.payload.topic) in crowd:
            weight *= PASSING
        weighed.append((hit.payload.topic, weight, hit.first))
    return weighed


class _Spans:
    """Where some phrases stand, to ask whether a longer one of the same topic stands over a hit."""

    def __init__(self, hits: Iterable[Hit[Mention]]) -> None:
        self._last: dict[tuple[str, int], int] = {}
        for hit in hits:
            place = (hit.payload.topic, hit.first)
            self._last[place] = max(hit.last, self._last.get(place, -1))

    def cover(self, hit: Hit[Mention]) -> bool:
        if not self._last:
            return False
        for first in range(max(0, hit.first - LONGEST), hit.first + 1):
            last = self._last.get((hit.payload.topic, first), -1)
            if last >= hit.last and last - first > hit.last - hit.first:
                return True
        return False


def _in_a_list(hits: Mentions, size: int) -> set[tuple[int, str]]:
    """Return the mentions that stand in a row of at least `size` different topics."""
    found: set[tuple[int, str]] = set()
    run: Mentions = []
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
    bystanders = kept.pop("bystanders")
    kinds: tuple[tuple[str, Kind], ...] = (
        ("names", "name"),
        ("signs", "sign"),
        ("passing", "passing"),
        ("meant", "meant"),
        ("quiet", "quiet"),
        ("asides", "aside"),
        ("hints", "hint"),
        ("needs", "maybe"),
        ("with", "with"),
    )
    phrases = [
        (phrase, Mention(topic, kind))
        for topic, lists in kept.items()
        for named in (lists, *(kept[part] for part in lists.get("includes", ())))
        for key, kind in kinds
        for phrase in dict.fromkeys(named.get(key, ()))
    ]
    phrases += [(phrase, Mention(phrase, "bystander")) for phrase in bystanders]
    return Rules(version=version, topics=tuple(kept), phrases=Phrases(phrases))
