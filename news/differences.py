"""Where the outlets of a story differ: what is counted, what each of them says, and whose number is the newest."""

from dataclasses import dataclass
from enum import StrEnum


class Disputed(StrEnum):
    """What outlets may give different numbers for."""

    DEAD = "dead"
    INJURED = "injured"
    HURT = "hurt"
    """Affected in any way; in Russian the injured and the dead together, at times."""
    MISSING = "missing"
    DETAINED = "detained"
    EVACUATED = "evacuated"
    HOSPITALISED = "hospitalised"
    AGE = "age"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The number that an outlet gives."""

    outlet: str
    number: str
    """In figures, without spaces; of an amount the words as they stand: "3,5 млн сомов"."""
    newest: bool = False
    """Whether nobody has given another one since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing for which outlets give different numbers."""

    what: Disputed
    said: tuple[Said, ...]
    """An entry an outlet, the one that spoke last first."""
