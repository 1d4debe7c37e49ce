"""A story that goes on for days takes turns: the latest one is what its headline and its summary begin with."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

LASTING = timedelta(hours=24)
"""Between the first and the last article of a story that goes on; a shorter one has but one turn."""

TURN = timedelta(hours=12)
"""How long before the newest article its turn began."""


class Dated(Protocol):
    """Something that was published."""

    @property
    def published_at(self) -> datetime:
        """When."""


T = TypeVar("T", bound=Dated)


def latest_turn(articles: Sequence[T]) -> list[T]:
    """Return what was published in a story's latest turn, in the order given: all where it lasted less than a day."""
    if not articles:
        return []
    moments = [article.published_at for article in articles]
    newest = max(moments)
    if newest - min(moments) < LASTING:
        return list(articles)
    return [article for article in articles if newest - article.published_at <= TURN]
