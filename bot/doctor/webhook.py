"""How updates come: whether Telegram calls whom we want it to call, and whether it gets through."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import SplitResult, urlsplit

from telegram import WebhookInfo

from bot.doctor.asking import Unreachable, ask
from bot.doctor.finding import Finding, advice, well, wrong
from bot.settings import Settings
from bot.webhook import complaint
from web.server import WEBHOOK_PATH

PORTS = frozenset({443, 80, 88, 8443})
"""To which alone Telegram calls: https://core.telegram.org/bots/api#setwebhook"""
MANY_WAITING = 100
DAYS_LEFT = 14
"""Days before its end in which a certificate should long have been renewed."""
CONNECT_SECONDS = 5.0
DAY = 86400


async def look(settings: Settings) -> AsyncIterator[Finding]:
    """Look at how updates come, from Telegram's side and from ours."""
    if not settings.token:
        return
    address = urlsplit(settings.webhook_url)
    # A Bot API server of one's own calls any address and port.
    if settings.webhook_url and not settings.telegram_api_url:
        for finding in of_address(address):
            yield finding
    try:
        answer = await ask(settings, "getWebhookInfo")
    except Unreachable:
        return  # the check of the token says it
    if isinstance(answer.result, dict):
        for finding in of_info(answer.result, settings.webhook_url):
            yield finding
    if address.scheme == "https" and address.hostname:
        yield await certificate(address.hostname, address.port or 443)


def of_address(address: SplitResult) -> Iterator[Finding]:
    """Judge an address by Telegram's rules."""
    if address.scheme != "https":
        yield wrong(
            "Webhook",
            "WEBHOOK_URL does not begin with https://",
            "Telegram calls nothing else: put TLS in front",
        )
    if (address.port or 443) not in PORTS:
        yield wrong(
            "Webhook",
            f"Telegram does not call port {address.port}",
            "let the proxy listen at 443, 80, 88 or 8443",
        )
    if address.hostname in ("localhost", "127.0.0.1", "::1") or "." not in (address.hostname or "").strip(
        "."
    ):
        yield wrong("Webhook", f"{address.hostname} is known to this machine only", "name the public address")


def of_info(info: dict[str, Any], webhook_url: str) -> Iterator[Finding]:
    """Judge what Telegram says of its calls against what is configured."""
    called, waiting = str(info.get("url", "")), int(info.get("pending_update_count", 0))
    wanted = f"{webhook_url}{WEBHOOK_PATH}" if webhook_url else ""
    if called != wanted:
        yield advice("Updates", *_elsewhere(called, wanted))
    elif called:
        yield from of_calls(info)
    else:
        yield well("Updates", "by long polling")
    if waiting > MANY_WAITING:
        remedy = "start the program; what waits longer than 24 hours Telegram forgets"
        yield advice("Updates", f"{waiting} wait with Telegram: nobody takes them", remedy)


def _elsewhere(called: str, wanted: str) -> tuple[str, str]:
    """Return what it means that Telegram does not call whom the settings name, and what to do."""
    host = urlsplit(called).hostname
    another = "if another program has it, give this one a token of its own (@BotFather → /newbot)"
    if not wanted:
        return (
            f"Telegram calls {host}, though WEBHOOK_URL is empty",
            f"a start takes that webhook away; {another}",
        )
    if not called:
        return "Telegram calls nobody yet", "start the program: it asks to be called"
    return f"Telegram calls {host} at another address than WEBHOOK_URL", f"a start sets it anew; {another}"


def of_calls(info: dict[str, Any]) -> Iterator[Finding]:
    """Judge how Telegram's calls to us go."""
    words = complaint(WebhookInfo.de_json(info), None)
    if words is not None:
        yield wrong("Updates", words, "mend that, and see https://core.telegram.org/bots/webhooks")
    else:
        own = " with a certificate of our own" if info.get("has_custom_certificate") else ""
        yield well("Updates", f"Telegram calls {info.get('url')}{own}")


async def certificate(host: str, port: int) -> Finding:
    """Look at the certificate behind an address, as seen from here."""
    context = ssl.create_default_context()
    try:
        async with asyncio.timeout(CONNECT_SECONDS):
            _, writer = await asyncio.open_connection(host, port, ssl=context)
    except ssl.SSLCertVerificationError as error:
        remedy = "renew it, and serve its whole chain: Telegram does not call such an address"
        return wrong("Certificate", f"that of {host} is not valid: {error.verify_message}", remedy)
    except (OSError, TimeoutError) as error:
        said = f"{host}:{port} is not reached from here: {getattr(error, 'strerror', None) or type(error).__name__}"
        return advice(
            "Certificate",
            said,
            "see from elsewhere that the proxy answers there; some networks do not lead back in",
        )
    found = writer.get_extra_info("peercert") or {}
    writer.close()
    days = (ssl.cert_time_to_seconds(str(found["notAfter"])) - datetime.now(UTC).timestamp()) / DAY
    return of_certificate(host, days)


def of_certificate(host: str, days: float) -> Finding:
    """Judge how many days a certificate still has."""
    said = f"that of {host} is valid for {days:.0f} days"
    return (
        advice("Certificate", said, "see why it was not renewed")
        if days < DAYS_LEFT
        else well("Certificate", said)
    )
