"""Adding a source by sending its address: it is read on trial, and nothing is kept before an editor says so."""

import json
import re
from functools import partial
from hashlib import blake2b

from telegram import Message, Update

from handlers.access import Who
from handlers.answering import Answer, edit, edit_sent, say, send
from handlers.context import App, Context, person
from handlers.questions import FEED, ask, forget, open_question
from handlers.routes import on_press, out_of_date
from messages import errors
from messages import new_feed as screens
from messages.buttons import Action, Press
from messages.html import is_address
from news.audit import Deed
from news.chats import Question
from news.feeds import FeedState, Source
from news.ids import UserId
from news.outgoing import Text
from pipeline.try_source import SeveralFeeds, SourceRefused
from sources.channels import channel_address

_HOST = re.compile(r"[\w.-]+\.\w{2,}(?::\d+)?(?:[/?#]\S*)?")


def register(app: App) -> None:
    """Add the buttons; the address comes as an answer, see `handlers.answers`."""
    on_press(app, Action.ADD_FEED, ask_address, Who.KEEPERS)
    on_press(app, Action.TRIAL, decide, Who.KEEPERS)


async def ask_address(update: Update, context: Context, _press: Press) -> Answer:
    """Ask for the address of a new source."""
    user = person(update)
    if user is not None:
        await ask(context, user, FEED)
    return say(screens.ask_address(context.language))


async def answer(update: Update, context: Context, message: Message, user: UserId) -> Answer:
    """Read the address that was sent on trial and show what it holds; another one may follow."""
    url = address_in(message.text or message.caption or "")
    if url is None:
        return say(screens.not_an_address(context.language))
    panel = await send(update, context, screens.trying(url, context.language))
    await edit_sent(panel, await _tried(context, user, url))
    return Answer()


async def decide(update: Update, context: Context, press: Press) -> Answer:
    """Add what was found, leave it, or read another of the feeds that a page names."""
    user, mark, deed = person(update), press.word(0), press.word(1)
    question = await open_question(context, user) if user is not None else None
    if user is None or question is None or question.kind != FEED or question.data.get("mark") != mark:
        return out_of_date(context)
    if deed == "cancel":
        return Answer(edit=errors.question_cancelled(context.language), then=partial(forget, context, user))
    if deed == "add" and "source" in question.data:
        return await _add(context, user, Source(**json.loads(question.data["source"])))
    url = _picked(question, press.number(2)) if deed == "pick" else None
    if url is None:
        return out_of_date(context)

    async def read() -> None:
        await edit(update, context, await _tried(context, user, url))

    return Answer(edit=screens.trying(url, context.language), then=read)


async def _tried(context: Context, user: UserId, url: str) -> Text:
    """Read an address on trial, remember what was found, and return what an editor sees of it."""
    services, mark = context.services, blake2b(url.encode(), digest_size=4).hexdigest()
    try:
        tried = await services.try_source(url)
    except SeveralFeeds as found:
        await ask(context, user, FEED, {"mark": mark, "found": json.dumps(found.addresses)})
        return screens.several(mark, found.offers, context.language)
    except SourceRefused as refused:
        return screens.refused(refused.problem, context.language)
    async with services.storage.reading() as tx:
        known = await tx.feeds.by_url(tried.source.url)
    if known is not None and known.state is not FeedState.REMOVED:
        await forget(context, user)
        return screens.known(known, context.language)
    kept = {"url": tried.source.url, "name": tried.source.name, "language": tried.source.language}
    await ask(context, user, FEED, {"mark": mark, "source": json.dumps(kept)})
    settings = context.chat.settings
    return screens.trial(mark, tried.source, tried.feed, settings, services.now(), tried.named_by)


async def _add(context: Context, user: UserId, source: Source) -> Answer:
    """Put a source on the list."""
    services = context.services
    async with services.storage.writing() as tx:
        id = await tx.feeds.add(source, now=services.now(), interval=services.poll_interval)
        known = await tx.feeds.by_url(source.url) if id is None else None
        if id is not None:
            details = {"id": id, "url": source.url}
            await tx.audit.add(user, Deed.FEED_ADDED, source.name, services.now(), details)
    done = partial(forget, context, user)
    if id is not None:
        services.wake("poll")
        return Answer(edit=screens.added(id, source.name, context.language), then=done)
    if known is None:
        raise LookupError(f"{source.url} is neither new nor known")
    return Answer(edit=screens.known(known, context.language), then=done)


def _picked(question: Question, number: int | None) -> str | None:
    found: list[str] = json.loads(question.data.get("found", "[]"))
    return found[number - 1] if number is not None and 0 < number <= len(found) else None


def address_in(text: str) -> str | None:
    """Return the first address in a text; one written without its scheme is taken for https.

    >>> address_in("вот: 24.kg/rss")
    'https://24.kg/rss'
    """
    for word in text.split():
        channel = channel_address(word)
        if channel is not None:
            return channel
        if word.lower().startswith(("http://", "https://")):
            return word if is_address(word) else None
        if _HOST.fullmatch(word):
            return f"https://{word}"
    return None
