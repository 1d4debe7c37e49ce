"""`/sources`: a chat's own sources: the list, one of them, a new one by its address or out of a file, and its end."""

import json
from dataclasses import replace
from functools import partial
from hashlib import blake2b

from telegram import Message, Update

from handlers import own_sources_file
from handlers.access import Who
from handlers.answering import Answer, edit, edit_sent, say, send
from handlers.catalogue import catalogue_in, send_opml
from handlers.choices import keep
from handlers.context import App, Context, person
from handlers.new_feed import address_in
from handlers.questions import OWN_SOURCE, ask, forget, open_question
from handlers.routes import on_command, on_press, out_of_date
from handlers.said import said_after
from messages import new_feed
from messages import own_sources as screens
from messages.buttons import Action, Press
from messages.errors import question_cancelled
from messages.html import one_line
from news.chats import ChatKind, Question
from news.feeds import Source
from news.ids import TopicId, UserId
from news.outgoing import Text
from news.own_sources import LONGEST_NAME, OwnSource, Refusal, address_key
from pipeline.try_source import SeveralFeeds, SourceRefused
from sources.channels import is_invitation

ADDRESS, NAME, FILE = "address", "name", "file"
"""What is waited for."""
ASKED = {"add": ADDRESS, "import": FILE}
EVERYBODY = UserId(0)


def register(app: App) -> None:
    """Add the command and its buttons; addresses, names and files come as answers, see `handlers.answers`."""
    on_command(app, "sources", begin, Who.ADMINS)
    on_press(app, Action.MINE, decide, Who.ADMINS)
    on_press(app, Action.MINE_TRIAL, decide_on_trial, Who.ADMINS)


async def begin(update: Update, context: Context) -> Answer:
    """Show the chat's own sources; what stands after the command is a new one, and is read on trial."""
    said = said_after(update.effective_message)
    if not said:
        return say(await _list(context))
    return await _try(update, context, _who(update, context), said)


async def answer(
    update: Update, context: Context, message: Message, user: UserId, question: Question
) -> Answer:
    """Take an address and read it on trial, a name, or a file of addresses."""
    file = catalogue_in(message)
    if file is not None:
        return await own_sources_file.receive(update, context, file, user)
    match question.data.get("step"):
        case "file":
            return say(screens.ask_file(context.language))
        case "name":
            return await _rename(context, user, question, message.text or "")
        case _:
            return await _try(update, context, user, message.text or message.caption or "")


async def decide(update: Update, context: Context, press: Press) -> Answer:
    """Do with the chat's own sources what the button says."""
    deed, number, user = press.word(0), press.number(1), _who(update, context)
    if deed == "list":
        return Answer(edit=await _list(context))
    if deed == "export":
        return await _export(update, context)
    if deed in ASKED:
        return await _ask_for(context, user, deed)
    source = None if number is None else await _one(context, TopicId(number))
    if source is None:
        return Answer(edit=await _list(context), pop_up=screens.lost(context.language))
    return await _do(context, user, source, deed)


async def _ask_for(context: Context, user: UserId, deed: str) -> Answer:
    """Ask for an address, or for a file of several."""
    if context.chat.kind is not ChatKind.PRIVATE:
        return say(screens.how_in_groups(context.language))
    await ask(context, user, OWN_SOURCE, {"step": ASKED[deed]})
    asked = screens.ask_file if ASKED[deed] == FILE else screens.ask_address
    return say(asked(context.language))


async def _do(context: Context, user: UserId, source: OwnSource, deed: str) -> Answer:
    """Do with one source what the button says."""
    match deed:
        case "one":
            return Answer(edit=screens.source_screen(source, context.language, context.services.now()))
        case "rename" if context.chat.kind is ChatKind.PRIVATE:
            await ask(context, user, OWN_SOURCE, {"step": NAME, "topic": str(source.topic_id)})
            return say(screens.ask_name(context.language))
        case "rename":
            return say(screens.how_in_groups(context.language))
        case "ask":
            return Answer(edit=screens.confirm_remove(source, context.language))
        case "remove":
            async with context.services.storage.writing() as tx:
                await tx.own_sources.remove(context.chat.id, source.topic_id)
            return Answer(edit=await _list(context), pop_up=screens.removed(context.language))
        case _:
            return out_of_date(context)


async def decide_on_trial(update: Update, context: Context, press: Press) -> Answer:
    """Add what was found, leave it, or read another of the feeds that a page names."""
    user, mark, deed = _who(update, context), press.word(0), press.word(1)
    question = await open_question(context, user)
    if question is None or question.kind != OWN_SOURCE or question.data.get("mark") != mark:
        return out_of_date(context)
    if deed == "cancel":
        return Answer(edit=question_cancelled(context.language), then=partial(forget, context, user))
    if deed == "add" and "source" in question.data:
        return await _add(context, user, Source(**json.loads(question.data["source"])))
    found: list[str] = json.loads(question.data.get("found", "[]"))
    number = press.number(2)
    if deed != "pick" or number is None or not 0 < number <= len(found):
        return out_of_date(context)
    url = found[number - 1]

    async def read() -> None:
        await edit(update, context, await _tried(context, user, url))

    return Answer(edit=new_feed.trying(url, context.language), then=read)


