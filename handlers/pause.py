"""`/pause`: no digests for some days; `/pause 3` at once, without a number by buttons."""

from dataclasses import replace

from telegram import Update

from handlers.access import Who
from handlers.answering import Answer, say
from handlers.choices import keep
from handlers.context import App, Context
from handlers.pausing import pause_until
from handlers.routes import on_command
from messages.paused import paused
from messages.pausing import pause_screen

LONGEST = 365


def register(app: App) -> None:
    """Add the command; its buttons are those of the settings."""
    on_command(app, "pause", pause, Who.ADMINS)


async def pause(_update: Update, context: Context) -> Answer:
    """Pause for as many days as stand after the command, or ask for how many."""
    now, said = context.services.now(), context.args[0] if context.args else ""
    days = int(said) if said.isascii() and said.isdecimal() and len(said) <= len(str(LONGEST)) else 0
    if not 0 < days <= LONGEST:
        return say(pause_screen(context.chat.settings, now))
    until = pause_until(now, context.chat.settings.schedule.zone, days)
    chat = await keep(context, lambda settings: replace(settings, paused_until=until))
    return say(paused(chat.settings, until))
