"""Changing what a broadcast has sent: another text at any time, or its deletion everywhere within Telegram's 48 hours."""

from collections.abc import Awaitable, Callable
from functools import partial

from telegram import Message

from handlers.answering import Answer, say
from handlers.cards import Case
from handlers.content import content_of
from handlers.context import Context
from handlers.questions import BROADCAST_TEXT, ask, forget
from handlers.routes import out_of_date
from messages import changes as screens
from news.audit import Deed
from news.chats import Question
from news.ids import BroadcastId, UserId
from pipeline.change import delete_broadcast, edit_broadcast


async def reword(case: Case) -> Answer:
    """Ask for the new text."""
    await ask(case.context, case.user, BROADCAST_TEXT, {"broadcast": str(case.broadcast.id)})
    return say(screens.ask_text(case.context.language))


async def answer(context: Context, message: Message, user: UserId, question: Question) -> Answer:
    """Show the new text as it will look, and ask whether it takes the place of the old one."""
    if message.text is None:
        return say(screens.text_only(context.language))
    services, content = context.services, content_of(message)
    async with services.storage.writing() as tx:
        name = await tx.wordings.offer(content, services.now())
    asked = screens.ask_replacement(BroadcastId(int(question.data["broadcast"])), name, context.language)
    return Answer(send=(content, asked), then=partial(forget, context, user))


async def replace(case: Case) -> Answer:
    """Change the text everywhere, in what waits too. The press names the change, so that a repeat is the same one."""
    services, id, number = case.context.services, case.broadcast.id, case.update.update_id
    async with services.storage.writing() as tx:
        content = await tx.wordings.offered(case.press.word(2))
        if content is None or not case.broadcast.was_let_go:
            return out_of_date(case.context)
        await tx.wordings.reword(id, content, services.now())
        if content != case.broadcast.content:
            await tx.audit.add(case.user, Deed.BROADCAST_EDITED, id, services.now())
    await edit_broadcast(services.storage, id, content, number, services.now)
    services.wake("deliver")
    return await _changing(case, number, screens.replacing(case.context.language))


async def replaced(case: Case) -> Answer:
    """Show how far an edit is."""
    number = case.press.number(2)
    return out_of_date(case.context) if number is None else await _changing(case, number)


async def delete(case: Case) -> Answer:
    """Ask whether to delete everywhere; a second press does it, and stops what has not ended."""
    services, id = case.context.services, case.broadcast.id
    if not case.broadcast.was_let_go:
        return out_of_date(case.context)
    if case.press.word(2) != "yes":
        return Answer(edit=screens.ask_deletion(id, case.context.language))
    async with services.storage.writing() as tx:
        await tx.broadcasts.cancel(id)
        if not await tx.outbox.changes(id, None):
            await tx.audit.add(case.user, Deed.BROADCAST_DELETED, id, services.now())
    await delete_broadcast(services.storage, id, services.now)
    services.wake("deliver")
    return await _changing(case, None, screens.deleting(case.context.language))


async def deleted(case: Case) -> Answer:
    """Show how far the deletion is."""
    return await _changing(case, None)


async def _changing(case: Case, number: int | None, pop_up: str = "") -> Answer:
    async with case.context.services.storage.reading() as tx:
        standing = await tx.outbox.changes(case.broadcast.id, number)
    shown = screens.changing(case.broadcast.id, number, standing, case.context.language)
    return Answer(edit=shown, pop_up=pop_up)


DEEDS: dict[str, Callable[[Case], Awaitable[Answer]]] = {
    "reword": reword,
    "replace": replace,
    "replaced": replaced,
    "delete": delete,
    "deleted": deleted,
}
