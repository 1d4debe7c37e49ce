"""A reaction to a story's card or alert, where Telegram reports it, says what 👍 and 👎 under it say."""

from collections.abc import Sequence

from telegram import ReactionTypeEmoji, Update
from telegram.constants import ChatType
from telegram.ext import MessageReactionHandler

from handlers.context import App, Context

GOOD = frozenset("👍❤🔥🥰👏🎉🤩💯😍🏆🤗🤝")
BAD = frozenset("👎💩🤮🥱🖕")
"""Only what is said of the telling: who weeps or rages over bad news may well want to know of it."""


def register(app: App) -> None:
    """Add what Telegram tells of reactions."""
    app.add_handler(MessageReactionHandler(react))


async def react(update: Update, context: Context) -> None:
    """Keep it as an opinion on the story; taken back, the opinion is, too."""
    change = update.message_reaction
    if change is None or change.chat.type != ChatType.PRIVATE:
        return
    before, value = opinion(change.old_reaction), opinion(change.new_reaction)
    if value == before:
        return
    services = context.services
    async with services.storage.writing() as tx:
        chat = await tx.chats.find(change.chat.id, None)
        shown = None if chat is None else await tx.cards.story(chat.id, change.message_id)
        id = None if shown is None else await tx.stories.resolve(shown)
        if chat is None or id is None:
            return
        moved = await tx.likes.say(chat.id, id, value, services.now())
        await tx.own_topics.look_again(moved)
    if moved:
        services.wake("fill")


def opinion(reactions: Sequence[object]) -> int:
    """Return what reactions say: 1, -1, or 0 where they say nothing, or both."""
    found = {one.emoji.rstrip("\ufe0f") for one in reactions if isinstance(one, ReactionTypeEmoji)}
    return int(bool(found & GOOD)) - int(bool(found & BAD))
