"""The hours and days at which a chat wants its digest."""

from dataclasses import replace
from datetime import time

from telegram import Update

from handlers.access import Who
from handlers.answering import Answer
from handlers.choices import keep, screen_of
from handlers.context import App, Context
from handlers.routes import on_press, out_of_date
from messages.buttons import Action, Press, Screen
from messages.hours import DAY, WEEKDAYS, hours_screen
from news.chats import Settings
from news.schedule import EVERY_DAY

DAYS = {"every": EVERY_DAY, "weekdays": WEEKDAYS}


def register(app: App) -> None:
    """Add the buttons."""
    on_press(app, Action.HOUR, choose_hour, Who.ADMINS)
    on_press(app, Action.DAYS, choose_days, Who.ADMINS)


async def choose_hour(_update: Update, context: Context, press: Press) -> Answer:
    """Send at an hour from now on, or no longer."""
    hour, wanted = press.number(0), press.word(1)
    screen, view = screen_of(press.word(2)), press.word(3)
    if hour is None or hour not in DAY or wanted not in ("on", "off"):
        return out_of_date(context)
    chat = await keep(
        context, lambda settings: _used(with_hour(settings, hour, wanted=wanted == "on"), screen)
    )
    return Answer(edit=hours_screen(chat.settings, screen, whole_day=view == "day"))


async def choose_days(_update: Update, context: Context, press: Press) -> Answer:
    """Send every day, or on weekdays only."""
    days = DAYS.get(press.word(0))
    if days is None:
        return out_of_date(context)
    chat = await keep(
        context, lambda settings: replace(settings, schedule=replace(settings.schedule, days=days))
    )
    return Answer(edit=hours_screen(chat.settings, Screen.MENU))


def with_hour(settings: Settings, hour: int, *, wanted: bool) -> Settings:
    """Return settings with a digest at an hour, or with none within it; an exact time that is there stays."""
    kept = [moment for moment in settings.schedule.times if wanted or moment.hour != hour]
    if wanted and all(moment.hour != hour for moment in kept):
        kept.append(time(hour))
    return replace(settings, schedule=replace(settings.schedule, times=tuple(sorted(kept))))


def _used(settings: Settings, screen: Screen) -> Settings:
    """Whoever chooses hours in the menu has gone past the beginning."""
    return replace(settings, set_up=settings.set_up or screen is Screen.MENU)
