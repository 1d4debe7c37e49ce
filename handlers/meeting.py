"""Before anything else: the chat that an update came from is looked up, and kept if it is new."""

from datetime import time

from telegram import Chat as TelegramChat
from telegram import Message, MessageEntity, Update
from telegram.constants import ChatType
from telegram.ext import TypeHandler

from handlers.context import App, Context, answered_before, person
from handlers.gate import Gate, bans_of, turn_away
from messages.setup import PRESET_TIMES
from news.chats import LANGUAGES, Absence, Chat, ChatKind, Settings
from news.schedule import Schedule
from storage import Transaction
from storage.chats import SEEN_EVERY

BEFORE_ALL = -1


def register(app: App) -> None:
    """Have every update met before its handler sees it, unless it is stopped at the gate."""
    gate = Gate()

    async def admit(update: Update, context: Context) -> None:
        context.answered = answered_before.get()
        await gate.pass_flood(update, context)
        async with context.services.storage.reading() as tx:
            banned = await bans_of(tx, update)
            context.met = await _known(tx, update, context)
        if banned:
            await turn_away(update, context, banned)
        if context.met is None:
            await meet(update, context)

    app.add_handler(TypeHandler(Update, admit), group=BEFORE_ALL)


async def meet(update: Update, context: Context) -> None:
    """Find the chat of an update, or keep it; what it wants is what most would, until its reader chooses."""
    chat = update.effective_chat
    if chat is None or not _concerns_us(update):
        return
    async with context.services.storage.writing() as tx:
        context.met = await _met(tx, update, context, chat)
        await tx.chats.seen(context.met.id, context.services.now())
        user = person(update)
        if user is not None and _gives_up(update):
            await tx.questions.take(user, context.met.id, context.services.now())


async def _known(tx: Transaction, update: Update, context: Context) -> Chat | None:
    """Return the chat of an update if nothing has to be kept of it, as of most: writers wait for each other."""
    if update.effective_chat is None or not _concerns_us(update):
        return None
    now, user = context.services.now(), person(update)
    known = await tx.chats.find(update.effective_chat.id, thread_of(update))
    if known is None or known.seen_at is None or known.seen_at <= now - SEEN_EVERY:
        return None
    if known.absence is not None and _shows_presence(update, known.absence):
        return None
    if user is not None and _gives_up(update) and await tx.questions.open(user, known.id, now):
        return None
    return known


def _gives_up(update: Update) -> bool:
    """Whether it is a command: whoever sends one no longer means to answer what was asked before."""
    return update.callback_query is None and _is_command(update.effective_message)


async def _met(tx: Transaction, update: Update, context: Context, chat: TelegramChat) -> Chat:
    now = context.services.now()
    met = await tx.chats.meet(
        chat.id, thread_of(update), ChatKind(chat.type), first_settings(update, context), now
    )
    if met.absence is None or not _shows_presence(update, met.absence):
        return met
    return await tx.chats.revive(met.id, now)


def _concerns_us(update: Update) -> bool:
    """Whether the chat of an update is one to keep: not for what people of a group say to each other."""
    if update.callback_query is not None:
        return True
    message = update.message or update.channel_post
    if message is None:
        return False
    return message.chat.type == ChatType.PRIVATE or _is_command(message)


def _is_command(message: Message | None) -> bool:
    if message is None or not message.entities:
        return False
    first = message.entities[0]
    return first.type == MessageEntity.BOT_COMMAND and first.offset == 0


def _shows_presence(update: Update, absence: Absence) -> bool:
    """Whether an update proves that an absent chat is there again; who said /stop has to say /start."""
    if absence is not Absence.STOPPED:
        return update.callback_query is None
    message = update.message or update.channel_post
    words = (message.text or "").split() if message else []
    return bool(words) and words[0].partition("@")[0] == "/start"


def thread_of(update: Update) -> int | None:
    """Return the topic of a forum that an update came from."""
    message = update.effective_message
    if not isinstance(message, Message) or not message.is_topic_message:
        return None
    return message.message_thread_id


def first_settings(update: Update, context: Context) -> Settings:
    """Return what a chat wants before it has chosen: its person's language, one digest in the morning."""
    spoken = (update.effective_user.language_code or "") if update.effective_user else ""
    language = spoken.lower().partition("-")[0]
    times: tuple[time, ...] = PRESET_TIMES
    return Settings(
        language=language if language in LANGUAGES else context.services.language,
        schedule=Schedule(times=times, timezone=context.services.timezone),
    )
