"""`/stopall`: an owner stops all sending at once, and has it go on. What people ask for is answered all the same."""

from telegram import Update

from handlers.access import Who
from handlers.answering import Answer, say
from handlers.context import App, Context, person
from handlers.routes import on_command, on_press, out_of_date
from messages import order as screens
from messages.buttons import Action, Press
from news.audit import Deed
from pipeline.valve import reopen, shut


def register(app: App) -> None:
    """Add the command and its buttons."""
    on_command(app, "stopall", show, Who.OWNERS)
    on_press(app, Action.STOP_ALL, decide, Who.OWNERS)


async def show(_update: Update, context: Context) -> Answer:
    """Show whether messages leave, and ask before anything is stopped."""
    return say(screens.stop_all_screen(context.language, stopped=context.services.valve.is_shut))


async def decide(update: Update, context: Context, press: Press) -> Answer:
    """Stop, or go on; the button says which, so that a second press changes nothing."""
    services, user = context.services, person(update)
    stop = press.word(0) == "stop"
    if user is None or press.word(0) not in ("stop", "resume"):
        return out_of_date(context)
    async with services.storage.writing() as tx:
        if await (shut(tx) if stop else reopen(tx)):
            await tx.audit.add(user, Deed.STOPPED if stop else Deed.RESUMED, "", services.now())
    services.valve.is_shut = stop
    if not stop:
        services.wake("deliver")
        return Answer(edit=screens.resumed(context.language))
    return Answer(edit=screens.stop_all_screen(context.language, stopped=True))
