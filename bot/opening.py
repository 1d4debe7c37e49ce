"""Offering to open a page: whoever sits at a terminal presses Enter, and the browser shows it."""

import asyncio
import contextlib
import sys
import webbrowser
from collections.abc import AsyncIterator, Callable


@contextlib.asynccontextmanager
async def offer_to_open(url: str, say: Callable[[str], None]) -> AsyncIterator[None]:
    """Offer it while the body runs; where nobody sits at a terminal nothing is said or read."""
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout.isatty()):
        yield
        return
    loop = asyncio.get_running_loop()

    def pressed() -> None:
        if sys.stdin.readline():
            # A browser that does not come up at once must not hold up the program.
            loop.run_in_executor(None, webbrowser.open, url)
        else:
            loop.remove_reader(sys.stdin)

    try:
        loop.add_reader(sys.stdin, pressed)
    except (OSError, NotImplementedError):
        yield
        return
    say("Press Enter to open it in the browser.")
    try:
        yield
    finally:
        loop.remove_reader(sys.stdin)
