"""Changing what a broadcast has sent: other words at any time, or its deletion everywhere within Telegram's 48 hours."""

from collections.abc import Awaitable, Callable
from functools import partial

from telegram import Message

from handlers.answering import Answer, say
from handlers.approving import others
from handlers.approving_edits import ask_editors
from handlers.cards import Case, card, edit_of, needs_second
from handlers.content import content_of
from handlers.context import Context
from handlers.questions import BROADCAST_TEXT, ask, forget
from handlers.routes import out_of_date
from messages import approvals, drafts
from messages import changes as screens
from messages.html import CAPTION_UNITS, units
from news.audit import Deed
from news.chats import Question
from news.edits import ALL, EditState, editable, reworded, wordings
from news.ids import BroadcastId, UserId
from news.outgoing import Text
from pipeline.change import delete_broadcast, edit_broadcast


async def reword(case: Case) -> Answer:
    """Ask which version to change where there are several, then for the new words."""
    versions, chosen = editable(case.broadcast), case.press.word(2)
    if not case.broadcast.was_let_go or (chosen and chosen not in versions):
        return out_of_date(case.context)
    if not chosen and len(versions) > 1:
        return say(screens.choose_version(case.broadcast.id, versions, case.context.language))
    version = chosen or ALL
    await ask(
        case.context, case.user, BROADCAST_TEXT, {"broadcast": str(case.broadcast.id), "version": version}
    )
    return say(screens.ask_text(version, case.context.language))


async def answer(context: Context, message: Message, user: UserId, question: Question) -> Answer:
    """Show how the message will look, and ask whether it takes the place of the old one; another may be sent instead."""
    text = content_of(message) if message.text is not None else None
    if not isinstance(text, Text):
        return say(screens.text_only(context.language))
    services, language = context.services, context.language
    id, version = BroadcastId(int(question.data["broadcast"])), question.data.get("version", ALL)
    async with services.storage.writing() as tx:
        broadcast = await tx.broadcasts.get(id)
        old = {} if broadcast is None else wordings(broadcast, version)
        with_files = any(not isinstance(content, Text) for content in old.values())
        if with_files and units(message.text or "") > CAPTION_UNITS:
            return say(drafts.too_long(language))
        edit = await tx.edits.offer(id, user, version, text, services.now())
    shown = dict.fromkeys(reworded(content, text) for content in old.values())
    asked = screens.ask_replacement(id, edit, version, language)
    return Answer(send=(*shown, asked), then=partial(forget, context, user))


async def replace(case: Case) -> Answer:
    """Let an edit go, or where a second editor is demanded ask them. Once: a repeat only goes on where it was."""
    edit, services, language = await edit_of(case), case.context.services, case.context.language
    if edit is None:
        return out_of_date(case.context)
    if edit.author != case.user:
        return Answer(pop_up=drafts.not_yours(language), alert=True)
    now = services.now()
    async with services.storage.writing() as tx:
        if edit.state is EditState.OFFERED and await needs_second(tx):
            editors = await others(tx, case.context, edit.author)
            if not editors:
                return Answer(pop_up=approvals.nobody(language), alert=True)
            if await tx.edits.ask(edit.id):
                await ask_editors(tx, case, edit, editors)
                await tx.audit.add(case.user, Deed.EDIT_ASKED, case.broadcast.id, now)
        elif await tx.edits.let_go(edit.id, now):
            await tx.audit.add(case.user, Deed.BROADCAST_EDITED, case.broadcast.id, now)
    await edit_broadcast(services.storage, edit.id, services.now)
    services.wake("deliver")
    return await replaced(case)


async def replaced(case: Case) -> Answer:
    """Show how an edit stands; its number may be one of before edits were kept."""
    edit, number = await edit_of(case), case.press.number(2)
    if number is None:
        return out_of_date(case.context)
    if edit is None or edit.was_let_go:
        return await _changing(case, number)
    return Answer(edit=screens.not_spread(edit, case.context.language))


async def recall(case: Case) -> Answer:
    """Take back an edit that waits for a second editor."""
    edit = await edit_of(case)
    if edit is None:
        return out_of_date(case.context)
    if edit.author != case.user:
        return Answer(pop_up=drafts.not_yours(case.context.language), alert=True)
    async with case.context.services.storage.writing() as tx:
        await tx.edits.recall(edit.id)
    return await replaced(case)


async def delete(case: Case) -> Answer:
    """Ask whether to delete everywhere; a second press does it, and stops what has not ended."""
    services, id, language = case.context.services, case.broadcast.id, case.context.language
    if not case.broadcast.was_let_go:
        return out_of_date(case.context)
    async with services.storage.reading() as tx:
        standing = await tx.standings.of(id, services.now())
        begun = await tx.changes.standing(id, None)
    if standing is not None and standing.is_too_old(services.now()) and not begun:
        shown = await card(case.update, case.context, case.broadcast)
        return Answer(edit=shown, pop_up=screens.too_old(language), alert=True)
    if case.press.word(2) != "yes":
        return Answer(edit=screens.ask_deletion(id, language))
    async with services.storage.writing() as tx:
        await tx.broadcasts.cancel(id)
        if not begun:
            await tx.audit.add(case.user, Deed.BROADCAST_DELETED, id, services.now())
    await delete_broadcast(services.storage, id, services.now)
    services.wake("deliver")
    return await _changing(case, None, screens.deleting(language))


async def deleted(case: Case) -> Answer:
    """Show how far the deletion is."""
    return await _changing(case, None)


async def _changing(case: Case, number: int | None, pop_up: str = "") -> Answer:
    async with case.context.services.storage.reading() as tx:
        standing = await tx.changes.standing(case.broadcast.id, number)
    shown = screens.changing(case.broadcast.id, number, standing, case.context.language)
    return Answer(edit=shown, pop_up=pop_up)


DEEDS: dict[str, Callable[[Case], Awaitable[Answer]]] = {
    "reword": reword,
    "replace": replace,
    "replaced": replaced,
    "recall": recall,
    "delete": delete,
    "deleted": deleted,
}
