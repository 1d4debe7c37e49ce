"""`/feeds`: an owner sees how the sources are doing, and takes one off the list."""

from telegram import Update

from handlers.access import Who
from handlers.answering import Answer, say
from handlers.context import App, Context, person
from handlers.feed_settings import DEEDS
from handlers.routes import on_command, on_press, out_of_date
from messages import feeds as screens
from messages.buttons import Action, Press
from news.audit import Deed
from news.feeds import Feed, FeedState
from news.ids import FeedId, UserId
from news.outgoing import Text


def register(app: App) -> None:
    """Add the command and its buttons."""
    on_command(app, "feeds", show, Who.KEEPERS)
    on_press(app, Action.FEEDS, turn, Who.KEEPERS)
    on_press(app, Action.FEED, one, Who.KEEPERS)


async def show(_update: Update, context: Context) -> Answer:
    """Show the first page of sources."""
    return say(await _list(context, 0))


async def turn(_update: Update, context: Context, press: Press) -> Answer:
    """Show another page of sources."""
    return Answer(edit=await _list(context, press.number(0) or 0))


async def one(update: Update, context: Context, press: Press) -> Answer:
    """Show one source, ask whether to remove it, remove it, or change what is said of it."""
    number, page, deed, user = press.number(0), press.number(1) or 0, press.word(2), person(update)
    if number is None or user is None:
        return out_of_date(context)
    id = FeedId(number)
    async with context.services.storage.reading() as tx:
        feed = await tx.feeds.get(id)
    if feed is None or (deed and feed.state is FeedState.REMOVED):
        return Answer(edit=await _list(context, page), pop_up=screens.lost(context.language))
    if deed in DEEDS:
        return await DEEDS[deed](context, user, feed, press)
    return await _shown_or_removed(context, user, feed, page, deed)


async def _shown_or_removed(context: Context, user: UserId, feed: Feed, page: int, deed: str) -> Answer:
    """Show a source, or remove it after a question."""
    now = context.services.now()
    match deed:
        case "":
            zone = context.chat.settings.schedule.zone
            return Answer(edit=screens.feed_screen(feed, page, context.language, now, zone))
        case "ask":
            return Answer(edit=screens.ask_removal(feed, page, context.language))
        case "remove":
            async with context.services.storage.writing() as tx:
                if await tx.feeds.remove(feed.id):
                    details = {"id": feed.id, "url": feed.source.url}
                    await tx.audit.add(user, Deed.FEED_REMOVED, feed.source.name, now, details)
            return Answer(edit=screens.removed(feed, page, context.language))
        case _:
            return out_of_date(context)


async def _list(context: Context, page: int) -> Text:
    async with context.services.storage.reading() as tx:
        feeds = await tx.feeds.all()
    return screens.feeds_screen(feeds, page, context.language, context.services.now())
