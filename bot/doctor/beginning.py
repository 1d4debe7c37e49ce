"""What is looked at before every start: only what costs nothing and would be found out too late."""

import asyncio
import logging
from pathlib import Path

from bot.doctor.disks import MOUNTS, network_file_system
from bot.doctor.dotenv import FILE, can_be_read
from bot.settings import Settings
from storage.database import is_file, parse_url
from storage.looking import sqlite_version

log = logging.getLogger(__name__)


async def look_before_start(settings: Settings, mounts: Path = MOUNTS) -> None:
    """Say in the log what will be trouble one day. Raises UnusableDatabase where search cannot work at all."""
    await asyncio.to_thread(_look, settings, mounts)


def _look(settings: Settings, mounts: Path) -> None:
    if can_be_read():
        log.warning("others can read %s, where the token stands: chmod 600 %s", FILE, FILE)
    if not is_file(settings.database_url):
        return
    sqlite_version()
    path = Path(str(parse_url(settings.database_url).database))
    kind = network_file_system(path, mounts)
    if kind is not None:
        log.warning(
            "%s lies on %s, where SQLite's locks do not hold: put it on a disk of this machine, or use PostgreSQL",
            path, kind,
        )  # fmt: skip
