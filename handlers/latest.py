"""`/latest`: what is new on the chat's topics, shown before or not, page by page."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from telegram import Update

from handlers.answering import Answer, say
from handlers.context import App, Context
from handlers.routes import on_command, on_press, out_of_date
from messages.buttons import Action, Press, button
from messages.digest import empty_digest, topic_heading
from messages.digest import latest as rendered
from messages.pages import PAGE_SIZE
from news.ids import TopicId
from news.order import AT_ONCE, latest
from news.outgoing import Button, Buttons, Text
from pipeline.mutes import unmuted
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
    on_press(app, Action.MORE, more)


async def show(_update: Update, context: Context) -> Answer:
    """Show the newest stories; nothing of it counts as shown in a digest."""
    topics = await _topics(context)
    if not topics:
        return say(empty_digest(context.chat.settings, any_topics=False))
    return say(await _page(context, topics, 0, context.services.now()))


async def turn(_update: Update, context: Context, press: Press) -> Answer:
    """Show another page of what was new when it was asked for."""
    number, seconds, topic = press.number(0), press.number(1), press.number(2) or 0
    if number is None or seconds is None or not (0 <= number <= LAST_PAGE and 0 <= seconds <= LATEST_MOMENT):
        return out_of_date(context)
    topics = await _topics(context, topic)
    if not topics:
        return Answer(edit=empty_digest(context.chat.settings, any_topics=False))
    asked = datetime.fromtimestamp(seconds, UTC)
    return Answer(edit=await _page(context, topics, number, asked, topic))


async def more(_update: Update, context: Context, press: Press) -> Answer:
    """List further stories below a digest: of one of the chat's topics, or of all of them what came before it."""
    topic, seconds = press.number(0), press.number(1)
    if topic is None or seconds is None or not 0 <= seconds <= LATEST_MOMENT:
        return out_of_date(context)
    topics = await _topics(context, topic)
    if not topics:
        return say(empty_digest(context.chat.settings, any_topics=False))
    return say(await _page(context, topics, 0, datetime.fromtimestamp(seconds, UTC), topic))


async def _topics(context: Context, only: int = 0) -> Sequence[TopicId]:
    """Return the topics of the chat, or that one of them."""
    async with context.services.storage.reading() as tx:
        chosen = await tx.subscriptions.topics(context.chat.id)
    return tuple(id for id in chosen if id == only) if only else chosen


async def _page(
    context: Context, topics: Sequence[TopicId], number: int, asked: datetime, only: int = 0
) -> Text:
    chat = context.chat
    async with context.services.storage.reading() as tx:
        newest = await tx.stories.latest(
            topics,
            limit=OF + 1,
            # The button carries whole seconds.
            before=asked.replace(microsecond=0) + timedelta(seconds=1),
            offset=number // PAGES_OF * OF,
        )
        heard = await unmuted(tx, chat.id, newest[:OF])
        # What was muted leaves the last pages of a stretch empty: the last that is not stands for them.
        last = max(len(heard) - 1, 0) // PAGE_SIZE
        number -= max(number % PAGES_OF - last, 0)
        skip = number % PAGES_OF * PAGE_SIZE
        view = await view_of(tx, chat.id, heard, asked, AT_ONCE)
        stories = await as_retold(tx, latest(heard, view, PAGE_SIZE, skip), chat.language)
        of_one = await tx.topics.by_id(topics) if only else {}
    following = _following(number, heard=len(heard), more=len(newest) > OF)
    turning = _turning(number, int(asked.timestamp()), only, following)
    heading = topic_heading(of_one[topics[0]], chat.language) if of_one else None
    # Of so few stories it is one message.
    (page,) = rendered(
        stories, chat.settings, context.services.now(), number * PAGE_SIZE + 1, turning, heading=heading
    )
    return page


def _following(number: int, *, heard: int, more: bool) -> int | None:
    """Return the page behind one, the empty ones at the end of a stretch passed over; None behind the last."""
    place = number % PAGES_OF + 1
    if place < PAGES_OF and heard > place * PAGE_SIZE:
        return number + 1
    return (number // PAGES_OF + 1) * PAGES_OF if more else None


def _turning(number: int, seconds: int, only: int, following: int | None) -> Buttons:
    def to(text: str, page: int) -> Button:
        return button(text, Action.LATEST, page, seconds, *([only] if only else []))

    row = [to("«", 0)] if number > 1 else []
    row += [to("‹", number - 1)] if number > 0 else []
    row += [to("›", following)] if following is not None and following <= LAST_PAGE else []
    return (tuple(row),) if row else ()
