"""`/broadcast`: an editor sends anything, sees how it looks and how many will get it, and lets it go."""

from functools import partial

from telegram import Message, Update

from handlers.access import Who
from handlers.answering import Answer, say
from handlers.cards import card
from handlers.content import TooLong, Unsupported, content_of
from handlers.context import App, Context, person
from handlers.questions import BROADCAST, ask, forget
from handlers.routes import on_command
from messages import broadcasts, drafts
from news.broadcasts import Broadcast, BroadcastState
from news.chats import LANGUAGES, Question
from news.ids import BroadcastId, UserId
from news.outgoing import Outgoing
from storage import Transaction


def register(app: App) -> None:
    """Add the commands; the content comes as an answer, see `handlers.answers`."""
    on_command(app, "broadcast", ask_content, Who.EDITORS)
    on_command(app, "broadcasts", show_recent, Who.EDITORS)


async def ask_content(update: Update, context: Context) -> Answer:
    """Ask what is to be broadcast."""
    user = person(update)
    if user is not None:
        await ask(context, user, BROADCAST)
    return say(drafts.ask_content(context.language))


async def show_recent(_update: Update, context: Context) -> Answer:
    """Show the last broadcasts."""
    async with context.services.storage.reading() as tx:
        found = await tx.broadcasts.recent(RECENT)
    zone = context.chat.settings.schedule.zone
    return say(broadcasts.listed(found, context.services.now(), zone, context.language))


RECENT = 10


async def answer(
    update: Update, context: Context, message: Message, user: UserId, question: Question
) -> Answer:
    """Show how a message looks and ask whether to send it; another may be sent instead of one that cannot be."""
    try:
        content = content_of(message)
    except Unsupported:
        return say(drafts.unsupported(context.language))
    except TooLong:
        return say(drafts.too_long(context.language))
    return await preview(update, context, content, user, question)


async def preview(
    update: Update, context: Context, content: Outgoing, user: UserId, question: Question
) -> Answer:
    """Keep a draft, or a version of one; return it as readers will see it with the question that follows."""
    async with context.services.storage.writing() as tx:
        draft = await _kept(tx, context, content, user, question)
    follows = drafts.too_late(context.language) if draft is None else await card(update, context, draft)
    return Answer(send=(content, follows), then=partial(forget, context, user))


async def _kept(
    tx: Transaction, context: Context, content: Outgoing, user: UserId, question: Question
) -> Broadcast | None:
    """Keep what was sent where the question asked for it; None if that is no draft any more."""
    now, language = context.services.now(), question.data.get("language")
    if language not in LANGUAGES:
        return await tx.broadcasts.get(await tx.broadcasts.draft(user, content, now))
    draft = await tx.broadcasts.get(BroadcastId(int(question.data["broadcast"])))
    if draft is None or draft.state is not BroadcastState.DRAFT:
        return None
    await tx.wordings.add_version(draft.id, language, content, now)
    return draft
