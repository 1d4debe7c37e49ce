"""`/desk`: a link, good for once, to the page where the newsroom is watched."""

import secrets

from telegram import Update

from handlers.access import Who
from handlers.answering import Answer, say
from handlers.context import App, Context, person
from handlers.routes import on_command
from messages.desk import desk_link
from news.desk import LINK_LASTS
from news.ids import UserId


def register(app: App) -> None:
    """Add the command."""
    on_command(app, "desk", link, Who.EDITORS)


async def link(update: Update, context: Context) -> Answer:
    """Give a link; only a hash of its key is kept."""
    key = secrets.token_urlsafe(32)
    expires_at = context.services.now() + LINK_LASTS
    async with context.services.storage.writing() as tx:
        await tx.desk.give(key, person(update) or UserId(0), once=True, expires_at=expires_at)
    return say(desk_link(f"{context.services.pages()}/desk?key={key}", context.language))
