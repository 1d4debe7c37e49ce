"""The gate before all handlers: the banned are not let in, and whoever floods the bot is slowed down kindly."""

from telegram import Update
from telegram.constants import ChatType
from telegram.ext import ApplicationHandlerStop

from handlers.access import role_in
from handlers.answering import pop_up, send
from handlers.context import Context, person
from messages import order as screens
from messages.words import known_language
from news.flood import Bucket, Limit, Verdict, is_full, take
from news.ids import UserId
from news.outgoing import Text
from storage import Transaction

MOST_WAITED = 60.0
"""Seconds that a message is taken to have waited at most: what came while the program was down is no flood."""
MOST_REMEMBERED = 10_000
"""Buckets kept before those that are full again are forgotten."""


class Gate:
    """Who may come in at this moment. What it remembers of floods is lost with the program, and nobody misses it."""

    def __init__(self, limit: Limit | None = None) -> None:
        self._limit = limit or Limit()
        self._buckets: dict[UserId, Bucket] = {}

    async def pass_flood(self, update: Update, context: Context) -> None:
        """Let an update pass unless its person sends too many. Raises ApplicationHandlerStop."""
        user = person(update)
        if user is None:
            return
        now = _arrived(update, context)
        bucket, verdict = take(self._buckets.get(user), now, self._limit)
        if verdict is Verdict.WARN and await role_in(update, context) is not None:
            # An editor's album or a row of forwarded messages is no flood.
            bucket, verdict = Bucket(tokens=float(self._limit.updates), at=now), Verdict.PASS
        self._buckets[user] = bucket
        if verdict is Verdict.PASS:
            self._forget(now)
            return
        if verdict is Verdict.WARN:
            await _tell(update, context, screens.slow_down(await _chosen_language(update, context)))
        elif update.callback_query is not None:
            # Its circle would go on turning, and make a person in a hurry press the more.
            await pop_up(update.callback_query)
        raise ApplicationHandlerStop

    def _forget(self, now: float) -> None:
        if len(self._buckets) > MOST_REMEMBERED:
            self._buckets = {
                user: bucket
                for user, bucket in self._buckets.items()
                if not is_full(bucket, now, self._limit)
            }


def _arrived(update: Update, context: Context) -> float:
    """Return when an update came, on the clock of ticks.

    The messages of a flood wait for each other's answers, which leave one a second: by when they are handled it is none.
    """
    now = context.services.ticks()
    if update.message is None:
        return now
    waited = (context.services.now() - update.message.date).total_seconds()
    return now - min(max(waited, 0.0), MOST_WAITED)


async def bans_of(tx: Transaction, update: Update) -> dict[int, bool]:
    """Return which of those that an update concerns are banned, by Telegram's number, and whether each was told so."""
    concerned = {one.id for one in (update.effective_user, update.effective_chat) if one is not None}
    return await tx.bans.of(*concerned, *(_moved(update) or ()))


async def turn_away(update: Update, context: Context, banned: dict[int, bool]) -> None:
    """Have nothing to do with an update of who is banned, but say so once. Raises ApplicationHandlerStop."""
    services, moved = context.services, _moved(update)
    if moved is not None:
        async with services.storage.writing() as tx:
            await tx.chats.migrate(*moved)
            await tx.bans.add(moved[1], services.now(), told=True)
    untold = [id for id, told in banned.items() if not told]
    if untold and await _tell(update, context, screens.banned(_language(update, context))):
        async with services.storage.writing() as tx:
            for id in untold:
                await tx.bans.told(id, services.now())
    raise ApplicationHandlerStop


def _moved(update: Update) -> tuple[int, int] | None:
    """Return the numbers that a group had and has, where an update says that it became a supergroup."""
    message = update.effective_message
    if message is None or not (message.migrate_to_chat_id or message.migrate_from_chat_id):
        return None
    old, new = message.migrate_from_chat_id, message.migrate_to_chat_id
    return old or message.chat.id, new or message.chat.id


async def _tell(update: Update, context: Context, text: str) -> bool:
    """Tell one thing to whoever sent an update, where only they read it. Return whether there was such a place."""
    if update.callback_query is not None:
        await pop_up(update.callback_query, text, alert=True)
        return True
    private = update.effective_chat is not None and update.effective_chat.type == ChatType.PRIVATE
    if private and update.message is not None:
        await send(update, context, Text(html=text))
        return True
    return False


async def _chosen_language(update: Update, context: Context) -> str:
    """Return the language that a chat chose, else that of whoever sent the update."""
    at = update.effective_chat
    if at is not None:
        async with context.services.storage.reading() as tx:
            chat = await tx.chats.find(at.id, None)
        if chat is not None:
            return chat.language
    return _language(update, context)


def _language(update: Update, context: Context) -> str:
    """Return the language of whoever sent an update: their chat has not been looked up yet."""
    spoken = update.effective_user.language_code if update.effective_user else None
    return known_language(spoken or context.services.language)
