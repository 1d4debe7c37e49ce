"""What an editor writes about a story: its headline, its summary, or an own line above an important one."""

from functools import partial

from telegram import Message, Update

from handlers.answering import Answer, say
from handlers.context import Context, person
from handlers.deeds import card_again
from handlers.questions import STORY, ask, forget
from messages import editing as screens
from messages.buttons import Press
from messages.errors import unknown_text
from messages.html import one_line
from news.chats import Question
from news.corrections import CorrectionKind
from news.ids import StoryId, UserId
from news.stories import StoryCard
from pipeline.editing import Editing

MOST = {"headline": 200, "summary": 800, "line": 300}
"""Characters that each may have."""


async def menu(_update: Update, context: Context, found: StoryCard, _press: Press) -> Answer:
    """Show what can be corrected."""
    return Answer(edit=screens.correct_menu(found.story, context.language))


async def ask_headline(update: Update, context: Context, found: StoryCard, _press: Press) -> Answer:
    """Ask for another headline."""
    return await _ask(update, context, found, "headline")


async def ask_summary(update: Update, context: Context, found: StoryCard, _press: Press) -> Answer:
    """Ask for another summary."""
    return await _ask(update, context, found, "summary")


async def ask_line(update: Update, context: Context, found: StoryCard, _press: Press) -> Answer:
    """Ask for a line of the editor's own; the answer marks the story as important."""
    if found.story.important_at is not None:
        return await card_again(context, found.story.id, "already")
    return await _ask(update, context, found, "line")


async def answer(context: Context, message: Message, user: UserId, question: Question) -> Answer:
    """Put what was written where it was asked for, and show the card as it is after that."""
    deed, id = question.data["deed"], StoryId(int(question.data["story"]))
    words = one_line(message.text or "")
    if not message.text:
        return say(unknown_text(context.language))
    if not words or len(words) > MOST[deed]:
        return say(screens.too_long(MOST[deed], context.language))
    editing = Editing(context.services.storage, user, context.services.now())
    if deed == "line":
        await editing.mark(id, words)
        context.services.wake("important")
    else:
        await editing.rewrite(id, question.data["language"], CorrectionKind(deed), words)
    shown = await card_again(context, id)
    if shown.edit is None:
        return shown
    return Answer(send=(shown.edit,), then=partial(forget, context, user))


async def _ask(update: Update, context: Context, found: StoryCard, deed: str) -> Answer:
    user = person(update)
    if user is not None:
        language = found.story.summary(context.language).language
        data = {"story": str(found.story.id), "deed": deed, "language": language}
        await ask(context, user, STORY, data)
    return Answer(send=(screens.ask_words(deed, found.story, context.language),))
