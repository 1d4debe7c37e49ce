"""An own topic that is being written: words or a sentence, a rehearsal, and only then it is kept.

What has been answered so far stands in the open question itself, so that a restart loses none of it.
"""

from dataclasses import replace

from telegram import Message, Update

from handlers.access import Who
from handlers.answering import Answer, edit_sent, say, send
from handlers.choices import keep
from handlers.context import App, Context
from handlers.questions import OWN_TOPIC, ask
from handlers.rehearsals import Draft, DraftDeed, decide_on, mark_of
from handlers.routes import on_press, out_of_date
from messages import edit_topics
from messages import own_topics as screens
from messages.buttons import Action, Press
from messages.html import one_line
from messages.own_topics import OwnTopic
from news.chats import ChatKind, Question
from news.ids import TopicId, UserId
from news.own_topics import LONGEST_NAME, LONGEST_QUERY, MOST_OWN, Mistake, name_of
from nlp.query import BadQuery, is_sentence, parse
from storage.own_topics import KeptQuery

WORDS, RENAME = "words", "rename"


def register(app: App) -> None:
    """Add the buttons of a rehearsal; words and names come as answers, see `handlers.answers`."""
    on_press(app, Action.OWN_DRAFT, decide, Who.ADMINS)


def seen(kept: KeptQuery) -> OwnTopic:
    """Return a topic as its reader sees it."""
    return OwnTopic(id=kept.id, name=kept.name, query=kept.query, sentence=is_sentence(kept.query))


async def one_of(context: Context, id: TopicId) -> OwnTopic | None:
    """Return a topic if it is this chat's own."""
    async with context.services.storage.reading() as tx:
        kept = await tx.own_topics.get(id)
    return None if kept is None or kept.owner != context.chat.id else seen(kept)


async def begin(update: Update, context: Context, user: UserId, query: str) -> Answer:
    """Rehearse what was written after the command."""
    message = update.effective_message
    draft = {"step": WORDS, "message": str(message.message_id if message else 0)}
    return await _rehearse(update, context, user, draft, _legible(query))


async def ask_for(context: Context, user: UserId, id: TopicId | None, step: str) -> Answer:
    """Ask what a topic, or a new one, is to be about, or be called."""
    draft: Draft = {"step": step} | ({} if id is None else {"topic": str(id)})
    await ask(context, user, OWN_TOPIC, draft)
    prompt = screens.ask_name if step == RENAME else screens.ask_query
    return say(prompt(context.language))


async def answer(
    update: Update, context: Context, message: Message, user: UserId, question: Question
) -> Answer:
    """Take words or a sentence and rehearse, or take a name."""
    draft = question.data | {"message": str(message.message_id)}
    said = message.text or ""
    if draft["step"] == WORDS:
        return await _rehearse(update, context, user, draft, _legible(said))
    name = one_line(said)
    if not name or len(name) > LONGEST_NAME:
        return say(screens.bad_name(context.language))
    id, now = TopicId(int(draft["topic"])), context.services.now()
    topic = await one_of(context, id)
    async with context.services.storage.writing() as tx:
        await tx.questions.take(user, context.chat.id, now)
        if topic is not None:
            await tx.topics.rename(id, {"ru": name}, now)
    if topic is None:
        return say(screens.own_topics_screen([], context.language))
    return say(screens.own_topic_screen(replace(topic, name=name), context.language))


async def decide(update: Update, context: Context, press: Press) -> Answer:
    """Keep the topic as it was rehearsed, ask for other words, or leave it."""
    return await decide_on(update, context, press, OWN_TOPIC, DEEDS)


async def _rehearse(update: Update, context: Context, user: UserId, draft: Draft, query: str) -> Answer:
    """Show what a topic would have brought in the last days; what cannot be read is asked for again."""
    wrong = _mistake(query)
    if wrong is not None:
        await ask(context, user, OWN_TOPIC, draft | {"mark": ""})
        return say(screens.mistake(wrong, context.language))
    panel = await send(update, context, edit_topics.rehearsing(context.language))
    found = await context.services.rehearse_own(query)
    mark = mark_of(draft, query)
    await ask(context, user, OWN_TOPIC, draft | {"query": query, "mark": mark})
    shown = screens.rehearsal(mark, query, found, context.language, sentence=is_sentence(query))
    await edit_sent(panel, shown)
    return Answer()


def _legible(said: str) -> str:
    """Return what was written, line by line, without what nobody can see and no database keeps."""
    return "\n".join(filter(None, map(one_line, said.splitlines())))


def _mistake(query: str) -> Mistake | None:
    if len(query.strip()) > LONGEST_QUERY:
        return Mistake.TOO_LONG
    if is_sentence(query):
        return None
    try:
        parse(query)
    except BadQuery as refused:
        return refused.mistake
    return None


async def _other_words(context: Context, user: UserId, draft: Draft) -> Answer:
    if context.chat.kind is not ChatKind.PRIVATE:
        return say(screens.how_in_groups(context.language))
    await ask(context, user, OWN_TOPIC, draft | {"step": WORDS, "mark": ""})
    return say(screens.ask_query(context.language))


async def _save(context: Context, user: UserId, draft: Draft) -> Answer:
    """Keep a topic, and forget its draft in the same transaction: pressed twice, it is added once."""
    services, now, query = context.services, context.services.now(), draft["query"]
    chat = context.chat
    async with services.storage.writing() as tx:
        if await tx.questions.take(user, chat.id, now) is None:
            return out_of_date(context)
        own = await tx.own_topics.of(chat.id)
        if "topic" in draft:
            id = TopicId(int(draft["topic"]))
            if id not in {one.id for one in own}:
                return out_of_date(context)
            await tx.own_topics.ask_for(id, query, now)
        elif len(own) >= MOST_OWN:
            return say(screens.too_many(context.language))
        else:
            id = await tx.own_topics.add(chat.id, name_of(query), query, now)
            await tx.subscriptions.subscribe(chat.id, [id], now)
        kept = await tx.own_topics.get(id)
    if not chat.settings.set_up:
        await keep(context, lambda settings: replace(settings, set_up=True))
    services.wake("fill")
    return out_of_date(context) if kept is None else Answer(edit=screens.saved(seen(kept), context.language))


DEEDS: dict[str, DraftDeed] = {"words": _other_words, "save": _save}
