"""Looking at everything at once, within a time: what hangs is a finding, and what breaks is one too."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from bot.doctor.finding import Check, Finding, wrong
from bot.settings import Settings

PATIENCE = 12.0
"""Seconds that all looks together may take."""


async def examined(
    settings: Settings, checks: Sequence[Check], patience: float = PATIENCE
) -> AsyncIterator[Finding]:
    """Give what all checks find, in their order, within `patience` seconds; no secret stands in it."""
    asyncio.get_running_loop().set_default_executor(Detached())
    looks = [asyncio.create_task(_look(check, settings, patience)) for check in checks]
    for look in looks:
        for finding in await look:
            yield Finding(
                subject=finding.subject,
                says=_without_secrets(finding.says, settings),
                remedy=finding.remedy,
                serious=finding.serious,
            )


async def _look(check: Check, settings: Settings, patience: float) -> list[Finding]:
    """Return what one check finds, whatever becomes of it."""
    found: list[Finding] = []
    try:
        async with asyncio.timeout(patience):
            async for finding in check.look(settings):
                found.append(finding)  # noqa: PERF401 - what was found before it hangs or breaks is kept
    except TimeoutError:
        found.append(wrong(check.subject, f"no answer within {patience:g} seconds", check.hangs))
    except Exception as error:  # noqa: BLE001 - whatever breaks a look, the others go on
        said = f"could not be looked at: {type(error).__name__}: {str(error)[:200]}"
        found.append(wrong(check.subject, said, "report it, with what stands here"))
    return found


def _without_secrets(text: str, settings: Settings) -> str:
    for secret in filter(None, settings.secrets):
        text = text.replace(secret, "…")
    return text


class Detached(ThreadPoolExecutor):
    """Threads for which nobody waits: one that hangs at a dead disk or name server does not hold up the end."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Begin at once, in a thread of its own."""
        future: Future[Any] = Future()

        def work() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                future.set_result(fn(*args, **kwargs))
            except BaseException as error:  # noqa: BLE001 - whoever waits is to have it
                future.set_exception(error)

        threading.Thread(target=work, daemon=True).start()
        return future
