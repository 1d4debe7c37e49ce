"""A reader's OPML file: each of its feeds is read on trial and added for them alone, a few at a time."""

import asyncio
from dataclasses import replace

from telegram import Document, Update

from handlers.answering import Answer, edit_sent, say, send
from handlers.choices import keep
from handlers.context import Context
from handlers.questions import forget
from messages import catalogue
from messages import own_sources as screens
from messages.own_sources import Imported
from news.feeds import Source
from news.ids import UserId
from news.own_sources import Refusal, address_key
from pipeline.try_source import SourceRefused
from sources.catalogue import read_opml
from sources.errors import BadCatalogue

MOST_BYTES = 1_000_000
AT_ONCE = 4
"""Feeds of a file that are tried together; the web holds back those of one host."""
ADDED = "added"
PATIENCE = 60.0
"""Seconds in which all of them are tried: what has not answered by then is not taken."""


async def receive(update: Update, context: Context, document: Document, user: UserId) -> Answer:
    """Add the feeds of a file, and say which were taken, which were known and which were refused, and why."""
    language = context.language
    if (document.file_size or 0) > MOST_BYTES:
        return say(catalogue.too_large(language))
    async with context.services.storage.reading() as tx:
        refused = await tx.own_sources.refusal(context.chat.id)
    if refused is not None:
        return say(screens.not_added(refused, language))
    file = await context.bot.get_file(document.file_id)
    content = bytes(await file.download_as_bytearray())
    try:
        listed = await asyncio.to_thread(read_opml, content)
    except BadCatalogue as error:
        return say(catalogue.bad(error.detail, language))
    await forget(context, user)
    if not listed:
        return say(screens.nothing_in_file(language))
    panel = await send(update, context, screens.reading_file(len(listed), language))
    found = await _take(context, list({address_key(one.url): one for one in reversed(listed)}.values())[::-1])
    await edit_sent(panel, screens.imported(found, language))
    return Answer()


async def _take(context: Context, listed: list[Source]) -> Imported:
    """Add the first feeds of a list for which there is room; each is a transaction of its own."""
    came: list[tuple[str, str]] = []
    deadline = asyncio.get_running_loop().time() + PATIENCE
    while len(came) < len(listed) and (Refusal.FULL not in (outcome for _, outcome in came)):
        some = listed[len(came) : len(came) + AT_ONCE]
        outcomes = await asyncio.gather(*(_one(context, source, deadline) for source in some))
        came += [(source.name, outcome) for source, outcome in zip(some, outcomes, strict=True)]
    taken = [name for name, outcome in came if outcome == ADDED]
    if taken:
        if not context.chat.settings.set_up:
            await keep(context, lambda settings: replace(settings, set_up=True))
        context.services.wake("poll")
    full = sum(outcome == Refusal.FULL for _, outcome in came)
    settled = (ADDED, Refusal.KNOWN, Refusal.FULL)
    return Imported(
        taken=taken,
        known=sum(outcome == Refusal.KNOWN for _, outcome in came),
        refused=[(name, why) for name, why in came if why not in settled],
        left=len(listed) - len(came) + full,
    )


async def _one(context: Context, source: Source, deadline: float) -> str:
    """Try a feed and add it. Return `ADDED`, a `Refusal`, or the problem of its server; nothing where it took too long."""
    services = context.services
    async with services.storage.reading() as tx:
        refused = await tx.own_sources.refusal(context.chat.id, source.url)
    if refused is not None:
        return refused
    try:
        async with asyncio.timeout_at(deadline):
            tried = await services.try_source(source.url)
    except TimeoutError:
        return ""
    except SourceRefused as error:
        return error.problem
    found = replace(tried.source, name=source.name)
    async with services.storage.writing() as tx:
        added = await tx.own_sources.add(context.chat.id, found, services.now(), services.poll_interval)
    return added if isinstance(added, Refusal) else ADDED
