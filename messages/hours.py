"""The hours at which a digest is wanted: several a day, every day, on weekdays only, or weekends apart."""

from datetime import time

from messages.buttons import Action, Screen, button, rows
from messages.cities import zone_name
from messages.moments import hour
from messages.words import Words
from news.chats import Settings
from news.outgoing import Button, Buttons, Text
from news.schedule import EVERY_DAY, Schedule

COMMON_HOURS = (7, 8, 9, 12, 13, 15, 18, 19, 21)
"""What the beginning offers; "another hour" shows the whole day."""
DAY = range(24)
WEEKDAYS = frozenset(range(5))
COMMON_WIDE = 3
DAY_WIDE = 4


def hours_screen(
    settings: Settings, screen: Screen, *, whole_day: bool = False, weekend: bool = False
) -> Text:
    """Return hours to choose from, those that are chosen marked; in the menu, with the days too.

    `weekend` shows those of Saturday and Sunday, where they have their own.
    """
    words = Words(settings.language)
    whole = whole_day or screen is Screen.MENU
    weekend = weekend and settings.schedule.weekend is not None
    times = settings.schedule.weekend if weekend else settings.schedule.times
    chosen = {moment.hour: moment for moment in times or ()}
    offered = DAY if whole else sorted({*COMMON_HOURS, *chosen})
    view = "weekend" if weekend else "day" if whole else "common"
    marks = rows(
        (
            button(
                _marked(hour(chosen.get(number, time(number))), words, chosen=number in chosen),
                Action.HOUR,
                number,
                "off" if number in chosen else "on",
                screen,
                view,
            )
            for number in offered
        ),
        wide=DAY_WIDE if whole else COMMON_WIDE,
    )
    key = "setup-hours" if screen is Screen.SETUP else "settings-choose-hours"
    below = _menu(settings, words, weekend=weekend) if screen is Screen.MENU else _setup(words, whole=whole)
    return Text(html=words.html(key, city=zone_name(settings.schedule.zone, words)), buttons=marks + below)


def hours_name(schedule: Schedule, words: Words) -> str:
    """Return the hours of a schedule with their days in a few words; nothing where none is chosen."""
    if schedule.weekend is None:
        times = _listed(schedule.times)
        return words("hours-of-days", hours=times, days=days_name(schedule.days, words)) if times else ""
    weekdays, weekend = _listed(schedule.times), _listed(schedule.weekend)
    parts = (
        (weekdays, words("days-weekdays")),
        (weekend, words("days-weekend")),
    )
    return "; ".join(words("hours-of-days", hours=hours, days=days) for hours, days in parts if hours)


def days_name(days: frozenset[int], words: Words) -> str:
    """Return days of the week in a word or two."""
    if days == EVERY_DAY:
        return words("days-every")
    return words("days-weekdays" if days == WEEKDAYS else "days-some")


def _listed(times: tuple[time, ...]) -> str:
    return ", ".join(hour(one) for one in sorted(times))


def _setup(words: Words, *, whole: bool) -> Buttons:
    city = button(words("button-city"), Action.SETTINGS, "city", Screen.SETUP)
    other = () if whole else (button(words("button-other-hour"), Action.SETTINGS, "day", Screen.SETUP),)
    return (
        (*other, city),
        (
            button(words("button-to-topics"), Action.TOPICS, 0, Screen.SETUP),
            button(words("button-done"), Action.DONE),
        ),
    )


def _menu(settings: Settings, words: Words, *, weekend: bool) -> Buttons:
    schedule = settings.schedule
    apart = schedule.weekend is not None
    every = _marked(words("button-all-days"), words, chosen=not apart and schedule.days == EVERY_DAY)
    weekdays = _marked(words("button-weekdays"), words, chosen=not apart and schedule.days == WEEKDAYS)
    days = (
        (button(every, Action.DAYS, "every"), button(weekdays, Action.DAYS, "weekdays")),
        (button(_marked(words("button-apart"), words, chosen=apart), Action.DAYS, "apart"),),
    )
    by_topic = (
        ((button(words("button-topic-hours"), Action.TOPIC_HOUR, "list"),),)
        if len(schedule.all_times) > 1
        else ()
    )
    note = _marked(words("button-note"), words, chosen=settings.note)
    return (
        *(_two_weeks(words, weekend=weekend) if apart else ()),
        *days,
        *by_topic,
        (button(note, Action.NOTE, "off" if settings.note else "on"),),
        (
            button(words("button-city"), Action.SETTINGS, "city", Screen.MENU),
            button(words("button-back"), Action.SETTINGS, "menu", Screen.MENU),
        ),
    )


def _two_weeks(words: Words, *, weekend: bool) -> tuple[tuple[Button, ...], ...]:
    """Return the ways to the hours of weekdays and to those of weekends, the one that is shown marked."""
    weekdays = words("mark-free" if weekend else "mark-shown", name=words("button-of-weekdays"))
    weekends = words("mark-shown" if weekend else "mark-free", name=words("button-of-weekend"))
    return (
        (
            button(weekdays, Action.SETTINGS, "hours", Screen.MENU),
            button(weekends, Action.SETTINGS, "weekend", Screen.MENU),
        ),
    )


def _marked(name: str, words: Words, *, chosen: bool) -> str:
    return words("mark-chosen" if chosen else "mark-free", name=name)
