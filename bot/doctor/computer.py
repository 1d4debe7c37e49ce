"""The computer: Python, its SQLite, memory, open files, and whether its terminal can show what we write."""

import asyncio
import platform
import resource
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from bot.doctor.finding import Finding, advice, well, wrong
from bot.settings import Settings
from storage.database import is_file
from storage.looking import sqlite_version
from storage.migrate import UnusableDatabase

OLDEST_PYTHON = (3, 11)
OLDEST_SQLITE = (3, 35)
"""The first that knows RETURNING."""
MEMORY = 500 * 2**20
"""Bytes that a whole program needs, its text model included."""
OTHER_FILES = 200
"""Files and connections beside those of polls: the database's, Telegram's, the web server's, the model's."""
UNLIMITED = 2**40
"""Bytes over which a limit of memory is none."""


async def look(settings: Settings) -> AsyncIterator[Finding]:
    """Look at what the program stands on."""
    yield python(sys.version_info[:3])
    if is_file(settings.database_url):
        yield sqlite()
    free = await asyncio.to_thread(free_memory, Path("/"))
    if free is not None:
        yield memory(free)
    yield open_files(resource.getrlimit(resource.RLIMIT_NOFILE)[0], settings.poll_concurrency)
    yield encoding(sys.stdout.encoding or "")


def python(version: tuple[int, ...]) -> Finding:
    """Judge the version of Python."""
    said = ".".join(map(str, version))
    if version < OLDEST_PYTHON:
        return wrong("Python", f"{said} is too old", "install Python 3.11 or newer, then `make clean setup`")
    return well("Python", f"{said} on {platform.machine()}")


def sqlite(read: Callable[[], tuple[int, ...]] = sqlite_version) -> Finding:
    """Judge the SQLite that this Python brings."""
    try:
        version = read()
    except UnusableDatabase as error:
        return wrong("SQLite", str(error), "then `make clean setup`")
    said = ".".join(map(str, version))
    if version < OLDEST_SQLITE:
        return wrong("SQLite", f"{said} is older than 3.35", "use a newer Python, or PostgreSQL")
    return well("SQLite", f"{said} with FTS5")


def free_memory(root: Path) -> int | None:
    """Return how many bytes may still be used, the limit of a container heeded; None where it is not told."""
    try:
        lines = (root / "proc/meminfo").read_text("utf-8").splitlines()
        free = next(int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable:"))
    except (OSError, StopIteration, ValueError, IndexError):
        return None
    group = root / "sys/fs/cgroup"
    try:
        most = int((group / "memory.max").read_text("utf-8"))
        used = int((group / "memory.current").read_text("utf-8"))
    except (OSError, ValueError):
        return free
    return min(free, max(0, most - used)) if most < UNLIMITED else free


def memory(free: int) -> Finding:
    """Judge how much memory is free."""
    said = f"{free // 2**20} MB free"
    if free < MEMORY:
        return advice(
            "Memory",
            f"{said}; a start needs about 500 MB",
            "free some, add swap, or run it where there is more",
        )
    return well("Memory", said)


def open_files(limit: int, polls: int) -> Finding:
    """Judge how many files and connections may be open at once; a negative limit is none."""
    needed = polls + OTHER_FILES
    if 0 <= limit < needed:
        return advice(
            "Open files",
            f"at most {limit}; POLL_CONCURRENCY={polls} needs {needed}",
            f"`ulimit -n {max(4096, needed)}` before the start (LimitNOFILE= in a unit of systemd), "
            "or lower POLL_CONCURRENCY",
        )
    return well("Open files", "no limit" if limit < 0 else f"at most {limit}")


def encoding(name: str) -> Finding:
    """Judge whether Cyrillic can be written to the terminal and to logs."""
    if name.lower().replace("-", "") != "utf8":
        return advice(
            "Terminal", f"writes {name or 'nothing'}, not UTF-8", "set LANG=C.UTF-8, or PYTHONUTF8=1"
        )
    return well("Terminal", "writes UTF-8")
