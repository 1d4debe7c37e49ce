"""`/settings`: everything that a chat chose, with a page for each thing; language, city, size and look are chosen here."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from telegram import Update

from handlers.access import Who
from handlers.answering import Answer, say
from handlers.at_once import page as at_once_page
from handlers.choices import choose_presets, keep, menu, screen_of, topics_page
from handlers.context import App, Context
from handlers.routes import on_command, on_press, out_of_date
from messages import settings as screens
from messages.buttons import Action, Press, Screen
from messages.cities import CITIES
from messages.hours import hours_screen
from messages.pausing import pause_screen
from messages.quiet import quiet_screen
from news.chats import LANGUAGES, DigestSize, Look, Settings
from news.outgoing import Text


def register(app: App) -> None:
    """Add the command and the buttons of language, city, size and look."""
    on_command(app, "settings", show, Who.ADMINS)
    on_press(app, Action.SETTINGS, turn, Who.ADMINS)
    on_press(app, Action.LANGUAGE, speak, Who.ADMINS)
    on_press(app, Action.CITY, move, Who.ADMINS)
    on_press(app, Action.SIZE, resize, Who.ADMINS)
    on_press(app, Action.LOOK, look_so, Who.ADMINS)


async def show(_update: Update, context: Context) -> Answer:
    """Show everything that the chat chose."""
    screen = (await menu(context)).edit
    return say(screen) if screen else Answer()


async def turn(_update: Update, context: Context, press: Press) -> Answer:
    """Show a page of settings."""
    if press.word(0) == "at-once":
        async with context.services.storage.reading() as tx:
            return Answer(edit=await at_once_page(tx, context.chat.id, context.chat.settings))
    if press.word(0) == "look":
        taken = await context.services.takes_rich()
        return Answer(edit=screens.look_screen(context.chat.settings, rich=taken))
    page = _page(press.word(0), context.chat.settings, screen_of(press.word(1)), context)
    return await menu(context) if page is None else Answer(edit=page)


def _page(name: str, settings: Settings, screen: Screen, context: Context) -> Text | None:
    """Return a page by its name; None for the menu, and for names of pages that are no more."""
    pages: dict[str, Callable[[], Text]] = {
        "language": partial(screens.language_screen, settings, screen),
        "hours": partial(hours_screen, settings, screen),
        "day": partial(hours_screen, settings, screen, whole_day=True),
        "weekend": partial(hours_screen, settings, screen, weekend=True),
        "quiet": partial(quiet_screen, settings),
        "city": partial(screens.cities_screen, settings, screen),
        "size": partial(screens.size_screen, settings),
        "pause": partial(pause_screen, settings, context.services.now()),
    }
    return pages[name]() if name in pages else None


async def speak(_update: Update, context: Context, press: Press) -> Answer:
    """Speak a language from now on; in the beginning, the topics follow."""
    language, screen = press.word(0), screen_of(press.word(1))
    if language not in LANGUAGES:
        return out_of_date(context)
    chat = await keep(context, lambda settings: replace(settings, language=language))
    if screen is Screen.MENU:
        return await menu(context, screens.saved(language))
    async with context.services.storage.writing() as tx:
        if not chat.settings.set_up:
            await choose_presets(tx, chat.id, context.services.now())
        return Answer(edit=await topics_page(tx, chat, 0, screen))


async def move(_update: Update, context: Context, press: Press) -> Answer:
    """Go by the time of a city; in the beginning, the hours follow."""
    zone, screen = CITIES.get(press.word(0)), screen_of(press.word(1))
    if zone is None:
        return out_of_date(context)
    chat = await keep(
        context, lambda settings: replace(settings, schedule=replace(settings.schedule, timezone=zone))
    )
    if screen is Screen.SETUP:
        return Answer(edit=hours_screen(chat.settings, screen))
    return await menu(context, screens.saved(chat.language))


async def resize(_update: Update, context: Context, press: Press) -> Answer:
    """Send digests of another size."""
    if press.word(0) not in DigestSize.__members__.values():
        return out_of_date(context)
    size = DigestSize(press.word(0))
    chat = await keep(context, lambda settings: replace(settings, size=size))
    return await menu(context, screens.saved(chat.language))


async def look_so(_update: Update, context: Context, press: Press) -> Answer:
    """Send digests that look otherwise; in a way that the server is known to take."""
    if press.word(0) not in Look.__members__.values():
        return out_of_date(context)
    look = Look(press.word(0))
    if look is Look.RICH and not await context.services.takes_rich():
        return Answer(edit=screens.look_screen(context.chat.settings, rich=False))
    chat = await keep(context, lambda settings: replace(settings, look=look))
    return await menu(context, screens.saved(chat.language))
