"""`/privacy`, `/export` and `/forget`: what is kept of a reader, all of it as a file, and its end."""

from functools import partial

from telegram import Update

from handlers.access import Who, is_private, role_in
from handlers.answering import Answer, say
from handlers.context import App, Context, person
from handlers.routes import on_command, on_press, out_of_date
from messages import personal as screens
from messages.buttons import Action, Press
from news.deliveries import Lane, NewDelivery
from news.ids import UserId
from news.roles import Role


def register(app: App) -> None:
    """Add the commands and their buttons."""
    on_command(app, "privacy", privacy)
    on_command(app, "export", export, Who.ADMINS)
    on_command(app, "forget", ask, Who.ADMINS)
    on_press(app, Action.PERSONAL, decide, Who.ADMINS)


async def privacy(_update: Update, context: Context) -> Answer:
    """Say what is kept."""
    return say(screens.privacy_screen(context.language, context.services.retention.days))


async def export(update: Update, context: Context) -> Answer:
    """Queue a file with all that is kept; asked again by the same update it is the same one."""
    services, chat = context.services, context.chat
    now, key = services.now(), f"update:{update.update_id}:0"
    async with services.storage.reading() as tx:
        kept = await tx.personal.kept(chat.telegram_id, _owner(update))
    file = screens.personal_file(kept, now, context.language)
    asked = NewDelivery(key=key, chat_id=chat.id, content=file, lane=Lane.INTERACTIVE, due_at=now)
    async with services.storage.writing() as tx:
        await tx.outbox.queue([asked], now)
    services.wake("deliver")
    return Answer()


async def ask(update: Update, context: Context) -> Answer:
    """Ask before all is forgotten."""
    user, role = _owner(update), None
    if user is not None:
        # A role by the settings is not kept here, and stays.
        async with context.services.storage.reading() as tx:
            role = await tx.editors.role(user)
    return say(screens.ask_forget(context.language, private=is_private(update), editor=role is not None))


async def decide(update: Update, context: Context, press: Press) -> Answer:
    """Do what the button says."""
    match press.word(0):
        case "export":
            return await export(update, context)
        case "ask":
            return await ask(update, context)
        case "keep":
            return Answer(edit=screens.kept_on(context.language))
        case "forget":
            return await _forget(update, context)
        case _:
            return out_of_date(context)


async def _forget(update: Update, context: Context) -> Answer:
    """Forget everything at once; the update that asked for it goes last, when its answer has been given."""
    services, user, number = context.services, _owner(update), context.chat.telegram_id
    role = await role_in(update, context) if user is not None else None
    if user is not None and role is Role.OWNER and await _is_last_owner(context, user):
        return Answer(edit=screens.last_owner(context.language))
    async with services.storage.writing() as tx:
        await tx.personal.forget(number, user)
    if user is not None and role is not None:
        await services.tell_menu(user)
    return Answer(
        edit=screens.forgotten(context.language, editor=role is not None),
        then=partial(_forget_updates, context, number, update.update_id),
    )


async def _forget_updates(context: Context, number: int, handled_now: int) -> None:
    async with context.services.storage.reading() as tx:
        told = await tx.personal.updates_of(number, handled_now)
    async with context.services.storage.writing() as tx:
        await tx.personal.forget_updates(told)


async def _is_last_owner(context: Context, user: UserId) -> bool:
    """Whether nobody could run the bot any more; whom the settings name stays an owner anyway."""
    async with context.services.storage.reading() as tx:
        owners = await tx.editors.owners()
    return not context.services.owners and owners == {user}


def _owner(update: Update) -> UserId | None:
    """Return whose the chat is; None for a group or channel, which is nobody's alone."""
    return person(update) if is_private(update) else None
