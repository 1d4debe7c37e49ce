"""The playground's time, which a test can stop or move, so that nothing ever has to sleep."""

import time
from datetime import UTC, datetime


class Clock:
    """Two hands: the calendar that people see, which may stand still, and a steady one that only moves forward."""

    def __init__(self) -> None:
        self._ahead = 0.0
        self._frozen_at: float | None = None

    def now(self) -> float:
        """The calendar time in Unix seconds, as written on messages."""
        return time.time() + self._ahead if self._frozen_at is None else self._frozen_at

    def steady(self) -> float:
        """Seconds for limits and expiries; runs on while the calendar is frozen."""
        return time.monotonic() + self._ahead

    def as_text(self) -> str:
        """The calendar time in ISO 8601."""
        return datetime.fromtimestamp(self.now(), UTC).isoformat()

    def advance(self, seconds: float) -> None:
        """Let so much time pass at once for everything."""
        if seconds < 0:
            msg = "time only moves forward; set it with `at` instead"
            raise ValueError(msg)
        self._ahead += seconds
        if self._frozen_at is not None:
            self._frozen_at += seconds

    def freeze(self, at: datetime) -> None:
        """Let the calendar stand at `at`."""
        self._frozen_at = at.timestamp()

    def run(self) -> None:
        """Let the calendar run again, from the present time."""
        self._frozen_at = None
        self._ahead = max(self._ahead, 0.0)
