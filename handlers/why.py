"""`/why` and the button under a story: why it came. `/whynot LINK`: why an article did not. And 👍 👎."""

from itertools import count

from telegram import Message, Update

from handlers.answering import Answer, say
from handlers.context import App, Context
from handlers.marking import mark_buttons
from handlers.routes import on_command, on_press, out_of_date
from handlers.said import said_after
from messages import why as screens
from messages.buttons import Action, Press, parse
from messages.errors import story_gone
from news.chats import ChatKind
from news.ids import StoryId
from news.outgoing import Text
from news.whynot import whynot

OPINIONS = {"up": 1, "down": -1, "off": 0}


def register(app: App) -> None:
    """Add the commands and the buttons."""
    on_command(app, "why", ask)
    on_command(app, "whynot", ask_not)
    on_press(app, Action.WHY, explain)
    on_press(app, Action.LIKE, like)


async def ask(update: Update, context: Context) -> Answer:
    """Explain the story, or ask which of the stories, of the message that this one answers."""
    message = update.effective_message
    link = said_after(message)
    if link:
        return await _explain_absence(context, link)
    stories = _stories_of(message.reply_to_message if message else None)
    if not stories:
        return say(screens.how_to_ask(context.language))
    if len(stories) > 1:
        return say(screens.which_screen(stories, context.language))
    explained = await _explained(context, *stories.values())
    return say(explained) if explained is not None else say(screens.how_to_ask(context.language))


async def explain(_update: Update, context: Context, press: Press) -> Answer:
    """Explain a story."""
    number = press.number(0)
    if number is None:
        return out_of_date(context)
    explained = await _explained(context, StoryId(number))
    if explained is None:
        return Answer(pop_up=story_gone(context.language), alert=True)
    return say(explained)


async def ask_not(update: Update, context: Context) -> Answer:
    """Say what stands between an article and this chat."""
    link = said_after(update.effective_message)
    if not link:
        return say(screens.how_to_ask_not(context.language))
    return await _explain_absence(context, link)


async def like(update: Update, context: Context, press: Press) -> Answer:
    """Keep what a reader says of a story, and show it on the buttons."""
    number, value = press.number(0), OPINIONS.get(press.word(1))
    if number is None or value is None or context.chat.kind is not ChatKind.PRIVATE:
        return out_of_date(context)
    services = context.services
    async with services.storage.writing() as tx:
        id = await tx.stories.resolve(StoryId(number))
        if id is None:
            return Answer(pop_up=story_gone(context.language), alert=True)
        moved = await tx.likes.say(context.chat.id, id, value, services.now())
        await tx.own_topics.look_again(moved)
    if moved:
        services.wake("fill")
    await mark_buttons(update, Action.LIKE, screens.opinions(StoryId(number), context.language, value))
    return Answer(pop_up=screens.said(value, len(moved), context.language))


async def _explained(context: Context, id: StoryId) -> Text | None:
    found = await context.services.why(id, context.chat)
    if found is None:
        return None
    async with context.services.storage.reading() as tx:
        topics = await tx.topics.by_id([*(reason.topic_id for reason in found.reasons), *found.others])
    return screens.why_screen(found, topics, context.chat.settings, context.services.now())


async def _explain_absence(context: Context, link: str) -> Answer:
    now = context.services.now()
    facts = await context.services.facts_of(link, context.chat)
    about = facts.story.topics if facts.story is not None else ()
    async with context.services.storage.reading() as tx:
        topics = await tx.topics.by_id([*about, *facts.chosen])
    return say(screens.whynot_screen(facts, whynot(facts, now), topics, context.chat.settings, now))


def _stories_of(message: Message | None) -> dict[int, StoryId]:
    """Return the stories that the buttons of a message open, by the numbers that they have in it.

    Of one that is unfolded the number stands on the button that folds it, and the story on those below it.
    """
    keyboard = message.reply_markup.inline_keyboard if message is not None and message.reply_markup else ()
    placed: dict[int, StoryId] = {}
    others: dict[StoryId, None] = {}
    open_at: int | None = None
    for press in filter(None, (parse(button.callback_data) for row in keyboard for button in row)):
        match press.action:
            case Action.UNFOLD if (place := press.number(1)) and (id := press.number(2)):
                placed[place] = StoryId(id)
            case Action.FOLD:
                open_at = press.number(1)
            case Action.WHY | Action.STORY if id := press.number(0):
                others[StoryId(id)] = None
    unplaced = [id for id in others if id not in placed.values()]
    if open_at is not None and unplaced:
        placed[open_at] = unplaced.pop(0)
    free = (number for number in count(1) if number not in placed)
    return dict(sorted((placed | dict(zip(free, unplaced, strict=False))).items()))
