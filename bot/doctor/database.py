"""The database: reachable, whole, of which version, with room to grow, and read by nobody else."""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

from bot.doctor.disks import existing, free_bytes, network_file_system
from bot.doctor.finding import Finding, advice, well, wrong
from bot.doctor.postgres import server_findings
from bot.doctor.versions import of_version
from bot.settings import Settings
from storage.database import BadDatabaseUrl, is_file, parse_url
from storage.looking import damage, looking, steps_behind
from storage.migrate import NewerDatabase, UnusableDatabase

NEEDED = 200 * 2**20
"""Bytes below which a disk is as good as full."""
QUICK_TO_CHECK = 200 * 2**20
"""Bytes of a file that is read in a second or two."""
MEGABYTE = 2**20
OTHERS = 0o077
LONG_LOG = 500 * 2**20


async def look(settings: Settings) -> AsyncIterator[Finding]:
    """Look at the database that the settings name."""
    try:
        of_file = is_file(settings.database_url)
    except BadDatabaseUrl as error:
        yield wrong(
            "Database", str(error), "sqlite:///data/kabarchy.db, or postgresql://user:password@host/name"
        )
        return
    found = file_findings if of_file else server_findings
    for finding in await asyncio.to_thread(lambda: list(found(settings.database_url))):
        yield finding


def file_findings(url: str) -> Iterator[Finding]:
    """Look at SQLite's file and at where it lies."""
    path = Path(str(parse_url(url).database)).absolute()
    yield from place(path)
    if not path.exists():
        yield well("Database", f"{path} is not there yet: it is made at the start")
        return
    try:
        size = path.stat().st_size
        yield from privacy(path)
        yield from _kept(url, size)
    except OSError as error:
        yield wrong("Database", f"{path}: {error.strerror}", "run this as the user whom the program runs as")


def place(path: Path) -> Iterator[Finding]:
    """Judge the folder of a file: where it lies, whether we may write there, and how much room there is."""
    if (kind := network_file_system(path)) is not None:
        yield on_network(path, kind)
    folder = existing(path.parent)
    if not folder.is_dir() or not os.access(folder, os.W_OK | os.X_OK):
        remedy = f"`chown` it to the user whom the program runs as, or set DATABASE_URL (this is user {os.geteuid()})"
        yield wrong("Database", f"{folder} cannot be written to", remedy)
    elif path.exists() and not os.access(path, os.R_OK | os.W_OK):
        yield wrong(
            "Database", f"{path} cannot be written", "`chown` it to the user whom the program runs as"
        )
    size = path.stat().st_size if path.exists() else 0
    yield room(free_bytes(path), size)


def on_network(path: Path, kind: str) -> Finding:
    """Say what a file system that other machines share does to SQLite."""
    return wrong(
        "Database",
        f"{path} lies on {kind}, where SQLite's locks do not hold: it will be damaged one day",
        "put it on a disk of this machine (DATABASE_URL), or use PostgreSQL",
    )


def room(free: int, size: int) -> Finding:
    """Judge how much of the disk is free against what the database has, which a migration needs once more."""
    said = f"{free // MEGABYTE:,} MB free for a database of {size // MEGABYTE:,} MB"
    if free < NEEDED:
        return wrong("Disk", said, "free some: on a full disk nothing is sent; or lower RETENTION_DAYS")
    if free < size:
        return advice(
            "Disk", said, "have as much free as the database takes: an upgrade or a backup needs it"
        )
    return well("Disk", said)


def privacy(path: Path) -> Iterator[Finding]:
    """See that nobody else can read what readers chose."""
    open_ones = [
        one.name
        for one in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm"))
        if one.exists() and one.stat().st_mode & OTHERS
    ]
    if open_ones:
        remedy = f"`chmod 600 {path}*`; a start as its owner does so too"
        yield advice(
            "Privacy", f"others can read {', '.join(open_ones)}, which holds what readers chose", remedy
        )
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size > LONG_LOG:
        yield advice(
            "Database",
            f"its log {log.name} has grown to {log.stat().st_size // MEGABYTE:,} MB: something reads without end",
            "stop other programs that have the file open, then start this one again",
        )


def _kept(url: str, size: int) -> Iterator[Finding]:
    """Judge what stands in the file."""
    try:
        with looking(url) as connection:
            yield of_version(steps_behind(connection))
            if size > QUICK_TO_CHECK:
                yield well("Integrity", "too large to be read here: `kabarchy backup FILE` reads all of it")
            elif (found := damage(connection)) is not None:
                yield wrong(
                    "Integrity", f"damaged: {found[:200]}", "stop the program and restore the last backup"
                )
            else:
                yield well("Integrity", "whole")
    except NewerDatabase as error:
        yield wrong("Database", str(error), "install the version that made it, or restore a backup")
    except UnusableDatabase as error:
        yield wrong(
            "Database", str(error), "see that DATABASE_URL names a database of Kabarchy; or restore a backup"
        )