async def _try(update: Update, context: Context, user: UserId, said: str) -> Answer:
    """Read what somebody wrote on trial and show what it holds; what is no address is asked for again."""
    url = meant_by(said)
    if url is None:
        return say(screens.not_an_address(context.language, closed=any(map(is_invitation, said.split()))))
    async with context.services.storage.reading() as tx:
        refused = await tx.own_sources.refusal(context.chat.id, url)
    if refused is not None:
        return say(screens.not_added(refused, context.language))
    panel = await send(update, context, new_feed.trying(url, context.language))
    await edit_sent(panel, await _tried(context, user, url))
    return Answer()


async def _tried(context: Context, user: UserId, url: str) -> Text:
    """Read an address on trial, remember what was found, and return what its reader sees of it."""
    services, mark = context.services, blake2b(url.encode(), digest_size=4).hexdigest()
    try:
        tried = await services.try_source(url)
    except SeveralFeeds as found:
        kept = {"step": ADDRESS, "mark": mark, "found": json.dumps(found.addresses)}
        await ask(context, user, OWN_SOURCE, kept)
        return screens.several(mark, found.offers, context.language)
    except SourceRefused as refused:
        return screens.unreadable(refused.problem, context.language)
    source = tried.source
    async with services.storage.reading() as tx:
        why = await tx.own_sources.refusal(context.chat.id, url, source.url)
    if why is not None:
        return screens.not_added(why, context.language)
    about = json.dumps({"url": source.url, "name": source.name, "language": source.language})
    await ask(context, user, OWN_SOURCE, {"step": ADDRESS, "mark": mark, "source": about})
    asked = tried.named_by or ("" if address_key(url) == address_key(source.url) else url)
    return screens.trial(mark, asked, source, tried.feed, context.chat.settings, services.now())


async def _add(context: Context, user: UserId, source: Source) -> Answer:
    """Add a source; pressed twice, it is added once."""
    services = context.services
    async with services.storage.writing() as tx:
        added = await tx.own_sources.add(context.chat.id, source, services.now(), services.poll_interval)
    done = partial(forget, context, user)
    if isinstance(added, Refusal):
        return Answer(edit=screens.not_added(added, context.language), then=done)
    if not context.chat.settings.set_up:
        await keep(context, lambda settings: replace(settings, set_up=True))
    services.wake("poll")
    return Answer(edit=screens.added(added, context.language), then=done)


async def _rename(context: Context, user: UserId, question: Question, said: str) -> Answer:
    name, now = one_line(said), context.services.now()
    if not name or len(name) > LONGEST_NAME:
        return say(screens.ask_name(context.language))
    source = await _one(context, TopicId(int(question.data["topic"])))
    async with context.services.storage.writing() as tx:
        await tx.questions.take(user, context.chat.id, now)
        if source is not None:
            await tx.topics.rename(source.topic_id, {"ru": name}, now)
    renamed = None if source is None else await _one(context, source.topic_id)
    if renamed is None:
        return say(await _list(context))
    return say(screens.source_screen(renamed, context.language, now))


async def _one(context: Context, id: TopicId) -> OwnSource | None:
    async with context.services.storage.reading() as tx:
        return await tx.own_sources.get(context.chat.id, id)


async def _export(update: Update, context: Context) -> Answer:
    """Send the sources as a file, each under the name that the chat gave it."""
    async with context.services.storage.reading() as tx:
        sources = await tx.own_sources.of(context.chat.id)
    await send_opml(update, context, [replace(one.feed.source, name=one.name) for one in sources])
    return Answer()


async def _list(context: Context) -> Text:
    async with context.services.storage.reading() as tx:
        sources, off = await tx.own_sources.of(context.chat.id), await tx.own_sources.off()
    private = context.chat.kind is ChatKind.PRIVATE
    return screens.sources_screen(sources, context.language, off=off, private=private)


def _who(update: Update, context: Context) -> UserId:
    """Return whose question it is: in a group or channel everybody's who may, since they write there without a name."""
    alone = context.chat.kind is ChatKind.PRIVATE
    return (person(update) if alone else None) or EVERYBODY


def meant_by(said: str) -> str | None:
    """Return the address that somebody means, of a public Telegram channel its page; None for what is no address.

    >>> meant_by("вот: @kabar_news"), meant_by("example.org/rss")
    ('https://t.me/s/kabar_news', 'https://example.org/rss')
    """
    return None if any(map(is_invitation, said.split())) else address_in(said)
