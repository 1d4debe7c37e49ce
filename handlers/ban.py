"""`/ban`: owners shut a person or a chat out, and let them in again.

In a group they answer with it to a message; the question whether they are sure comes to them alone.
"""

from telegram import Message, Update
from telegram.error import BadRequest, Forbidden

from handlers.access import Who, is_private
from handlers.answering import Answer, say
from handlers.context import App, Context, person
from handlers.questions import BAN, ask, forget
from handlers.routes import on_command, on_press, out_of_date
from handlers.whom import Hidden, author_of, name_of, whom
from messages import editors
from messages import order as screens
from messages.buttons import Action, Press
from messages.errors import private_only
from messages.html import escape
from messages.telegram import text_arguments
from news.audit import Deed
from news.ids import UserId
from news.outgoing import Text


def register(app: App) -> None:
    """Add the command and its buttons."""
    on_command(app, "ban", ban, Who.OWNERS_ANYWHERE)
    on_press(app, Action.BAN, decide, Who.OWNERS)


async def ban(update: Update, context: Context) -> Answer:
    """Ask whether to ban whom the command means; without anybody, show who is banned."""
    message = update.effective_message
    if message is not None and not is_private(update):
        return await _from_a_group(update, context, message)
    if message is None or (not context.args and message.reply_to_message is None):
        return say(await _list(context))
    return await _asked(context, message)


async def _from_a_group(update: Update, context: Context, message: Message) -> Answer:
    """Ask the owner alone whether to ban the author of the message that they answer to."""
    user, replied = person(update), message.reply_to_message
    if user is None or replied is None:
        return say(Text(html=escape(private_only(context.language))))
    async with context.services.storage.reading() as tx:
        known = await tx.chats.find(int(user), None)
    language = context.language if known is None else known.language
    meant = author_of(replied)
    if meant is None or meant.id in (context.bot.id, message.chat.id):
        asked = screens.nobody(language)
    elif await _has_role(context, meant.id):
        asked = Text(html=escape(screens.has_role(language)))
    else:
        asked = screens.ask_ban(meant.id, meant.name, language)
    try:
        await context.bot.send_message(user, **text_arguments(asked))
    except (BadRequest, Forbidden):
        # They have never written to the bot, or have blocked it.
        return say(Text(html=escape(private_only(context.language))))
    return Answer()


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
