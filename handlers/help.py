"""`/help`: what the bot can do."""

from telegram import Update

from handlers.access import role_in
from handlers.answering import Answer, say
from handlers.context import App, Context
from handlers.routes import on_command
from messages.help import help_screen


def register(app: App) -> None:
    """Add the command."""
    on_command(app, "help", show)


async def show(update: Update, context: Context) -> Answer:
    """Show what the bot can do, to whoever has a role what it adds."""
    return say(help_screen(context.language, role=await role_in(update, context)))
