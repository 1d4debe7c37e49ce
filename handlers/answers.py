"""What a person writes that is no command: the answer to a question that is open, or nothing we understand."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from handlers import (
    album,
    ban,
    broadcast,
    catalogue,
    drafting,
    editors,
    feed_settings,
    find_topic,
    mutes,
    new_feed,
    own_drafts,
    own_sources,
    own_sources_file,
    readers_sources,
    rewording,
    rewriting,
    search,
    topic_drafts,
)
from handlers.access import Who, may, refusal
from handlers.answering import Answer, give, say
from handlers.context import App, Context, person
from handlers.questions import (
    BAN,
    BROADCAST,
    BROADCAST_TEXT,
    BROADCAST_TIME,
    EDITOR,
    FEED,
    FEED_COUNTRY,
    FEED_OWNERSHIP,
    FIND_TOPIC,
    MUTE_WORD,
    OWN_SOURCE,
    OWN_TOPIC,
    READERS_SOURCES,
    SEARCH,
    STORY,
    TOPIC,
    forget,
    open_question,
)
from handlers.routes import on_press
from handlers.unknown import at_a_loss
from handlers.waiting import accompanied
from messages import errors
from messages.buttons import Action, Press
from news.chats import Question
from news.ids import UserId

SAID = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE & ~filters.COMMAND & ~filters.StatusUpdate.ALL


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody wrote while a question was open."""

    update: Update
    context: Context
    message: Message
    user: UserId
    question: Question


def register(app: App) -> None:
    """Add what is written in private chats, and the button that takes a question back."""
    app.add_handler(MessageHandler(SAID, said))
    on_press(app, Action.CANCEL, cancel)


async def said(update: Update, context: Context) -> None:
    """Deal with an answer, or say what is understood here."""
    message, user = update.message, person(update)
    if message is not None and user is not None:
        await give(
            update, context, await accompanied(update, context, _answer(update, context, message, user))
        )


async def _answer(update: Update, context: Context, message: Message, user: UserId) -> Answer:
    question = await open_question(context, user)
    file = catalogue.catalogue_in(message)
    if file and (question is None or question.kind not in (BROADCAST, OWN_SOURCE)):
        if await may(update, context, Who.KEEPERS):
            return await catalogue.receive(context, file, user)
        return await own_sources_file.receive(update, context, file, user)
    if question is None:
        return await at_a_loss(update, context, message)
    who, deal = ASKED.get(question.kind, (Who.OWNERS, _too_late))
    # Who had the role when asked may not have it now.
    if await refusal(update, context, who):
        return await at_a_loss(update, context, message)
    return await deal(Said(update, context, message, user, question))


async def _content(said: Said) -> Answer:
    if said.message.media_group_id:
        return await album.gather(said.update, said.context, said.message, said.user, said.question)
    return await broadcast.answer(said.update, said.context, said.message, said.user, said.question)


async def _moment(said: Said) -> Answer:
    return await drafting.answer(said.update, said.context, said.message, said.user, said.question)


async def _text(said: Said) -> Answer:
    return await rewording.answer(said.context, said.message, said.user, said.question)


async def _about_feed(said: Said) -> Answer:
    return await feed_settings.answer(said.context, said.message, said.user, said.question)


async def _topic(said: Said) -> Answer:
    return await topic_drafts.answer(said.update, said.context, said.message, said.user, said.question)


async def _own_topic(said: Said) -> Answer:
    return await own_drafts.answer(said.update, said.context, said.message, said.user, said.question)


async def _own_source(said: Said) -> Answer:
    return await own_sources.answer(said.update, said.context, said.message, said.user, said.question)


async def _too_late(said: Said) -> Answer:
    return say(errors.question_expired(said.context.language))


ASKED: dict[str, tuple[Who, Callable[[Said], Awaitable[Answer]]]] = {
    FEED: (Who.KEEPERS, lambda said: new_feed.answer(said.update, said.context, said.message, said.user)),
    BROADCAST: (Who.EDITORS, _content),
    BROADCAST_TIME: (Who.EDITORS, _moment),
    BROADCAST_TEXT: (Who.EDITORS, _text),
    FEED_COUNTRY: (Who.KEEPERS, _about_feed),
    FEED_OWNERSHIP: (Who.KEEPERS, _about_feed),
    TOPIC: (Who.EDITORS, _topic),
    OWN_TOPIC: (Who.ADMINS, _own_topic),
    OWN_SOURCE: (Who.ADMINS, _own_source),
    READERS_SOURCES: (
        Who.EDITORS,
        lambda said: readers_sources.answer(said.context, said.message, said.user),
    ),
    MUTE_WORD: (Who.ADMINS, lambda said: mutes.answer(said.context, said.message, said.user)),
    FIND_TOPIC: (
        Who.ADMINS,
        lambda said: find_topic.answer(said.context, said.message, said.user, said.question),
    ),
    SEARCH: (Who.ANYONE, lambda said: search.answer(said.context, said.message)),
    EDITOR: (Who.OWNERS, lambda said: editors.answer(said.context, said.message, said.user)),
    BAN: (Who.OWNERS, lambda said: ban.answer(said.context, said.message, said.user)),
    STORY: (
        Who.EDITORS,
        lambda said: rewriting.answer(said.context, said.message, said.user, said.question),
    ),
}
"""Who is asked what, and what deals with the answer."""


async def cancel(update: Update, context: Context, _press: Press) -> Answer:
    """Take back the question that is open."""
    user = person(update)
    if user is not None:
        await forget(context, user)
    return Answer(edit=errors.question_cancelled(context.language))
