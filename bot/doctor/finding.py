"""What a look at one subject is and brings: words for the operator, and what to do where it is not well."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

from bot.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one check found; `remedy` says what to do where it is not well."""

    subject: str
    says: str
    remedy: str = ""
    serious: bool = False
    """The program cannot run like this, or loses something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One subject that is looked at."""

    subject: str
    look: Callable[[Settings], AsyncIterator[Finding]]
    """Gives what it finds as it finds it. What may hang it does in a thread, or within the loop's reach."""
    hangs: str
    """What to do where the look does not end."""


def well(subject: str, says: str) -> Finding:
    """Return that something is as it should be."""
    return Finding(subject=subject, says=says)


def advice(subject: str, says: str, remedy: str) -> Finding:
    """Return what could be better, or will be worse one day."""
    return Finding(subject=subject, says=says, remedy=remedy)


def wrong(subject: str, says: str, remedy: str) -> Finding:
    """Return what has to be mended."""
    return Finding(subject=subject, says=says, remedy=remedy, serious=True)
