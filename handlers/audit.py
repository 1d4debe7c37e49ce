"""`/audit`: owners read what those who run the news did."""

from telegram import Update

from handlers.access import Who
from handlers.answering import Answer, say
from handlers.context import App, Context
from handlers.routes import on_command, on_press
from messages.audit import PAGE_SIZE, audit_screen
from messages.buttons import Action, Press
from news.outgoing import Text


def register(app: App) -> None:
    """Add the command and its buttons."""
    on_command(app, "audit", show, Who.OWNERS)
    on_press(app, Action.AUDIT, turn, Who.OWNERS)


async def show(_update: Update, context: Context) -> Answer:
    """Show the last deeds."""
    return say(await _page(context, 0))


async def turn(_update: Update, context: Context, press: Press) -> Answer:
    """Show earlier or later ones."""
    return Answer(edit=await _page(context, press.number(0) or 0))


async def _page(context: Context, page: int) -> Text:
    async with context.services.storage.reading() as tx:
        pages = max(1, -(-await tx.audit.count() // PAGE_SIZE))
        place = max(0, min(page, pages - 1))
        records = await tx.audit.last(PAGE_SIZE, skip=place * PAGE_SIZE)
        names = {editor.user_id: editor.name for editor in await tx.editors.all() if editor.name}
    return audit_screen(records, names, (place, pages), context.chat.settings, context.services.now())
