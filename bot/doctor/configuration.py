"""Settings that are allowed, and odd: each with what it leads to."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from ipaddress import ip_address
from urllib.parse import urlsplit

from bot.doctor.dotenv import environment_findings, file_findings
from bot.doctor.finding import Finding, advice
from bot.settings import Settings

TELEGRAMS_PACE = 30
POLITE = 4
"""Polls of one host at once that its keeper would not call an attack."""
OFTEN = 60
SHORT = 7
"""Days of news: stories are told together over three, missed digests and rehearsals look back a week."""


async def look(settings: Settings) -> AsyncIterator[Finding]:
    """Look at where the settings come from, and at those that are odd."""
    for finding in await asyncio.to_thread(lambda: [*file_findings(), *environment_findings()]):
        yield finding
    for finding in odd(settings):
        yield finding


def odd(settings: Settings) -> Iterator[Finding]:
    """Say what is allowed and odd."""
    if settings.sends_per_second > TELEGRAMS_PACE and not settings.telegram_api_url:
        yield _odd(
            settings, "sends_per_second", "Telegram refuses what is over 30 a second", "28, as by default"
        )
    if settings.poll_per_host > POLITE:
        yield _odd(settings, "poll_per_host", "servers shut out who asks so much at once", "1 or 2")
    if settings.poll_interval_min < OFTEN:
        yield _odd(settings, "poll_interval_min", "servers shut out who asks so often", "300, as by default")
    if settings.retention_days < SHORT:
        yield _odd(settings, "retention_days", "search and recaps have little to look at", "7 or more")
    if not settings.contact:
        yield advice(
            "Settings",
            "CONTACT is empty",
            "an address or page of yours: servers that are polled may want to ask",
        )
    if settings.llm_url and not settings.llm_model:
        yield advice(
            "Settings", "LLM_URL is set, LLM_MODEL is empty", "name the model, as its server lists it"
        )
    if settings.webhook_secret.get_secret_value() and not settings.webhook_url:
        yield advice(
            "Settings", "WEBHOOK_SECRET is set, WEBHOOK_URL is empty", "both, or neither for long polling"
        )
    api = urlsplit(settings.telegram_api_url)
    if api.scheme == "http" and not is_private(api.hostname or ""):
        yield advice(
            "Settings", f"TELEGRAM_API_URL sends the token to {api.hostname} in the open", "https://"
        )


def _odd(settings: Settings, name: str, leads_to: str, better: str) -> Finding:
    return advice(
        "Settings", f"{name.upper()}={getattr(settings, name):g}: {leads_to}", f"set it to {better}"
    )


def is_private(host: str) -> bool:
    """Whether a host is of this machine or its own network: by its number, or by a name without a dot."""
    try:
        return ip_address(host).is_private
    except ValueError:
        return "." not in host
