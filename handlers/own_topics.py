"""`/mytopic`: a chat's own topics: the list, one of them, other words or another name for it, and its end."""

from telegram import Update

from handlers import own_drafts
from handlers.access import Who
from handlers.answering import Answer, say
from handlers.context import App, Context, person
from handlers.routes import on_command, on_press, out_of_date
from handlers.said import said_after
from messages import own_topics as screens
from messages.buttons import Action, Press
from messages.errors import topic_gone
from messages.own_topics import OwnTopic
from news.chats import ChatKind
from news.ids import TopicId, UserId
from news.outgoing import Text
from news.own_topics import MOST_OWN


def register(app: App) -> None:
    """Add the command and its buttons."""
    on_command(app, "mytopic", begin, Who.ADMINS)
    on_press(app, Action.OWN, decide, Who.ADMINS)


async def begin(update: Update, context: Context) -> Answer:
    """Show the chat's own topics; what stands after the command is a new one, and is rehearsed."""
    query, user = said_after(update.effective_message), person(update)
    if not query or user is None:
        return say(await _list(context))
    return await own_drafts.begin(update, context, user, query)


async def decide(update: Update, context: Context, press: Press) -> Answer:
    """Do with the chat's own topics what the button says."""
    deed, number, user = press.word(0), press.number(1), person(update)
    if deed == "add" and user is not None:
        return await _add(context, user)
    if number is None or user is None:
        return Answer(edit=await _list(context)) if deed == "list" else out_of_date(context)
    topic = await own_drafts.one_of(context, TopicId(number))
    if topic is None:
        return Answer(edit=await _list(context), pop_up=topic_gone(context.language))
    return await _do(context, user, topic, deed)


async def _do(context: Context, user: UserId, topic: OwnTopic, deed: str) -> Answer:
    """Do with one topic what the button says."""
    match deed:
        case "one":
            return Answer(edit=screens.own_topic_screen(topic, context.language))
        case "words" | "rename":
            if context.chat.kind is not ChatKind.PRIVATE:
                return say(screens.how_in_groups(context.language))
            return await own_drafts.ask_for(context, user, topic.id, deed)
        case "ask":
            return Answer(edit=screens.confirm_remove(topic, context.language))
        case "remove":
            async with context.services.storage.writing() as tx:
                await tx.own_topics.remove(topic.id)
            return Answer(edit=await _list(context), pop_up=screens.removed(context.language))
        case _:
            return out_of_date(context)


async def _add(context: Context, user: UserId) -> Answer:
    async with context.services.storage.reading() as tx:
        count = len(await tx.own_topics.of(context.chat.id))
    if count >= MOST_OWN:
        return say(screens.too_many(context.language))
    if context.chat.kind is not ChatKind.PRIVATE:
        return say(screens.how_in_groups(context.language))
    return await own_drafts.ask_for(context, user, None, own_drafts.WORDS)


async def _list(context: Context) -> Text:
    async with context.services.storage.reading() as tx:
        kept = await tx.own_topics.of(context.chat.id)
    return screens.own_topics_screen([own_drafts.seen(one) for one in kept], context.language)
