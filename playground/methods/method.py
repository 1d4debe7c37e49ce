"""What a method is: a name, the parameters it knows, and a plain function of the world and a call."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from playground.parameters import Parameters
from playground.world import World

Counted = Literal["", "message", "album", "edit"]


@dataclass(frozen=True, slots=True)
class Method:
    """`counts` says what the limits take it for; `run` may give a coroutine where the call waits."""

    name: str
    parameters: frozenset[str]
    run: Callable[[World, Parameters], Any]
    counts: Counted = ""


def method(
    name: str, run: Callable[[World, Parameters], Any], parameters: str = "", counts: Counted = ""
) -> Method:
    """A method with its parameters written as words."""
    return Method(name, frozenset(parameters.split()), run, counts)
