"""What a person writes that is no command: the answer to a question that is open, or nothing we understand."""

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from handlers import album, broadcast, new_feed
from handlers.access import Who, refusal
from handlers.answering import Answer, give, say
from handlers.context import App, Context, person
from handlers.questions import BROADCAST, FEED, forget, open_question
from handlers.routes import on_press
from messages import errors
from messages.buttons import Action, Press
from news.ids import UserId

SAID = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE & ~filters.COMMAND & ~filters.StatusUpdate.ALL


def register(app: App) -> None:
    """Add what is written in private chats, and the button that takes a question back."""
    app.add_handler(MessageHandler(SAID, said))
    on_press(app, Action.CANCEL, cancel)


async def said(update: Update, context: Context) -> None:
    """Deal with an answer, or say what is understood here."""
    message, user = update.message, person(update)
    if message is not None and user is not None:
        await give(update, context, await _answer(update, context, message, user))


async def _answer(update: Update, context: Context, message: Message, user: UserId) -> Answer:
    question = await open_question(context, user)
    # Owners only are asked anything, but who was one when asked may not be one now.
    if question is None or await refusal(update, context, Who.OWNERS):
        return say(errors.unknown_text(context.language))
    if question.kind == FEED:
        return await new_feed.answer(update, context, message, user)
    if question.kind == BROADCAST and message.media_group_id:
        return await album.gather(update, context, message, user, question)
    if question.kind == BROADCAST:
        return await broadcast.answer(context, message, user)
    return say(errors.question_expired(context.language))


async def cancel(update: Update, context: Context, _press: Press) -> Answer:
    """Take back the question that is open."""
    user = person(update)
    if user is not None:
        await forget(context, user)
    return Answer(edit=errors.question_cancelled(context.language))
