"""PTB's application as we use it: it handles updates, and receives none by itself."""

from typing import Any

from telegram.ext import Application, ContextTypes
from telegram.request import HTTPXRequest

from bot.limiter import Limiter
from bot.settings import Settings
from handlers import register_all

READ_SECONDS = 25.0
"""Generous, since a read time-out puts a message in doubt: waiting is better than not knowing."""
CONNECT_SECONDS = 5.0
POOL_SECONDS = 20.0
CONNECTIONS = 32
"""Measured: a small pool of httpx is the faster one (32: 336 sends a second, 64: 288)."""


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
            HTTPXRequest(
                connection_pool_size=CONNECTIONS,
                read_timeout=READ_SECONDS,
                write_timeout=READ_SECONDS,
                connect_timeout=CONNECT_SECONDS,
                pool_timeout=POOL_SECONDS,
            )
        )
        .get_updates_request(HTTPXRequest(connection_pool_size=2, connect_timeout=CONNECT_SECONDS))
        .rate_limiter(limiter)
        .updater(None)
        .job_queue(None)
        .context_types(context_types)
    )
    application = builder.build()
    register_all(application)
    return application
