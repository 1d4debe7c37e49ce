"""A story that spreads fast, as it is proposed to those who may mark it as important."""

from datetime import datetime

from messages import moments
from messages.buttons import Action, button
from messages.html import BETWEEN, Html, bold
from messages.story import card
from messages.words import Words
from news.chats import Settings
from news.important import Spread
from news.outgoing import Text
from news.stories import StoryCard


def proposal(shown: StoryCard, spread: Spread, settings: Settings, now: datetime) -> Text:
    """Return a story's card under why it is proposed, with what can be done about it."""
    words = Words(settings.language)
    why = words.html("proposal-why", count=spread.outlets, length=moments.lasting(spread.length, words))
    heading = Html(BETWEEN.join([bold(words("proposal-title")), why]))
    shown_card = card(shown, settings, now, heading=heading)
    deeds = (
        (button(words("button-important"), Action.EDIT, shown.story.id, "important"),),
        (
            button(words("button-hide"), Action.EDIT, shown.story.id, "hide"),
            button(words("button-not-now"), Action.CLOSE),
        ),
    )
    return Text(html=shown_card.html, preview=shown_card.preview, buttons=(*shown_card.buttons[:-1], *deeds))
