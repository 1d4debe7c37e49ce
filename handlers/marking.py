"""Showing on a button under a message what its press did, with the rest of the keyboard as it is."""

from telegram import InlineKeyboardMarkup, Message, Update
from telegram.error import BadRequest

from handlers.refusals import is_not_editable, is_unchanged
from messages.buttons import Action, parse
from messages.telegram import inline
from news.outgoing import Button


async def mark_button(update: Update, action: Action, shown: Button) -> None:
    """Put a button in the place of the one of this action under the message that was pressed."""
    query = update.callback_query
    if query is None or not isinstance(query.message, Message) or query.message.reply_markup is None:
        return
    keyboard = [
        [
            inline(shown) if (press := parse(one.callback_data)) and press.action is action else one
            for one in row
        ]
        for row in query.message.reply_markup.inline_keyboard
    ]
    try:
        await query.edit_message_reply_markup(InlineKeyboardMarkup(keyboard))
    except BadRequest as error:
        if not is_unchanged(error) and not is_not_editable(error):
            raise
