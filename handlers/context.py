"""What every handler is given: the services of the program, and the chat that an update came from."""

import time
from collections.abc import Awaitable, Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from telegram import Update
from telegram.ext import Application, CallbackContext, ContextTypes, ExtBot

from news.chats import Chat
from news.ids import StoryId, UserId
from news.why import Why
from news.whynot import Facts
from pipeline.rehearse import Rehearsal
from pipeline.try_source import TriedSource
from pipeline.valve import Valve
from storage import Storage

Data = dict[Any, Any]

answered_before: ContextVar[bool] = ContextVar("answered_before", default=False)
"""Whether the press that is about to be handled was answered while it waited for that."""


async def nothing_to_tell(_user: UserId) -> None:
    """Leave a person's menu as it is: for a program without Telegram's menus."""


async def no_rich_messages() -> bool:
    """Say that the server takes no rich messages: for a program that never asked it."""
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """What handlers use of the program."""

    storage: Storage
    now: Callable[[], datetime]
    wake: Callable[[str], None]
    """Lets a job, by its name, look for work at once."""
    try_source: Callable[[str], Awaitable[TriedSource]]
    """Reads an address on trial. Raises SourceRefused."""
    rehearse: Callable[[Sequence[str]], Awaitable[Rehearsal]]
    """Looks for words in the news of the last days."""
    rehearse_own: Callable[[str], Awaitable[Rehearsal]]
    """Looks for what a reader asks for in the news of the last days."""
    why: Callable[[StoryId, Chat], Awaitable[Why | None]]
    """Explains why a story came to a chat; None if it is not kept any more."""
    facts_of: Callable[[str, Chat], Awaitable[Facts]]
    """Gathers what is known of a link for a chat that misses it."""
    topics_changed: Callable[[], Awaitable[None]]
    """Has recent articles understood again with the topics as they are now."""
    record_failure: Callable[[int, BaseException], Awaitable[None]]
    """Writes down that an update, by its id, could not be handled."""
    language: str
    timezone: str
    owners: frozenset[UserId] = frozenset()
    """Owners by the settings; those who became so by the one-time link are in the database."""
    sends_per_second: float = 28
    poll_interval: timedelta = timedelta(minutes=30)
    retention: timedelta = timedelta(days=90)
    """How long the news, and what was shown of them, are kept."""
    patience: float = 1.0
    """Seconds after which a person is shown that their answer is being made."""
    valve: Valve = field(default_factory=Valve)
    """Whether messages leave the outbox at all."""
    ticks: Callable[[], float] = time.monotonic
    """Seconds of a steady clock, by which floods are measured."""
    pages: Callable[[], str] = lambda: ""
    """Where the pages of our web server are, without a slash at the end."""
    tell_menu: Callable[[UserId], Awaitable[None]] = nothing_to_tell
    """Has Telegram show a person the commands of the role that they have now."""
    takes_rich: Callable[[], Awaitable[bool]] = no_rich_messages
    """Whether the Bot API server takes rich messages, as far as it is known."""


class Context(CallbackContext[ExtBot[Any], Data, Data, Data]):
    """The context of an update, with our services and the chat that it came from."""

    services: Services
    """Set once, for all contexts of an application, by `context_types`."""
    met: Chat | None = None
    """The chat, where the update is one that we keep its chat for."""
    answered: bool = False
    """Whether a press was answered before its answer was there, since that took long."""

    @property
    def chat(self) -> Chat:
        """The chat that the update came from. Raises LookupError where none is kept."""
        if self.met is None:
            raise LookupError("this update belongs to no chat that we keep")
        return self.met

    @property
    def language(self) -> str:
        """The language to answer in."""
        return self.services.language if self.met is None else self.met.language


App = Application[Any, Context, Any, Any, Any, Any]


def context_types(services: Services) -> ContextTypes[Context, Data, Data, Data]:
    """Return the types for `ApplicationBuilder.context_types`, with the services in reach of every handler."""

    class Bound(Context):
        pass

    Bound.services = services
    return ContextTypes(context=Bound)


def person(update: Update) -> UserId | None:
    """Return who sent an update; None for a channel's post."""
    return None if update.effective_user is None else UserId(update.effective_user.id)
