"""`/latest`: what is new on the chat's topics, shown before or not, page by page."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from telegram import Update

from handlers.answering import Answer, say
from handlers.context import App, Context
from handlers.routes import on_command, on_press, out_of_date
from messages.buttons import Action, Press, button
from messages.digest import empty_digest
from messages.digest import latest as rendered
from messages.pages import PAGE_SIZE
from news.ids import TopicId
from news.order import AT_ONCE, latest
from news.outgoing import Button, Buttons, Text
from pipeline.retell import as_retold
from pipeline.view import view_of

PAGES_OF = 6
OF = PAGES_OF * PAGE_SIZE
"""Of so many of the newest those that matter most come first: on a busy day six are the last quarter of an hour."""
LAST_PAGE = 100
LATEST_MOMENT = 32_503_680_000
"""Seconds until the year 3000: what is more was not written by us."""


def register(app: App) -> None:
    """Add the command and the buttons that turn its pages."""
    on_command(app, "latest", show)
    on_press(app, Action.LATEST, turn)


async def show(_update: Update, context: Context) -> Answer:
    """Show the newest stories; nothing of it counts as shown in a digest."""
    topics = await _topics(context)
    if not topics:
        return say(empty_digest(context.chat.settings, any_topics=False))
    return say(await _page(context, topics, 0, context.services.now()))


async def turn(_update: Update, context: Context, press: Press) -> Answer:
    """Show another page of what was new when it was asked for."""
    number, seconds = press.number(0), press.number(1)
    if number is None or seconds is None or not (0 <= number <= LAST_PAGE and 0 <= seconds <= LATEST_MOMENT):
        return out_of_date(context)
    topics = await _topics(context)
    if not topics:
        return Answer(edit=empty_digest(context.chat.settings, any_topics=False))
    return Answer(edit=await _page(context, topics, number, datetime.fromtimestamp(seconds, UTC)))


async def _topics(context: Context) -> Sequence[TopicId]:
    async with context.services.storage.reading() as tx:
        return await tx.subscriptions.topics(context.chat.id)


async def _page(context: Context, topics: Sequence[TopicId], number: int, asked: datetime) -> Text:
    chat, skip = context.chat, number % PAGES_OF * PAGE_SIZE
    async with context.services.storage.reading() as tx:
        newest = await tx.stories.latest(
            topics,
            limit=OF + 1,
            # The button carries whole seconds.
            before=asked.replace(microsecond=0) + timedelta(seconds=1),
            offset=number // PAGES_OF * OF,
        )
        further = len(newest) > min(skip + PAGE_SIZE, OF)
        newest = newest[:OF]
        view = await view_of(tx, chat.id, newest, asked, AT_ONCE)
        stories = await as_retold(tx, latest(newest, view, PAGE_SIZE, skip), chat.language)
    turning = _turning(number, int(asked.timestamp()), further=further)
    # Of so few stories it is one message.
    (page,) = rendered(stories, chat.settings, context.services.now(), number * PAGE_SIZE + 1, turning)
    return page


def _turning(number: int, seconds: int, *, further: bool) -> Buttons:
    def to(text: str, page: int) -> Button:
        return button(text, Action.LATEST, page, seconds)

    row = [to("«", 0)] if number > 1 else []
    row += [to("‹", number - 1)] if number > 0 else []
    row += [to("›", number + 1)] if further and number < LAST_PAGE else []
    return (tuple(row),) if row else ()
