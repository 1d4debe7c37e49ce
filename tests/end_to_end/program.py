"""The program as its operator meets it: started in a folder with an environment, listened to, ended or killed."""

import asyncio
import contextlib
import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import psycopg

from playground.server import TEST_TOKEN

PATIENCE = 30.0
"""Seconds that anything may take before a test gives up: only a test that fails waits so long."""
BREATH = 0.1
"""Seconds after which a condition is looked at again when nothing was heard meanwhile."""
LONGEST_LINE = 2**22


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A command that has ended."""

    code: int
    out: str
    err: str

    @property
    def complaint(self) -> str:
        """What a command that refuses says: one line, or one for each mistake, and never a traceback."""
        assert "Traceback" not in self.out + self.err, self.err
        return self.err.strip()


@dataclass(slots=True, kw_only=True)
class Program:
    """A program that runs. What it says is kept line by line; `heard` is set at every line."""

    process: asyncio.subprocess.Process
    out: list[str] = field(default_factory=list)
    err: list[str] = field(default_factory=list)
    heard: asyncio.Event = field(default_factory=asyncio.Event)
    _listening: list[asyncio.Task[None]] = field(default_factory=list)

    @classmethod
    async def start(cls, *arguments: str, folder: Path, environment: dict[str, str]) -> "Program":
        """Start `kabarchy` with arguments in a folder, with nothing of this process's environment but the path."""
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", *arguments,
            cwd=folder,
            env={"PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONUNBUFFERED": "1"} | environment,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            limit=LONGEST_LINE,
            start_new_session=True,
        )  # fmt: skip
        program = cls(process=process)
        for stream, lines in ((process.stdout, program.out), (process.stderr, program.err)):
            assert stream is not None
            program._listening.append(asyncio.create_task(program._listen(stream, lines)))
        return program

    async def _listen(self, stream: asyncio.StreamReader, lines: list[str]) -> None:
        async for line in stream:
            lines.append(line.decode(errors="replace").rstrip("\n"))
            self.heard.set()

    @property
    def said(self) -> str:
        """All that it has said, on both streams."""
        return "\n".join([*self.out, *self.err])

    @property
    def ended(self) -> bool:
        """Whether it has ended."""
        return self.process.returncode is not None

    async def until(self, holds: Callable[[], Any], what: str, patience: float = PATIENCE) -> Any:
        """Wait until something holds, looking again whenever the program says something; return what it gave."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + patience
        while True:
            self.heard.clear()
            found = holds()
            if asyncio.iscoroutine(found):
                found = await found
            if found:
                return found
            assert loop.time() < deadline, f"waited {patience} s for {what}; it said:\n{self.said[-6000:]}"
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.heard.wait(), BREATH)

    async def line(self, part: str, patience: float = PATIENCE) -> str:
        """Wait for a line with `part` in it, on either stream; give it."""

        def found() -> str:
            assert not self.ended or part in self.said, f"it ended before {part!r}:\n{self.said[-6000:]}"
            return next((line for line in (*self.out, *self.err) if part in line), "")

        return str(await self.until(found, f"a line with {part!r}", patience))

    async def wait(self, patience: float = PATIENCE) -> int:
        """Wait for its end; give its exit code."""
        code = await asyncio.wait_for(self.process.wait(), patience)
        await asyncio.wait_for(asyncio.gather(*self._listening), patience)
        return code

    async def stop(self, patience: float = PATIENCE) -> int:
        """Ask it to end, as a service manager does; give its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return await self.wait(patience)

    async def kill(self) -> None:
        """Kill it at once, as a power cut would, and whatever it has started."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        await self.wait()

    async def converse(self, text: str) -> Finished:
        """Give it all its input and wait for its end."""
        assert self.process.stdin is not None
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.process.stdin.write(text.encode())
            await self.process.stdin.drain()
        self.process.stdin.close()
        code = await self.wait(60)
        return Finished(code=code, out="\n".join(self.out), err="\n".join(self.err))


@dataclass(slots=True, kw_only=True)
class Home:
    """A folder in which an operator runs the program, with the settings it has there."""

    folder: Path
    settings: dict[str, str]
    programs: list[Program] = field(default_factory=list)
    postgres: str = ""
    """The address of the database, where it is PostgreSQL's."""

    @property
    def database(self) -> Path:
        """The file of the database."""
        return self.folder / "kabarchy.db"

    @property
    def database_url(self) -> str:
        """The database as the setting says it."""
        return self.postgres or f"sqlite:///{self.database}"

    async def start(self, *arguments: str, **settings: str) -> Program:
        """Start a command and leave it running."""
        environment = {"DATABASE_URL": self.database_url} | self.settings | settings
        program = await Program.start(*arguments, folder=self.folder, environment=environment)
        self.programs.append(program)
        return program

    async def run(self, **settings: str) -> Program:
        """Start `kabarchy run` and wait until it serves and has greeted Telegram."""
        program = await self.start("run", **settings)
        await program.line("Web: ")
        await program.line("this is @")
        return program

    async def serve(self, **settings: str) -> Program:
        """Start `kabarchy serve` and wait until it has greeted Telegram."""
        program = await self.start("serve", **settings)
        await program.line("this is @")
        return program

    async def work(self, *jobs: str, **settings: str) -> Program:
        """Start `kabarchy work` with some jobs, or all, and wait until it is at them."""
        program = await self.start("work", *jobs, **settings)
        await program.line("Working: ")
        return program

    async def command(self, *arguments: str, text: str = "", **settings: str) -> Finished:
        """Run a command to its end."""
        program = await self.start(*arguments, **settings)
        return await program.converse(text)

    async def health(self, program: Program) -> tuple[int, list[str]]:
        """Ask a running program how it is: the status, and its problems."""
        address = (await program.line("Web: ")).removeprefix("Web: ")
        async with aiohttp.ClientSession() as session, session.get(f"{address}healthz") as answer:
            return answer.status, (await answer.json())["problems"]

    async def well(self, program: Program) -> None:
        """Wait until a program says that it is well."""

        async def is_well() -> bool:
            return await self.health(program) == (200, [])

        await program.until(is_well, "health")

    async def unwell(self, program: Program, problem: str) -> None:
        """Wait until a program says that it has a problem, in words with these in them."""

        async def is_unwell() -> bool:
            status, problems = await self.health(program)
            return status == 503 and any(problem in one for one in problems)

        await program.until(is_unwell, f"the problem {problem!r}")

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """Look into the database without touching it; nothing while it is not there yet."""
        if self.postgres:
            with psycopg.connect(self.postgres, autocommit=True) as server:
                return server.execute(query.replace("?", "%s").encode(), values or None).fetchall()
        with contextlib.closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as connection:
            return connection.execute(query, values).fetchall()

    def count(self, query: str, *values: object) -> int:
        """The number that a query gives."""
        return int(self.rows(query, *values)[0][0])

    async def news(self, program: Program, articles: int) -> None:
        """Wait until so many articles are understood, grouped and summarised."""

        def understood() -> bool:
            waiting = self.count("SELECT count(*) FROM stories WHERE summarised_version < version")
            grouped = self.count("SELECT count(*) FROM articles WHERE story_id IS NOT NULL")
            return not waiting and grouped >= articles

        await program.until(understood, f"{articles} articles", 60)

    async def close(self) -> None:
        """End what still runs, then see that no program told the token or broke unheard."""
        for program in self.programs:
            await program.kill()
        for program in self.programs:
            for token in {TEST_TOKEN, self.settings.get("BOT_TOKEN") or TEST_TOKEN}:
                assert token not in program.said, "the token stands in what the program says"
                assert token.partition(":")[2] not in program.said
            assert "Traceback" not in program.said, program.said


def refused(finished: Finished, *words: str, code: int = 1) -> None:
    """See that a command ended with one clear line that has these words in it."""
    assert finished.code == code, (finished.code, finished.err)
    complaint = finished.complaint
    for word in words:
        assert word in complaint, complaint
    if code == 1:
        assert len(complaint.splitlines()) == 1, complaint
        assert complaint.startswith("kabarchy: ")
