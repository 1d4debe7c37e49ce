"""`/latest`: what is new on the chat's topics, shown before or not; and below a digest what it did not hold."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from telegram import Update

from handlers.answering import Answer, say
from handlers.context import App, Context
from handlers.routes import on_command, on_press, out_of_date
from messages.buttons import Action, Press, button
from messages.digest import empty_digest, further_heading, topic_heading
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
UNSEEN = "unseen"
"""On the buttons that turn the pages of what no digest has held."""
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
    unseen = press.word(3) == UNSEEN
    return Answer(edit=await _page(context, topics, number, asked, topic, unseen=unseen))


async def more(_update: Update, context: Context, press: Press) -> Answer:
    """List further stories below a digest, of one of the chat's topics or of all: what no digest has held.

    Where there is no such story, all that there are.
    """
    topic, seconds = press.number(0), press.number(1)
    if topic is None or seconds is None or not 0 <= seconds <= LATEST_MOMENT:
        return out_of_date(context)
    topics = await _topics(context, topic)
    if not topics:
        return say(empty_digest(context.chat.settings, any_topics=False))
    asked = datetime.fromtimestamp(seconds, UTC)
    async with context.services.storage.reading() as tx:
        further = await tx.stories.latest(
            topics, context.chat.id, limit=1, before=_before(asked), unseen=True
        )
    return say(await _page(context, topics, 0, asked, topic, unseen=bool(further)))


async def _topics(context: Context, only: int = 0) -> Sequence[TopicId]:
    """Return the topics of the chat, or that one of them."""
    async with context.services.storage.reading() as tx:
        chosen = await tx.subscriptions.topics(context.chat.id)
    return tuple(id for id in chosen if id == only) if only else chosen


def _before(asked: datetime) -> datetime:
    """Return before when what is listed was reported; the button carries whole seconds."""
    return asked.replace(microsecond=0) + timedelta(seconds=1)


async def _page(
    context: Context, topics: Sequence[TopicId], number: int, asked: datetime, only: int = 0,
    *, unseen: bool = False,
) -> Text:  # fmt: skip
    chat = context.chat
    async with context.services.storage.reading() as tx:
        newest = await tx.stories.latest(
            topics,
            chat.id,
            limit=OF + 1,
            before=_before(asked),
            offset=number // PAGES_OF * OF,
            unseen=unseen,
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
    kind: list[int | str] = [only, UNSEEN] if unseen else [only] if only else []
    turning = _turning(number, int(asked.timestamp()), kind, following)
    heading = topic_heading(of_one[topics[0]], chat.language) if of_one else None
    if unseen and heading is None:
        heading = further_heading(chat.language)
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


def _turning(number: int, seconds: int, kind: Sequence[int | str], following: int | None) -> Buttons:
    def to(text: str, page: int) -> Button:
        return button(text, Action.LATEST, page, seconds, *kind)

    row = [to("«", 0)] if number > 1 else []
    row += [to("‹", number - 1)] if number > 0 else []
    row += [to("›", following)] if following is not None and following <= LAST_PAGE else []
    return (tuple(row),) if row else ()
