"""PTB's application as we use it: it handles updates, and receives none by itself."""

from typing import Any

from telegram.ext import Application, ContextTypes

from bot.limiter import Limiter
from bot.request import AiohttpRequest
from bot.settings import Settings
from handlers import register_all

READ_SECONDS = 25.0
"""Generous, since a read time-out puts a message in doubt: waiting is better than not knowing."""
CONNECT_SECONDS = 5.0
POLL_SECONDS = 5.0
"""Beyond what the long poll itself asks Telegram to wait."""
CONNECTIONS = 32


def build(
    settings: Settings, limiter: Limiter, context_types: ContextTypes[Any, Any, Any, Any]
) -> Application[Any, Any, Any, Any, Any, Any]:
    """Return the application with all handlers; nothing is called yet."""
    builder = (
        Application.builder()
        .token(settings.token)
        .base_url(f"{settings.telegram_api}/bot")
        .base_file_url(f"{settings.telegram_api}/file/bot")
        .request(
            AiohttpRequest(
                connections=CONNECTIONS, read_seconds=READ_SECONDS, connect_seconds=CONNECT_SECONDS
            )
        )
        .get_updates_request(
            AiohttpRequest(connections=2, read_seconds=POLL_SECONDS, connect_seconds=CONNECT_SECONDS)
        )
        .rate_limiter(limiter)
        .updater(None)
        .job_queue(None)
        .context_types(context_types)
    )
    application = builder.build()
    register_all(application)
    return application
