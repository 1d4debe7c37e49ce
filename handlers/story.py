"""The card of a story, opened by its number under a digest."""

from dataclasses import replace

from telegram import Update

from handlers.access import Who, refusal
from handlers.answering import Answer
from handlers.context import App, Context
from handlers.deeds import card_for_editors
from handlers.feedback import with_feedback
from handlers.routes import on_press, out_of_date
from messages.buttons import Action, Press, parse
from messages.errors import story_gone
from messages.story import card
from news.ids import StoryId
from news.outgoing import Text
from pipeline.retell import as_retold


def register(app: App) -> None:
    """Add the buttons that open and close a card."""
    on_press(app, Action.STORY, show)
    on_press(app, Action.CLOSE, close)


async def show(update: Update, context: Context, press: Press) -> Answer:
    """Show a story, or the one into which it was merged since; to those who run the news with what they can do."""
    number = press.number(0)
    if number is None:
        return out_of_date(context)
    shown = await card_of(update, context, StoryId(number))
    if shown is None:
        return Answer(pop_up=story_gone(context.language), alert=True)
    return Answer(send=(shown,), story=StoryId(number))


async def card_of(update: Update, context: Context, id: StoryId) -> Text | None:
    """Return the card of a story as whoever sent an update may see it; None where there is none."""
    edits = await refusal(update, context, Who.EDITORS) is None
    async with context.services.storage.reading() as tx:
        found = await tx.stories.card(id, context.chat.id)
        if found is None or not found.story.summaries or (found.story.hidden_at is not None and not edits):
            return None
        if edits and not found.story.private:
            return await card_for_editors(tx, context, found)
        (story,) = await as_retold(tx, [found.story], context.language)
        found = replace(found, story=story)
        shown = card(found, context.chat.settings, context.services.now())
        return await with_feedback(tx, context, shown, story.id, private=story.private)


async def close(update: Update, context: Context, press: Press) -> Answer:
    """Take away the message with the button, if it has that button: a manipulated app may say so of any message."""
    message = update.effective_message
    keyboard = message.reply_markup.inline_keyboard if message and message.reply_markup else ()
    pressed = [button.callback_data for row in keyboard for button in row]
    if message is None or press.data not in pressed:
        return out_of_date(context)
    if any((known := parse(data)) and known.action is Action.FOLLOW for data in pressed):
        async with context.services.storage.writing() as tx:
            await tx.cards.remove(context.chat.id, message.message_id)
    return Answer(close=True)
