"""The buttons of a broadcast: who may press which, and those of one that was let go."""

from collections.abc import Awaitable, Callable

from telegram import Update

from handlers import approving, approving_edits, drafting, rewording
from handlers.access import Who
from handlers.answering import Answer, say
from handlers.cards import Case, card
from handlers.context import App, Context, person
from handlers.routes import on_press, out_of_date
from messages import broadcasts as screens
from messages import drafts
from messages.buttons import Action, Press
from news.audit import Deed
from news.broadcasts import BroadcastState
from news.ids import BroadcastId
from storage.panels import Panel


def register(app: App) -> None:
    """Add the buttons."""
    on_press(app, Action.BROADCAST, decide, Who.EDITORS)


async def decide(update: Update, context: Context, press: Press) -> Answer:
    """Do with a broadcast what the button says; a draft is its author's."""
    number, word, user = press.number(0), press.word(1), person(update)
    deed = DEEDS.get(word) or drafting.DEEDS.get(word)
    if number is None or deed is None or user is None:
        return out_of_date(context)
    async with context.services.storage.reading() as tx:
        broadcast = await tx.broadcasts.get(BroadcastId(number))
    if broadcast is None:
        return Answer(pop_up=screens.lost(context.language), alert=True)
    case = Case(update, context, press, broadcast, user)
    if word in drafting.DEEDS:
        if broadcast.state is not BroadcastState.DRAFT:
            return await shown(case, screens.decided(context.language))
        if broadcast.author != user:
            return Answer(pop_up=drafts.not_yours(context.language), alert=True)
    return await deed(case)


async def shown(case: Case, pop_up: str = "") -> Answer:
    """Show how a broadcast stands."""
    return Answer(edit=await card(case.update, case.context, case.broadcast), pop_up=pop_up)


async def open_(case: Case) -> Answer:
    """Show a broadcast, out of the list as a message of its own."""
    if case.press.word(2) == "new":
        return say(await card(case.update, case.context, case.broadcast))
    return await shown(case)


async def progress(case: Case) -> Answer:
    """Show how far it is; this message is from now on the one that shows it by itself."""
    message = case.update.effective_message
    if message is not None:
        async with case.context.services.storage.writing() as tx:
            panel = Panel(telegram_id=message.chat.id, message_id=message.message_id)
            await tx.panels.watch(case.broadcast.id, panel)
    return await shown(case)


async def cancel(case: Case) -> Answer:
    """Leave a draft unsent, or take back what waits for a second editor; what has begun is stopped by its own button."""
    services, id = case.context.services, case.broadcast.id
    if case.broadcast.state not in (BroadcastState.DRAFT, BroadcastState.ASKED):
        return await shown(case, screens.decided(case.context.language))
    async with services.storage.writing() as tx:
        await tx.broadcasts.cancel(id)
        await tx.outbox.cancel_broadcast(id, services.now())
    return await shown(case)


async def hurry(case: Case) -> Answer:
    """Let it leave now."""
    services = case.context.services
    async with services.storage.writing() as tx:
        hurried = await tx.broadcasts.hurry(case.broadcast.id, services.now())
    services.wake("broadcast")
    services.wake("progress")
    said = screens.started if hurried else screens.decided
    return await shown(case, said(case.context.language))


async def stop(case: Case) -> Answer:
    """Send no more of a broadcast; what was sent stays sent."""
    services, id = case.context.services, case.broadcast.id
    async with services.storage.writing() as tx:
        stopped = await tx.broadcasts.cancel(id)
        await tx.outbox.cancel_broadcast(id, services.now())
        if stopped:
            await tx.audit.add(case.user, Deed.BROADCAST_STOPPED, id, services.now())
    said = screens.stopped if stopped else screens.decided
    return await shown(case, said(case.context.language))


async def pause(case: Case) -> Answer:
    """Let what has not been sent wait."""
    services, id = case.context.services, case.broadcast.id
    async with services.storage.writing() as tx:
        standing = await tx.standings.of(id, services.now())
        over = standing is None or standing.is_over
        paused = not over and await tx.broadcasts.pause(id)
        if paused:
            await tx.spreading.hold(id)
    said = screens.paused if paused else screens.decided
    return await shown(case, said(case.context.language))


async def resume(case: Case) -> Answer:
    """Go on where it was."""
    services, id = case.context.services, case.broadcast.id
    async with services.storage.writing() as tx:
        resumed = await tx.broadcasts.resume(id, services.now())
        if resumed:
            await tx.spreading.release(id, services.now())
    for job in ("broadcast", "deliver", "progress"):
        services.wake(job)
    said = screens.resumed if resumed else screens.decided
    return await shown(case, said(case.context.language))


async def again(case: Case) -> Answer:
    """Send again to the chats that may not have got it: a person has decided so."""
    services, id = case.context.services, case.broadcast.id
    async with services.storage.writing() as tx:
        count = await tx.outbox.resend_in_doubt(services.now(), id)
        if count:
            await tx.broadcasts.reopen(id)
            if case.broadcast.state is BroadcastState.PAUSED:
                await tx.spreading.hold(id)
            await tx.audit.add(case.user, Deed.RESENT, id, services.now(), {"count": count})
    services.wake("deliver")
    services.wake("progress")
    return await shown(case, screens.again(count, case.context.language))


DEEDS: dict[str, Callable[[Case], Awaitable[Answer]]] = {
    "open": open_,
    "progress": progress,
    "cancel": cancel,
    "hurry": hurry,
    "stop": stop,
    "pause": pause,
    "resume": resume,
    "again": again,
    **approving.DEEDS,
    **approving_edits.DEEDS,
    **rewording.DEEDS,
}
