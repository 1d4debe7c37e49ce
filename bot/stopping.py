"""The end of a process: told by a signal, or come to by one of its parts."""

import asyncio
import signal
from typing import Any


def told_to_stop() -> asyncio.Event:
    """Return what is set once the program is to end."""
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        # Who starts us with `nohup` does not want a closed terminal to end us.
        if number is not signal.SIGHUP or signal.getsignal(number) is not signal.SIG_IGN:
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop


async def until(stopped: "asyncio.Task[bool]", work: list["asyncio.Task[None]"]) -> None:
    """Return when asked to stop; raise what ends one of the parts, unwrapped."""
    pending: set[asyncio.Task[Any]] = {stopped, *work}
    while stopped in pending:
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        for task in done - {stopped}:
            error = task.exception()
            while isinstance(error, BaseExceptionGroup) and len(error.exceptions) == 1:
                error = error.exceptions[0]
            if error is not None:
                raise error
