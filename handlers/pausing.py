"""`/pause` and the buttons of pauses: for some days, or until a date of a calendar; whole days of the chat's own one."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from telegram import Update

from handlers.access import Who
from handlers.answering import Answer, say
from handlers.choices import keep, menu
from handlers.context import App, Context
from handlers.routes import on_command, on_press, out_of_date
from messages import pausing as screens
from messages.buttons import Action, Press
from messages.settings import saved


def register(app: App) -> None:
    """Add the command and the buttons."""
    on_command(app, "pause", ask, Who.ADMINS)
    on_press(app, Action.PAUSE, pause, Who.ADMINS)


async def ask(_update: Update, context: Context) -> Answer:
    """Pause for as many days as stand after the command, or ask for how many."""
    now, said = context.services.now(), context.args[0] if context.args else ""
    days = int(said) if said.isascii() and said.isdecimal() and len(said) <= len(str(screens.FURTHEST)) else 0
    if not 0 < days <= screens.FURTHEST:
        return say(screens.pause_screen(context.chat.settings, now))
    until = pause_until(now, context.chat.settings.schedule.zone, days)
    chat = await keep(context, lambda settings: replace(settings, paused_until=until))
    return say(screens.paused(chat.settings, until))


async def pause(_update: Update, context: Context, press: Press) -> Answer:
    """Send nothing for some days or until a date, send again, or show dates to choose from."""
    now, zone = context.services.now(), context.chat.settings.schedule.zone
    today = now.astimezone(zone).date()
    match press.word(0):
        case "dates":
            first = max(1, min(press.number(1) or 1, screens.FURTHEST))
            return Answer(edit=screens.dates_screen(today, first, context.language))
        case "until":
            day = _date(press.word(1))
            if day is None or not today < day <= today + timedelta(days=screens.FURTHEST):
                return out_of_date(context)
            return await _paused(context, _beginning(day, zone))
    days = press.number(0)
    if days == 0:
        return await _paused(context, None)
    if days not in screens.PAUSES:
        return out_of_date(context)
    return await _paused(context, pause_until(now, zone, days))


async def _paused(context: Context, until: datetime | None) -> Answer:
    chat = await keep(context, lambda settings: replace(settings, paused_until=until))
    return await menu(context, (screens.resumed if until is None else saved)(chat.language))


def pause_until(now: datetime, zone: ZoneInfo, days: int) -> datetime:
    """Return the beginning, in UTC, of the day that comes `days` days after today in `zone`.

    >>> pause_until(datetime(2026, 3, 2, 2, 0, tzinfo=UTC), ZoneInfo("Asia/Bishkek"), 1)
    datetime.datetime(2026, 3, 2, 18, 0, tzinfo=datetime.timezone.utc)
    """
    return _beginning(now.astimezone(zone).date() + timedelta(days=days), zone)


def _beginning(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), tzinfo=zone).astimezone(UTC)


def _date(word: str) -> date | None:
    try:
        return date.fromisoformat(word)
    except ValueError:
        return None
