"""View: from where a chat looks at stories, with the taste that its likes show."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from news.ids import ChatId
from news.order import View
from news.stories import Story
from storage import Transaction

REMEMBERED = timedelta(days=90)
"""How long a like tells of a taste: people change."""


async def view_of(
    tx: Transaction, chat_id: ChatId, stories: Sequence[Story], now: datetime, half_life: timedelta
) -> View:
    """Return how a chat sees some stories at a moment."""
    taste = await tx.tastes.of(chat_id, now - REMEMBERED)
    outlets = await tx.tastes.outlets(story.id for story in stories) if taste.outlets else {}
    return View(now=now, half_life=half_life, taste=taste, outlets=outlets)
