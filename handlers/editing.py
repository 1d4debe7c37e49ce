"""The buttons under a story's card for those who run the news: important, hide, correct, merge, split."""

from collections.abc import Awaitable, Callable

from telegram import Update

from handlers import regrouping, rewriting
from handlers.access import Who
from handlers.answering import Answer
from handlers.context import App, Context
from handlers.deeds import card_again, hand
from handlers.routes import on_press, out_of_date
from messages import editing as screens
from messages.buttons import Action, Press
from messages.errors import story_gone
from news.ids import StoryId
from news.stories import StoryCard


def register(app: App) -> None:
    """Add the buttons."""
    on_press(app, Action.EDIT, decide, Who.EDITORS)


async def decide(update: Update, context: Context, press: Press) -> Answer:
    """Do with a story what the button says."""
    number, deed = press.number(0), DEEDS.get(press.word(1))
    if number is None or deed is None:
        return out_of_date(context)
    async with context.services.storage.reading() as tx:
        found = await tx.stories.card(StoryId(number))
    if found is None or not found.story.summaries:
        return Answer(pop_up=story_gone(context.language), alert=True)
    return await deed(update, context, found, press)


async def card(_update: Update, context: Context, found: StoryCard, _press: Press) -> Answer:
    """Show the card again."""
    return await card_again(context, found.story.id)


async def important(_update: Update, context: Context, found: StoryCard, _press: Press) -> Answer:
    """Ask before all readers of a story's topics are told."""
    if found.story.important_at is not None or found.story.hidden_at is not None:
        return await card_again(context, found.story.id, "already")
    async with context.services.storage.reading() as tx:
        readers = await tx.telling.count_untold(found.story.id, context.services.now())
    return Answer(edit=screens.confirm_important(found.story, readers, context.language))


async def mark(update: Update, context: Context, found: StoryCard, _press: Press) -> Answer:
    """Mark a story as important."""
    done = await hand(update, context).mark(found.story.id)
    context.services.wake("important")
    return await card_again(context, found.story.id, "marked" if done else "already")


async def unmark(update: Update, context: Context, found: StoryCard, _press: Press) -> Answer:
    """Take the mark back, with what has not been sent yet."""
    stopped = await hand(update, context).take_back(found.story.id)
    return await card_again(context, found.story.id, "unmarked", stopped or 0)


async def hide(update: Update, context: Context, found: StoryCard, _press: Press) -> Answer:
    """Hide a story from readers."""
    await hand(update, context).hide(found.story.id)
    return await card_again(context, found.story.id, "hidden")


async def show(update: Update, context: Context, found: StoryCard, _press: Press) -> Answer:
    """Let readers see a hidden story again."""
    await hand(update, context).show(found.story.id)
    return await card_again(context, found.story.id, "shown")


Deed = Callable[[Update, Context, StoryCard, Press], Awaitable[Answer]]
DEEDS: dict[str, Deed] = {
    "card": card,
    "important": important,
    "mark": mark,
    "unmark": unmark,
    "hide": hide,
    "show": show,
    "correct": rewriting.menu,
    "headline": rewriting.ask_headline,
    "summary": rewriting.ask_summary,
    "line": rewriting.ask_line,
    "topics": regrouping.topics,
    "topic": regrouping.topic,
    "merge": regrouping.merge,
    "into": regrouping.into,
    "split": regrouping.split,
    "out": regrouping.out,
    "undo": regrouping.undo,
}
