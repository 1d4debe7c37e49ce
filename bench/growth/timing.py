"""How long things took, and what that came to in memory."""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from statistics import median

import psutil

MEGABYTE = 1_000_000


@dataclass(slots=True)
class Times:
    """Milliseconds of the same thing, time after time."""

    all: list[float] = field(default_factory=list)

    async def take(self, wanted: Callable[[], Awaitable[object]]) -> None:
        """Do it once more."""
        begun = time.perf_counter()
        await wanted()
        self.all.append(1000 * (time.perf_counter() - begun))

    @property
    def middle(self) -> float:
        """The median; nothing where nothing was timed."""
        return median(self.all) if self.all else 0.0

    @property
    def slow(self) -> float:
        """Of a hundred the slowest but five."""
        return sorted(self.all)[len(self.all) * 95 // 100] if self.all else 0.0

    @property
    def worst(self) -> float:
        """The slowest."""
        return max(self.all, default=0.0)


def memory() -> float:
    """Return the megabytes of this process, its share of what it shares with others."""
    return float(psutil.Process().memory_full_info().pss) / MEGABYTE
