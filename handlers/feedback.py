"""The row under a story's card in which a reader asks why it came, and says whether that was right."""

from handlers.context import Context
from messages import why as screens
from messages.saved import with_save
from news.chats import ChatKind
from news.ids import StoryId
from news.outgoing import Text
from storage import Transaction


async def with_feedback(tx: Transaction, context: Context, card: Text, id: StoryId) -> Text:
    """Return a card with that row, as its chat stands to the story."""
    private = context.chat.kind is ChatKind.PRIVATE
    if private:
        card = with_save(card, id, context.language, saved=await tx.saved.has(context.chat.id, id))
    return screens.with_feedback(
        card,
        id,
        context.language,
        private=private,
        liked=await tx.likes.value(context.chat.id, id),
    )
