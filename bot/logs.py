"""Logs: structured, for a person or a machine, and never with the token in them."""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

HIDDEN = "…token…"


class _WithoutSecrets:
    """Takes secrets out of whatever is about to be written, wherever they hide: messages, addresses, tracebacks."""

    def __init__(self, secrets: list[str]) -> None:
        self._secrets = [secret for secret in secrets if secret]

    def __call__(
        self, _logger: object, _name: str, event: MutableMapping[str, Any]
    ) -> MutableMapping[str, Any]:
        for key, value in event.items():
            event[key] = self.clean(value) if isinstance(value, str) else value
        return event

    def clean(self, value: str) -> str:
        for secret in self._secrets:
            value = value.replace(secret, HIDDEN)
        return value


def set_up(*, form: str, level: str, secrets: list[str]) -> None:
    """Set up logging for the process; `secrets` never reach it."""
    without_secrets = _WithoutSecrets(secrets)
    shared: list[Any] = [
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
        structlog.processors.format_exc_info,
        structlog.stdlib.PositionalArgumentsFormatter(),
        without_secrets,
    ]
    last: Any = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if form == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, without_secrets, last],
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    # httpx writes full addresses at INFO, and the token is part of Telegram's; the scheduler writes a line a tick.
    for noisy in (
        "httpx",
        "httpcore",
        "apscheduler",
        "asyncio",
        "aiohttp.access",
        "alembic",
        "procrastinate",
    ):
        logging.getLogger(noisy).setLevel(max(logging.WARNING, logging.getLevelName(level)))
    # PTB writes a traceback for every answer that is no JSON; whoever made the call says it in a line.
    logging.getLogger("telegram.request").setLevel(logging.CRITICAL)
