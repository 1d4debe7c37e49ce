"""View: from where a chat looks at stories, with the taste that its likes show."""

from collections.abc import MutableMapping, Sequence
from datetime import datetime, timedelta

from news.ids import ChatId, StoryId
from news.order import View
from news.stories import Story
from news.taste import Taste
from storage import Transaction

REMEMBERED = timedelta(days=90)
"""How long a like tells of a taste: people change."""


async def view_of(
    tx: Transaction, chat_id: ChatId, stories: Sequence[Story], now: datetime, half_life: timedelta
) -> View:
    """Return how a chat sees some stories at a moment."""
    taste = await tx.tastes.of(chat_id, now - REMEMBERED)
    return await view_with(tx, taste, stories, now, half_life)


async def view_with(
    tx: Transaction, taste: Taste, stories: Sequence[Story], now: datetime, half_life: timedelta,
    worths: MutableMapping[StoryId, float] | None = None,
) -> View:  # fmt: skip
    """Return how somebody of a taste sees some stories at a moment; `worths` are kept for others who look from there."""
    outlets = await tx.tastes.outlets(story.id for story in stories) if taste.outlets else {}
    return View(
        now=now, half_life=half_life, taste=taste, outlets=outlets,
        worths={} if worths is None else worths,
    )  # fmt: skip
