"""Until when a pause lasts: whole days of the chat's own calendar."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo


def pause_until(now: datetime, zone: ZoneInfo, days: int) -> datetime:
    """Return the beginning, in UTC, of the day that comes `days` days after today in `zone`.

    >>> pause_until(datetime(2026, 3, 2, 2, 0, tzinfo=UTC), ZoneInfo("Asia/Bishkek"), 1)
    datetime.datetime(2026, 3, 2, 18, 0, tzinfo=datetime.timezone.utc)
    """
    day = now.astimezone(zone).date() + timedelta(days=days)
    return datetime.combine(day, time(), tzinfo=zone).astimezone(UTC)
