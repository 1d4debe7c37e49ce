"""`/corrections`: owners get what editors corrected as a file, from which the model of topics learns."""

from io import BytesIO

from telegram import InputFile, Update

from handlers.access import Who
from handlers.answering import Answer, say
from handlers.context import App, Context
from handlers.routes import on_command
from messages import corrections as screens
from pipeline.teaching import examples

NAME = "corrections.jsonl"


def register(app: App) -> None:
    """Add the command."""
    on_command(app, "corrections", export, Who.OWNERS)


async def export(update: Update, context: Context) -> Answer:
    """Send the texts whose topics were corrected, one JSON object a line."""
    async with context.services.storage.reading() as tx:
        lines, count = await examples(tx)
    chat = update.effective_chat
    if not count or chat is None:
        return say(screens.none(context.language))
    file = InputFile(BytesIO(lines.encode()), filename=NAME)
    await context.bot.send_document(chat.id, file, caption=screens.exported(count, context.language))
    return Answer()
