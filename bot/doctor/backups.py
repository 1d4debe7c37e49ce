"""Backups: the nightly one of our unit for systemd is looked at; of others nothing is known."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.doctor.finding import Finding, advice, well
from bot.settings import Settings

FOLDER = Path("/var/lib/kabarchy-backup")
"""Where deploy/kabarchy-backup.service keeps them."""
OLD = timedelta(days=2)


async def look(_settings: Settings) -> AsyncIterator[Finding]:
    """Look for the newest backup."""
    yield of_backup(await asyncio.to_thread(newest, FOLDER), datetime.now(UTC))


def newest(folder: Path) -> datetime | None:
    """Return when the newest backup was made; None where there is none, or none is to be seen."""
    try:
        made = [file.stat().st_mtime for file in folder.glob("kabarchy-*.zip")]
    except OSError:
        return None
    return datetime.fromtimestamp(max(made), UTC) if made else None


def of_backup(made: datetime | None, now: datetime) -> Finding:
    """Judge how old the newest backup is."""
    if made is None:
        remedy = (
            "`kabarchy backup FILE` every night, onto another machine: deploy/kabarchy-backup.timer does it"
        )
        return advice("Backup", "none is known of", remedy)
    if now - made > OLD:
        said = f"the newest is {(now - made).days} days old"
        return advice("Backup", said, "`systemctl status kabarchy-backup` says why")
    return well("Backup", f"the newest is of {made:%Y-%m-%d %H:%M} UTC")
