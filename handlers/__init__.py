"""Telegram's updates in: one file a command or a subject, each with `register(app)`."""

from handlers import (
    album,
    answers,
    at_once,
    audit,
    ban,
    broadcast,
    broadcasting,
    catalogue,
    desk,
    digest,
    doubts,
    edit_topics,
    editing,
    editors,
    failing,
    feeds,
    help,  # noqa: A004 - a module is named after its command
    hours,
    latest,
    meeting,
    membership,
    new_feed,
    problems,
    settings,
    start,
    stats,
    stop,
    stopall,
    story,
    topic_drafts,
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
    editing,
    settings,
    at_once,
    hours,
    help,
    stop,
    feeds,
    new_feed,
    catalogue,
    edit_topics,
    topic_drafts,
    editors,
    audit,
    ban,
    stopall,
    broadcast,
    album,
    broadcasting,
    doubts,
    problems,
    stats,
    desk,
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
