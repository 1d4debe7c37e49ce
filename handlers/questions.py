"""Questions that wait for a person's text or file: a row with an end, never a state in memory."""

from datetime import timedelta

from handlers.context import Context
from news.chats import Question
from news.ids import UserId

FEED = "feed"
"""What is the address of the new source?"""
BROADCAST = "broadcast"
"""What is to be broadcast, or what in one language?"""
BROADCAST_TIME = "broadcast-time"
"""When does it leave?"""
BROADCAST_TEXT = "broadcast-text"
"""What takes the place of what was sent?"""
FEED_COUNTRY = "feed-country"
"""From which country is the source?"""
FEED_OWNERSHIP = "feed-ownership"
"""Who owns the source?"""
TOPIC = "topic"
"""What is the topic called in a language, or by which words is it known?"""
OWN_TOPIC = "own-topic"
"""What is a reader's own topic to be about, or called?"""
OWN_SOURCE = "own-source"
"""What is the address of a reader's own source, its name, or a file of several?"""
READERS_SOURCES = "readers-sources"
"""Which address is to be closed to readers?"""
EDITOR = "editor"
"""Who is to be given a role?"""
BAN = "ban"
"""Who is to be banned?"""
SEARCH = "search"
"""What is to be found?"""
FIND_TOPIC = "find-topic"
"""What is the topic called that somebody looks for?"""
STORY = "story"
"""What is the headline, the summary or the own line of a story to be?"""
MUTE_WORD = "mute-word"
"""Which word is to be muted?"""
PATIENCE = timedelta(hours=1)


async def ask(context: Context, user: UserId, kind: str, data: dict[str, str] | None = None) -> None:
    """Wait for a person's answer; an older question to them in this chat is forgotten."""
    question = Question(kind=kind, expires_at=context.services.now() + PATIENCE, data=data or {})
    async with context.services.storage.writing() as tx:
        await tx.questions.ask(user, context.chat.id, question)


async def open_question(context: Context, user: UserId) -> Question | None:
    """Return the question that is open and leave it so: it is forgotten once its answer has been dealt with.

    So an answer that a crash interrupted is dealt with again when its update is.
    """
    async with context.services.storage.reading() as tx:
        return await tx.questions.open(user, context.chat.id, context.services.now())


async def forget(context: Context, user: UserId) -> None:
    """Wait no longer."""
    async with context.services.storage.writing() as tx:
        await tx.questions.take(user, context.chat.id, context.services.now())
