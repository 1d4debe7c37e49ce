"""Finding a topic by its name, also on the way through the beginning: `/topics экономика`, or a button and a word."""

from dataclasses import replace

from telegram import Message, Update

from handlers.access import Who
from handlers.answering import Answer, say
from handlers.choices import screen_of
from handlers.context import App, Context, person
from handlers.questions import FIND_TOPIC, ask, forget
from handlers.routes import on_press
from messages import topics as screens
from messages.buttons import Action, Press, Screen
from news.chats import ChatKind, Question
from news.finding import find_topics
from news.ids import UserId
from news.outgoing import Text


def register(app: App) -> None:
    """Add the button; the word comes as an answer, see `handlers.answers`."""
    on_press(app, Action.FIND_TOPIC, begin, Who.ADMINS)


async def begin(update: Update, context: Context, press: Press) -> Answer:
    """Ask for a name; in a group, where we are not told what people write, say how it goes there."""
    user = person(update)
    if user is None or context.chat.kind is not ChatKind.PRIVATE:
        return Answer(pop_up=screens.how_to_find(context.language), alert=True)
    await ask(context, user, FIND_TOPIC, {"screen": screen_of(press.word(0))})
    return say(screens.ask_name(context.language))


async def answer(context: Context, message: Message, user: UserId, question: Question) -> Answer:
    """Show the topics that are meant; the question stays open until there are some."""
    shown = await found(context, message.text or "", screen_of(question.data.get("screen", "")))
    if shown.buttons:
        await forget(context, user)
        return say(shown)
    cancel = screens.ask_name(context.language).buttons
    return say(replace(shown, buttons=cancel))


async def found(context: Context, said: str, screen: Screen) -> Text:
    """Return the topics of a name, with the chat's marks."""
    async with context.services.storage.reading() as tx:
        topics = await tx.topics.all()
        chosen = frozenset(await tx.subscriptions.topics(context.chat.id))
    return screens.found_screen(find_topics(said, topics), topics, chosen, screen, context.language)
