"""Being called by Telegram: asks for it, keeps what is brought, sees that it stays so, and says what is wrong with it."""

import asyncio
import logging
from datetime import UTC, datetime
from typing import Any

from telegram import WebhookInfo
from telegram.error import BadRequest, TelegramError
from telegram.ext import ExtBot

from bot.health import Health
from bot.inbox import ALLOWED, Receiver
from bot.settings import BadSettings
from storage.database import DatabaseTrouble
from web.server import WEBHOOK_PATH, NotNow

log = logging.getLogger(__name__)

LOOK_EVERY = 60.0
"""Seconds between two looks at what Telegram says of its calls."""
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
_HINTS = (
    ("connection refused", "nothing listens at that address: is the proxy running?"),
    ("timed out", "no answer from that address: a firewall, or a proxy that hangs"),
    ("timeout", "no answer in time: a proxy that hangs, or a machine that is overloaded"),
    ("ssl", "the certificate is not one that Telegram trusts: renew it, with its whole chain"),
    ("certificate", "the certificate is not one that Telegram trusts: renew it, with its whole chain"),
    ("resolve", "the name of that address is not known: check its DNS"),
    ("response from the webhook: 30", "the address redirects, which Telegram does not follow: name the last one"),
    ("response from the webhook: 401", "something in front asks for a password"),
    ("response from the webhook: 403", "the secret did not arrive: the proxy must pass all headers on"),
    ("response from the webhook: 404", f"the proxy must pass {WEBHOOK_PATH} on to WEB_HOST:WEB_PORT"),
    ("response from the webhook: 405", "the proxy must pass POST on"),
    ("response from the webhook: 413", "the proxy refuses the size: let it take 2 MB"),
    ("response from the webhook: 50", "the proxy does not reach the program, or it cannot keep updates: see its log"),
)  # fmt: skip


class Webhook:
    """Telegram's calls to one address, and what they bring."""

    def __init__(
        self,
        bot: ExtBot[Any],
        url: str,
        secret: str,
        health: Health,
        receiver: Receiver,
    ) -> None:
        self._bot = bot
        self._url = url + WEBHOOK_PATH
        self._secret = secret
        self._health = health
        self._receiver = receiver

    async def ask(self) -> None:
        """Ask to be called; what waits with Telegram is kept. Raises BadSettings or TelegramError."""
        try:
            await self._bot.set_webhook(
                url=self._url,
                secret_token=self._secret,
                allowed_updates=list(ALLOWED),
                drop_pending_updates=False,
            )
        except BadRequest as error:
            raise BadSettings(f"WEBHOOK_URL: Telegram refuses it: {error}") from error

    async def receive(self, updates: list[dict[str, Any]]) -> None:
        """Keep what Telegram brings. Raises NotNow where that cannot be, so that it is brought again."""
        if not _knows_itself(self._bot):
            raise NotNow("Telegram calls before it was greeted")
        try:
            await self._receiver.keep(updates)
        except DatabaseTrouble as error:
            raise NotNow(f"updates cannot be kept: {error.orig}") from error

    async def watch(self) -> None:
        """Look again and again, for ever."""
        while True:
            await asyncio.sleep(LOOK_EVERY)
            try:
                await self.look()
            except (TelegramError, BadSettings) as error:
                log.warning("it is not known how Telegram's calls go: %s", str(error)[:200])

    async def look(self) -> None:
        """See whether Telegram still calls us, and how that goes; one that somebody took away is asked for again."""
        info = await self._bot.get_webhook_info()
        if info.url != self._url:
            self._health.problem("webhook", "somebody changed the webhook of this token: it is set again")
            log.warning("Telegram was told to call %s: it is told to call us again", info.url or "nobody")
            await self.ask()
        elif (words := complaint(info, self._receiver.received_at)) is not None:
            self._health.problem("webhook", words)
            log.warning("%s", words)
        else:
            self._health.solved("webhook")


def _knows_itself(bot: ExtBot[Any]) -> bool:
    """Return whether Telegram has said who the bot is: under its number updates are kept."""
    try:
        return bool(bot.id)
    except RuntimeError:
        return False


def complaint(info: WebhookInfo, received: datetime | None) -> str | None:
    """Return what keeps Telegram's calls from us, in plain words; None if they come.

    Telegram goes on telling its last error after all is well again, so one before the last update `received` is past.
    """
    failed = info.last_error_date
    if failed is None or not info.pending_update_count or failed <= (received or _LONG_AGO):
        return None
    said = info.last_error_message or "no reason given"
    hint = next((hint for part, hint in _HINTS if part in said.lower()), "")
    waiting = f"updates that wait: {info.pending_update_count}"
    return f"Telegram cannot call {info.url} ({waiting}): {said}{hint and f'; {hint}'}"
