"""The hours and days at which a chat wants its digest, and whether it is told that there was nothing for one."""

from collections.abc import Callable
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
from news.schedule import EVERY_DAY, Schedule

DAYS: dict[str, Callable[[Schedule], Schedule]] = {
    "every": lambda schedule: replace(schedule, days=EVERY_DAY, weekend=None),
    "weekdays": lambda schedule: replace(schedule, days=WEEKDAYS, weekend=None),
    "apart": lambda schedule: replace(schedule, days=EVERY_DAY, weekend=_weekend(schedule)),
}


def register(app: App) -> None:
    """Add the buttons."""
    on_press(app, Action.HOUR, choose_hour, Who.ADMINS)
    on_press(app, Action.DAYS, choose_days, Who.ADMINS)
    on_press(app, Action.NOTE, choose_note, Who.ADMINS)


async def choose_hour(_update: Update, context: Context, press: Press) -> Answer:
    """Send at an hour from now on, or no longer."""
    hour, wanted = press.number(0), press.word(1)
    screen, view = screen_of(press.word(2)), press.word(3)
    if hour is None or hour not in DAY or wanted not in ("on", "off"):
        return out_of_date(context)
    weekend = view == "weekend"
    if weekend and context.chat.settings.schedule.weekend is None:
        return out_of_date(context)
    chat = await keep(
        context,
        lambda settings: _used(with_hour(settings, hour, wanted=wanted == "on", weekend=weekend), screen),
    )
    return Answer(edit=hours_screen(chat.settings, screen, whole_day=view == "day", weekend=weekend))


async def choose_days(_update: Update, context: Context, press: Press) -> Answer:
    """Send every day, on weekdays only, or at other hours at the weekend; these begin as they are on weekdays."""
    change = DAYS.get(press.word(0))
    if change is None:
        return out_of_date(context)
    chat = await keep(context, lambda settings: replace(settings, schedule=change(settings.schedule)))
    weekend = chat.settings.schedule.weekend is not None
    return Answer(edit=hours_screen(chat.settings, Screen.MENU, weekend=weekend))


async def choose_note(_update: Update, context: Context, press: Press) -> Answer:
    """Say in a line that there was nothing for a digest, or say nothing then."""
    if press.word(0) not in ("on", "off"):
        return out_of_date(context)
    note = press.word(0) == "on"
    chat = await keep(context, lambda settings: replace(settings, note=note))
    return Answer(edit=hours_screen(chat.settings, Screen.MENU))


def with_hour(settings: Settings, hour: int, *, wanted: bool, weekend: bool = False) -> Settings:
    """Return settings with a digest at an hour, or with none within it; an exact time that is there stays."""
    schedule = settings.schedule
    times = _weekend(schedule) if weekend else schedule.times
    kept = [moment for moment in times if wanted or moment.hour != hour]
    if wanted and all(moment.hour != hour for moment in kept):
        kept.append(time(hour))
    chosen = tuple(sorted(kept))
    changed = replace(schedule, weekend=chosen) if weekend else replace(schedule, times=chosen)
    return replace(settings, schedule=changed)


def _weekend(schedule: Schedule) -> tuple[time, ...]:
    return schedule.times if schedule.weekend is None else schedule.weekend


def _used(settings: Settings, screen: Screen) -> Settings:
    """Whoever chooses hours in the menu has gone past the beginning."""
    return replace(settings, set_up=settings.set_up or screen is Screen.MENU)
