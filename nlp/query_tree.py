"""What a reader asks for as a small tree: terms, and how they are joined."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or words that stand side by side, as `Phrases` reads them."""

    phrase: str


@dataclass(frozen=True, slots=True)
class Near:
    """Words that stand near each other, in any order."""

    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class All:
    """What must all be so."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Any:
    """Of what one must be so."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """What must not be so."""

    part: "Node"


Node = Term | Near | All | Any | Not
NOTHING = All(())
"""What stands in empty brackets."""


def terms_of(node: Node, *, wanted: bool = False) -> Iterator[Term]:
    """Give the terms of a tree; only those that are wanted, not excluded, if that is asked."""
    match node:
        case Term():
            yield node
        case Near(terms):
            yield from terms
        case All(parts) | Any(parts):
            for part in parts:
                yield from terms_of(part, wanted=wanted)
        case Not(part):
            if not wanted:
                yield from terms_of(part)


def asks(node: Node) -> bool:
    """Whether no text can be meant in which none of the words stands."""
    match node:
        case Term() | Near():
            return True
        case All(parts):
            return any(map(asks, parts))
        case Any(parts):
            return bool(parts) and all(map(asks, parts))
        case Not():
            return False
