"""The second editor of an edit: whoever is not its author sees the new words, and lets them reach readers or not."""

from collections.abc import Awaitable, Callable
from functools import partial

from handlers.answering import Answer
from handlers.approving import messages_to, tell_author
from handlers.cards import Case, edit_of
from handlers.routes import out_of_date
from messages import approvals as screens
from news.audit import Deed
from news.chats import Chat
from news.deliveries import NewDelivery
from news.edits import BroadcastEdit, reworded, wordings
from news.outgoing import Text
from pipeline.change import edit_broadcast
from storage import Transaction


async def ask_editors(tx: Transaction, case: Case, edit: BroadcastEdit, editors: list[Chat]) -> None:
    """Queue what the broadcast is to say, and the question, for each editor; of one edit only once."""
    old = wordings(case.broadcast, edit.version).values()
    shown = dict.fromkeys(reworded(content, edit.text) for content in old)
    asked: list[NewDelivery] = []
    for editor in editors:
        question = screens.edit_question(edit, editor.language)
        asked += messages_to(editor, case, f"edit:{edit.id}:ask:{editor.id}", *shown, question)
    await tx.outbox.queue(asked, case.context.services.now())


async def approve(case: Case) -> Answer:
    """Let an edit of another editor reach readers; a repeat of this press goes on where it was."""
    edit, services, language = await edit_of(case), case.context.services, case.context.language
    if edit is None:
        return out_of_date(case.context)
    if edit.author == case.user:
        return Answer(pop_up=screens.own_edit(language), alert=True)
    now = services.now()
    async with services.storage.writing() as tx:
        if await tx.edits.approve(edit.id, case.user, now):
            await tx.audit.add(case.user, Deed.EDIT_APPROVED, edit.broadcast_id, now)
            await _tell_author(tx, case, edit, screens.edit_approved_yours)
        elif not (edit.was_let_go and edit.approved_by == case.user):
            return Answer(pop_up=screens.edit_decided(language), alert=True)
    await edit_broadcast(services.storage, edit.id, services.now)
    services.wake("deliver")
    return Answer(edit=screens.edit_approved(edit.broadcast_id, language))


async def refuse(case: Case) -> Answer:
    """Leave a broadcast as it is, and tell the author of the edit."""
    edit, services, language = await edit_of(case), case.context.services, case.context.language
    if edit is None:
        return out_of_date(case.context)
    if edit.author == case.user:
        return Answer(pop_up=screens.own_edit(language), alert=True)
    async with services.storage.writing() as tx:
        if not await tx.edits.refuse(edit.id, case.user):
            return Answer(pop_up=screens.edit_decided(language), alert=True)
        await tx.audit.add(case.user, Deed.EDIT_REFUSED, edit.broadcast_id, services.now())
        await _tell_author(tx, case, edit, screens.edit_refused_yours)
    services.wake("deliver")
    return Answer(edit=screens.edit_refused(edit.broadcast_id, language))


async def _tell_author(
    tx: Transaction, case: Case, edit: BroadcastEdit, said: Callable[[BroadcastEdit, str], Text]
) -> None:
    await tell_author(tx, case, edit.author, f"edit:{edit.id}:decided", partial(said, edit))


DEEDS: dict[str, Callable[[Case], Awaitable[Answer]]] = {"approve-edit": approve, "refuse-edit": refuse}
