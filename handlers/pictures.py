"""Pictures that are drawn for a person at the moment, and change with the buttons under them."""

from dataclasses import dataclass

from telegram import InputMediaPhoto, Message, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest

from handlers.context import Context
from handlers.refusals import is_not_editable, is_unchanged
from messages.telegram import markup
from news.outgoing import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture, the text under it, and its buttons."""

    png: bytes
    text: Text


async def show_picture(update: Update, context: Context, picture: Picture) -> None:
    """Put a picture in the place of the one with the button; send it where there is none that can be changed."""
    query = update.callback_query
    if query is None or not isinstance(query.message, Message) or not query.message.photo:
        await _send(update, context, picture)
        return
    media = InputMediaPhoto(picture.png, caption=picture.text.html, parse_mode=ParseMode.HTML)
    try:
        await query.edit_message_media(media, reply_markup=markup(picture.text.buttons))
    except BadRequest as error:
        if is_not_editable(error):
            await _send(update, context, picture)
        elif not is_unchanged(error):
            raise


async def _send(update: Update, context: Context, picture: Picture) -> None:
    if update.effective_chat is None:
        raise LookupError("this update came from no chat")
    await context.bot.send_photo(
        update.effective_chat.id,
        picture.png,
        caption=picture.text.html,
        parse_mode=ParseMode.HTML,
        reply_markup=markup(picture.text.buttons),
        message_thread_id=context.met.thread_id if context.met else None,
    )
