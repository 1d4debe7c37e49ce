"""`/ban`: owners shut a person or a chat out, and let them in again."""

from telegram import Message, Update

from handlers.access import Who
from handlers.answering import Answer, say
from handlers.context import App, Context, person
from handlers.questions import BAN, ask, forget
from handlers.routes import on_command, on_press, out_of_date
from handlers.whom import Hidden, name_of, whom
from messages import editors
from messages import order as screens
from messages.buttons import Action, Press
from messages.html import escape
from news.audit import Deed
from news.ids import UserId
from news.outgoing import Text


def register(app: App) -> None:
    """Add the command and its buttons."""
    on_command(app, "ban", ban, Who.OWNERS)
    on_press(app, Action.BAN, decide, Who.OWNERS)


async def ban(update: Update, context: Context) -> Answer:
    """Ask whether to ban whom the command means; without anybody, show who is banned."""
    message = update.effective_message
    if message is None or (not context.args and message.reply_to_message is None):
        return say(await _list(context))
    return await _asked(context, message)


async def answer(context: Context, message: Message, user: UserId) -> Answer:
    """Ask whether to ban whom the answer means."""
    asked = await _asked(context, message)
    if any(message.buttons for message in asked.send if isinstance(message, Text)):
        await forget(context, user)
    return asked


async def _asked(context: Context, message: Message) -> Answer:
    try:
        meant = whom(message)
    except Hidden:
        return say(editors.hidden(context.language))
    if meant is None:
        return say(screens.nobody(context.language))
    if await _has_role(context, meant.id):
        return say(Text(html=escape(screens.has_role(context.language))))
    name = meant.name or await name_of(context, meant.id)
    return say(screens.ask_ban(meant.id, name, context.language))


async def decide(update: Update, context: Context, press: Press) -> Answer:
    """Ask for whom to ban, ban them, or let them in again."""
    deed, id, user = press.word(0), press.number(1), person(update)
    if user is None:
        return out_of_date(context)
    match deed:
        case "":
            return Answer(edit=await _list(context))
        case "ask":
            await ask(context, user, BAN)
            return say(screens.ask_whom(context.language))
        case "on" | "off" if id:
            return await _change(context, user, id, banned=deed == "on")
        case _:
            return out_of_date(context)


async def _change(context: Context, user: UserId, id: int, *, banned: bool) -> Answer:
    if banned and await _has_role(context, id):
        return Answer(pop_up=screens.has_role(context.language), alert=True)
    now = context.services.now()
    name = await name_of(context, id)
    async with context.services.storage.writing() as tx:
        changed = await (tx.bans.add(id, now) if banned else tx.bans.lift(id, now))
        if changed:
            deed = Deed.BANNED if banned else Deed.UNBANNED
            await tx.audit.add(user, deed, name or id, now, {"id": id})
    return Answer(edit=await _list(context), pop_up=editors.saved(context.language) if changed else "")


async def _has_role(context: Context, id: int) -> bool:
    """Whether somebody runs the news: a role is taken away before its person is banned."""
    async with context.services.storage.reading() as tx:
        return id in context.services.owners or await tx.editors.role(UserId(id)) is not None


async def _list(context: Context) -> Text:
    async with context.services.storage.reading() as tx:
        banned = await tx.bans.all(screens.MOST_SHOWN)
    return screens.bans_screen(banned, context.language)
