"""Sources as an OPML file, which every feed reader speaks: sent to the bot to add them, sent by it to keep them."""

import asyncio
from collections.abc import Sequence
from io import BytesIO

from telegram import Document, InputFile, Message, Update

from handlers.access import Who
from handlers.answering import Answer, say
from handlers.context import App, Context
from handlers.routes import on_press
from messages import catalogue as screens
from messages.buttons import Action, Press
from news.audit import Deed
from news.feeds import Source
from news.ids import UserId
from news.outgoing import Text
from sources.catalogue import read_opml, write_opml
from sources.errors import BadCatalogue

MOST_BYTES = 2_000_000
NAME = "kabarchy.opml"
_ENDINGS = (".opml", ".xml")


def register(app: App) -> None:
    """Add the button; a file comes as an answer, see `handlers.answers`."""
    on_press(app, Action.EXPORT_FEEDS, export, Who.KEEPERS)


def catalogue_in(message: Message) -> Document | None:
    """Return the file of a message that may list sources."""
    document = message.document
    name = (document.file_name or "").lower() if document else ""
    return document if name.endswith(_ENDINGS) else None


async def receive(context: Context, document: Document, user: UserId) -> Answer:
    """Add the sources of a file, and say which are new."""
    if (document.file_size or 0) > MOST_BYTES:
        return say(screens.too_large(context.language))
    file = await context.bot.get_file(document.file_id)
    content = bytes(await file.download_as_bytearray())
    try:
        sources = await asyncio.to_thread(read_opml, content)
    except BadCatalogue as error:
        return say(screens.bad(error.detail, context.language))
    services, name = context.services, document.file_name or NAME
    added: list[str] = []
    async with services.storage.writing() as tx:
        for source in sources:
            id = await tx.feeds.add(source, now=services.now(), interval=services.poll_interval)
            if id is not None:
                added.append(source.name)
        if added:
            details = {"count": len(added), "names": added}
            await tx.audit.add(user, Deed.FEEDS_IMPORTED, name, services.now(), details)
    services.wake("poll")
    return say(_report(context, added, len(sources)))


def _report(context: Context, added: list[str], listed: int) -> Text:
    return screens.report(added, listed - len(added), context.language)


async def export(update: Update, context: Context, _press: Press) -> Answer:
    """Send all sources as a file."""
    async with context.services.storage.reading() as tx:
        feeds = await tx.feeds.all()
    await send_opml(update, context, [feed.source for feed in feeds])
    return Answer()


async def send_opml(update: Update, context: Context, sources: Sequence[Source]) -> None:
    """Send some sources as a file that any reader of feeds can take."""
    chat = update.effective_chat
    if chat is None:
        return
    file = InputFile(BytesIO(write_opml(sources).encode()), filename=NAME)
    caption = screens.exported(len(sources), context.language)
    thread = context.met.thread_id if context.met else None
    await context.bot.send_document(chat.id, file, caption=caption, message_thread_id=thread)
