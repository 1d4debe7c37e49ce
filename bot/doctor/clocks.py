"""A clock that is obeyed instead of the machine's: for tests, and wrong anywhere else."""

from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from bot.doctor.configuration import is_private
from bot.doctor.finding import Finding, advice, well, wrong
from bot.doctor.network import PATIENCE, why_not
from bot.settings import Settings


async def look(settings: Settings) -> AsyncIterator[Finding]:
    """Ask the clock that is to be obeyed; the machine's is compared with Telegram's where that is asked."""
    if not settings.clock_url:
        return
    try:
        async with (
            aiohttp.ClientSession(timeout=PATIENCE) as session,
            session.get(settings.clock_url) as answer,
        ):
            told = _moment(await answer.json(content_type=None))
    except (aiohttp.ClientError, OSError, ValueError) as error:
        said, _ = why_not(error, urlsplit(settings.clock_url).hostname or settings.clock_url)
        yield wrong(
            "Clock", f"CLOCK_URL gives no time: {said}", "empty CLOCK_URL: the machine's clock is meant"
        )
        return
    yield of_clock(settings, told)


def of_clock(settings: Settings, told: datetime | None) -> Finding:
    """Judge a clock by what it tells, None for nothing, and by which Telegram it is used with."""
    if told is None:
        return wrong("Clock", "CLOCK_URL gives no time", "empty CLOCK_URL: the machine's clock is meant")
    said = f"obeys {settings.clock_url}: {told:%Y-%m-%d %H:%M:%S}"
    if settings.token and not is_private(urlsplit(settings.telegram_api).hostname or ""):
        return advice("Clock", f"{said}, with the real Telegram", "empty CLOCK_URL, which is for tests")
    return well("Clock", said)


def _moment(body: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(body["now"])
    except (KeyError, TypeError, ValueError):
        return None
