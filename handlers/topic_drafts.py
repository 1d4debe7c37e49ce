"""A topic that an editor writes: one question after the other, then a rehearsal, and only then it is kept.

What has been answered so far stands in the open question itself, so that a restart loses none of it.
"""

import json

from telegram import Message, Update

from handlers.access import Who
from handlers.answering import Answer, edit_sent, say, send
from handlers.context import App, Context
from handlers.questions import TOPIC, ask
from handlers.rehearsals import Draft, DraftDeed, decide_on, mark_of
from handlers.routes import on_press, out_of_date
from messages import edit_topics as screens
from messages.buttons import Action, Press
from news.audit import Deed
from news.chats import LANGUAGES, Question
from news.ids import TopicId, UserId
from news.outgoing import Text
from news.topics import Topic, words_in

LONGEST_NAME = 60
WORDS = "words"
RENAME = "rename"


def register(app: App) -> None:
    """Add the buttons of a rehearsal; names and words come as answers, see `handlers.answers`."""
    on_press(app, Action.DRAFT, decide, Who.EDITORS)


async def begin(context: Context, user: UserId, topic: Topic | None = None, only: str = "") -> Answer:
    """Ask the first question: for a new topic, or for other names or words of one."""
    draft: Draft = {"only": only, "step": WORDS if only == WORDS else LANGUAGES[0]}
    if topic is not None:
        draft |= {"topic": str(topic.id), **{code: topic.name(code) for code in LANGUAGES}}
    await ask(context, user, TOPIC, draft)
    return say(_prompt(context, draft["step"]))


async def answer(
    update: Update, context: Context, message: Message, user: UserId, question: Question
) -> Answer:
    """Take an answer, and ask the next question or rehearse."""
    draft, said = dict(question.data), " ".join((message.text or "").split())
    if int(draft.get("message", "0")) >= message.message_id:
        # Handled before a crash already: what it answered is kept, its next question may not have been seen.
        return say(_prompt(context, draft["step"]))
    draft["message"] = str(message.message_id)
    if draft["step"] == WORDS:
        return await _rehearse(update, context, user, draft, words_in(message.text or ""))
    if not said or len(said) > LONGEST_NAME:
        return say(screens.bad_name(context.language))
    draft[draft["step"]] = said
    step = _next(draft)
    if step is None:
        return await _rename(context, user, draft)
    await ask(context, user, TOPIC, draft | {"step": step})
    return say(_prompt(context, step))


async def decide(update: Update, context: Context, press: Press) -> Answer:
    """Keep the topic as it was rehearsed, ask for other words, or leave it."""
    return await decide_on(update, context, press, TOPIC, DEEDS)


async def _rehearse(
    update: Update, context: Context, user: UserId, draft: Draft, words: tuple[str, ...]
) -> Answer:
    """Show what the words would have brought in the last days."""
    if not words:
        return say(screens.no_words(context.language))
    panel = await send(update, context, screens.rehearsing(context.language))
    found = await context.services.rehearse(words)
    written = json.dumps(words, ensure_ascii=False)
    mark = mark_of(draft, written)
    await ask(context, user, TOPIC, draft | {"words": written, "mark": mark})
    name = draft.get(context.language) or draft[LANGUAGES[0]]
    await edit_sent(panel, screens.rehearsal(mark, name, words, found, context.language))
    return Answer()


async def _other_words(context: Context, user: UserId, draft: Draft) -> Answer:
    await ask(context, user, TOPIC, draft | {"step": WORDS, "mark": ""})
    return say(_prompt(context, WORDS))


async def _save(context: Context, user: UserId, draft: Draft) -> Answer:
    """Keep a topic, and forget its draft in the same transaction: pressed twice, it is added once."""
    services, now, words = context.services, context.services.now(), json.loads(draft["words"])
    names = _names(draft)
    async with services.storage.writing() as tx:
        if await tx.questions.take(user, context.chat.id, now) is None:
            return out_of_date(context)
        if "topic" in draft:
            id, deed = TopicId(int(draft["topic"])), Deed.TOPIC_WORDS
            await tx.topics.set_words(id, words, now)
        else:
            id, deed = await tx.topics.add(names["en"], names, words, now), Deed.TOPIC_ADDED
        await tx.audit.add(user, deed, names["ru"], now, {"id": id, "words": words})
    await services.topics_changed()
    return Answer(edit=screens.saved(names.get(context.language, names["ru"]), context.language))


async def _rename(context: Context, user: UserId, draft: Draft) -> Answer:
    """Keep the new names of a topic."""
    now, id, names = context.services.now(), TopicId(int(draft["topic"])), _names(draft)
    async with context.services.storage.writing() as tx:
        topic = await tx.topics.get(id)
        await tx.questions.take(user, context.chat.id, now)
        if topic is not None and topic.names != names:
            await tx.topics.rename(id, names, now)
            details = {"id": id, "before": topic.names, "after": names}
            await tx.audit.add(user, Deed.TOPIC_RENAMED, names["ru"], now, details)
    return say(screens.saved(names.get(context.language, names["ru"]), context.language))


def _next(draft: Draft) -> str | None:
    """Return what is asked after a name; None when all that was wanted has been answered."""
    later = LANGUAGES[LANGUAGES.index(draft["step"]) + 1 :]
    if later:
        return later[0]
    return None if draft["only"] == RENAME else WORDS


def _names(draft: Draft) -> dict[str, str]:
    return {code: draft[code] for code in LANGUAGES}


def _prompt(context: Context, step: str) -> Text:
    return screens.ask_words(context.language) if step == WORDS else screens.ask_name(step, context.language)


DEEDS: dict[str, DraftDeed] = {"words": _other_words, "save": _save}
