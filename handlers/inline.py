"""`@bot WORDS` in any chat: stories as cards that can be sent there; without words, the latest."""

import re
from dataclasses import replace

from telegram import InlineQuery, InlineQueryResultArticle, Update
from telegram.error import BadRequest
from telegram.ext import InlineQueryHandler

from handlers.context import App, Context
from handlers.meeting import first_settings
from handlers.refusals import is_too_late
from messages.html import one_line, shorten
from messages.listing import lead_of
from messages.sharing import shared_story
from messages.story import card
from messages.telegram import article
from news.chats import Chat, Settings
from news.ids import StoryId
from news.stories import Story
from nlp.search import LONGEST_QUERY
from pipeline.retell import as_retold
from pipeline.search import search
from storage import Transaction

AT_ONCE = 10
LAST = 200
"""Stories that one can scroll through."""
CACHED = 30
"""Seconds for which Telegram may give the same answer to the same person."""
TITLE_UNITS, DESCRIPTION_UNITS = 120, 160
_OFFSET = re.compile("[0-9]{1,3}")


def register(app: App) -> None:
    """Add the queries."""
    app.add_handler(InlineQueryHandler(offer))


async def offer(update: Update, context: Context) -> None:
    """Offer stories; whoever asks is answered in the language that they chose, if they use the bot."""
    query = update.inline_query
    if query is None:
        return
    offset = int(query.offset) if _OFFSET.fullmatch(query.offset) else 0
    async with context.services.storage.reading() as tx:
        chat = await tx.chats.find(query.from_user.id, None)
        settings = chat.settings if chat is not None else first_settings(update, context)
        stories, total = await _stories(tx, context, query, chat, settings, offset)
        results = [
            result for story in stories if (result := await _result(tx, context, story, settings)) is not None
        ]
    end = offset + AT_ONCE
    try:
        await context.bot.answer_inline_query(
            query.id,
            results,
            cache_time=CACHED,
            is_personal=True,
            next_offset=str(end) if end < min(total, LAST) else "",
        )
    except BadRequest as error:
        # Whoever goes on typing has stopped waiting for this one.
        if not is_too_late(error):
            raise


async def _stories(
    tx: Transaction, context: Context, query: InlineQuery, chat: Chat | None, settings: Settings, offset: int
) -> tuple[list[Story], int]:
    """Return the stories of one answer, and how many there are at least."""
    shared = shared_story(query.query)
    if shared is not None:
        found = await tx.stories.card(shared)
        known = [] if found is None or not found.story.summaries or found.story.hidden_at else [found.story]
        return await as_retold(tx, known, settings.language), len(known)
    text = " ".join(query.query.replace("\x00", "").split())[:LONGEST_QUERY]
    if not text:
        topics = await tx.subscriptions.topics(chat.id) if chat is not None else []
        topics = topics or [topic.id for topic in await tx.topics.all()]
        newest = await tx.stories.latest(topics, limit=AT_ONCE + 1, offset=offset)
        stories = await as_retold(tx, newest[:AT_ONCE], settings.language)
        return stories, offset + len(newest)
    hits = await search(
        tx,
        text,
        chat_id=None if chat is None else chat.id,
        language=settings.language,
        now=context.services.now(),
        zone=settings.schedule.zone,
        limit=AT_ONCE,
        offset=offset,
        for_others=True,
    )
    return list(hits.stories), hits.total


async def _result(
    tx: Transaction, context: Context, story: Story, settings: Settings
) -> InlineQueryResultArticle | None:
    found = await tx.stories.card(StoryId(story.id))
    if found is None:
        return None
    summary = story.summary(settings.language)
    message = card(replace(found, story=story), settings, context.services.now())
    return article(
        f"story:{story.id}:{story.version}",
        shorten(one_line(summary.headline), TITLE_UNITS),
        shorten(lead_of(summary), DESCRIPTION_UNITS),
        message,
    )
