"""`/start`: the beginning for somebody new, a welcome for who comes back, and the one-time link of the owner."""

from dataclasses import replace

from telegram import Update

from handlers import connecting, editors, links
from handlers.access import Who
from handlers.answering import Answer, say
from handlers.choices import keep
from handlers.context import App, Context, person
from handlers.routes import on_command, on_press
from handlers.whom import Whom
from messages.buttons import Action, Press, Screen
from messages.settings import language_screen
from messages.setup import First, claimed, ready_screen, welcome_back
from news.audit import Deed
from news.digests import FIRST_AGAIN
from news.ids import UserId
from news.roles import Role
from pipeline.asked import compose_now

CLAIM = "claim"
"""The note that holds the token of the one-time link, and the beginning of the link's payload."""


def register(app: App) -> None:
    """Add the command and the buttons of the beginning."""
    on_command(app, "start", start, Who.ADMINS)
    on_press(app, Action.START, begin, Who.ADMINS)
    on_press(app, Action.DONE, done, Who.ADMINS)


async def start(update: Update, context: Context) -> Answer:
    """Begin, welcome back, or make the opener of the one-time link the owner."""
    payload = context.args[0] if context.args else ""
    kind, _, token = payload.partition("_")
    user = person(update)
    if kind == CLAIM and token and user is not None:
        return await _claim(context, user, token)
    joined = await _joined(update, context, payload)
    if joined is not None:
        return joined
    first = () if context.chat.settings.set_up else (language_screen(context.chat.settings, Screen.SETUP),)
    followed = await links.follow(update, context, payload) or await connecting.follow(
        update, context, payload
    )
    if followed is not None:
        return replace(followed, send=(*followed.send, *first))
    return say(*first) if first else say(welcome_back(context.language))


async def begin(_update: Update, context: Context, _press: Press) -> Answer:
    """Go through the beginning again."""
    return Answer(edit=language_screen(context.chat.settings, Screen.SETUP))


async def done(update: Update, context: Context, _press: Press) -> Answer:
    """End the beginning: digests come from now on, the first one at once."""
    services = context.services
    async with services.storage.reading() as tx:
        topics = await tx.subscriptions.topics(context.chat.id)
    is_first = not context.chat.settings.set_up and await compose_now(
        # Before it is kept that the beginning is over: a crash between the two must not swallow the digest.
        services.storage,
        context.chat.id,
        update.update_id,
        services.now(),
        unless_empty=True,
    )
    if is_first:
        services.wake("deliver")
    was_set_up = context.chat.settings.set_up
    chat = await keep(context, lambda settings: replace(settings, set_up=True))
    first: First | None = First.NOW if is_first else None
    if topics and not was_set_up and not is_first:
        first = First.SOON
        async with services.storage.writing() as tx:
            await tx.chats.expect(chat.id, services.now() + FIRST_AGAIN)
    return Answer(edit=ready_screen(chat.settings, len(topics), chat.next_digest_at, services.now(), first))


async def _joined(update: Update, context: Context, payload: str) -> Answer | None:
    """Give the opener of an owner's one-time link its role; None where it is no such link."""
    user = update.effective_user
    answer = await editors.join(context, Whom(id=user.id, name=user.full_name), payload) if user else None
    if answer is None or context.chat.settings.set_up:
        return answer
    return say(*answer.send, language_screen(context.chat.settings, Screen.SETUP))


async def _claim(context: Context, user: UserId, token: str) -> Answer:
    """Make a person the owner if the token is the one that waits; whoever is the owner already stays it."""
    async with context.services.storage.writing() as tx:
        if await tx.notes.get(CLAIM) == token:
            await tx.notes.take(CLAIM)
            await tx.editors.add_owner(user, context.services.now())
            await tx.audit.add(user, Deed.JOINED, user, context.services.now(), {"role": Role.OWNER})
        owner = user in await tx.editors.owners()
    await context.services.tell_menu(user)
    first = () if context.chat.settings.set_up else (language_screen(context.chat.settings, Screen.SETUP),)
    return say(claimed(context.language, done=owner), *first)
