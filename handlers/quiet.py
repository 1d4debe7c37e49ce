"""The quiet hours of a chat: chosen from those that most want, or from an hour to an hour."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time

from telegram import Update

from handlers.access import Who
from handlers.answering import Answer
from handlers.choices import keep
from handlers.context import App, Context
from handlers.routes import on_press, out_of_date
from messages import quiet as screens
from messages.buttons import Action, Press
from messages.settings import saved
from news.chats import Settings
from news.quiet import Quiet


def register(app: App) -> None:
    """Add the buttons."""
    on_press(app, Action.QUIET, choose, Who.ADMINS)


async def choose(_update: Update, context: Context, press: Press) -> Answer:
    """Do with the quiet hours what the button says."""
    start, end = _hour(press, 1), _hour(press, 2)
    match press.word(0):
        case "off":
            return await _kept(context, lambda settings: replace(settings, quiet=None))
        case "from" if start is not None:
            return Answer(edit=screens.quiet_end_screen(start, context.language))
        case "from":
            return Answer(edit=screens.quiet_start_screen(context.language))
        case "set" if start is not None and end is not None and start != end:
            quiet = Quiet(start=time(start), end=time(end))
            return await _kept(context, lambda settings: replace(settings, quiet=quiet))
        case "urgent" if press.word(1) in ("on", "off"):
            urgent = press.word(1) == "on"
            return await _kept(context, lambda settings: replace(settings, urgent=urgent))
        case _:
            return out_of_date(context)


async def _kept(context: Context, change: Callable[[Settings], Settings]) -> Answer:
    chat = await keep(context, change)
    return Answer(edit=screens.quiet_screen(chat.settings), pop_up=saved(chat.language))


def _hour(press: Press, place: int) -> int | None:
    number = press.number(place)
    return number if number in screens.DAY else None
