"""Trouble on request: the ways in which a call to Telegram goes wrong that a bot must live with."""

import random
from dataclasses import dataclass, field
from typing import Literal, get_args

from playground.answers import Json

Kind = Literal["reset", "hang", "error", "bad_gateway", "garbage"]
KINDS: tuple[str, ...] = get_args(Kind)


@dataclass(slots=True, kw_only=True)
class Fault:
    """One kind of trouble and the calls that it strikes.

    `reset` breaks the connection, `hang` answers after `seconds` or never, `error` answers `code` and
    `description` in JSON, `bad_gateway` is a 502 page in HTML, `garbage` is a 200 that is no JSON. With `effect`
    the call is carried out before, so that only its answer is lost.
    """

    id: int
    kind: Kind
    effect: bool = False
    method: str = ""
    chat: int | None = None
    count: int | None = None
    probability: float = 1.0
    until: float | None = None
    seconds: float | None = None
    code: int = 500
    description: str = "Internal Server Error"
    struck: int = 0

    def strikes(self, method: str, chat: int | None, now: float) -> bool:
        """Whether it is meant for such a call, chance aside."""
        if self.until is not None and now >= self.until:
            return False
        if self.count is not None and self.struck >= self.count:
            return False
        if self.method and self.method.lower() != method.lower():
            return False
        return self.chat is None or self.chat == chat

    def as_json(self) -> Json:
        """Its fields."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(slots=True)
class Faults:
    """All trouble that is asked for now."""

    active: dict[int, Fault] = field(default_factory=dict)
    chance: random.Random = field(default_factory=lambda: random.Random(0))
    _last: int = 0

    def next_id(self) -> int:
        """A number for a new fault."""
        self._last += 1
        return self._last

    def add(self, fault: Fault) -> None:
        """Let it strike from now on."""
        self.active[fault.id] = fault

    def match(self, method: str, chat: int | None, now: float) -> Fault | None:
        """The first fault that strikes this call, counted."""
        for fault in self.active.values():
            if fault.strikes(method, chat, now) and (
                fault.probability >= 1 or self.chance.random() < fault.probability
            ):
                fault.struck += 1
                return fault
        return None
