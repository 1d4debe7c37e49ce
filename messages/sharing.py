"""Sharing a story: the button that has it offered in any chat, and how that asks for it."""

import re

from messages.words import Words
from news.ids import StoryId
from news.outgoing import Button

_ASKED = re.compile(r"#([0-9]{1,18})")


def share_button(id: StoryId, language: str) -> Button:
    """Return the button that lets a person choose a chat, in which the story is offered then."""
    return Button(text=Words(language)("button-share"), share=f"#{id}")


def shared_story(query: str) -> StoryId | None:
    """Return the story that an inline query asks for by its number.

    >>> shared_story("#17"), shared_story("17"), shared_story("#17 ОДКБ")
    (17, None, None)
    """
    asked = _ASKED.fullmatch(query.strip())
    return None if asked is None else StoryId(int(asked[1]))
