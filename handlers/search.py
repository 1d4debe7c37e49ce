"""`/search WORDS` in all that was read, `/since 3d WORDS`, and the pages of what was found."""

from datetime import datetime

from telegram import Message, Update

from handlers.access import is_private
from handlers.answering import Answer, say
from handlers.context import App, Context, person
from handlers.questions import SEARCH, ask, forget
from handlers.routes import on_command, on_press, out_of_date
from handlers.said import said_after
from messages import search as screens
from messages.buttons import Action, Press
from messages.pages import PAGE_SIZE
from news.ids import UserId
from news.outgoing import Text
from nlp.periods import counted, named
from nlp.search import LONGEST_QUERY
from pipeline.search import search


def register(app: App) -> None:
    """Add the commands and the buttons that turn pages."""
    on_command(app, "search", look)
    on_command(app, "since", look_since)
    on_press(app, Action.FOUND, turn)


async def look(update: Update, context: Context) -> Answer:
    """Look for what stands after the command; where nothing does, ask for it."""
    query, user = _query_of(update.effective_message), person(update)
    if query:
        return say(await _look(context, query))
    if user is None or not is_private(update):
        return say(screens.how_to_search(context.language))
    await ask(context, user, SEARCH)
    return say(screens.ask_what(context.language))


async def look_since(update: Update, context: Context) -> Answer:
    """Look for the news of a period, which stands first: `/since 3d ОДКБ`."""
    query = _query_of(update.effective_message)
    first, _, rest = query.partition(" ")
    zone, now = context.chat.settings.schedule.zone, context.services.now()
    if counted(first, now, zone) is not None:
        return say(await _look(context, query))
    if named(first, now, zone) is None:
        return say(screens.how_to_ask_since(context.language))
    # A word for a period is taken for one at the end, and alone only where it is named as one.
    return say(await _look(context, f"{rest} {first}" if rest else f"period:{first}"))


async def answer(context: Context, message: Message) -> Answer:
    """Look for what somebody says they want to find."""
    user = UserId(message.from_user.id) if message.from_user else None
    query = (message.text or "").strip()[:LONGEST_QUERY]
    if not query:
        return say(screens.ask_what(context.language))
    found = await _look(context, query)
    if user is not None:
        await forget(context, user)
    return say(found)


async def turn(_update: Update, context: Context, press: Press) -> Answer:
    """Show another page of a search that this chat made."""
    key, number = press.word(0), press.number(1)
    if number is None or number < 0:
        return out_of_date(context)
    async with context.services.storage.reading() as tx:
        kept = await tx.searches.get(key, context.chat.id, context.services.now())
    if kept is None:
        return Answer(pop_up=screens.too_old(context.language), alert=True)
    query, asked_at = kept
    return Answer(edit=await _page(context, query, asked_at, key, number))


def _query_of(message: Message | None) -> str:
    """Return what is looked for by a command."""
    return " ".join(said_after(message).split())[:LONGEST_QUERY]


async def _look(context: Context, query: str) -> Text:
    now = context.services.now()
    async with context.services.storage.writing() as tx:
        key = await tx.searches.keep(context.chat.id, query, now)
    return await _page(context, query, now, key, 0)


async def _page(context: Context, query: str, asked_at: datetime, key: str, number: int) -> Text:
    """Return a page; what is found by now may be less than it was, then it is the last one."""
    chat = context.chat
    async with context.services.storage.reading() as tx:
        for place in (number, 0):
            found = await search(
                tx,
                query,
                chat_id=chat.id,
                language=chat.language,
                now=asked_at,
                zone=chat.settings.schedule.zone,
                limit=PAGE_SIZE,
                offset=place * PAGE_SIZE,
            )
            if found.stories:
                break
    if not found.unknown and not found.search.asks:
        return screens.how_to_search(chat.language)
    return screens.found_screen(found, chat.settings, context.services.now(), key=key, number=place)
