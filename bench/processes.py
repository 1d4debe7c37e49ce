"""Processes beside the one that measures: started, waited for, and their processor time and memory."""

import contextlib
import subprocess
import sys
from collections.abc import Iterable, Iterator

import psutil

from bench.paths import ROOT

OWN = "the program"
"""What the process of the program itself is called in a list of its tree."""


class Broken(RuntimeError):
    """What was to be measured did not run; the message says why."""


@contextlib.contextmanager
def python(*arguments: str, environment: dict[str, str] | None = None) -> Iterator[subprocess.Popen[str]]:
    """Run a Python program in a process of its own until the block ends."""
    process = subprocess.Popen(
        [sys.executable, *arguments], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
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


def line_of(process: subprocess.Popen[str], beginning: str) -> str:
    """Return the rest of the first printed line that begins so. Raises Broken if the process ends before."""
    if process.stdout is None:
        raise Broken("nobody listens to what the process prints")
    for line in process.stdout:
        if line.startswith(beginning):
            return line.removeprefix(beginning).strip()
    raise Broken(f"{process.args} ended without printing {beginning!r}")


def tree(pid: int, without: Iterable[int] = ()) -> list[psutil.Process]:
    """Return a process and all below it, but not those left out nor what is below them."""
    root = psutil.Process(pid)
    left_out = {process.pid for pid in without for process in _all_below(pid)}
    return [process for process in (root, *root.children(recursive=True)) if process.pid not in left_out]


def processor_seconds(processes: Iterable[psutil.Process]) -> float:
    """Return the processor time of processes so far, with that of their children that have ended."""
    total = 0.0
    for process in processes:
        with contextlib.suppress(psutil.NoSuchProcess):
            total += sum(process.cpu_times()[:4])
    return total


def proportional_bytes(processes: Iterable[psutil.Process]) -> list[tuple[str, int]]:
    """Return (command, PSS in bytes) of processes: what they share is divided among those that share it."""
    found = []
    for process in processes:
        with contextlib.suppress(psutil.NoSuchProcess):
            found.append((_title(process), process.memory_full_info().pss))
    return found


def _all_below(pid: int) -> list[psutil.Process]:
    try:
        root = psutil.Process(pid)
        return [root, *root.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def _title(process: psutil.Process) -> str:
    command = " ".join(process.cmdline())
    for word, title in (
        ("resource_tracker", "tracker of shared resources"),
        ("forkserver", "parsing (server and its two processes)"),
    ):
        if word in command:
            return title
    return OWN
