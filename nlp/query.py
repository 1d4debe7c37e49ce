"""What a reader asks for in words, read into a small tree: `вода, "водный кодекс" -полив`, `(ГЭС ИЛИ плотин*) И Нарын`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from news.own_topics import DEEPEST, LONGEST_QUERY, MOST_TERMS, Mistake
from nlp.phrases import tokens
from nlp.query_tree import NOTHING, All, Any, Near, Node, Not, Term, asks, terms_of

SENTENCE = 4
"""Words in a row from which a text without operators is a sentence in plain language."""
LEAST_STAR = 3
"""Letters of a beginning that may stand for all words that begin so."""
LONGEST_ACRONYM = 6
"""Letters of a word in capitals that is taken for an acronym; a longer one is a word that somebody shouts."""
_ALL = frozenset({"AND", "И", "ЖАНА"})
_ANY = frozenset({"OR", "ИЛИ", "ЖЕ"})
_NOT = frozenset({"NOT", "НЕ"})
_QUOTES = str.maketrans(dict.fromkeys("«»„“”‟″", '"'))
_PIECE = re.compile(
    r"""(?P<quoted>"[^"]*") | (?P<minus>(?<![^\s,;()"])[-−–—](?=["(\w])) | (?P<open>\() | (?P<close>\))
      | (?P<comma>[,;\n]) | (?P<word>[^\s,;()"]+)""",
    re.VERBOSE,
)


class BadQuery(ValueError):
    """What a reader asks for cannot be read; `mistake` says why."""

    def __init__(self, mistake: Mistake) -> None:
        super().__init__(mistake)
        self.mistake = mistake


@dataclass(frozen=True, slots=True)
class _Piece:
    kind: str
    text: str


def is_sentence(text: str) -> bool:
    """Whether a text is plain language rather than words to look for.

    >>> is_sentence("Как строят ГЭС на реке Нарын"), is_sentence("водные ресурсы, ГЭС, Нарын")
    (True, False)
    """
    longest = row = 0
    for piece in _pieces(text):
        if piece.kind not in ("word", "comma") or "*" in piece.text or piece.text in _ALL | _ANY | _NOT:
            return False
        row = 0 if piece.kind == "comma" else row + any(map(str.isalnum, piece.text))
        longest = max(longest, row)
    return longest >= SENTENCE


@lru_cache(maxsize=4096)
def parse(text: str) -> Node:
    """Read what a reader asks for. Raises BadQuery, and nothing else, for whatever cannot be read."""
    if len(text.strip()) > LONGEST_QUERY:
        raise BadQuery(Mistake.TOO_LONG)
    if text.translate(_QUOTES).count('"') % 2:
        raise BadQuery(Mistake.QUOTE)
    reader = _Reader(list(_pieces(text)))
    tree = reader.read()
    terms = list(terms_of(tree))
    if not terms:
        raise BadQuery(Mistake.EMPTY)
    if sum(len(term.phrase.split()) for term in terms) > MOST_TERMS:
        raise BadQuery(Mistake.TOO_MANY)
    if not asks(tree):
        raise BadQuery(Mistake.ONLY_EXCLUSIONS)
    return tree


@lru_cache(maxsize=4096)
def keywords(text: str) -> tuple[Term, ...]:
    """Return the words of a sentence that tell what it is about: those of four letters or more, and acronyms."""
    found = [token.word for token in tokens(text[:LONGEST_QUERY])]
    return tuple(
        dict.fromkeys(Term(_any_form(word)) for word in found if len(word) >= SENTENCE or _is_acronym(word))
    )


class _Reader:
    """Reads pieces from left to right; brackets within brackets only so deep that nothing overflows."""

    def __init__(self, pieces: list[_Piece]) -> None:
        self._pieces = pieces
        self._place = 0

    def read(self) -> Node:
        tree = self._any(0)
        if self._place < len(self._pieces):
            raise BadQuery(Mistake.BRACKET)
        return tree

    def _any(self, depth: int) -> Node:
        """Read what is parted by OR or commas; what a minus excludes is excluded from all of it."""
        if depth > DEEPEST:
            raise BadQuery(Mistake.BRACKET)
        choices: list[Node] = []
        excluded: list[Node] = []
        needed = False
        while True:
            choice = self._all(depth, excluded)
            if choice is not None and choice != NOTHING:
                choices.append(choice)
            elif needed and choice is None:
                raise BadQuery(Mistake.OPERATOR)
            if self._next("comma"):
                needed = False
            elif self._next_word(_ANY):
                if choice is None:
                    raise BadQuery(Mistake.OPERATOR)
                needed = True
            else:
                break
        return _joined(choices, excluded)

    def _all(self, depth: int, excluded: list[Node]) -> Node | None:
        """Read what stands side by side or is joined by AND."""
        parts: list[Node] = []
        needed = False
        while True:
            if self._next_word(_ALL):
                if needed or not parts:
                    raise BadQuery(Mistake.OPERATOR)
                needed = True
            elif self._next("minus"):
                excluded.append(self._one(depth))
                needed = False
            elif self._is_next_one():
                parts.append(self._one(depth))
                needed = False
            elif needed:
                raise BadQuery(Mistake.OPERATOR)
            else:
                break
        kept = [part for part in parts if part != NOTHING]
        if not kept:
            return NOTHING if parts else None
        return kept[0] if len(kept) == 1 else All(tuple(kept))

    def _one(self, depth: int) -> Node:
        """Read one thing: NOT and what it is said of, something in brackets or quotes, or words in a row."""
        if self._next_word(_NOT):
            if not self._is_next_one() or depth >= DEEPEST:
                raise BadQuery(Mistake.OPERATOR)
            return Not(self._one(depth + 1))
        if self._next("open"):
            inner = self._any(depth + 1)
            if not self._next("close"):
                raise BadQuery(Mistake.BRACKET)
            return inner
        quoted = self._take("quoted")
        if quoted is not None:
            return Term(" ".join(token.lower for token in tokens(quoted.text)))
        terms: list[Term] = []
        while (word := self._plain_word()) is not None:
            terms.append(word)
        kept = tuple(dict.fromkeys(terms))
        if not kept:
            raise BadQuery(Mistake.OPERATOR)
        return kept[0] if len(kept) == 1 else Near(kept)

    def _plain_word(self) -> Term | None:
        piece = self._peek()
        if piece is None or piece.kind != "word" or piece.text in _ALL | _ANY | _NOT:
            return None
        self._place += 1
        return _term(piece.text)

    def _is_next_one(self) -> bool:
        piece = self._peek()
        if piece is None:
            return False
        if piece.kind == "word":
            return piece.text not in _ALL | _ANY
        return piece.kind in ("open", "quoted")

    def _next(self, kind: str) -> bool:
        return self._take(kind) is not None

    def _next_word(self, words: frozenset[str]) -> bool:
        piece = self._peek()
        if piece is None or piece.kind != "word" or piece.text not in words:
            return False
        self._place += 1
        return True

    def _take(self, kind: str) -> _Piece | None:
        piece = self._peek()
        if piece is None or piece.kind != kind:
            return None
        self._place += 1
        return piece

    def _peek(self) -> _Piece | None:
        return self._pieces[self._place] if self._place < len(self._pieces) else None


def _pieces(text: str) -> Iterator[_Piece]:
    """Give the pieces of a query; what holds neither a letter nor a digit says nothing and is left out."""
    for match in _PIECE.finditer(text.strip().translate(_QUOTES)):
        kind = match.lastgroup or ""
        if kind not in ("quoted", "word") or tokens(match[0]):
            yield _Piece(kind, match[0])


def _term(text: str) -> Term:
    """Return a word as `Phrases` reads it; one with hyphens is words side by side."""
    found = [token.word for token in tokens(text)]
    if text.rstrip(".!?:…").endswith("*"):
        if len(found[-1]) < LEAST_STAR:
            raise BadQuery(Mistake.SHORT_STAR)
        return Term(" ".join([*map(_any_form, found[:-1]), f"{found[-1].lower()}*"]))
    return Term(" ".join(map(_any_form, found)))


def _any_form(word: str) -> str:
    if _is_acronym(word):
        return word
    return f"{word.lower()}~" if word.isalpha() else word.lower()


def _is_acronym(word: str) -> bool:
    return 1 < len(word) <= LONGEST_ACRONYM and word.isupper() and word.isalpha()


def _joined(choices: list[Node], excluded: list[Node]) -> Node:
    parts: list[Node] = [] if not choices else [choices[0] if len(choices) == 1 else Any(tuple(choices))]
    parts += [Not(part) for part in excluded]
    return parts[0] if len(parts) == 1 else All(tuple(parts))
