"""Telegram's updates in: one file a command or a subject, each with `register(app)`."""

from handlers import (
    album,
    answers,
    at_once,
    broadcast,
    broadcasting,
    digest,
    doubts,
    failing,
    feeds,
    help,  # noqa: A004 - a module is named after its command
    hours,
    latest,
    meeting,
    membership,
    new_feed,
    settings,
    start,
    stop,
    story,
    topics,
    unknown,
)
from handlers.context import App, Context, Services, context_types

__all__ = ["App", "Context", "Services", "context_types", "register_all"]

PARTS = (
    meeting,
    start,
    topics,
    digest,
    latest,
    story,
    settings,
    at_once,
    hours,
    help,
    stop,
    feeds,
    new_feed,
    broadcast,
    album,
    broadcasting,
    doubts,
    membership,
    answers,
    unknown,
    failing,
)
"""In the order in which they are asked; what is unknown comes after all that is known."""


def register_all(app: App) -> None:
    """Add everything that the bot understands."""
    for part in PARTS:
        part.register(app)
