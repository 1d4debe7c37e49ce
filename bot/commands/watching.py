"""How commands that take long are watched and stopped: rows as they pass in a terminal, and a signal that ends them clean."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from rich.progress import Progress, TextColumn, TimeElapsedColumn

from bot.commands.starting import err
from bot.troubles import Interrupted


@contextmanager
def watched(doing: str) -> Iterator[Callable[[str, int], None]]:
    """Give what is told a table and how many more of its rows are done; it shows them where somebody sits."""
    counted: dict[str, int] = {}
    with Progress(
        TextColumn("{task.description}"), TimeElapsedColumn(), console=err, transient=True, disable=not err.is_terminal
    ) as bar:  # fmt: skip
        task = bar.add_task(doing, total=None)

        def watch(table: str, rows: int) -> None:
            counted[table] = counted.get(table, 0) + rows
            bar.update(task, description=f"{doing} {table}: {counted[table]:,}")

        yield watch


@contextmanager
def interruptible() -> Iterator[None]:
    """Have SIGTERM and SIGINT raise Interrupted where the work is, so that it cleans up behind itself."""
    before = {number: signal.signal(number, _interrupt) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise Interrupted
