"""Lists of stories that are read page by page: one message, changed in its place, with « ‹ › » below."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from messages import moments
from messages.html import BETWEEN, Html
from messages.listing import Block, as_messages, story_block
from messages.words import Words
from news.chats import Settings
from news.outgoing import Button, Buttons, Text
from news.stories import Story

PAGE_SIZE = 6
"""Stories a page: so many fit into one message, however long their headlines are."""


def pages_of(total: int) -> int:
    """Return how many pages so many stories fill."""
    return -(-total // PAGE_SIZE)


def page(
    heading: Html, stories: Sequence[Story], number: int, turning: Buttons, settings: Settings, now: datetime
) -> Text:
    """Return page `number` (from 0) of a list, each story with its number in the whole list and its time."""
    # Of so few stories it is one message.
    (shown,) = listed(heading, stories, number * PAGE_SIZE + 1, turning, settings, now)
    return shown


def listed(
    heading: Html, stories: Sequence[Story], first: int, turning: Buttons, settings: Settings, now: datetime
) -> list[Text]:
    """Return stories numbered from `first`, each with its time, under a heading; below the last message `turning`."""
    words = Words(settings.language)
    zone = settings.schedule.zone
    blocks = [
        Block(
            story_block(place, story, words, moments.when(story.last_at, now, zone, words)), ((place, story),)
        )
        for place, story in enumerate(stories, start=first)
    ]
    blocks[0] = Block(Html(heading + BETWEEN + blocks[0].html), blocks[0].numbers)
    messages = as_messages(blocks)
    messages[-1] = replace(messages[-1], buttons=(*messages[-1].buttons, *turning))
    return messages


def turning(number: int, pages: int, to: Callable[[str, int], Button]) -> Buttons:
    """Return the row that turns pages; `to` makes a button of its text and the page that it shows."""
    if pages <= 1:
        return ()
    row = []
    if number > 1:
        row.append(to("«", 0))
    if number > 0:
        row.append(to("‹", number - 1))
    row.append(to(f"{number + 1}/{pages}", number))
    if number < pages - 1:
        row.append(to("›", number + 1))
    if number < pages - 2:
        row.append(to("»", pages - 1))
    return (tuple(row),)
