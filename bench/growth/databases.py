"""Where a measurement of growth is made: how much of everything, a fresh database of either kind, how large it has become."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg

from bench.postgres import local_postgres

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
        with local_postgres() as server:
            server.set(SETTINGS)
            yield Place(kind=kind, url=server.address, folder=folder)
