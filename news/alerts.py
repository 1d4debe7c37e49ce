"""Of what a reader is told as it happens: of each topic nothing, the important or all; and how many times a day."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from news.chats import Chat, Settings
from news.quiet import next_loud


class Alerts(StrEnum):
    """Of which stories of a topic a chat is told as they happen."""

    OFF = "off"
    IMPORTANT = "important"
    """What several independent outlets carry within the hour."""
    ALL = "all"


BUDGETS = (3, 5, 10)
"""How many alerts a day can be chosen, besides any number."""
ON_FIRST_REPORT: Collection[Alerts] = (Alerts.ALL,)
ON_FAST_SPREAD: Collection[Alerts] = (Alerts.IMPORTANT, Alerts.ALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listener:
    """A chat that is to be told of a story, and whether it may ring: a topic that it wants silent does not."""

    chat: Chat
    loud: bool = True


def leaves_at(settings: Settings, now: datetime, *, urgent: bool) -> datetime:
    """Return when an alert may leave (UTC): at the end of the quiet hours, unless it is urgent and those may ring."""
    if urgent and settings.urgent:
        return now
    return next_loud(now, settings.schedule.zone, settings.quiet)
