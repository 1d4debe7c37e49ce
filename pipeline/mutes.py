"""Mutes: which stories a chat does not want to hear of, and which chats do not want to hear of a story."""

from collections.abc import Sequence

from news.chats import Chat
from news.ids import ChatId, StoryId
from news.mutes import Mute, Mutes, Stems, mutes_of, silencing
from news.stories import Story
from nlp.stems import stems
from storage import Transaction

IN_A_STATEMENT = 500


async def unmuted(tx: Transaction, chat_id: ChatId, stories: Sequence[Story]) -> list[Story]:
    """Return those of some stories that a chat has not muted, in their order."""
    return await heard(tx, mutes_of(await tx.mutes.of(chat_id)), stories)


async def heard(
    tx: Transaction, mutes: Mutes, stories: Sequence[Story], stems_of: Stems = stems
) -> list[Story]:
    """Return those of some stories that are not muted, in their order; `stems_of` may remember what it found."""
    if not mutes:
        return list(stories)
    outlets = await _outlets(tx, [mutes], [story.id for story in stories])
    return [story for story in stories if not mutes.silence(story, outlets.get(story.id, ()), stems_of)]


async def listening(tx: Transaction, chats: Sequence[Chat], story: Story) -> list[Chat]:
    """Return those of some chats that have not muted a story, in their order."""
    kept: dict[ChatId, list[Mute]] = {}
    for start in range(0, len(chats), IN_A_STATEMENT):
        kept |= await tx.mutes.of_all([chat.id for chat in chats[start : start + IN_A_STATEMENT]])
    by_chat = {id: mutes_of(some) for id, some in kept.items()}
    outlets = await _outlets(tx, list(by_chat.values()), [story.id])
    named = outlets.get(story.id, ())
    return [
        chat for chat in chats if chat.id not in by_chat or not by_chat[chat.id].silence(story, named, stems)
    ]


async def in_the_way(tx: Transaction, chat_id: ChatId, story: Story) -> tuple[Mute, ...]:
    """Return what a chat muted that keeps a story from it."""
    kept = await tx.mutes.of(chat_id)
    if not kept:
        return ()
    outlets = await _outlets(tx, [mutes_of(kept)], [story.id])
    return tuple(silencing(kept, story, outlets.get(story.id, ()), stems))


async def _outlets(
    tx: Transaction, mutes: Sequence[Mutes], ids: Sequence[StoryId]
) -> dict[StoryId, tuple[str, ...]]:
    """Return the outlets of stories, if anybody muted an outlet."""
    return await tx.tastes.outlets(ids) if any(one.outlets for one in mutes) else {}
