"""By what a topic for everyone is found in a text: the words that name it, as they stand, or the model's judgement."""

from collections.abc import Sequence

from news.why import Found, Ground
from nlp.own_topics import quoted
from nlp.phrases import Hit, Phrases, Token, tokens
from nlp.rules import COUNTED, ORGANISATIONS, READ, load_rules
from nlp.word_topics import bent


def found_by(slug: str, phrases: Sequence[str], title: str, text: str, score: float) -> Found:
    """Return how a topic is found in a text that it was given this score for.

    `phrases` are the words that editors gave it. What names decide alone, and what these words are found for, is found
    by words; the rest by the model, with the names that spoke for it.
    """
    head, body = tokens(title[:READ]), tokens(text[:READ])
    own = Phrases((bent(phrase), True) for phrase in phrases)
    by_editors = _stands(own.find(head), title, head, own.find(body), text, body)
    named = [_of_topic(slug, part) for part in (head, body)]
    stands = by_editors + _stands(named[0], title, head, named[1], text, body)
    is_words = bool(by_editors) or (slug in ORGANISATIONS and bool(stands))
    return Found(score=score, ground=Ground.WORDS if is_words else Ground.MODEL, words=quoted(stands))


def _of_topic(slug: str, words: list[Token]) -> list[Hit[bool]]:
    """Return the names of a topic in a text."""
    return [
        Hit(payload=True, first=hit.first, last=hit.last)
        for hit in load_rules().phrases.find(words)
        if hit.payload.topic == slug and hit.payload.kind in COUNTED
    ]


def _stands(
    in_title: Sequence[Hit[bool]], title: str, head: list[Token], in_body: Sequence[Hit[bool]], text: str,
    body: list[Token],
) -> list[tuple[Hit[bool], str, list[Token], bool]]:  # fmt: skip
    return [(hit, title, head, True) for hit in in_title] + [(hit, text, body, False) for hit in in_body]
