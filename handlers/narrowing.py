"""Choosing to whom a draft goes: each button narrows the audience or widens it, and the count follows."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TypeVar

from handlers.answering import Answer
from handlers.cards import Case, topics_of
from handlers.routes import out_of_date
from messages import audiences as screens
from news.broadcasts import ACTIVE_DAYS, Audience, Broadcast, Kind
from news.chats import LANGUAGES
from news.ids import TopicId
from storage import Transaction

T = TypeVar("T")


async def audience(case: Case) -> Answer:
    """Show the ways to narrow it."""
    async with case.context.services.storage.reading() as tx:
        return await _screen(tx, case, case.broadcast)


async def everyone(case: Case) -> Answer:
    """Leave nobody out."""
    return await _narrowed(case, lambda _: Audience())


async def language(case: Case) -> Answer:
    """Choose those of a language, or not."""
    word = case.press.word(2)
    if word not in LANGUAGES:
        return out_of_date(case.context)
    return await _narrowed(case, lambda old: replace(old, languages=_with(case, old.languages, word)))


async def kind(case: Case) -> Answer:
    """Choose a kind of chats, or not."""
    word = case.press.word(2)
    if word not in Kind.__members__.values():
        return out_of_date(case.context)
    return await _narrowed(case, lambda old: replace(old, kinds=_with(case, old.kinds, Kind(word))))


async def active(case: Case) -> Answer:
    """Choose those from whom something came in the last days, or not."""
    days = case.press.number(2)
    if days not in ACTIVE_DAYS:
        return out_of_date(case.context)
    return await _narrowed(
        case, lambda old: replace(old, active_days=days if case.press.word(3) == "on" else None)
    )


async def topics(case: Case) -> Answer:
    """Show topics to choose from."""
    async with case.context.services.storage.reading() as tx:
        return await _topics(tx, case, case.broadcast, case.press.number(2) or 0)


async def topic(case: Case) -> Answer:
    """Choose the readers of a topic, or not."""
    number, page = case.press.number(2), case.press.number(4) or 0
    async with case.context.services.storage.writing() as tx:
        found = None if number is None else await tx.topics.get(TopicId(number))
        if found is None or found.owner is not None:
            return out_of_date(case.context)
        draft = await _revised(tx, case, lambda old: replace(old, topics=_with(case, old.topics, found.id)))
        return await _topics(tx, case, draft, page)


def _with(case: Case, chosen: frozenset[T], one: T) -> frozenset[T]:
    """Return what is chosen after a press; the button says which way, so that a second press changes nothing."""
    return chosen | {one} if case.press.word(3) == "on" else chosen - {one}


async def _narrowed(case: Case, change: Callable[[Audience], Audience]) -> Answer:
    async with case.context.services.storage.writing() as tx:
        return await _screen(tx, case, await _revised(tx, case, change))


async def _revised(tx: Transaction, case: Case, change: Callable[[Audience], Audience]) -> Broadcast:
    """Change the audience as it stands now, and return the draft as it is after that."""
    draft = await tx.broadcasts.get(case.broadcast.id) or case.broadcast
    revised = replace(draft, audience=change(draft.audience))
    return revised if await tx.broadcasts.revise(revised) else draft


async def _screen(tx: Transaction, case: Case, draft: Broadcast) -> Answer:
    chats = await tx.spreading.count(draft.audience, case.context.services.now())
    chosen = await topics_of(tx, draft)
    return Answer(edit=screens.audience_screen(draft, chosen, chats, case.context.language))


async def _topics(tx: Transaction, case: Case, draft: Broadcast, page: int) -> Answer:
    chats = await tx.spreading.count(draft.audience, case.context.services.now())
    offered = [found for found in await tx.topics.all() if found.owner is None]
    return Answer(edit=screens.topics_screen(draft, offered, page, chats, case.context.language))


DEEDS: dict[str, Callable[[Case], Awaitable[Answer]]] = {
    "audience": audience,
    "everyone": everyone,
    "language": language,
    "kind": kind,
    "active": active,
    "topics": topics,
    "topic": topic,
}
