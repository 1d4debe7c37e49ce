"""Answers that go to a person directly, and what Telegram may say to them that is no trouble."""

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from telegram import CallbackQuery, Message, ReplyParameters, Update
from telegram.error import BadRequest

from handlers.context import Context
from handlers.pictures import Picture, show_picture
from handlers.refusals import is_not_deletable, is_not_editable, is_too_late, is_unchanged
from messages.html import escape
from messages.telegram import call, text_arguments
from news.ids import StoryId
from news.outgoing import Outgoing, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a person sees after a press or a command."""

    pop_up: str = ""
    """Shown for a moment over the chat."""
    alert: bool = False
    """Whether the pop-up waits to be closed."""
    edit: Text | None = None
    """What the message with the button becomes."""
    send: Sequence[Outgoing] = ()
    """New messages."""
    picture: Picture | None = None
    """What the message with the button becomes if it is a picture, else a new message."""
    close: bool = False
    """Whether the message with the button goes away."""
    story: StoryId | None = None
    """Of which story the first new message is the card; a reaction to it is one to the story."""
    then: Callable[[], Awaitable[None]] | None = None
    """What is kept once all of it has been given; a crash before that has it given again."""


def say(*messages: Outgoing) -> Answer:
    """Return an answer that is only new messages."""
    return Answer(send=messages)


async def give(update: Update, context: Context, answer: Answer) -> None:
    """Give an answer: the press first, so that its person does not wait for the rest."""
    query = update.callback_query
    if query is not None:
        if not context.answered:
            await pop_up(query, answer.pop_up, alert=answer.alert)
        elif answer.alert:
            # The pop-up has been used up: what must be read comes as a message.
            await send(update, context, Text(html=escape(answer.pop_up)))
        if answer.close:
            await _close(query)
    if answer.edit is not None:
        await edit(update, context, answer.edit)
    if answer.picture is not None:
        await show_picture(update, context, answer.picture)
    for place, message in enumerate(answer.send):
        sent = await send(update, context, message)
        if answer.story is not None and place == 0:
            async with context.services.storage.writing() as tx:
                await tx.cards.add(
                    context.chat.id, sent.message_id, answer.story, message, context.services.now()
                )
    if answer.then is not None:
        await answer.then()


async def pop_up(query: CallbackQuery, text: str = "", *, alert: bool = False) -> None:
    """Answer a press; one that is too old is nobody's any more."""
    try:
        await query.answer(text or None, show_alert=alert)
    except BadRequest as error:
        if not is_too_late(error):
            raise


async def send(update: Update, context: Context, message: Outgoing) -> Message:
    """Send a message to where the update came from, and return it; of an album, its first."""
    method, arguments = call(message)
    chat = update.effective_chat
    if chat is None:
        raise LookupError("this update came from no chat")
    thread = context.met.thread_id if context.met else None
    if update.callback_query is not None and update.callback_query.message is not None:
        # A card stands under the digest that its button belongs to, even if that has been deleted since.
        arguments["reply_parameters"] = ReplyParameters(
            update.callback_query.message.message_id, allow_sending_without_reply=True
        )
    sent = await getattr(context.bot, method)(chat_id=chat.id, message_thread_id=thread, **arguments)
    first: Message = sent[0] if isinstance(sent, tuple) else sent
    return first


async def edit(update: Update, context: Context, message: Text) -> None:
    """Change the message with the button; where that is not possible any more, send a new one."""
    query = update.callback_query
    if query is None or not isinstance(query.message, Message):
        await send(update, context, message)
        return
    try:
        await query.edit_message_text(**text_arguments(message))
    except BadRequest as error:
        if is_not_editable(error):
            await send(update, context, message)
        elif not is_unchanged(error):
            raise


async def _close(query: CallbackQuery) -> None:
    """Delete the message with the button; after 48 hours only its buttons can be taken off."""
    if query.message is None:
        return
    try:
        await query.get_bot().delete_message(query.message.chat.id, query.message.message_id)
    except BadRequest as error:
        if not is_not_deletable(error):
            raise
        with suppress(BadRequest):
            await query.edit_message_reply_markup(None)


async def edit_sent(sent: Message, message: Text) -> None:
    """Change a message that was sent before."""
    try:
        await sent.edit_text(**text_arguments(message))
    except BadRequest as error:
        if not is_unchanged(error):
            raise
