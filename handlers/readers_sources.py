"""Readers' sources under the hand of editors: switched off for all or on again, and addresses that are closed to them."""

from functools import partial

from telegram import Message, Update

from handlers.access import Who
from handlers.answering import Answer, say
from handlers.context import App, Context, person
from handlers.own_sources import meant_by
from handlers.questions import READERS_SOURCES, ask, forget
from handlers.routes import on_press, out_of_date
from messages import new_feed
from messages import readers_sources as screens
from messages.buttons import Action, Press
from news.audit import Deed
from news.ids import UserId
from news.outgoing import Text
from news.own_sources import address_key
from pipeline.own_sources import forbid


def register(app: App) -> None:
    """Add the buttons; an address comes as an answer, see `handlers.answers`."""
    on_press(app, Action.READERS_SOURCES, decide, Who.EDITORS)


async def decide(update: Update, context: Context, press: Press) -> Answer:
    """Show how readers' sources stand, or do what the button says."""
    user, deed = person(update), press.word(0)
    if user is None:
        return out_of_date(context)
    match deed:
        case "list":
            pass
        case "off" | "on":
            await _switch(context, user, off=deed == "off")
        case "permit":
            await _permit(context, user, press.word(1))
        case "forbid":
            await ask(context, user, READERS_SOURCES)
            return say(screens.ask_forbidden(context.language))
        case _:
            return out_of_date(context)
    return Answer(edit=await _screen(context))


async def answer(context: Context, message: Message, user: UserId) -> Answer:
    """Close the address that was sent."""
    url = meant_by(message.text or message.caption or "")
    if url is None:
        return say(new_feed.not_an_address(context.language))
    services = context.services
    async with services.storage.writing() as tx:
        taken = await forbid(tx, url, services.now())
        await tx.audit.add(user, Deed.SOURCE_FORBIDDEN, url, services.now(), {})
    services.wake("deliver")
    shown = screens.forbidden(url, len(taken), context.language)
    return Answer(send=(shown,), then=partial(forget, context, user))


async def _switch(context: Context, user: UserId, *, off: bool) -> None:
    services = context.services
    async with services.storage.writing() as tx:
        if await tx.own_sources.off() == off:
            return
        await tx.own_sources.switch(off=off)
        deed = Deed.SOURCES_OFF if off else Deed.SOURCES_ON
        await tx.audit.add(user, deed, "", services.now(), {})
    services.wake("poll")


async def _permit(context: Context, user: UserId, mark: str) -> None:
    services = context.services
    async with services.storage.writing() as tx:
        url = next((one for one in await tx.own_sources.forbidden() if screens.mark_of(one) == mark), None)
        if url is not None and await tx.own_sources.permit(address_key(url)):
            await tx.audit.add(user, Deed.SOURCE_PERMITTED, url, services.now(), {})


async def _screen(context: Context) -> Text:
    async with context.services.storage.reading() as tx:
        (count, private), off = await tx.own_sources.count(), await tx.own_sources.off()
        forbidden = await tx.own_sources.forbidden()
    return screens.readers_sources_screen(count, private, forbidden, context.language, off=off)
