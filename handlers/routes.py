"""How a command or a button reaches its function: who may, is asked here, and what comes back is given here.

A function loads, does one thing, saves, and returns an `Answer` as plain data.
"""

from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from handlers.access import Who, may, refusal
from handlers.answering import Answer, give, pop_up
from handlers.context import App, Context, person
from handlers.waiting import accompanied
from messages import errors
from messages.buttons import VERSION, Action, Press, parse
from messages.html import escape
from news.audit import Deed
from news.outgoing import Text

OnCommand = Callable[[Update, Context], Coroutine[Any, Any, Answer]]
OnPress = Callable[[Update, Context, Press], Coroutine[Any, Any, Answer]]

WRITTEN = filters.UpdateType.MESSAGE | filters.UpdateType.CHANNEL_POST
"""What is written for the first time; an edit of it says nothing new."""


def on_command(app: App, name: str, function: OnCommand, who: Who = Who.ANYONE) -> None:
    """Let a command do what `function` does, for those who may."""

    async def handle(update: Update, context: Context) -> None:
        refused = await refusal(update, context, who)
        if refused:
            answer = _told(refused)
        else:
            answer = await accompanied(update, context, function(update, context))
        await give(update, context, answer)

    app.add_handler(CommandHandler(name, handle, filters=WRITTEN))


def on_press(app: App, action: Action, function: OnPress, who: Who = Who.ANYONE) -> None:
    """Let a button do what `function` does, for those who may; every press is answered, whatever happens."""

    async def handle(update: Update, context: Context) -> None:
        press = parse(update.callback_query.data) if update.callback_query else None
        if press is None:
            await stale(update, context)
            return
        refused = await refusal(update, context, who)
        if refused:
            await _write_down(update, context, who, press)
            answer = Answer(pop_up=refused, alert=True)
        else:
            answer = await accompanied(update, context, function(update, context, press))
        await give(update, context, answer)

    app.add_handler(CallbackQueryHandler(handle, pattern=f"^{VERSION}:{action}(:|$)"))


async def stale(update: Update, context: Context) -> None:
    """Say of a button that nothing knows it any more."""
    if update.callback_query is not None:
        await pop_up(update.callback_query, errors.stale(context.language), alert=True)


async def _write_down(update: Update, context: Context, who: Who, press: Press) -> None:
    """Keep who pressed an editor's button without the role for it: nobody is offered one."""
    user = person(update)
    if user is None or await may(update, context, who):
        return
    now = context.services.now()
    async with context.services.storage.writing() as tx:
        await tx.audit.add(user, Deed.REFUSED, press.data, now)


def out_of_date(context: Context) -> Answer:
    """Return the answer to a button whose arguments say nothing."""
    return Answer(pop_up=errors.stale(context.language), alert=True)


def _told(refused: str) -> Answer:
    return Answer(send=(Text(html=escape(refused)),))
