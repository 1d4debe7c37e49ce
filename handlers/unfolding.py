"""A number under a digest unfolds its story in the place where it stands, and folds it back."""

from dataclasses import replace

from telegram import Update

from handlers.answering import Answer
from handlers.context import App, Context
from handlers.feedback import with_feedback
from handlers.routes import on_press, out_of_date
from messages.buttons import Action, Press
from messages.errors import story_gone
from messages.story import card
from messages.unfolding import unfolded
from news.ids import DigestId, StoryId
from news.outgoing import Text
from news.stories import StoryCard
from news.topics import Topic
from pipeline.retell import as_retold
from storage import Transaction


def register(app: App) -> None:
    """Add the buttons."""
    on_press(app, Action.UNFOLD, unfold)
    on_press(app, Action.FOLD, fold)


async def unfold(update: Update, context: Context, press: Press) -> Answer:
    """Unfold a story, and fold back another one; where there is no room for it, or it unfolds by itself, show its card."""
    digest_id, number, story_id = press.number(0), press.number(1), press.number(2)
    if digest_id is None or number is None or story_id is None:
        return out_of_date(context)
    now = context.services.now()
    async with context.services.storage.reading() as tx:
        found = await tx.stories.card(StoryId(story_id), context.chat.id)
        if found is None or not found.story.summaries or found.story.hidden_at is not None:
            return Answer(pop_up=story_gone(context.language), alert=True)
        (story,) = await as_retold(tx, [found.story], context.language)
        shown = replace(found, story=story)
        sent = None if _is_rich(update) else await _sent(tx, update, context, digest_id)
        topic = await _topic(tx, context, shown)
        settings = context.chat.settings
        opened = (
            None if sent is None else unfolded(sent, number, DigestId(digest_id), shown, topic, settings, now)
        )
        if opened is not None:
            return Answer(edit=opened)
        whole = await with_feedback(tx, context, card(shown, settings, now), story.id, private=story.private)
        return Answer(send=(whole,), story=story.id)


async def fold(update: Update, context: Context, press: Press) -> Answer:
    """Show the digest as it was sent."""
    digest_id = press.number(0)
    if digest_id is None:
        return out_of_date(context)
    async with context.services.storage.reading() as tx:
        sent = await _sent(tx, update, context, digest_id)
    return out_of_date(context) if sent is None else Answer(edit=sent)


def _is_rich(update: Update) -> bool:
    """Whether the message with the button is a rich one, of which python-telegram-bot knows nothing yet."""
    message = update.effective_message
    return message is not None and "rich_message" in message.api_kwargs


async def _sent(tx: Transaction, update: Update, context: Context, digest_id: int) -> Text | None:
    """Return the message with the button as it was sent; None for what is not kept any more, or another chat's."""
    message = update.effective_message
    if message is None:
        return None
    pressed = None if update.callback_query is None else update.callback_query.data
    return await tx.digests.sent(context.chat.id, DigestId(digest_id), message.message_id, pressed)


async def _topic(tx: Transaction, context: Context, shown: StoryCard) -> Topic | None:
    """Return the topic of the chat that a story is most about."""
    chosen = await tx.subscriptions.topics(context.chat.id)
    wished = [id for id in shown.story.topics if id in chosen]
    topics = await tx.topics.by_id(wished[:1])
    return topics.get(wished[0]) if wished else None
