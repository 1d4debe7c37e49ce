"""Stories saved for later: the button under a card, and their list."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from messages.buttons import Action, button
from messages.pages import page, pages_of, turning
from messages.words import Words
from news.chats import Settings
from news.ids import StoryId
from news.outgoing import Button, Text
from news.stories import Story


def with_save(card: Text, id: StoryId, language: str, *, saved: bool) -> Text:
    """Return a story's card with a button beside the one that closes it, which saves the story."""
    return replace(
        card, buttons=(*card.buttons[:-1], (save_button(id, language, saved=saved), *card.buttons[-1]))
    )


def save_button(id: StoryId, language: str, *, saved: bool) -> Button:
    """Return the button that saves a story, or forgets that it is saved."""
    words = Words(language)
    if saved:
        return button(words("button-saved"), Action.SAVE, id, "off")
    return button(words("button-save"), Action.SAVE, id, "on")


def said(language: str, *, saved: bool) -> str:
    """Return that a story is saved, or no longer, for a pop-up."""
    return Words(language)("saved-kept" if saved else "saved-removed")


def saved_screen(
    stories: Sequence[Story], total: int, number: int, settings: Settings, now: datetime
) -> Text:
    """Return a page of the saved stories, what was saved last first."""
    words = Words(settings.language)
    if not stories:
        return Text(html=words.html("saved-empty"))
    row = turning(number, pages_of(total), lambda text, to: button(text, Action.SAVED, to))
    return page(words.html("saved-title", count=total), stories, number, row, settings, now)
