"""Showing on the buttons under a message what a press did, with the rest of the keyboard as it is."""

from collections.abc import Sequence

from telegram import InlineKeyboardMarkup, Message, Update
from telegram.error import BadRequest

from handlers.refusals import is_not_editable, is_unchanged
from messages.buttons import Action, parse
from messages.telegram import inline
from news.outgoing import Button


async def mark_buttons(update: Update, action: Action, shown: Sequence[Button]) -> None:
    """Put buttons, one after the other, in the places of those of this action under the message that was pressed."""
    query = update.callback_query
    if query is None or not isinstance(query.message, Message) or query.message.reply_markup is None:
        return
    fresh = iter(shown)
    keyboard = [
        [
            inline(put)
            if (press := parse(one.callback_data)) and press.action is action and (put := next(fresh, None))
            else one
            for one in row
        ]
        for row in query.message.reply_markup.inline_keyboard
    ]
    try:
        await query.edit_message_reply_markup(InlineKeyboardMarkup(keyboard))
    except BadRequest as error:
        if not is_unchanged(error) and not is_not_editable(error):
            raise
