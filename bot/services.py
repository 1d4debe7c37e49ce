"""What handlers need of the program: made before the engine and the dispatcher are, which it reaches once they are there."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from functools import partial

from bot.engine import Runs
from bot.inbox import Dispatcher
from bot.jobs import ReadingParts
from bot.rich import RichMessages
from bot.settings import Settings
from handlers.context import Services
from news.chats import Chat
from news.ids import UserId
from news.whynot import Facts
from pipeline.own_topics import rehearse_own
from pipeline.rehearse import Rehearsal, rehearse
from pipeline.try_source import TriedSource, try_source
from pipeline.understand import outdate
from pipeline.valve import Valve
from pipeline.why import facts_of, why


class Address:
    """Where the pages of the web server are; known once it serves."""

    url = ""


class Wiring:
    """The parts that are there only after the handlers: these are built before the engine that they wake."""

    engine: Runs
    dispatcher: Dispatcher
    rich: RichMessages
    tell_menu: Callable[[UserId], Awaitable[None]]

    def __init__(self) -> None:
        self.valve = Valve()
        self.address = Address()

    async def menu(self, user: UserId) -> None:
        """Tell Telegram which menu a person has now."""
        await self.tell_menu(user)

    async def takes_rich(self) -> bool:
        """Return whether the server takes rich messages."""
        return await self.rich.are_taken()

    def wake(self, name: str) -> None:
        """Have a job look for work now."""
        self.engine.wake(name)

    async def failed(self, update_id: int, error: BaseException) -> None:
        """Learn that handling an update failed."""
        await self.dispatcher.failed(update_id, error)


def services(settings: Settings, reading: ReadingParts, wiring: Wiring) -> Services:
    """Return what handlers need."""

    async def tried(url: str) -> TriedSource:
        return await try_source(
            reading.web, reading.workers, url, zone=reading.rhythm.zone, now=reading.clock.now()
        )

    async def rehearsed(words: Sequence[str]) -> Rehearsal:
        return await rehearse(reading.storage, reading.thinking, words, reading.clock.now())

    async def rehearsed_own(query: str) -> Rehearsal:
        return await rehearse_own(reading.storage, reading.thinking, query, reading.clock.now())

    async def facts(link: str, chat: Chat) -> Facts:
        return await facts_of(reading.storage, reading.thinking, link, chat, reading.clock.now())

    async def topics_changed() -> None:
        await outdate(reading.storage, reading.thinking, reading.clock.now())
        wiring.wake("understand")

    return Services(
        storage=reading.storage,
        now=reading.clock.now,
        wake=wiring.wake,
        try_source=tried,
        record_failure=wiring.failed,
        rehearse=rehearsed,
        rehearse_own=rehearsed_own,
        why=partial(why, reading.storage, reading.thinking),
        facts_of=facts,
        topics_changed=topics_changed,
        language=settings.default_language,
        timezone=settings.default_timezone,
        owners=frozenset(UserId(id) for id in settings.admin_ids),
        sends_per_second=settings.sends_per_second,
        poll_interval=timedelta(seconds=settings.poll_interval),
        retention=settings.retention,
        valve=wiring.valve,
        tell_menu=wiring.menu,
        takes_rich=wiring.takes_rich,
        pages=lambda: wiring.address.url.rstrip("/"),
    )
