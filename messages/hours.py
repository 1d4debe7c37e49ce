"""The hours at which a digest is wanted: several a day, every day or on weekdays only."""

from datetime import time

from messages.buttons import Action, Screen, button, rows
from messages.cities import zone_name
from messages.moments import hour
from messages.words import Words
from news.chats import Settings
from news.outgoing import Buttons, Text
from news.schedule import EVERY_DAY

COMMON_HOURS = (7, 8, 9, 12, 13, 15, 18, 19, 21)
"""What the beginning offers; "another hour" shows the whole day."""
DAY = range(24)
WEEKDAYS = frozenset(range(5))
COMMON_WIDE = 3
DAY_WIDE = 4


def hours_screen(settings: Settings, screen: Screen, *, whole_day: bool = False) -> Text:
    """Return hours to choose from, those that are chosen marked; in the menu, with the days too."""
    words = Words(settings.language)
    whole = whole_day or screen is Screen.MENU
    chosen = {moment.hour: moment for moment in settings.schedule.times}
    offered = DAY if whole else sorted({*COMMON_HOURS, *chosen})
    view = "day" if whole else "common"
    marks = rows(
        (
            button(
                words(
                    "mark-chosen" if number in chosen else "mark-free",
                    name=hour(chosen.get(number, time(number))),
                ),
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
    return Text(
        html=words.html(key, city=zone_name(settings.schedule.zone, words)),
        buttons=marks + _below(settings, screen, words, whole=whole),
    )


def days_name(days: frozenset[int], words: Words) -> str:
    """Return days of the week in a word or two."""
    if days == EVERY_DAY:
        return words("days-every")
    return words("days-weekdays" if days == WEEKDAYS else "days-some")


def _below(settings: Settings, screen: Screen, words: Words, *, whole: bool) -> Buttons:
    city = button(words("button-city"), Action.SETTINGS, "city", screen)
    if screen is Screen.MENU:
        days = settings.schedule.days
        every = words("mark-chosen" if days == EVERY_DAY else "mark-free", name=words("button-all-days"))
        weekdays = words("mark-chosen" if days == WEEKDAYS else "mark-free", name=words("button-weekdays"))
        return (
            (button(every, Action.DAYS, "every"), button(weekdays, Action.DAYS, "weekdays")),
            (city, button(words("button-back"), Action.SETTINGS, "menu", screen)),
        )
    other = () if whole else (button(words("button-other-hour"), Action.SETTINGS, "day", screen),)
    return (
        (*other, city),
        (
            button(words("button-to-topics"), Action.TOPICS, 0, screen),
            button(words("button-done"), Action.DONE),
        ),
    )
