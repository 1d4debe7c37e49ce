"""Quiet hours: when nothing may ring, and whether what is urgent may."""

from datetime import time

from messages.buttons import Action, Screen, button, rows
from messages.html import BETWEEN
from messages.moments import hour
from messages.words import Words
from news.chats import Settings
from news.outgoing import Button, Buttons, Text
from news.quiet import LATE_NIGHT, NIGHT, Quiet

OFFERED = (NIGHT, LATE_NIGHT)
DAY = range(24)
DAY_WIDE = 4


def quiet_screen(settings: Settings) -> Text:
    """Return the quiet hours to choose from, what is chosen marked."""
    words = Words(settings.language)
    quiet = settings.quiet
    mark = "mark-chosen" if quiet is None else "mark-free"
    off = button(words(mark, name=words("quiet-off")), Action.QUIET, "off")
    offered = tuple(
        button(
            words("mark-chosen" if quiet == night else "mark-free", name=hours_name(night, words)),
            Action.QUIET,
            "set",
            night.start.hour,
            night.end.hour,
        )
        for night in OFFERED
    )
    own = quiet is not None and quiet not in OFFERED
    name = hours_name(quiet, words) if quiet is not None and own else words("quiet-own")
    other = button(words("mark-chosen" if own else "mark-free", name=name), Action.QUIET, "from")
    return Text(
        html=BETWEEN.join([words.html("quiet-title"), words.html("quiet-how")]),
        buttons=((off,), offered, (other,), *_urgent(settings, words), _back("menu", words)),
    )


def quiet_start_screen(language: str) -> Text:
    """Return the hours at which it can become quiet."""
    words = Words(language)
    hours = rows((button(hour(time(one)), Action.QUIET, "from", one) for one in DAY), wide=DAY_WIDE)
    return Text(html=words.html("quiet-from"), buttons=(*hours, _back("quiet", words)))


def quiet_end_screen(start: int, language: str) -> Text:
    """Return the hours at which the quiet that begins at an hour can end."""
    words = Words(language)
    ends = [(start + after) % len(DAY) for after in DAY if after]
    hours = rows((button(hour(time(one)), Action.QUIET, "set", start, one) for one in ends), wide=DAY_WIDE)
    return Text(html=words.html("quiet-to", start=hour(time(start))), buttons=(*hours, _back("quiet", words)))


def hours_name(quiet: Quiet, words: Words) -> str:
    """Return quiet hours as 22:00-07:00, with a dash."""
    return words("quiet-hours", start=hour(quiet.start), end=hour(quiet.end))


def _urgent(settings: Settings, words: Words) -> Buttons:
    """Return whether what is urgent rings all the same; there is nothing to ask where nothing is quiet."""
    if settings.quiet is None:
        return ()
    name = words("mark-chosen" if settings.urgent else "mark-free", name=words("quiet-urgent"))
    return ((button(name, Action.QUIET, "urgent", "off" if settings.urgent else "on"),),)


def _back(page: str, words: Words) -> tuple[Button, ...]:
    return (button(words("button-back"), Action.SETTINGS, page, Screen.MENU),)
