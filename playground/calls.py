"""The record of every call, from which a test learns what each reader has, whatever the bot believes."""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import InitVar, dataclass, field
from typing import Any

from playground.answers import Json
from playground.signals import Signal

KEPT = 200_000
"""Calls that are remembered unless it is asked for fewer: enough for a long test."""


@dataclass(slots=True, kw_only=True)
class Call:
    """One call: what was asked, whether it changed anything, and what was answered (0: nothing was, or not yet)."""

    number: int
    at: float
    method: str
    chat: int | None
    parameters: Mapping[str, Any]
    files: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    effect: bool = False
    status: int = 0
    description: str = ""
    result: Any = None
    fault: str = ""
    done: bool = False

    def as_json(self) -> Json:
        """All of it."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(slots=True)
class Record:
    """The calls in the order in which they came; the oldest are forgotten when there are very many."""

    kept: InitVar[int] = KEPT
    calls: deque[Call] = field(init=False)
    last: int = 0
    changed: Signal = field(default_factory=Signal)

    def __post_init__(self, kept: int) -> None:
        self.calls = deque(maxlen=kept)

    def add(
        self,
        method: str,
        chat: int | None,
        parameters: Mapping[str, Any],
        at: float,
        files: tuple[str, ...] = (),
    ) -> Call:
        """Note that a call came in."""
        self.last += 1
        call = Call(number=self.last, at=at, method=method, chat=chat, parameters=parameters, files=files)
        self.calls.append(call)
        self.changed.fire()
        return call

    def finish(self, call: Call, status: int, description: str) -> None:
        """Note what was answered."""
        call.status, call.description, call.done = status, description, True
        self.changed.fire()

    def find(
        self,
        *,
        method: str = "",
        chat: int | None = None,
        after: int = 0,
        effect: bool | None = None,
        under_way: bool = False,
    ) -> Iterator[Call]:
        """The calls that answer the description, oldest first; those that still wait only with `under_way`."""
        wanted = method.lower()
        for call in self.calls:
            if (
                call.number > after
                and (call.done or under_way)
                and (not wanted or call.method.lower() == wanted)
                and (chat is None or call.chat == chat)
                and (effect is None or call.effect == effect)
            ):
                yield call
