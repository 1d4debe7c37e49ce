"""The answer to `/pause` with a number of days."""

from datetime import datetime

from messages import moments
from messages.buttons import Action, button
from messages.words import Words
from news.chats import Settings
from news.outgoing import Text


def paused(settings: Settings, until: datetime) -> Text:
    """Return until when no digest comes, with the way out."""
    words = Words(settings.language)
    when = moments.date(until, settings.schedule.zone, words)
    return Text(
        html=words.html("pause-done", when=when),
        buttons=((button(words("pause-resume"), Action.PAUSE, 0),),),
    )
