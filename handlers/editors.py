"""`/editors`: owners give roles, change them and take them away."""

import secrets

from telegram import Message, Update

from handlers.access import Who
from handlers.answering import Answer, say
from handlers.context import App, Context, person
from handlers.questions import EDITOR, ask, forget
from handlers.routes import on_command, on_press, out_of_date
from handlers.whom import Hidden, Whom, name_of, whom
from messages import editors as screens
from messages.buttons import Action, Press
from news.audit import Deed
from news.ids import UserId
from news.outgoing import Text
from news.roles import Editor, Invitation, Role, expires_at

LINKED = {Role.EDITOR: "editor", Role.KEEPER: "keeper"}
"""Roles that a one-time link can give, and how its payload begins."""


def register(app: App) -> None:
    """Add the command and its buttons."""
    on_command(app, "editors", show, Who.OWNERS)
    on_press(app, Action.EDITORS, turn, Who.OWNERS)
    on_press(app, Action.EDITOR, one, Who.OWNERS)


async def show(_update: Update, context: Context) -> Answer:
    """Show who has which role."""
    return say(await _list(context))


async def turn(update: Update, context: Context, press: Press) -> Answer:
    """Show the list, ask for a new editor, or make a one-time link."""
    user = person(update)
    match press.word(0):
        case "":
            return Answer(edit=await _list(context))
        case "add" if user is not None:
            await ask(context, user, EDITOR)
            return say(screens.ask_whom(context.language))
        case "link" if user is not None and press.word(1) in LINKED:
            return say(await _link(context, user, Role(press.word(1))))
        case _:
            return out_of_date(context)


async def answer(context: Context, message: Message, user: UserId) -> Answer:
    """Ask which role whoever is meant shall have."""
    try:
        meant = whom(message)
    except Hidden:
        return say(screens.hidden(context.language))
    if meant is None or meant.id < 0:
        return say(screens.nobody(context.language))
    await forget(context, user)
    name = meant.name or await name_of(context, meant.id)
    return say(
        screens.ask_role(Editor(user_id=UserId(meant.id), role=Role.EDITOR, name=name), context.language)
    )


async def one(update: Update, context: Context, press: Press) -> Answer:
    """Show a person's role, change it, or take it away."""
    number, deed, user = press.number(0), press.word(1), person(update)
    if number is None or number <= 0 or user is None:
        return out_of_date(context)
    target = UserId(number)
    if deed and (target in context.services.owners or target == user):
        return Answer(pop_up=screens.not_this_one(context.language), alert=True)
    if deed in Role.__members__.values():
        return await _give(context, user, target, Role(deed))
    return await _decide(context, user, target, deed)


async def _decide(context: Context, user: UserId, target: UserId, deed: str) -> Answer:
    """Show somebody who has a role, or take it away after a question."""
    async with context.services.storage.reading() as tx:
        found = next((editor for editor in await tx.editors.all() if editor.user_id == target), None)
    if found is None:
        return Answer(edit=await _list(context), pop_up=screens.lost(context.language))
    match deed:
        case "":
            return Answer(edit=screens.editor_screen(found, context.language))
        case "ask":
            return Answer(edit=screens.ask_removal(found, context.language))
        case "remove":
            return await _remove(context, user, found)
        case _:
            return out_of_date(context)


async def join(context: Context, user: Whom, payload: str) -> Answer | None:
    """Give the opener of a one-time link its role, or say that it is of no use; None if it is no such link."""
    kind, _, token = payload.partition("_")
    if kind not in LINKED.values() or not token:
        return None
    services, id = context.services, UserId(user.id)
    async with services.storage.writing() as tx:
        invitation = await tx.editors.accept(token, services.now())
        role = Role.OWNER if id in services.owners else await tx.editors.role(id)
        # Whoever may more already loses nothing by opening a link.
        if invitation is not None and (role is None or not role.reaches(invitation.role)):
            role = invitation.role
            await tx.editors.give(id, role, services.now(), user.name)
            details = {"role": role, "inviter": invitation.inviter}
            await tx.audit.add(id, Deed.JOINED, user.name or id, services.now(), details)
    await services.tell_menu(id)
    return say(screens.joined(role, context.language))


async def _give(context: Context, user: UserId, target: UserId, role: Role) -> Answer:
    services = context.services
    name = await name_of(context, target)
    async with services.storage.writing() as tx:
        if await tx.editors.give(target, role, services.now(), name):
            await tx.audit.add(
                user, Deed.ROLE_GIVEN, name or target, services.now(), {"id": target, "role": role}
            )
    await services.tell_menu(target)
    return Answer(edit=await _list(context), pop_up=screens.saved(context.language))


async def _remove(context: Context, user: UserId, found: Editor) -> Answer:
    services = context.services
    async with services.storage.writing() as tx:
        if await tx.editors.take(found.user_id):
            details = {"id": found.user_id, "role": found.role}
            await tx.audit.add(user, Deed.ROLE_TAKEN, found.name or found.user_id, services.now(), details)
    await services.tell_menu(found.user_id)
    return Answer(edit=await _list(context), pop_up=screens.saved(context.language))


async def _link(context: Context, user: UserId, role: Role) -> Text:
    """Return a new one-time link."""
    services, token = context.services, secrets.token_urlsafe(16)
    async with services.storage.writing() as tx:
        await tx.editors.invite(token, Invitation(role=role, inviter=user), expires_at(services.now()))
        await tx.audit.add(user, Deed.INVITED, role, services.now(), {"role": role})
    url = f"https://t.me/{context.bot.username}?start={LINKED[role]}_{token}"
    return screens.link(role, url, context.language)


async def _list(context: Context) -> Text:
    async with context.services.storage.reading() as tx:
        editors = await tx.editors.all()
    return screens.editors_screen(editors, context.services.owners, context.language)
