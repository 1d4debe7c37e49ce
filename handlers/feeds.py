"""`/feeds`: an owner sees how the sources are doing, and takes one off the list."""

from telegram import Update

from handlers.access import Who
from handlers.answering import Answer, say
from handlers.context import App, Context
from handlers.routes import on_command, on_press, out_of_date
from messages import feeds as screens
from messages.buttons import Action, Press
from news.feeds import FeedState
from news.ids import FeedId
from news.outgoing import Text


def register(app: App) -> None:
    """Add the command and its buttons."""
    on_command(app, "feeds", show, Who.OWNERS)
    on_press(app, Action.FEEDS, turn, Who.OWNERS)
    on_press(app, Action.FEED, one, Who.OWNERS)


async def show(_update: Update, context: Context) -> Answer:
    """Show the first page of sources."""
    return say(await _list(context, 0))


async def turn(_update: Update, context: Context, press: Press) -> Answer:
    """Show another page of sources."""
    return Answer(edit=await _list(context, press.number(0) or 0))


async def one(_update: Update, context: Context, press: Press) -> Answer:
    """Show one source, ask whether to remove it, or remove it."""
    number, page, deed = press.number(0), press.number(1) or 0, press.word(2)
    if number is None:
        return out_of_date(context)
    id = FeedId(number)
    async with context.services.storage.reading() as tx:
        feed = await tx.feeds.get(id)
    if feed is None or (deed and feed.state is FeedState.REMOVED):
        return Answer(edit=await _list(context, page), pop_up=screens.lost(context.language))
    match deed:
        case "":
            shown = screens.feed_screen(feed, page, context.language, context.services.now())
            return Answer(edit=shown)
        case "ask":
            return Answer(edit=screens.ask_removal(feed, page, context.language))
        case "remove":
            async with context.services.storage.writing() as tx:
                await tx.feeds.remove(id)
            return Answer(edit=screens.removed(feed, page, context.language))
        case _:
            return out_of_date(context)


async def _list(context: Context, page: int) -> Text:
    async with context.services.storage.reading() as tx:
        feeds = await tx.feeds.all()
    return screens.feeds_screen(feeds, page, context.language, context.services.now())
