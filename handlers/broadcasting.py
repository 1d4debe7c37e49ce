"""The buttons of a broadcast that has been shown: send, leave, look how far it is, stop, send again what is in doubt."""

from collections.abc import Awaitable, Callable

from telegram import Update

from handlers.access import Who
from handlers.answering import Answer
from handlers.context import App, Context
from handlers.routes import on_press, out_of_date
from messages import broadcasts as screens
from messages.buttons import Action, Press
from news.broadcasts import Broadcast, BroadcastState, Progress
from news.ids import BroadcastId
from storage.broadcasts import Panel


def register(app: App) -> None:
    """Add the buttons."""
    on_press(app, Action.BROADCAST, decide, Who.OWNERS)


async def decide(update: Update, context: Context, press: Press) -> Answer:
    """Do with a broadcast what the button says."""
    number, deed = press.number(0), DEEDS.get(press.word(1))
    if number is None or deed is None:
        return out_of_date(context)
    async with context.services.storage.reading() as tx:
        broadcast = await tx.broadcasts.get(BroadcastId(number))
    if broadcast is None:
        return Answer(pop_up=screens.lost(context.language), alert=True)
    return await deed(update, context, broadcast)


async def send(update: Update, context: Context, broadcast: Broadcast) -> Answer:
    """Let a draft go, once; the message with the button shows from now on how far it is."""
    message = update.effective_message
    if message is None:
        return out_of_date(context)
    services = context.services
    async with services.storage.writing() as tx:
        panel = Panel(telegram_id=message.chat.id, message_id=message.message_id)
        confirmed = await tx.broadcasts.confirm(broadcast.id, panel, services.now())
        chats = await tx.chats.count()
    if not confirmed:
        return await progress(update, context, broadcast, screens.decided(context.language))
    services.wake("broadcast")
    services.wake("progress")
    begun = screens.progress_panel(broadcast.id, Progress(total=chats, waiting=chats), context.language)
    return Answer(edit=begun, pop_up=screens.started(context.language))


async def cancel(update: Update, context: Context, broadcast: Broadcast) -> Answer:
    """Leave a draft unsent; what has begun is stopped by its own button."""
    if broadcast.state is BroadcastState.DRAFT:
        async with context.services.storage.writing() as tx:
            await tx.broadcasts.cancel(broadcast.id)
    elif broadcast.state is not BroadcastState.CANCELLED or broadcast.confirmed_at is not None:
        return await progress(update, context, broadcast, screens.decided(context.language))
    return Answer(edit=screens.cancelled(context.language))


async def progress(_update: Update, context: Context, broadcast: Broadcast, pop_up: str = "") -> Answer:
    """Show how far a broadcast is, or what became of it."""
    async with context.services.storage.reading() as tx:
        counts = await tx.broadcasts.progress(broadcast.id)
    over = counts.ended and broadcast.state not in (BroadcastState.DRAFT, BroadcastState.CONFIRMED)
    screen = (screens.report if over else screens.progress_panel)(broadcast.id, counts, context.language)
    return Answer(edit=screen, pop_up=pop_up)


async def stop(_update: Update, context: Context, broadcast: Broadcast) -> Answer:
    """Send no more of a broadcast; what was sent stays sent."""
    async with context.services.storage.writing() as tx:
        stopped = await tx.broadcasts.cancel(broadcast.id)
        await tx.outbox.cancel_broadcast(broadcast.id, context.services.now())
        counts = await tx.broadcasts.progress(broadcast.id)
    said = (screens.stopped if stopped else screens.decided)(context.language)
    return Answer(edit=screens.report(broadcast.id, counts, context.language), pop_up=said)


async def again(_update: Update, context: Context, broadcast: Broadcast) -> Answer:
    """Send again to the chats that may not have got it: a person has decided so."""
    services = context.services
    async with services.storage.writing() as tx:
        count = await tx.outbox.resend_in_doubt(services.now(), broadcast.id)
        if count:
            await tx.broadcasts.reopen(broadcast.id)
        counts = await tx.broadcasts.progress(broadcast.id)
    services.wake("deliver")
    services.wake("progress")
    screen = screens.progress_panel if count else screens.report
    return Answer(
        edit=screen(broadcast.id, counts, context.language),
        pop_up=screens.again(count, context.language),
    )


DEEDS: dict[str, Callable[[Update, Context, Broadcast], Awaitable[Answer]]] = {
    "send": send,
    "cancel": cancel,
    "progress": progress,
    "stop": stop,
    "again": again,
}
