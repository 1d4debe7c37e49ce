"""What an editor says a story is about, and of what it is a part: its topics, merging, splitting, and taking that back."""

from telegram import Update

from handlers.answering import Answer
from handlers.context import Context
from handlers.deeds import card_again, hand, rejoining
from handlers.routes import out_of_date
from messages import editing as screens
from messages.buttons import Press
from news.ids import EntryId, StoryId, TopicId
from news.stories import StoryCard

CANDIDATES = 8


async def topics(_update: Update, context: Context, found: StoryCard, press: Press) -> Answer:
    """Show the topics to choose from."""
    return await _topics(context, found.story.id, press.number(2) or 0)


async def topic(update: Update, context: Context, found: StoryCard, press: Press) -> Answer:
    """Say that a story is about a topic, or is not."""
    number = press.number(2)
    async with context.services.storage.reading() as tx:
        chosen = None if number is None else await tx.topics.get(TopicId(number))
    if chosen is None or press.word(3) not in ("on", "off"):
        return out_of_date(context)
    wanted = press.word(3) == "on"
    done = await hand(update, context).choose_topic(found.story.id, chosen.id, wanted=wanted)
    return await _topics(context, found.story.id, press.number(4) or 0, "kept" if done else "one-topic")


async def _topics(context: Context, id: StoryId, page: int, said: str = "") -> Answer:
    async with context.services.storage.reading() as tx:
        (story,) = await tx.stories.get([id])
        known = await tx.topics.all()
    return Answer(
        edit=screens.topics_of(story, known, page, context.language),
        pop_up=screens.outcome(said, context.language) if said else "",
    )


async def merge(_update: Update, context: Context, found: StoryCard, _press: Press) -> Answer:
    """Show the newest stories of the same topics."""
    async with context.services.storage.reading() as tx:
        latest = await tx.stories.latest(found.story.topics, limit=CANDIDATES + 1)
    others = [story for story in latest if story.id != found.story.id and story.summaries][:CANDIDATES]
    return Answer(edit=screens.merge_candidates(found.story, others, context.language))


async def into(update: Update, context: Context, found: StoryCard, press: Press) -> Answer:
    """Merge a story into another."""
    number = press.number(2)
    if number is None:
        return out_of_date(context)
    merged = await rejoining(update, context).merge(found.story.id, StoryId(number))
    context.services.wake("summarise")
    return await card_again(context, merged or found.story.id, "merged" if merged else "moved")


async def split(_update: Update, context: Context, found: StoryCard, _press: Press) -> Answer:
    """Show the articles of a story."""
    return Answer(edit=screens.split_choices(found, context.language))


async def out(update: Update, context: Context, found: StoryCard, press: Press) -> Answer:
    """Let an article begin a story of its own."""
    number = press.number(2)
    if number is None:
        return out_of_date(context)
    begun = await rejoining(update, context).split(found.story.id, EntryId(number))
    context.services.wake("summarise")
    return await card_again(context, found.story.id, "split" if begun else "moved")


async def undo(update: Update, context: Context, found: StoryCard, press: Press) -> Answer:
    """Take back the last merge or split, and show the story that it was done to."""
    number = press.number(2)
    if number is None:
        return out_of_date(context)
    restored = await rejoining(update, context).undo(found.story.id, number)
    context.services.wake("summarise")
    return await card_again(context, restored or found.story.id, "undone" if restored else "too-late")
