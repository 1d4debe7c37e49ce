"""The rows under a story's card: why it came, whether that was right, and what is to become of it from now on."""

from dataclasses import replace

from handlers.context import Context
from messages import why as screens
from messages.following import follow_button
from messages.mutes import mute_button
from messages.saved import with_save
from messages.sharing import share_button
from news.chats import ChatKind
from news.ids import StoryId
from news.outgoing import Text
from storage import Transaction


async def with_feedback(
    tx: Transaction, context: Context, card: Text, id: StoryId, *, private: bool = False
) -> Text:
    """Return a card with those rows, as its chat stands to the story; a private story is not to be shared."""
    alone = context.chat.kind is ChatKind.PRIVATE
    if alone:
        card = with_save(card, id, context.language, saved=await tx.saved.has(context.chat.id, id))
    followed = await tx.following.has(context.chat.id, id)
    deeds = [follow_button(id, context.language, followed=followed), mute_button(id, context.language)]
    if context.bot.supports_inline_queries and not private:
        # Without inline mode Telegram would refuse the whole card for this button.
        deeds.append(share_button(id, context.language))
    card = replace(card, buttons=(*card.buttons[:-1], tuple(deeds), *card.buttons[-1:]))
    return screens.with_feedback(
        card,
        id,
        context.language,
        private=alone,
        liked=await tx.likes.value(context.chat.id, id),
    )
