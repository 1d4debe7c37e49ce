"""The buttons of a draft: to whom it goes, in which languages, when, how urgently, a test, and letting it go."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from telegram import Message, Update

from handlers.access import Who, refusal
from handlers.answering import Answer, say
from handlers.approving import ask_others, others
from handlers.cards import SECOND_EDITOR, Case, card, contents_of, needs_second
from handlers.context import Context
from handlers.narrowing import DEEDS as NARROWING
from handlers.questions import BROADCAST, BROADCAST_TIME, ask, forget
from handlers.routes import out_of_date
from messages import approvals, broadcasts
from messages import drafts as screens
from news.audit import Deed
from news.broadcasts import Broadcast, leaves_at
from news.chats import LANGUAGES, Question
from news.deliveries import Lane, NewDelivery
from news.ids import BroadcastId, UserId
from news.times import read_moment
from storage.panels import Panel


async def send(case: Case) -> Answer:
    """Let a draft go, once; the message with the button shows from now on how far it is."""
    message, services, draft = case.update.effective_message, case.context.services, case.broadcast
    if message is None:
        return out_of_date(case.context)
    now = services.now()
    panel = Panel(telegram_id=message.chat.id, message_id=message.message_id)
    async with services.storage.writing() as tx:
        if await needs_second(tx):
            editors = await others(tx, case.context, draft.author)
            if not editors:
                return Answer(pop_up=approvals.nobody(case.context.language), alert=True)
            done = await tx.broadcasts.ask(draft.id, panel)
            if done:
                await ask_others(tx, case, editors)
        else:
            done = await tx.broadcasts.confirm(draft.id, panel, now, leaves_at(draft, now))
        if done:
            await tx.audit.add(case.user, Deed.BROADCAST_SENT, draft.id, now)
    for job in ("deliver", "broadcast", "progress"):
        services.wake(job)
    return await _card(case, "" if done else broadcasts.decided(case.context.language))


async def versions(case: Case) -> Answer:
    """Show in which languages there are versions."""
    return Answer(edit=screens.versions_screen(case.broadcast, case.context.language))


async def version(case: Case) -> Answer:
    """Ask for a version in a language."""
    language = case.press.word(2)
    if language not in LANGUAGES:
        return out_of_date(case.context)
    await ask(case.context, case.user, BROADCAST, {"broadcast": str(case.broadcast.id), "language": language})
    return say(screens.ask_version(language, case.context.language))


async def unversion(case: Case) -> Answer:
    """Let a language go without a version of its own."""
    language = case.press.word(2)
    async with case.context.services.storage.writing() as tx:
        await tx.wordings.remove_version(case.broadcast.id, language)
    left = {known: said for known, said in case.broadcast.versions.items() if known != language}
    return await versions(replace(case, broadcast=replace(case.broadcast, versions=left)))


async def preview(case: Case) -> Answer:
    """Show every version as its readers will see it, and the card below them."""
    follows = await card(case.update, case.context, case.broadcast)
    return say(*contents_of(case.broadcast), follows)


async def when(case: Case) -> Answer:
    """Offer moments at which it may leave."""
    zone = case.context.chat.settings.schedule.zone
    now = case.context.services.now()
    return Answer(edit=screens.when_screen(case.broadcast.id, now, zone, case.context.language))


async def at(case: Case) -> Answer:
    """Have it leave at a moment, or once it is let go."""
    word = case.press.word(2)
    if word == "once":
        return await _revised(case, lambda draft: replace(draft, starts_at=None))
    try:
        moment = datetime.strptime(word, "%Y%m%d%H%M").replace(tzinfo=UTC)
    except ValueError:
        return out_of_date(case.context)
    if moment <= case.context.services.now():
        return out_of_date(case.context)
    return await _revised(case, lambda draft: replace(draft, starts_at=moment))


async def time(case: Case) -> Answer:
    """Ask for another moment."""
    await ask(case.context, case.user, BROADCAST_TIME, {"broadcast": str(case.broadcast.id)})
    zone = case.context.chat.settings.schedule.zone
    return say(screens.ask_time(zone, case.context.language))


async def answer(
    update: Update, context: Context, message: Message, user: UserId, question: Question
) -> Answer:
    """Have it leave at the moment that was written; another may be written instead of one not understood."""
    services, zone = context.services, context.chat.settings.schedule.zone
    moment = read_moment(message.text or "", services.now(), zone, screens.day_words())
    if moment is None:
        return say(screens.bad_time(context.language))
    async with services.storage.writing() as tx:
        draft = await tx.broadcasts.get(BroadcastId(int(question.data["broadcast"])))
        kept = draft is not None and await tx.broadcasts.revise(replace(draft, starts_at=moment))
    then = partial(forget, context, user)
    if draft is None or not kept:
        return Answer(send=(screens.too_late(context.language),), then=then)
    return Answer(send=(await card(update, context, draft),), then=then)


async def test(case: Case) -> Answer:
    """Offer a test, or send it."""
    match case.press.word(2):
        case "self":
            return await _test_self(case)
        case "part":
            return await _test_part(case)
        case _:
            return Answer(edit=screens.test_screen(case.broadcast.id, case.context.language))


async def urgent(case: Case) -> Answer:
    """Let it overtake all else, or not."""
    return await _revised(case, lambda draft: replace(draft, urgent=case.press.word(2) == "on"))


async def second(case: Case) -> Answer:
    """Demand a second editor, or no longer: an owner's to say."""
    refused = await refusal(case.update, case.context, Who.OWNERS)
    if refused:
        return Answer(pop_up=refused, alert=True)
    async with case.context.services.storage.writing() as tx:
        await tx.notes.put(SECOND_EDITOR, case.press.word(2) == "on")
    return await _card(case)


async def _test_self(case: Case) -> Answer:
    """Send it to whoever pressed, by the way that it goes to all."""
    services, context = case.context.services, case.context
    to_self = [
        NewDelivery(
            key=f"broadcast:{case.broadcast.id}:test:{case.update.update_id}:{place}",
            chat_id=context.chat.id,
            content=content,
            lane=Lane.INTERACTIVE,
            due_at=services.now(),
        )
        for place, content in enumerate(contents_of(case.broadcast))
    ]
    async with services.storage.writing() as tx:
        await tx.outbox.queue(to_self, services.now())
    services.wake("deliver")
    return await _card(case, screens.tested_self(context.language))


async def _test_part(case: Case) -> Answer:
    """Send it to one reader in a hundred; where a second editor is demanded, only after them."""
    services = case.context.services
    async with services.storage.writing() as tx:
        if await needs_second(tx):
            return Answer(pop_up=approvals.first(case.context.language), alert=True)
        count = await tx.spreading.sample(case.broadcast.id, services.now())
    services.wake("deliver")
    return await _card(case, screens.tested(count, case.context.language))


async def _revised(case: Case, change: Callable[[Broadcast], Broadcast]) -> Answer:
    """Change a draft as it stands now, and show it."""
    async with case.context.services.storage.writing() as tx:
        draft = await tx.broadcasts.get(case.broadcast.id)
        if draft is not None:
            await tx.broadcasts.revise(change(draft))
    return await _card(case)


async def _card(case: Case, pop_up: str = "") -> Answer:
    return Answer(edit=await card(case.update, case.context, case.broadcast), pop_up=pop_up)


DEEDS: dict[str, Callable[[Case], Awaitable[Answer]]] = {
    "send": send,
    "versions": versions,
    "version": version,
    "unversion": unversion,
    "preview": preview,
    "when": when,
    "at": at,
    "time": time,
    "test": test,
    "urgent": urgent,
    "second": second,
    **NARROWING,
}
