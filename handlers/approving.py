"""The second editor: whoever is not the author sees the message, and lets it go or gives it back."""

from collections.abc import Awaitable, Callable
from functools import partial

from handlers.answering import Answer
from handlers.cards import Case, card, contents_of, topics_of
from handlers.context import Context
from messages import approvals as screens
from messages import broadcasts
from news.audit import Deed
from news.broadcasts import BroadcastState, leaves_at
from news.chats import Chat
from news.deliveries import Lane, NewDelivery
from news.ids import UserId
from news.outgoing import Outgoing, Text
from storage import Transaction


async def others(tx: Transaction, context: Context, author: UserId) -> list[Chat]:
    """Return the chats of the editors who may approve what an author wants."""
    chats = await tx.chats.of_editors(context.services.owners)
    return [chat for chat in chats if chat.telegram_id != author]


async def ask_others(tx: Transaction, case: Case, editors: list[Chat]) -> None:
    """Queue the message, in all its versions, and the question for each editor; of one press only once."""
    broadcast, now = case.broadcast, case.context.services.now()
    chats = await tx.spreading.count(broadcast.audience, now)
    topics, shown = await topics_of(tx, broadcast), contents_of(broadcast)
    asked: list[NewDelivery] = []
    for editor in editors:
        question = screens.question(broadcast, topics, chats, editor.language)
        asked += messages_to(editor, case, f"ask:{case.update.update_id}:{editor.id}", *shown, question)
    await tx.outbox.queue(asked, now)


def messages_to(chat: Chat, case: Case, what: str, *contents: Outgoing) -> list[NewDelivery]:
    """Return what one who runs the news is told of a broadcast; `what` is told once."""
    return [
        NewDelivery(
            key=f"broadcast:{case.broadcast.id}:{what}:{place}",
            chat_id=chat.id,
            content=content,
            lane=Lane.ALERT,
            due_at=case.context.services.now(),
        )
        for place, content in enumerate(contents)
    ]


async def tell_author(
    tx: Transaction, case: Case, author: UserId, what: str, said: Callable[[str], Text]
) -> None:
    """Queue for the author, in their language, what has been decided; `what` is told once."""
    chat = await tx.chats.find(int(author), None)
    if chat is not None:
        told = messages_to(chat, case, what, said(chat.language))
        await tx.outbox.queue(told, case.context.services.now())


async def approve(case: Case) -> Answer:
    """Let a broadcast of another editor go."""
    services, broadcast = case.context.services, case.broadcast
    if broadcast.author == case.user:
        return Answer(pop_up=screens.own(case.context.language), alert=True)
    now = services.now()
    async with services.storage.writing() as tx:
        approved = await tx.broadcasts.approve(broadcast.id, case.user, now, leaves_at(broadcast, now))
        if approved:
            await tx.audit.add(case.user, Deed.BROADCAST_APPROVED, broadcast.id, now)
    if not approved:
        return await _decided(case)
    services.wake("progress")
    return Answer(edit=screens.approved(broadcast.id, case.context.language))


async def refuse(case: Case) -> Answer:
    """Give a broadcast back to its author, as a draft."""
    services, broadcast = case.context.services, case.broadcast
    if broadcast.author == case.user:
        return Answer(pop_up=screens.own(case.context.language), alert=True)
    async with services.storage.writing() as tx:
        given_back = await tx.broadcasts.give_back(broadcast.id)
        if given_back:
            await tx.audit.add(case.user, Deed.BROADCAST_REFUSED, broadcast.id, services.now())
            said = partial(screens.refused_yours, broadcast.id)
            await tell_author(tx, case, broadcast.author, f"refused:{case.update.update_id}", said)
    if not given_back:
        return await _decided(case)
    services.wake("deliver")
    return Answer(edit=screens.refused(broadcast.id, case.context.language))


async def _decided(case: Case) -> Answer:
    """Say that another was quicker; what the author makes of a draft is not shown to others."""
    said = broadcasts.decided(case.context.language)
    if case.broadcast.state is BroadcastState.DRAFT:
        return Answer(pop_up=said, alert=True)
    return Answer(edit=await card(case.update, case.context, case.broadcast), pop_up=said)


DEEDS: dict[str, Callable[[Case], Awaitable[Answer]]] = {"approve": approve, "refuse": refuse}
