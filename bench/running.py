"""The whole program as a subprocess, against a playground in another: as it runs, nothing of it replaced."""

import contextlib
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.paths import ROOT
from bench.processes import Broken, line_of, python
from playground.server import TEST_TOKEN

KABARCHY = ("-m", "bot")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kabarchy:
    """How to run the program in a folder of its own."""

    folder: Path
    playground: str
    """Address of the local Telegram."""
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def database(self) -> Path:
        """Its database file."""
        return self.folder / "kabarchy.db"

    @property
    def database_url(self) -> str:
        """Its database as the setting says it."""
        return f"sqlite:///{self.database}"

    @property
    def environment(self) -> dict[str, str]:
        """What it is started with: nothing of this machine's own settings."""
        kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
        return (
            kept
            | {
                "PYTHONPATH": str(ROOT),
                "BOT_TOKEN": TEST_TOKEN,
                "TELEGRAM_API_URL": self.playground,
                "DATABASE_URL": self.database_url,
                "ADMIN_IDS": "1",  # nobody in particular, so that there is an owner
                "WEB_PORT": "0",
                "FEEDS": "none",
                "LOG_LEVEL": "ERROR",
            }
            | self.settings
        )

    @contextlib.contextmanager
    def running(self, *flags: str, log: Path | None = None) -> Iterator[subprocess.Popen[str]]:
        """Run the program until the block ends; its log goes to `log`, or to ours."""
        with contextlib.ExitStack() as stack:
            errors = stack.enter_context(log.open("w")) if log is not None else None
            process = subprocess.Popen(
                [sys.executable, *flags, *KABARCHY, "run"],
                cwd=self.folder,
                env=self.environment,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                text=True,
            )
            try:
                yield process
            finally:
                process.terminate()
                try:
                    process.wait(15)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()

    def asked(self, query: str) -> int:
        """Return the one number that a query of its database gives; 0 while there is no such table."""
        with contextlib.closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as connection:
            try:
                return int(connection.execute(query).fetchone()[0])
            except sqlite3.OperationalError:
                return 0

    def wait(self, query: str, count: int, patience: float, pause: float = 0.5) -> Iterator[int]:
        """Give the number of a query again and again until it is `count`. Raises Broken."""
        deadline = time.monotonic() + patience
        while True:
            found = self.asked(query) if self.database.exists() else 0
            yield found
            if found >= count:
                return
            if time.monotonic() > deadline:
                raise Broken(f"{found} instead of {count} after {patience:.0f} s: {query}")
            time.sleep(pause)


@contextlib.contextmanager
def local_telegram() -> Iterator[str]:
    """Run a playground in a process of its own; gives its address."""
    with python("-m", "playground", "--port", "0") as process:
        yield line_of(process, "Playground:").rstrip("/")
