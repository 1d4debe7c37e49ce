"""`/stats`: the newsroom in figures, as a picture, for a day, a week or a month."""

import asyncio

from telegram import Update

from handlers.access import Who
from handlers.answering import Answer
from handlers.context import App, Context
from handlers.pictures import Picture
from handlers.routes import on_command, on_press, out_of_date
from messages.buttons import Action, Press
from messages.chart import NoFont, drawn
from messages.figures import chart_of, figures_text
from news.figures import Period


def register(app: App) -> None:
    """Add the command and the buttons that change the period."""
    on_command(app, "stats", show, Who.EDITORS)
    on_press(app, Action.STATS, turn, Who.EDITORS)


async def show(_update: Update, context: Context) -> Answer:
    """Show the figures of the last week."""
    return await _figures(context, Period.WEEK)


async def turn(_update: Update, context: Context, press: Press) -> Answer:
    """Show the figures of another period."""
    if press.word(0) not in Period.__members__.values():
        return out_of_date(context)
    return await _figures(context, Period(press.word(0)))


async def _figures(context: Context, period: Period) -> Answer:
    """Count anew and draw; where there is no font for our letters the text says it all."""
    async with context.services.storage.reading() as tx:
        figures = await tx.figures.over(period, context.services.now())
        topics = await tx.topics.by_id(id for id, _ in figures.topics)
    settings = context.chat.settings
    text = figures_text(figures, settings)
    chart = chart_of(figures, topics, settings)
    try:
        png = await asyncio.get_running_loop().run_in_executor(None, drawn, chart)
    except NoFont:
        return Answer(edit=text)
    return Answer(picture=Picture(png=png, text=text))
