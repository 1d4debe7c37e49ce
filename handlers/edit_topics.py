"""`/edittopics`: editors add topics, rename them, change their words, hide them and show them again."""

from telegram import Update

from handlers import topic_drafts
from handlers.access import Who
from handlers.answering import Answer, say
from handlers.context import App, Context, person
from handlers.routes import on_command, on_press, out_of_date
from messages import edit_topics as screens
from messages.buttons import Action, Press
from messages.errors import topic_gone
from news.audit import Deed
from news.ids import TopicId, UserId
from news.outgoing import Text
from news.topics import Topic, TopicGroup


def register(app: App) -> None:
    """Add the command and its buttons."""
    on_command(app, "edittopics", show, Who.EDITORS)
    on_press(app, Action.EDIT_TOPICS, turn, Who.EDITORS)
    on_press(app, Action.EDIT_TOPIC, one, Who.EDITORS)


async def show(_update: Update, context: Context) -> Answer:
    """Show the first page of topics."""
    return say(await _list(context, 0))


async def turn(update: Update, context: Context, press: Press) -> Answer:
    """Show another page, or begin a new topic."""
    user = person(update)
    if press.word(0) == "add" and user is not None:
        return await topic_drafts.begin(context, user)
    return Answer(edit=await _list(context, press.number(0) or 0))


async def one(update: Update, context: Context, press: Press) -> Answer:
    """Show a topic, or change it."""
    number, page, deed, user = press.number(0), press.number(1) or 0, press.word(2), person(update)
    if number is None or user is None:
        return out_of_date(context)
    async with context.services.storage.reading() as tx:
        topic = await tx.topics.get(TopicId(number))
    if topic is None or topic.owner is not None:
        return Answer(edit=await _list(context, page), pop_up=topic_gone(context.language))
    return await _do(context, user, topic, page, (deed, press.word(3)))


async def _do(context: Context, user: UserId, topic: Topic, page: int, wanted: tuple[str, str]) -> Answer:
    """Do with a topic what the button says."""
    deed, shelf = wanted
    match deed:
        case "":
            return Answer(edit=screens.topic_screen(topic, page, context.language))
        case "rename" | "words":
            return await topic_drafts.begin(context, user, topic, only=deed)
        case "hide" | "show":
            return await _hide(context, user, topic, page, hidden=deed == "hide")
        case "shelf":
            return await _shelve(context, topic, page, shelf)
        case _:
            return out_of_date(context)


async def _hide(context: Context, user: UserId, topic: Topic, page: int, *, hidden: bool) -> Answer:
    now = context.services.now()
    async with context.services.storage.writing() as tx:
        if await tx.topics.hide(topic.id, now, hidden=hidden):
            deed = Deed.TOPIC_HIDDEN if hidden else Deed.TOPIC_SHOWN
            await tx.audit.add(user, deed, topic.name("ru"), now, {"id": topic.id})
        changed = await tx.topics.get(topic.id)
    return Answer(edit=screens.topic_screen(changed or topic, page, context.language))


async def _shelve(context: Context, topic: Topic, page: int, group: str) -> Answer:
    if group not in TopicGroup.__members__.values():
        return Answer(edit=screens.shelf_screen(topic, page, context.language))
    async with context.services.storage.writing() as tx:
        await tx.topics.shelve(topic.id, TopicGroup(group), context.services.now())
        changed = await tx.topics.get(topic.id)
    return Answer(edit=screens.topic_screen(changed or topic, page, context.language))


async def _list(context: Context, page: int) -> Text:
    async with context.services.storage.reading() as tx:
        topics = await tx.topics.listed()
    return screens.topics_screen(topics, page, context.language)
