"""How every command begins: settings, logs, and a loop; and how it speaks."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from rich.console import Console

from bot import logs
from bot.settings import Settings, load

T = TypeVar("T")

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False)


def settings_of(*, quiet: bool = False, **changes: Any) -> Settings:
    """Return the settings, with logs set up by them; a `quiet` command logs only what is wrong."""
    settings = load(**changes)
    level = "WARNING" if quiet and settings.log_level == "INFO" else settings.log_level
    logs.set_up(form=settings.log_format, level=level, secrets=settings.secrets)
    return settings


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run a command's work in a loop of its own."""
    return asyncio.run(work)
