"""What an editor says of a source, on its screen: each by buttons, or by a question for a text."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import replace

from telegram import Message

from handlers.answering import Answer, say
from handlers.context import Context
from handlers.questions import FEED_COUNTRY, FEED_OWNERSHIP, ask, forget
from handlers.routes import out_of_date
from messages import feed_settings as screens
from messages.buttons import Press
from messages.feeds import feed_screen, lost
from messages.feeds import standing as in_words
from messages.html import escape
from messages.words import NAMED_LANGUAGES
from news.audit import Deed
from news.chats import Question
from news.feeds import FOREVER, Feed, FeedState, Source
from news.ids import FeedId, UserId
from news.outgoing import Text
from pipeline.reweigh import reweigh

NOTHING = ("-", "–", "—")
"""Sent to take a country or an owner off again."""
_COUNTRY = re.compile(r"[A-Za-z]{2}")
_LONGEST_OWNERSHIP = 300
_RANKED = frozenset({"standing", "country", "ownership"})
"""What of a source makes its stories more or less important."""


async def standing(context: Context, user: UserId, feed: Feed, press: Press) -> Answer:
    """Choose how much a report of the source counts."""
    page, chosen = press.number(1) or 0, press.word(3)
    known = {in_words(value): value for value in screens.STANDINGS}
    if not chosen:
        return Answer(edit=screens.standing_screen(feed, page, context.language))
    if chosen not in known:
        return out_of_date(context)
    return await _described(context, user, feed, replace(feed.source, standing=known[chosen]), page)


async def language(context: Context, user: UserId, feed: Feed, press: Press) -> Answer:
    """Choose the language in which the source writes."""
    page, chosen = press.number(1) or 0, press.word(3)
    if not chosen:
        return Answer(edit=screens.language_screen(feed, page, context.language))
    if chosen not in NAMED_LANGUAGES:
        return out_of_date(context)
    return await _described(context, user, feed, replace(feed.source, language=chosen), page)


async def mute(context: Context, user: UserId, feed: Feed, press: Press) -> Answer:
    """Leave the source unread for a time, or read it again."""
    page, chosen, now = press.number(1) or 0, press.word(3), context.services.now()
    if not chosen:
        screen = screens.mute_screen(feed, page, context.language, muted=feed.is_muted(now))
        return Answer(edit=screen)
    if chosen not in screens.MUTES:
        return out_of_date(context)
    length = screens.MUTES[chosen]
    until = FOREVER if length is None else now + length if length else None
    async with context.services.storage.writing() as tx:
        await tx.feeds.mute(feed.id, until)
        deed = Deed.FEED_MUTED if until else Deed.FEED_UNMUTED
        await tx.audit.add(user, deed, feed.source.name, now, {"id": feed.id, "for": chosen})
    context.services.wake("poll")
    return await _shown(context, feed.id, page)


async def check(context: Context, _user: UserId, feed: Feed, press: Press) -> Answer:
    """Have the source read now."""
    async with context.services.storage.writing() as tx:
        polled = await tx.feeds.check_now(feed.id, context.services.now())
    if not polled:
        return Answer(pop_up=lost(context.language))
    context.services.wake("poll")
    return replace(
        await _shown(context, feed.id, press.number(1) or 0), pop_up=screens.checking(context.language)
    )


async def country(context: Context, user: UserId, feed: Feed, _press: Press) -> Answer:
    """Ask from which country the source is."""
    await ask(context, user, FEED_COUNTRY, {"feed": str(feed.id)})
    return say(screens.ask_country(feed, context.language))


async def ownership(context: Context, user: UserId, feed: Feed, _press: Press) -> Answer:
    """Ask who owns the source."""
    await ask(context, user, FEED_OWNERSHIP, {"feed": str(feed.id)})
    return say(screens.ask_ownership(feed, context.language))


async def answer(context: Context, message: Message, user: UserId, question: Question) -> Answer:
    """Keep the country or the owner that was sent."""
    said = " ".join((message.text or "").split())
    value = None if said in NOTHING else said
    async with context.services.storage.reading() as tx:
        feed = await tx.feeds.get(FeedId(int(question.data["feed"])))
    if feed is None or feed.state is FeedState.REMOVED:
        await forget(context, user)
        return say(Text(html=escape(lost(context.language))))
    if question.kind == FEED_COUNTRY:
        if value is not None and not _COUNTRY.fullmatch(value):
            return say(screens.not_a_country(context.language))
        source = replace(feed.source, country=value.lower() if value else None)
    else:
        source = replace(feed.source, ownership=value[:_LONGEST_OWNERSHIP] or None if value else None)
    changed = await _described(context, user, feed, source, 0)
    await forget(context, user)
    return say(changed.edit) if changed.edit else changed


async def _described(context: Context, user: UserId, feed: Feed, source: Source, page: int) -> Answer:
    """Keep what is now said of a source, and show it."""
    now = context.services.now()
    async with context.services.storage.writing() as tx:
        if await tx.feeds.describe(feed.id, source):
            await tx.audit.add(user, Deed.FEED_CHANGED, source.name, now, _difference(feed, source))
    if _RANKED & _difference(feed, source).keys():
        await reweigh(context.services.storage, feed.id, now)
    return await _shown(context, feed.id, page)


def _difference(feed: Feed, source: Source) -> dict[str, object]:
    """Return what changed, and from what to what."""
    found: dict[str, object] = {"id": feed.id}
    for name in ("language", "country", "standing", "ownership"):
        before, after = getattr(feed.source, name), getattr(source, name)
        if before != after:
            found[name] = [before, after]
    return found


async def _shown(context: Context, id: FeedId, page: int) -> Answer:
    async with context.services.storage.reading() as tx:
        feed = await tx.feeds.get(id)
    if feed is None:
        return Answer(pop_up=lost(context.language))
    return Answer(edit=feed_screen(feed, page, context.language, context.services.now()))


DEEDS: dict[str, Callable[[Context, UserId, Feed, Press], Awaitable[Answer]]] = {
    "standing": standing,
    "language": language,
    "mute": mute,
    "check": check,
    "country": country,
    "ownership": ownership,
}
"""What the buttons of a source's screen do, by their word."""
