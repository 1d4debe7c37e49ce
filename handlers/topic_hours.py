"""Which topics come at which of a chat's hours."""

from datetime import time

from telegram import Update

from handlers.access import Who
from handlers.answering import Answer
from handlers.at_once import topics_of
from handlers.context import App, Context
from handlers.routes import on_press, out_of_date
from messages import topic_hours as screens
from messages.buttons import Action, Press
from messages.errors import topic_gone
from news.ids import TopicId
from news.outgoing import Text
from news.schedule import comes_at_time, with_time
from storage import Transaction


def register(app: App) -> None:
    """Add the buttons."""
    on_press(app, Action.TOPIC_HOUR, choose, Who.ADMINS)


async def choose(_update: Update, context: Context, press: Press) -> Answer:
    """Show the hours or the topics of one, or have a topic come at it or no longer."""
    schedule = context.chat.settings.schedule
    if press.word(0) == "list":
        return Answer(edit=screens.hours_of_topics_screen(schedule, context.language))
    clock = next((one for one in schedule.all_times if f"{one:%H%M}" == press.word(0)), None)
    if clock is None:
        return out_of_date(context)
    number, wanted = press.number(1), press.word(2)
    if number is None:
        async with context.services.storage.reading() as tx:
            return Answer(edit=await _page(tx, context, clock))
    if wanted not in ("on", "off"):
        return out_of_date(context)
    async with context.services.storage.writing() as tx:
        said = await _set(tx, context, clock, TopicId(number), wanted=wanted == "on")
        return Answer(edit=await _page(tx, context, clock), pop_up=said)


async def _set(tx: Transaction, context: Context, clock: time, topic: TopicId, *, wanted: bool) -> str:
    """Have a topic come at a time or no longer; return what is to be said of it."""
    schedule = context.chat.settings.schedule
    kept = (await tx.wishes.times(context.chat.id)).get(topic)
    changed = with_time(kept, schedule, clock, wanted_then=wanted)
    if not wanted and comes_at_time(changed, schedule, clock):
        return screens.last_hour(context.language)
    known = await tx.wishes.set_times(context.chat.id, topic, changed)
    return "" if known else topic_gone(context.language)


async def _page(tx: Transaction, context: Context, clock: time) -> Text:
    topics, times = await topics_of(tx, context.chat.id), await tx.wishes.times(context.chat.id)
    schedule = context.chat.settings.schedule
    coming = [topic.id for topic in topics if comes_at_time(times.get(topic.id), schedule, clock)]
    return screens.topics_of_hour_screen(topics, coming, clock, context.language)
