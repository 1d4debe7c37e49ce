"""🔇 under a card: no more of a topic, an outlet, a word or this story; `/mutes` lists it all, with a way back."""

from collections.abc import Collection, Sequence

from telegram import Message, Update

from handlers.access import Who
from handlers.answering import Answer, say
from handlers.choices import topics_seen
from handlers.context import App, Context, person
from handlers.questions import MUTE_WORD, ask, forget
from handlers.routes import on_command, on_press, out_of_date
from handlers.said import said_after
from messages import mutes as screens
from messages.buttons import Action, Press
from messages.errors import story_gone
from messages.html import escape, one_line
from news.chats import ChatKind
from news.ids import StoryId, TopicId, UserId
from news.mutes import LONGEST_WORD, Mute, MuteKind
from news.outgoing import Text
from news.stories import StoryCard
from nlp.stems import stems
from storage import Transaction


def register(app: App) -> None:
    """Add the command and the buttons."""
    on_command(app, "mutes", show, Who.ADMINS)
    on_press(app, Action.MUTE, mute, Who.ADMINS)
    on_press(app, Action.MUTES, undo, Who.ADMINS)


async def show(update: Update, context: Context) -> Answer:
    """Show what is muted; what stands after the command is a word to mute."""
    word = one_line(said_after(update.effective_message))
    if word:
        return say(await _mute_word(context, word))
    return say(await _list(context))


async def mute(update: Update, context: Context, press: Press) -> Answer:
    """Show what of a story can be muted, or mute it."""
    number, what, which = press.number(0), press.word(1), press.number(2)
    if number is None:
        return out_of_date(context)
    async with context.services.storage.reading() as tx:
        found = await tx.stories.card(StoryId(number), context.chat.id)
        if found is None or not found.story.summaries:
            return Answer(pop_up=story_gone(context.language), alert=True)
        seen = await topics_seen(tx, context.chat, found.story.topics)
        if not what:
            return say(screens.choose_screen(found, seen, context.language))
    user = person(update)
    if what == "word" and user is not None:
        return await _ask(context, user)
    wanted = _wanted(found, seen, what, which)
    if wanted is None:
        return out_of_date(context)
    done = await _mute(context, wanted)
    return (
        Answer(pop_up=screens.too_many(context.language), alert=True) if done is None else Answer(edit=done)
    )


async def undo(_update: Update, context: Context, press: Press) -> Answer:
    """Show what is muted, or let something come again."""
    deed, number = press.word(0), press.number(1)
    if not deed:
        return Answer(edit=await _list(context))
    if deed not in ("off", "undo") or number is None:
        return out_of_date(context)
    async with context.services.storage.writing() as tx:
        gone = await tx.mutes.remove(context.chat.id, number)
        name = "" if gone is None else await _name(tx, context, gone)
    if deed == "undo" and gone is not None:
        return Answer(edit=screens.unmuted_screen(name, context.language))
    return Answer(edit=await _list(context))


async def answer(context: Context, message: Message, user: UserId) -> Answer:
    """Mute the word that somebody was asked for."""
    said = await _mute_word(context, one_line(message.text or ""))
    await forget(context, user)
    return say(said)


async def _ask(context: Context, user: UserId) -> Answer:
    if context.chat.kind is not ChatKind.PRIVATE:
        return say(screens.word_in_groups(context.language))
    await ask(context, user, MUTE_WORD)
    return say(screens.ask_word(context.language))


def _wanted(found: StoryCard, topics: Collection[TopicId], what: str, which: int | None) -> Mute | None:
    """Return what a button mutes; None for what the story does not have, or has no more."""
    if what == "story":
        return Mute(kind=MuteKind.STORY, value=str(found.story.id))
    if what == "topic" and which in topics:
        return Mute(kind=MuteKind.TOPIC, value=str(which))
    outlet = next((report.outlet for report in found.reports if report.article_id == which), None)
    return Mute(kind=MuteKind.OUTLET, value=outlet) if what == "outlet" and outlet else None


async def _mute_word(context: Context, word: str) -> Text:
    if len(word) > LONGEST_WORD or not stems(word):
        return screens.bad_word(context.language)
    done = await _mute(context, Mute(kind=MuteKind.WORD, value=word))
    return Text(html=escape(screens.too_many(context.language))) if done is None else done


async def _mute(context: Context, wanted: Mute) -> Text | None:
    """Mute something and say so; None where too much is muted."""
    async with context.services.storage.writing() as tx:
        kept = await tx.mutes.add(context.chat.id, wanted, context.services.now())
        if kept is None:
            return None
        return screens.muted_screen(kept, await _name(tx, context, kept), context.language)


async def _list(context: Context) -> Text:
    async with context.services.storage.reading() as tx:
        kept = await tx.mutes.of(context.chat.id)
        names = await _names(tx, context, kept)
    return screens.mutes_screen(list(zip(kept, names, strict=True)), context.language)


async def _name(tx: Transaction, context: Context, mute: Mute) -> str:
    (name,) = await _names(tx, context, [mute])
    return name


async def _names(tx: Transaction, context: Context, kept: Sequence[Mute]) -> list[str]:
    muted = [TopicId(int(mute.value)) for mute in kept if mute.kind is MuteKind.TOPIC]
    topics = await topics_seen(tx, context.chat, muted)
    muted_stories = [StoryId(int(mute.value)) for mute in kept if mute.kind is MuteKind.STORY]
    found = await tx.stories.get(muted_stories, context.chat.id)
    stories = {story.id: story for story in found}
    return [screens.name_of(mute, topics, stories, context.language) for mute in kept]
