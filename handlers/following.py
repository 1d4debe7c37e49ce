"""🔔 under a card follows its story; `/following` lists what is followed."""

from telegram import Update

from handlers.access import Who
from handlers.answering import Answer, say
from handlers.context import App, Context
from handlers.marking import mark_buttons
from handlers.routes import on_command, on_press, out_of_date
from messages import following as screens
from messages.buttons import Action, Press
from messages.errors import story_gone
from messages.pages import PAGE_SIZE, pages_of
from news.ids import StoryId
from news.outgoing import Text
from pipeline.follow import known_of
from pipeline.retell import as_retold


def register(app: App) -> None:
    """Add the command and the buttons."""
    on_command(app, "following", show)
    on_press(app, Action.FOLLOWED, turn)
    on_press(app, Action.FOLLOW, follow, Who.ADMINS)


async def show(_update: Update, context: Context) -> Answer:
    """Show what the chat follows."""
    return say(await _page(context, 0))


async def turn(_update: Update, context: Context, press: Press) -> Answer:
    """Show another page."""
    number = press.number(0)
    if number is None or number < 0:
        return out_of_date(context)
    return Answer(edit=await _page(context, number))


async def follow(update: Update, context: Context, press: Press) -> Answer:
    """Follow a story or follow it no longer, and show it on the button."""
    number, choice = press.number(0), press.word(1)
    if number is None or choice not in ("on", "off"):
        return out_of_date(context)
    wanted = choice == "on"
    async with context.services.storage.writing() as tx:
        found = await tx.stories.card(StoryId(number), context.chat.id)
        if found is None or not found.story.summaries or found.story.hidden_at is not None:
            return Answer(pop_up=story_gone(context.language), alert=True)
        story = found.story
        if not wanted:
            await tx.following.end(context.chat.id, story.id)
        else:
            known = known_of(story, await tx.articles.of_story(story.id), context.language)
            message = update.effective_message
            if not await tx.following.begin(
                context.chat.id,
                story.id,
                message_id=None if message is None else message.message_id,
                told=known,
                version=story.version,
                now=context.services.now(),
            ):
                return Answer(pop_up=screens.too_many(context.language), alert=True)
    shown = screens.follow_button(StoryId(number), context.language, followed=wanted)
    await mark_buttons(update, Action.FOLLOW, [shown])
    return Answer(pop_up=screens.said(context.language, followed=wanted))


async def _page(context: Context, number: int) -> Text:
    """Return a page; where there are fewer by now, the last."""
    chat = context.chat
    async with context.services.storage.reading() as tx:
        found = await tx.stories.get(await tx.following.of(chat.id), chat.id)
        kept = [story for story in found if story.summaries and story.hidden_at is None]
        number = min(number, max(pages_of(len(kept)) - 1, 0))
        some = kept[number * PAGE_SIZE : (number + 1) * PAGE_SIZE]
        stories = await as_retold(tx, some, chat.language)
    return screens.followed_screen(stories, len(kept), number, chat.settings, context.services.now())
