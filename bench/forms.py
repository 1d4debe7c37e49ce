"""The program as it runs: one process on SQLite, or many on PostgreSQL; begun, killed, and what can befall each."""

import asyncio
import contextlib
import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Protocol

import psycopg

from bench.databases import Database, File, Server
from bench.postgres import Postgres
from bench.running import KABARCHY, Kabarchy

Trouble = Callable[[], Awaitable[None]]

A_SECOND = 1.0
PATIENCE, BEGINNING = 10.0, 60.0


class Form(Protocol):
    """A form in which the program runs."""

    kabarchy: Kabarchy
    database: Database
    ended: Counter[str]
    """What ended by itself and was started again, as a supervisor does, by what it did."""

    def begin(self) -> None:
        """Start what does not run."""

    def kill(self, chance: random.Random) -> Counter[str]:
        """Kill the program, or some of its processes, with SIGKILL. Return how many by what they did."""

    def end(self) -> None:
        """Kill all that runs."""

    def troubles(self) -> dict[str, Trouble]:
        """Return what can befall it, by name, beside what can befall any."""


class _Process:
    """One command of the program, and all that it has started."""

    def __init__(self, kabarchy: Kabarchy, command: str, log: str, ended: Counter[str]) -> None:
        self.command = command
        self._ended = ended
        self._kabarchy = kabarchy
        self._log = kabarchy.folder / log
        self._process: subprocess.Popen[bytes] | None = None
        self._before = 0

    def has_said(self, words: str) -> bool:
        """Whether the process that runs has said these words; true where none runs."""
        return self.pid is None or words.encode() in self._log.read_bytes()[self._before :]

    @property
    def pid(self) -> int | None:
        """The number of the process; None where none runs."""
        return self._process.pid if self._process is not None and self._process.poll() is None else None

    def begin(self) -> None:
        """Start it, unless it runs."""
        if self.pid is not None:
            return
        self._ended[self.command] += self._process is not None
        self._before = self._log.stat().st_size if self._log.exists() else 0
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, *KABARCHY, self.command],
                cwd=self._kabarchy.folder, env=self._kabarchy.environment, stdout=log, stderr=log,
                start_new_session=True,
            )  # fmt: skip

    def kill(self) -> bool:
        """Kill it, if it runs. Return whether it did."""
        if self._process is None:
            return False
        did_run = self.pid is not None
        self._ended[self.command] += not did_run
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._process = None
        return did_run


class OneProcess:
    """`kabarchy run` on SQLite."""

    def __init__(self, folder: Path, telegram: str, settings: dict[str, str]) -> None:
        self.kabarchy = Kabarchy(folder=folder, playground=telegram, settings=settings)
        self._file = File(self.kabarchy.database)
        self.database: Database = self._file
        self.ended: Counter[str] = Counter()
        self._process = _Process(self.kabarchy, "run", "log", self.ended)

    def begin(self) -> None:
        """Start it, unless it runs."""
        self._process.begin()

    def kill(self, chance: random.Random) -> Counter[str]:  # noqa: ARG002 - there is but one
        """Kill it."""
        return Counter(run=int(self._process.kill()))

    def end(self) -> None:
        """Kill it."""
        self._process.kill()

    def troubles(self) -> dict[str, Trouble]:
        """Return what can befall its file."""
        return {"database locked for a second": self._locked, "disk full": self._full}

    async def _locked(self) -> None:
        """As a backup would, hold the database's only right to write for a second."""
        with contextlib.closing(sqlite3.connect(self._file.path, timeout=PATIENCE)) as connection:
            connection.isolation_level = None
            connection.execute("BEGIN IMMEDIATE")
            await asyncio.sleep(A_SECOND)
            connection.execute("ROLLBACK")

    async def _full(self) -> None:
        """Let no file of the program grow for a second, as a full disk would."""
        if (pid := self._process.pid) is None:
            return
        _, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (4096, hard))
        await asyncio.sleep(A_SECOND)
        with contextlib.suppress(ProcessLookupError):
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, hard))


class ManyProcesses:
    """Two `kabarchy serve`, of which one waits to take over, and three `kabarchy work` on PostgreSQL."""

    SERVE, WORK = 2, 3

    def __init__(self, folder: Path, telegram: str, settings: dict[str, str], postgres: Postgres) -> None:
        self._postgres = postgres
        server = Server(postgres.new_database())
        self.database: Database = server
        self.ended: Counter[str] = Counter()
        self.kabarchy = Kabarchy(
            folder=folder, playground=telegram, settings={"DATABASE_URL": server.url, **settings}
        )
        commands = ["serve"] * self.SERVE + ["work"] * self.WORK
        self._processes = [
            _Process(self.kabarchy, command, f"log.{command}.{place}", self.ended)
            for place, command in enumerate(commands, start=1)
        ]

    def begin(self) -> None:
        """Start those that do not run."""
        for process in self._processes:
            process.begin()

    def kill(self, chance: random.Random) -> Counter[str]:
        """Kill one, some, or all."""
        count = chance.choice((1, chance.randint(2, len(self._processes) - 1), len(self._processes)))
        chosen = chance.sample(self._processes, count)
        return Counter(process.command for process in chosen if process.kill())

    def end(self) -> None:
        """Kill all."""
        for process in self._processes:
            process.kill()

    def troubles(self) -> dict[str, Trouble]:
        """Return what can befall its server."""
        return {
            "connections terminated": self._cut,
            "PostgreSQL restarted": self._restart,
            "a table locked for a second": self._locked,
        }

    async def _cut(self) -> None:
        """End half of all connections, whatever they are at."""
        await self._all_at_work()
        query = (
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid() AND random() < 0.5"
        )
        self.database.rows(query)

    async def _restart(self) -> None:
        await self._all_at_work()
        await asyncio.to_thread(self._postgres.restart)

    async def _all_at_work(self) -> None:
        """Wait for those who have just been started: who cannot begin ends, which is no trouble that we are after."""
        async with asyncio.timeout(BEGINNING):
            working = [process for process in self._processes if process.command == "work"]
            while not all(process.has_said("Working:") for process in working):  # noqa: ASYNC110 - another's log
                await asyncio.sleep(0.1)

    async def _locked(self) -> None:
        """As a change of the schema would, hold the outbox for a second."""
        async with await psycopg.AsyncConnection.connect(self.database.url) as connection:
            await connection.execute("LOCK TABLE deliveries IN ACCESS EXCLUSIVE MODE")
            await asyncio.sleep(A_SECOND)
