"""What every job asks when it looks for work: the table of jobs as the program fills it in, without what only running takes."""

from datetime import datetime, timedelta
from typing import Any

from bot.clock import Clock
from bot.job import Job
from bot.jobs import ReadingParts, SendingParts, TellingParts, reading_jobs, sending_jobs, telling_jobs
from news.ids import UserId
from pipeline.line import Line
from pipeline.retell import Retelling
from pipeline.valve import Valve
from storage import Storage


class Still(Clock):
    """A clock that stands."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment

    def now(self) -> datetime:
        """Return the moment at which it stands."""
        return self._moment

    async def ask(self) -> None:
        """Nothing moves it."""


class _Absent:
    """A part that is only asked once work has been found."""

    def __getattr__(self, name: str) -> Any:
        return None


def all_jobs(storage: Storage, now: datetime) -> dict[str, Job[Any]]:
    """Return all jobs by name; they can look for work, but not do it."""
    clock = Still(now)
    absent = _Absent()
    reading: dict[str, Any] = dict.fromkeys(
        ("web", "workers", "thinking", "grouping", "slices", "rhythm", "watch"), absent
    )
    retelling = Retelling(storage, *[absent] * 3, clock.now)
    parts = ReadingParts(storage=storage, clock=clock, polls_at_once=64, retelling=retelling, **reading)
    telling = TellingParts(
        storage=storage, clock=clock, owners=frozenset({UserId(1)}), retention=timedelta(days=90)
    )
    sender: Any = absent
    served = SendingParts(
        storage=storage, clock=clock, line=Line(), valve=Valve(), language="ru", sender=sender
    )
    jobs = (*reading_jobs(parts), *telling_jobs(telling), *sending_jobs(served))
    return {job.name: job for job in jobs}
