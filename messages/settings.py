"""What a chat has chosen, on one screen, and a page for each thing that can be chosen."""

from datetime import datetime, timedelta

from messages import moments
from messages.buttons import Action, Screen, button, rows
from messages.cities import CITIES, city_name, zone_name
from messages.hours import hours_name
from messages.quiet import hours_name as quiet_name
from messages.words import Words, language_name
from news.chats import LANGUAGES, DigestSize, Look, Settings
from news.outgoing import Button, Buttons, Text

CITIES_WIDE = 3


def settings_screen(settings: Settings, topics: int, next_digest_at: datetime | None, now: datetime) -> Text:
    """Return everything that the chat has chosen; `topics` is how many topics."""
    words = Words(settings.language)
    zone = settings.schedule.zone
    lines = [
        words.html("settings-language", language=language_name(words.language, words)),
        words.html("settings-topics", count=topics),
        _hours_line(settings, words),
        words.html("settings-city", city=zone_name(zone, words), offset=_offset(settings, now)),
        words.html("settings-size", size=words(f"size-{settings.size}"), stories=settings.size.stories),
        words.html("settings-look", look=words(f"look-{settings.look}")),
    ]
    if settings.quiet is not None:
        lines.append(words.html("settings-quiet", hours=quiet_name(settings.quiet, words)))
    if settings.paused_until is not None and settings.paused_until > now:
        lines.append(words.html("settings-paused", when=moments.date(settings.paused_until, zone, words)))
    if next_digest_at is not None:
        lines.append(words.html("settings-next", when=moments.when(next_digest_at, now, zone, words)))
    return Text(html="\n\n".join([words.html("settings-title"), "\n".join(lines)]), buttons=_pages(words))


def language_screen(settings: Settings, screen: Screen = Screen.MENU) -> Text:
    """Return the languages, each by its own name."""
    words = Words(settings.language)
    key = "setup-language" if screen is Screen.SETUP else "settings-choose-language"
    choices = tuple(
        button(
            _marked(
                language_name(language, Words(language)).capitalize(),
                words,
                chosen=language == words.language,
            ),
            Action.LANGUAGE,
            language,
            screen,
        )
        for language in LANGUAGES
    )
    back = () if screen is Screen.SETUP else _back(screen, words)
    return Text(html=words.html(key), buttons=(choices, *back))


def cities_screen(settings: Settings, screen: Screen) -> Text:
    """Return the cities whose time the chat can go by."""
    words = Words(settings.language)
    choices = (
        button(
            _marked(city_name(city, words), words, chosen=zone == settings.schedule.timezone),
            Action.CITY,
            city,
            screen,
        )
        for city, zone in CITIES.items()
    )
    return Text(
        html=words.html("settings-choose-city"),
        buttons=rows(choices, wide=CITIES_WIDE) + _back(screen, words),
    )


def size_screen(settings: Settings) -> Text:
    """Return the sizes that a digest can have."""
    words = Words(settings.language)
    choices = tuple(
        (button(_size_choice(size, words, chosen=size is settings.size), Action.SIZE, size),)
        for size in DigestSize
    )
    return Text(html=words.html("settings-choose-size"), buttons=choices + _back(Screen.MENU, words))


def look_screen(settings: Settings, *, rich: bool) -> Text:
    """Return how a digest can look; `rich` is whether the server is known to take rich messages."""
    words = Words(settings.language)
    offered = Look if rich else (Look.PLAIN,)
    choices = tuple(
        (
            button(
                _marked(words(f"look-{look}"), words, chosen=rich is False or look is settings.look),
                Action.LOOK,
                look,
            ),
        )
        for look in offered
    )
    said = [words.html("settings-choose-look"), words.html("look-how" if rich else "look-not-taken")]
    return Text(html="\n\n".join(said), buttons=choices + _back(Screen.MENU, words))


def saved(language: str) -> str:
    """Return the word that pops up when a choice is kept."""
    return Words(language)("settings-saved")


def _hours_line(settings: Settings, words: Words) -> str:
    hours = hours_name(settings.schedule, words)
    return words.html("settings-hours", hours=hours) if hours else words.html("settings-no-hours")


def _offset(settings: Settings, now: datetime) -> str:
    """Return how far the chat's clock is from UTC at the moment, as UTC+6 or UTC+5:30."""
    offset = now.astimezone(settings.schedule.zone).utcoffset() or timedelta()
    hours, minutes = divmod(abs(int(offset.total_seconds())) // 60, 60)
    sign = "-" if offset < timedelta() else "+"
    return f"UTC{sign}{hours}" + (f":{minutes:02}" if minutes else "")


def _pages(words: Words) -> Buttons:
    def page(name: str) -> Button:
        return button(words(f"button-{name}"), Action.SETTINGS, name, Screen.MENU)

    topics = button(words("button-topics"), Action.TOPICS, 0, Screen.MENU)
    return (
        (topics, page("hours"), page("at-once")),
        (page("quiet"), page("size"), page("pause")),
        (page("city"), page("language"), page("look")),
        (button(words("button-mutes"), Action.MUTES),),
        (button(words("button-close"), Action.CLOSE),),
    )


def _size_choice(size: DigestSize, words: Words, *, chosen: bool) -> str:
    text = words("size-choice", size=words(f"size-{size}"), stories=size.stories)
    return _marked(text, words, chosen=chosen)


def _marked(text: str, words: Words, *, chosen: bool) -> str:
    return words("mark-chosen" if chosen else "mark-free", name=text)


def _back(screen: Screen, words: Words) -> Buttons:
    """Return the way back: to the hours on the way through the beginning, else to the menu."""
    page = "hours" if screen is Screen.SETUP else "menu"
    return ((button(words("button-back"), Action.SETTINGS, page, screen),),)
