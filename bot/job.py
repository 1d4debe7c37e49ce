"""A job: a kind of work as the table of jobs describes it, whichever engine runs it."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Job(Generic[T]):
    """A kind of work: what is due, what to run for each row, how often to look and how many rows at once."""

    name: str
    every: timedelta
    due: Callable[[datetime, int], Awaitable[list[T]]]
    """Claims up to so many rows at a moment."""
    run: Callable[[T], Awaitable[object]]
    row: Callable[[T], int]
    """The row's number, under which a failure is recorded."""
    at_once: int = 1
    serial: bool = False
    """Never in two processes at a time: its rows are not claimed, or each depends on the one before."""
    wakes: tuple[str, ...] = ()
    """Jobs that read what this one writes."""
    urgency: Callable[[T], int] = lambda _: 0
    """Which of the rows that were taken goes first: the smaller number."""
    split: Callable[[T], Sequence[T]] = lambda _: ()
    """Of what was taken together and is run as one, the parts, each with its row: where the whole fails, they are run
    one by one, so that a bad one alone rests."""
