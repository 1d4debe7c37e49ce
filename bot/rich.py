"""Whether the Bot API server takes rich messages: learnt from its answers, and forgotten after some hours."""

import logging
import time
from collections.abc import Callable
from typing import Any

from telegram.error import BadRequest, EndPointNotFound, TelegramError
from telegram.ext import ExtBot

log = logging.getLogger(__name__)

METHOD = "sendRichMessage"
ASKED_AGAIN = 6 * 3600.0
"""Seconds after which a server that took none is tried again: it may have been brought up to date."""


class RichMessages:
    """What is known of the server."""

    def __init__(self, bot: ExtBot[Any], monotonic: Callable[[], float] = time.monotonic) -> None:
        self._bot = bot
        self._monotonic = monotonic
        self._taken = False
        self._refused_at: float | None = None

    @property
    def worth_trying(self) -> bool:
        """Whether a message is tried in its rich form: unless the server said lately that it knows none."""
        return self._refused_at is None or self._monotonic() - self._refused_at >= ASKED_AGAIN

    def taken(self) -> None:
        """Keep that the server knows them."""
        self._taken, self._refused_at = True, None

    def learn(self, error: TelegramError) -> None:
        """Keep what a refusal says of the server; most say something of the message or the chat."""
        if is_unknown(error):
            if self.worth_trying:
                log.warning("the Bot API server takes no rich messages: digests go to it as plain ones")
            self._taken, self._refused_at = False, self._monotonic()

    async def are_taken(self) -> bool:
        """Return whether the server takes them, asking it once with a call that sends nothing."""
        if not self._taken and self.worth_trying:
            try:
                await self._bot.do_api_request(METHOD)
            except BadRequest as error:
                # It knows the method and misses what to send.
                if not is_unknown(error):
                    self.taken()
                self.learn(error)
            except TelegramError as error:
                self.learn(error)
        return self._taken


def is_unknown(error: TelegramError) -> bool:
    """Whether a refusal says that the server does not know the method at all."""
    if isinstance(error, EndPointNotFound):
        # PTB says the same of a token that is refused.
        return "unauthorized" not in str(error.__cause__).lower()
    words = error.message.lower()
    return isinstance(error, BadRequest) and "method" in words and ("not " in words or "unknown" in words)
