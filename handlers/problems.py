"""`/problems`: what is wrong at present, and trying again what was given up."""

from telegram import Update

from handlers.access import Who
from handlers.answering import Answer, say
from handlers.context import App, Context
from handlers.routes import on_command, on_press, out_of_date
from messages import problems as screens
from messages.buttons import Action, Press
from news.ids import DeliveryId
from news.outgoing import Text


def register(app: App) -> None:
    """Add the command and its button."""
    on_command(app, "problems", show, Who.EDITORS)
    on_press(app, Action.PROBLEMS, retry, Who.EDITORS)


async def show(_update: Update, context: Context) -> Answer:
    """Show what is wrong."""
    return say(await _screen(context))


async def retry(_update: Update, context: Context, press: Press) -> Answer:
    """Have what was given up tried again: somebody has mended its cause, or hopes so."""
    if press.word(0) != "retry":
        return out_of_date(context)
    async with context.services.storage.writing() as tx:
        jobs = await tx.failures.retry_given_up()
    for job in set(jobs):
        context.services.wake(job)
    return Answer(edit=await _screen(context), pop_up=screens.retried(len(jobs), context.language))


async def _screen(context: Context) -> Text:
    now = context.services.now()
    async with context.services.storage.reading() as tx:
        present = await tx.problems.present(now)
        doubts, _ = await tx.outbox.doubts_since(DeliveryId(0))
    return screens.problems_screen(present, doubts, context.chat.settings, now)
