"""Compose: chooses the stories that a chat has not been shown, and queues the digest with them."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from messages.digest import digest as rendered
from messages.digest import empty_digest, nothing_new
from news.chats import Chat, ChatKind
from news.deliveries import Lane, NewDelivery
from news.digests import FOLDED_AFTER, Digest, choose
from news.ids import ChatId, DigestId, TopicId
from news.order import View, in_order, steps
from news.outgoing import Text
from news.ranking import half_life
from news.recap import away_since
from news.schedule import comes_at, next_digest
from news.stories import Story
from pipeline.mutes import unmuted
from pipeline.retell import digest_as_retold
from pipeline.view import view_of
from storage import Storage, Transaction

CARRIED_OVER = timedelta(days=8)
"""How long a story that did not fit waits for a later digest: a weekly reader misses nothing of the week."""
EVENLY = 4
"""Times the length of a silence in which news ages for its recap: its first day counts nearly as much as its last."""


async def compose(storage: Storage, chat: Chat, now: datetime) -> DigestId | None:
    """Compose the digest of a chat that was claimed: deliveries, what was shown and the next moment, together.

    None if there was nothing to say, or it was so late that its stories go into the next one. Where there is nothing
    for those who wish to be told so, that is the digest.
    """
    moment = chat.next_digest_at
    if moment is None:
        return None
    async with storage.writing() as tx:
        following = next_digest(chat.settings.schedule, now)
        if not await tx.chats.composed(chat.id, moment, following):
            return None
        if now - moment > FOLDED_AFTER or _is_paused(chat, now):
            return None
        chosen = await _choose(tx, chat, now, moment)
        if not chosen.stories and not (chat.settings.note and await tx.subscriptions.topics(chat.id)):
            return None
        id = await tx.digests.add(chat.id, chosen, moment=moment, now=now)
        if chosen.stories:
            messages = await _render(tx, chat, replace(chosen, id=id), moment)
        else:
            messages = [nothing_new(chat.settings, moment)]
        await _queue(tx, chat.id, id, messages, lambda number: f"digest:{id}:{number}", Lane.DIGEST, now)
        return id


async def compose_now(
    storage: Storage, chat_id: ChatId, update_id: int, now: datetime, *, unless_empty: bool = False
) -> bool:
    """Compose a digest that a person asked for in an update; asked again by the same update it is the same one.

    Return whether something comes: where there is no news, that is said too, or with `unless_empty` nothing is.
    """
    async with storage.writing() as tx:
        if await tx.outbox.has(f"update:{update_id}:0"):
            return True
        chat = await tx.chats.get(chat_id)
        chosen = await _choose(tx, chat, now)
        if unless_empty and not chosen.stories:
            return False
        id = await tx.digests.add(chat_id, chosen, moment=now, now=now) if chosen.stories else None
        if chosen.stories:
            messages = await _render(tx, chat, replace(chosen, id=id), now)
        else:
            topics = await tx.subscriptions.topics(chat_id)
            messages = [empty_digest(chat.settings, any_topics=bool(topics))]
        await _queue(
            tx, chat_id, id, messages, lambda number: f"update:{update_id}:{number}", Lane.INTERACTIVE, now
        )
        return True


async def _choose(tx: Transaction, chat: Chat, now: datetime, moment: datetime | None = None) -> Digest:
    """Choose the stories of a digest, of those topics that come at its moment; asked for at no moment, of all.

    After a long silence it is a recap: what mattered in all that time, and what does not fit is left behind.
    """
    away = away_since(chat.served_at, chat.settings.schedule, now)
    since, ageing = now - CARRIED_OVER, half_life(chat.settings.schedule)
    if away is not None:
        since, ageing = away - CARRIED_OVER, max(ageing, EVENLY * (now - away))
    topics = await _topics(tx, chat, None if away is not None else moment)
    candidates = await tx.stories.not_shown(
        chat.id, since=since, topics=topics, steps=steps(now, since, ageing)
    )
    candidates = await unmuted(tx, chat.id, candidates)
    view = await view_of(tx, chat.id, candidates, now, ageing)
    own = [one.id for one in await tx.own_topics.of(chat.id)]
    chosen = select(candidates, topics, chat.settings.size.stories, view, own)
    await tx.chats.served(chat.id, now)
    if away is None:
        return chosen
    await tx.subscriptions.begin_anew(chat.id, now)
    return replace(chosen, away_since=away)


async def _topics(tx: Transaction, chat: Chat, moment: datetime | None) -> tuple[TopicId, ...]:
    """Return the topics of a chat that come at a moment; None is no moment of its schedule, and they all come."""
    topics = await tx.subscriptions.topics(chat.id)
    if moment is None:
        return topics
    times = await tx.wishes.times(chat.id)
    return tuple(topic for topic in topics if comes_at(times.get(topic), chat.settings.schedule, moment))


def select(
    candidates: Sequence[Story],
    topics: tuple[TopicId, ...],
    size: int,
    view: View,
    own: Collection[TopicId] = (),
) -> Digest:
    """Choose the stories of a digest as they weigh for its reader at this moment; `own` are topics the reader made."""
    return choose(in_order(candidates, view), topics, size, own)


async def _render(tx: Transaction, chat: Chat, chosen: Digest, moment: datetime) -> list[Text]:
    topics = await tx.topics.by_id(section.topic_id for section in chosen.sections)
    chosen = await digest_as_retold(tx, chosen, chat.language)
    if chat.kind is not ChatKind.PRIVATE:
        # Where many read one digest, it stays as it is for all of them.
        chosen = replace(chosen, id=None)
    messages = rendered(chosen, topics, chat.settings, moment)
    silent = await tx.wishes.silent(chat.id)
    if all(section.topic_id in silent for section in chosen.sections):
        return [replace(message, silent=True) for message in messages]
    return messages


async def _queue(
    tx: Transaction, chat_id: ChatId, digest_id: DigestId | None, messages: Sequence[Text],
    key: Callable[[int], str], lane: Lane, now: datetime,
) -> None:  # fmt: skip
    expires = None if lane is Lane.INTERACTIVE else now + FOLDED_AFTER
    await tx.outbox.queue(
        [
            NewDelivery(
                key=key(number),
                chat_id=chat_id,
                content=message,
                lane=lane,
                due_at=now,
                expires_at=expires,
                digest_id=digest_id,
            )
            for number, message in enumerate(messages)
        ],
        now,
    )


def _is_paused(chat: Chat, now: datetime) -> bool:
    return chat.settings.paused_until is not None and chat.settings.paused_until > now
