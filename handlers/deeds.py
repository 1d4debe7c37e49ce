"""What the buttons of those who run the news have in common: whose hand it is, and the card as it is after that."""

from telegram import Update

from handlers.answering import Answer
from handlers.context import Context, person
from handlers.feedback import with_feedback
from messages import editing as screens
from messages.errors import story_gone
from news.ids import StoryId, UserId
from news.outgoing import Text
from news.stories import StoryCard
from pipeline.editing import Editing
from pipeline.rejoin import Rejoining, to_undo
from storage import Transaction


def hand(update: Update, context: Context) -> Editing:
    """Return the hand of the person who sent an update."""
    user = person(update)
    return Editing(context.services.storage, user or UserId(0), context.services.now())


def rejoining(update: Update, context: Context) -> Rejoining:
    """Return the hand of the person who sent an update, on what belongs together."""
    user = person(update)
    return Rejoining(context.services.storage, user or UserId(0), context.services.now())


async def card_for_editors(tx: Transaction, context: Context, found: StoryCard) -> Text:
    """Return a story's card with all that can be done about it now."""
    now = context.services.now()
    last = await to_undo(tx, found.story.id, now)
    shown = screens.editors_card(found, context.chat.settings, now, undo=None if last is None else last.id)
    return await with_feedback(tx, context, shown, found.story.id)


async def card_again(context: Context, id: StoryId, said: str = "", count: int = 0) -> Answer:
    """Return a story's card in the place of the message with the button, with a word on what has been done."""
    async with context.services.storage.reading() as tx:
        found = await tx.stories.card(id)
        if found is None or not found.story.summaries:
            return Answer(pop_up=story_gone(context.language), alert=True)
        shown = await card_for_editors(tx, context, found)
    pop_up = screens.outcome(said, context.language, count) if said else ""
    return Answer(edit=shown, pop_up=pop_up)
