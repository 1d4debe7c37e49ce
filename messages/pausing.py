"""Pauses: for how long, or until which date, that one has begun, and the way out of it."""

from datetime import date, datetime, timedelta

from messages import moments
from messages.buttons import Action, Screen, button, rows
from messages.words import Words
from news.chats import Settings
from news.outgoing import Buttons, Text

PAUSES = {1: "pause-tomorrow", 3: "pause-3", 7: "pause-7"}
"""For how many days digests can be paused, with what each is called."""
FURTHEST = 365
"""How many days ahead a pause may end."""
PAGE = 28
DATES_WIDE = 4


def pause_screen(settings: Settings, now: datetime) -> Text:
    """Return for how long digests can be paused, and the way out of a pause."""
    words = Words(settings.language)
    choices = tuple(button(words(key), Action.PAUSE, days) for days, key in PAUSES.items())
    is_paused = settings.paused_until is not None and settings.paused_until > now
    dates = (button(words("pause-dates"), Action.PAUSE, "dates", 1),)
    back = (button(words("button-back"), Action.SETTINGS, "menu", Screen.MENU),)
    return Text(
        html=words.html("settings-choose-pause"),
        buttons=(*(_resume(words) if is_paused else ()), choices, dates, back),
    )


def dates_screen(today: date, first: int, language: str) -> Text:
    """Return the dates at which a pause can end, four weeks of them, from `first` days after today."""
    words = Words(language)
    last = min(first + PAGE - 1, FURTHEST)
    dates = rows(
        (
            button(moments.calendar_day(day, words), Action.PAUSE, "until", day.isoformat())
            for day in (today + timedelta(days=ahead) for ahead in range(first, last + 1))
        ),
        wide=DATES_WIDE,
    )
    earlier = button(words("button-page-previous"), Action.PAUSE, "dates", max(1, first - PAGE))
    later = button(words("button-page-next"), Action.PAUSE, "dates", last + 1)
    turning = (*((earlier,) if first > 1 else ()), *((later,) if last < FURTHEST else ()))
    back = (button(words("button-back"), Action.SETTINGS, "pause", Screen.MENU),)
    return Text(html=words.html("settings-choose-date"), buttons=(*dates, turning, back))


def paused(settings: Settings, until: datetime) -> Text:
    """Return until when no digest comes, with the way out."""
    words = Words(settings.language)
    when = moments.date(until, settings.schedule.zone, words)
    return Text(html=words.html("pause-done", when=when), buttons=_resume(words))


def resumed(language: str) -> str:
    """Return the words that pop up when a pause ends."""
    return Words(language)("settings-resumed")


def _resume(words: Words) -> Buttons:
    return ((button(words("pause-resume"), Action.PAUSE, 0),),)
