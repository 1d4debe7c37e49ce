"""An album for a broadcast: Telegram hands over its files one by one and never says which is the last.

So the files are gathered in the question that is open, and the editor says when all have come.
"""

import json

from telegram import Message, Update
from telegram.error import BadRequest

from handlers.access import Who
from handlers.answering import Answer, say, send
from handlers.broadcast import preview
from handlers.content import TooLong, Unsupported, content_of
from handlers.context import App, Context, person
from handlers.questions import BROADCAST, ask, open_question
from handlers.refusals import is_unchanged
from handlers.routes import on_press, out_of_date
from messages import drafts as screens
from messages.buttons import Action, Press
from messages.telegram import text_arguments
from news.chats import Question
from news.ids import UserId
from news.outgoing import Album, Media
from storage.contents import from_json, to_json

MOST_FILES = 10


def register(app: App) -> None:
    """Add the button that ends the gathering."""
    on_press(app, Action.ALBUM, show, Who.EDITORS)


async def gather(
    update: Update, context: Context, message: Message, user: UserId, question: Question
) -> Answer:
    """Put a file of an album to those that came before; the same one again changes nothing."""
    try:
        content = content_of(message)
    except Unsupported:
        return say(screens.unsupported(context.language))
    except TooLong:
        return say(screens.too_long(context.language))
    group = message.media_group_id or ""
    same = question.data.get("album") == group
    files = json.loads(question.data["files"]) if same else {}
    files[str(message.message_id)] = to_json(content)
    panel = int(question.data["panel"]) if same else None
    panel = await _panel(update, context, panel, len(files))
    data = question.data | {"album": group, "files": json.dumps(files), "panel": str(panel)}
    await ask(context, user, BROADCAST, data)
    return Answer()


async def show(update: Update, context: Context, _press: Press) -> Answer:
    """Show the album as readers will see it."""
    user = person(update)
    question = await open_question(context, user) if user is not None else None
    if user is None or question is None or "files" not in question.data:
        return out_of_date(context)
    files = json.loads(question.data["files"])
    items = [from_json(files[number]) for number in sorted(files, key=int)][:MOST_FILES]
    media = tuple(item for item in items if isinstance(item, Media))
    content = media[0] if len(media) == 1 else Album(items=media)
    return await preview(update, context, content, user, question)


async def _panel(update: Update, context: Context, panel: int | None, files: int) -> int:
    """Show how many files have come, in one message that changes; return its number."""
    text = screens.album(files, context.language)
    if panel is None:
        return (await send(update, context, text)).message_id
    try:
        await context.bot.edit_message_text(
            chat_id=context.chat.telegram_id, message_id=panel, **text_arguments(text)
        )
    except BadRequest as error:
        if not is_unchanged(error):
            raise
    return panel
