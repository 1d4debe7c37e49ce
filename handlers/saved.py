"""`/saved`: the stories that a reader saved for later, and the button under a card that saves one."""

from telegram import Update

from handlers.access import is_private
from handlers.answering import Answer, say
from handlers.context import App, Context
from handlers.marking import mark_buttons
from handlers.routes import on_command, on_press, out_of_date
from messages import saved as screens
from messages.buttons import Action, Press
from messages.errors import private_only, story_gone
from messages.html import escape
from messages.pages import PAGE_SIZE, pages_of
from news.chats import ChatKind
from news.ids import StoryId
from news.outgoing import Text
from pipeline.retell import as_retold


def register(app: App) -> None:
    """Add the command and the buttons."""
    on_command(app, "saved", show)
    on_press(app, Action.SAVED, turn)
    on_press(app, Action.SAVE, save)


async def show(update: Update, context: Context) -> Answer:
    """Show what was saved last."""
    if not is_private(update):
        return say(Text(html=escape(private_only(context.language))))
    return say(await _page(context, 0))


async def turn(_update: Update, context: Context, press: Press) -> Answer:
    """Show another page."""
    number = press.number(0)
    if number is None or number < 0 or context.chat.kind is not ChatKind.PRIVATE:
        return out_of_date(context)
    return Answer(edit=await _page(context, number))


async def save(update: Update, context: Context, press: Press) -> Answer:
    """Save a story or forget that it is saved, and show it on the button."""
    number, choice = press.number(0), press.word(1)
    if number is None or choice not in ("on", "off") or context.chat.kind is not ChatKind.PRIVATE:
        return out_of_date(context)
    saved = choice == "on"
    async with context.services.storage.writing() as tx:
        id = await tx.stories.resolve(StoryId(number))
        if id is None:
            return Answer(pop_up=story_gone(context.language), alert=True)
        if saved:
            await tx.saved.add(context.chat.id, id, context.services.now())
        else:
            await tx.saved.remove(context.chat.id, id)
    shown = screens.save_button(StoryId(number), context.language, saved=saved)
    await mark_buttons(update, Action.SAVE, [shown])
    return Answer(pop_up=screens.said(context.language, saved=saved))


async def _page(context: Context, number: int) -> Text:
    """Return a page; where there are fewer by now, the last."""
    chat = context.chat
    async with context.services.storage.reading() as tx:
        hits = await tx.saved.of(chat.id, limit=PAGE_SIZE, offset=number * PAGE_SIZE)
        if not hits.ids and number > 0:
            first = await tx.saved.of(chat.id, limit=PAGE_SIZE)
            number = max(pages_of(first.total) - 1, 0)
            hits = await tx.saved.of(chat.id, limit=PAGE_SIZE, offset=number * PAGE_SIZE)
        stories = await as_retold(tx, await tx.stories.get(hits.ids, chat.id), chat.language)
    return screens.saved_screen(stories, hits.total, number, chat.settings, context.services.now())
