"""Quiet hours: when a chat's readers sleep, so that only what is urgent may ring."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """From when until when a chat is left alone, as its own clock shows; over midnight where the end is earlier."""

    start: time
    end: time

    def covers(self, clock: time) -> bool:
        """Whether it is quiet at a time of day. The start belongs to it, the end does not."""
        if self.start <= self.end:
            return self.start <= clock < self.end
        return clock >= self.start or clock < self.end

    def __str__(self) -> str:
        """As it is kept: 22:00-07:00."""
        return f"{self.start:%H:%M}-{self.end:%H:%M}"


NIGHT = Quiet(start=time(22), end=time(7))
"""What most would choose."""
LATE_NIGHT = Quiet(start=time(23), end=time(8))


def read_quiet(text: str | None) -> Quiet | None:
    """Read quiet hours as they are kept; None is no quiet at all."""
    if text is None:
        return None
    start, _, end = text.partition("-")
    return Quiet(start=time.fromisoformat(start), end=time.fromisoformat(end))


def next_loud(moment: datetime, zone: ZoneInfo, quiet: Quiet | None) -> datetime:
    """Return the first moment (UTC), not before `moment`, at which a chat may be rung.

    Where the clock skips the end of the quiet hours in spring, they end in the hour after the gap; where it shows it
    twice in autumn, they end both times.
    """
    local = moment.astimezone(zone)
    if quiet is None or not quiet.covers(_shown(local)):
        return moment
    ends = (
        _moment(zone, local.date() + timedelta(days=ahead), quiet.end, fold)
        for ahead in (0, 1)
        for fold in (0, 1)
    )
    return min(end for end in ends if end > moment and not quiet.covers(_shown(end.astimezone(zone))))


def _moment(zone: ZoneInfo, day: date, clock: time, fold: int) -> datetime:
    """Return when a clock shows a time the first time, or with fold 1 the second, where there is one (PEP 495)."""
    return datetime.combine(day, clock.replace(fold=fold), tzinfo=zone).astimezone(UTC)


def _shown(local: datetime) -> time:
    return local.time().replace(fold=0)
