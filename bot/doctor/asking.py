"""Asking Telegram something that changes nothing: never `getUpdates`, which would take updates from who runs."""

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies

import aiohttp

from bot.doctor.network import PATIENCE, why_not
from bot.settings import Settings


class Unreachable(Exception):
    """No answer was to be had; the message says why."""

    def __init__(self, says: str, remedy: str) -> None:
        super().__init__(says)
        self.remedy = remedy


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What Telegram answered."""

    status: int
    result: Any
    """None where it refuses."""
    says: str
    """Why it refuses."""
    seconds_off: float | None
    """By how much its clock is ahead of ours; None where it does not say."""


async def ask(settings: Settings, method: str) -> Answer:
    """Call a method without arguments. Raises Unreachable."""
    host = urlsplit(settings.telegram_api).hostname or settings.telegram_api
    try:
        async with (
            aiohttp.ClientSession(timeout=PATIENCE, trust_env=bool(getproxies())) as session,
            session.get(f"{settings.telegram_api}/bot{settings.token}/{method}") as answer,
        ):
            try:
                body = await answer.json(content_type=None)
            except ValueError:
                body = None
            if not isinstance(body, dict) or "ok" not in body:
                said = f"{host} answers {answer.status}, but not as Telegram does"
                raise Unreachable(
                    said,
                    "check TELEGRAM_API_URL, and what stands between: a proxy, a page that asks to log in",
                )
            return Answer(
                status=answer.status,
                result=body.get("result"),
                says=str(body.get("description", "")),
                seconds_off=_ahead(answer.headers.get("Date")),
            )
    except (aiohttp.ClientError, OSError, ValueError) as error:
        raise Unreachable(*why_not(error, host)) from error


def _ahead(date: str | None) -> float | None:
    try:
        told = parsedate_to_datetime(date or "")
    except (TypeError, ValueError):
        return None
    return (told.replace(tzinfo=told.tzinfo or UTC) - datetime.now(UTC)).total_seconds()
