"""Adding a source by sending its address: it is read on trial first, and an owner sees what was found."""

import re

from telegram import Message, Update

from handlers.access import Who
from handlers.answering import Answer, edit_sent, say, send
from handlers.context import App, Context, person
from handlers.questions import FEED, ask, forget
from handlers.routes import on_press
from messages import new_feed as screens
from messages.buttons import Action, Press
from messages.html import is_address
from news.ids import UserId
from news.outgoing import Text
from pipeline.try_source import SourceRefused, TriedSource

_HOST = re.compile(r"[\w.-]+\.\w{2,}(?::\d+)?(?:[/?#]\S*)?")


def register(app: App) -> None:
    """Add the button; the address comes as an answer, see `handlers.answers`."""
    on_press(app, Action.ADD_FEED, ask_address, Who.OWNERS)


async def ask_address(update: Update, context: Context, _press: Press) -> Answer:
    """Ask for the address of a new source."""
    user = person(update)
    if user is not None:
        await ask(context, user, FEED)
    return say(screens.ask_address(context.language))


async def answer(update: Update, context: Context, message: Message, user: UserId) -> Answer:
    """Read the address that was sent on trial and add it; one that is refused may be followed by another."""
    url = address_in(message.text or message.caption or "")
    if url is None:
        return say(screens.not_an_address(context.language))
    panel = await send(update, context, screens.trying(url, context.language))
    try:
        tried = await context.services.try_source(url)
    except SourceRefused as refused:
        await edit_sent(panel, screens.refused(refused.problem, context.language))
        return Answer()
    added = await _add(context, tried)
    context.services.wake("poll")
    await edit_sent(panel, added)
    await forget(context, user)
    return Answer()


async def _add(context: Context, tried: TriedSource) -> Text:
    """Put a source on the list, and return what an owner is told."""
    services = context.services
    async with services.storage.writing() as tx:
        id = await tx.feeds.add(tried.source, now=services.now(), interval=services.poll_interval)
        known = await tx.feeds.by_url(tried.source.url) if id is None else None
    if id is not None:
        return screens.added(id, tried.source.name, tried.feed, context.language)
    if known is None:
        raise LookupError(f"{tried.source.url} is neither new nor known")
    return screens.known(known, context.language)


def address_in(text: str) -> str | None:
    """Return the first address in a text; one written without its scheme is taken for https.

    >>> address_in("вот: 24.kg/rss")
    'https://24.kg/rss'
    """
    for word in text.split():
        if word.lower().startswith(("http://", "https://")):
            return word if is_address(word) else None
        if _HOST.fullmatch(word):
            return f"https://{word}"
    return None
