"""The program: what owns the token, with all the jobs or beside processes that do the others.

It is opened in order and closed in reverse within ten seconds.
"""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Protocol
from urllib.parse import urlsplit

from aiohttp.web import AbstractRouteDef
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application

from bot.application import build
from bot.clock import Clock
from bot.doctor.beginning import look_before_start
from bot.engine import Runs
from bot.engines import FINISH_WITHIN, Place, PlaceOf, in_one_process, one_of_many
from bot.figures import rendered_metrics
from bot.health import Health
from bot.inbox import Dispatcher, Receiver, WrongToken, in_short, pause_after
from bot.jobs import (
    SENDING,
    ReadingParts,
    SendingParts,
    count_poll,
    reading_jobs,
    sending_jobs,
    telling_jobs,
)
from bot.limiter import Limiter
from bot.parts import clock_of, opened_storage, reading_parts, telling_parts
from bot.profile import tell_menu, tell_profile
from bot.rich import RichMessages
from bot.seeds import seed_feeds, seed_topics
from bot.sender import TelegramSender
from bot.services import Address, Wiring, services
from bot.settings import Settings
from bot.settled import settle
from bot.stopping import told_to_stop, until
from bot.webhook import Webhook
from handlers.context import context_types
from handlers.start import CLAIM
from news.ids import UserId
from pipeline.line import Line
from pipeline.understand import outdate
from pipeline.valve import Valve
from storage import Storage
from storage.sole import Locks, sole, sole_speaker
from web.desk.routes import Desk
from web.desk.routes import routes as desk_routes
from web.server import Pages, Server

log = logging.getLogger(__name__)

App = Application[Any, Any, Any, Any, Any, Any]
Say = Callable[[str], None]


class Guest(Protocol):
    """Who looks over the program's shoulder: the playground, which shows what each stage made of an item."""

    def routes(self, program: "Program") -> Sequence[AbstractRouteDef]:
        """Return what the program's web server answers beside its own pages."""

    def meet(self, url: str) -> None:
        """Learn where that web server is."""


async def run(settings: Settings, say: Say, guest: Guest | None = None) -> None:
    """Do everything in this process, until SIGTERM, SIGINT or SIGHUP; `say` prints what the operator is to read.

    Raises what an operator has to mend: WrongToken, SecondProgram, AlreadyRunning, PortTaken, NewerDatabase,
    UnusableDatabase, BadDatabaseUrl, BadCatalogue or LockLost.
    """
    stop = told_to_stop()
    async with sole(settings.database_url) as locks:
        await _open(settings, say, stop, locks, in_one_process, guest)


async def serve(settings: Settings, say: Say) -> None:
    """Own the token, and leave the other jobs to `work`; where another process owns it, take over when that one dies.

    Raises what `run` raises, but for AlreadyRunning.
    """
    stop = told_to_stop()

    def wait() -> None:
        say("Another process owns the token: waiting to take over.")

    async with sole_speaker(settings.database_url, wait, stop) as locks:
        if locks is not None:
            await _open(settings, say, stop, locks, partial(one_of_many, names=SENDING))


async def _open(
    settings: Settings,
    say: Say,
    stop: asyncio.Event,
    locks: Locks,
    place_of: PlaceOf,
    guest: Guest | None = None,
) -> None:
    """Open the parts, run until `stop`, and close them."""
    async with AsyncExitStack() as stack:
        await look_before_start(settings)
        storage = await stack.enter_async_context(opened_storage(settings))
        clock = clock_of(settings)
        await clock.ask()
        place = await stack.enter_async_context(place_of(settings, storage, clock))
        await _recover(storage, settings, clock, alone=place.alone)
        parts = reading_parts(settings, storage, clock, count_poll, place.turns)
        program = Program.of(settings, await stack.enter_async_context(parts), place)
        pages = program.pages()
        if guest is not None:
            pages = replace(pages, more=[*pages.more, *guest.routes(program)])
        server = await Server.start(pages, settings.web_host, settings.web_port)
        stack.push_async_callback(server.close)
        program.address.url = settings.webhook_url or server.url
        say(f"Web: {server.url}")
        if guest is not None:
            guest.meet(server.url)
        await program.run(stop, say, locks)
    log.info("ended in good order")


async def _recover(storage: Storage, settings: Settings, clock: Clock, *, alone: bool) -> None:
    """Begin where a program that died left off, and fill a new database; what others are at is left to them."""
    now = clock.now()
    async with storage.writing() as tx:
        if alone:
            await tx.leases.release_all(now)
        else:
            await tx.leases.release_deliveries(now)
        doubtful = await tx.outbox.recover(now)
    if doubtful:
        log.warning("%s messages were under way when the program last ended: they are in doubt", doubtful)
    await seed_topics(storage, now)
    await seed_feeds(storage, settings, now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """The parts that speak with Telegram, and the engine that drives all of them."""

    settings: Settings
    reading: ReadingParts
    engine: Runs
    health: Health
    line: Line
    valve: Valve
    sender: TelegramSender
    application: App
    receiver: Receiver
    dispatcher: Dispatcher
    address: Address

    @classmethod
    def of(cls, settings: Settings, reading: ReadingParts, place: Place) -> "Program":
        """Put the parts together; nothing is started yet."""
        storage, clock = reading.storage, reading.clock
        health = Health()
        line = Line(is_open=False)
        limiter = Limiter(settings.sends_per_second)
        wiring = Wiring()
        application = build(settings, limiter, context_types(services(settings, reading, wiring)))
        rich = RichMessages(application.bot)
        wiring.rich = rich
        sender = TelegramSender(application.bot, limiter, rich)
        sending = SendingParts(
            storage=storage,
            clock=clock,
            sender=sender,
            line=line,
            valve=wiring.valve,
            language=settings.default_language,
        )
        telling = telling_parts(settings, storage, clock)
        engine = place.engine([*reading_jobs(reading), *telling_jobs(telling), *sending_jobs(sending)])
        dispatcher = Dispatcher(storage, application, clock)
        wiring.engine, wiring.dispatcher = engine, dispatcher
        wiring.tell_menu = partial(
            tell_menu, storage, application.bot, telling.owners, settings.default_language
        )
        return cls(
            settings=settings,
            reading=reading,
            engine=engine,
            health=health,
            line=line,
            valve=wiring.valve,
            sender=sender,
            application=application,
            receiver=Receiver(storage, application.bot, clock, health, dispatcher.arrived),
            dispatcher=dispatcher,
            address=wiring.address,
        )

    def pages(self) -> Pages:
        """Return what the web server shows."""
        return Pages(
            problems=lambda: [*self.health.problems, *self.valve.problems],
            metrics=partial(
                rendered_metrics, self.reading.storage, self.reading.clock, self.line, self._troubles
            ),
            webhook_secret=self.settings.webhook_secret.get_secret_value(),
            webhook_url=self.settings.webhook_url,
            receive=self._webhook().receive if self.settings.webhook_url else None,
            more=desk_routes(self._desk()),
        )

    def _troubles(self) -> list[str]:
        return [*self.health.names, *self.valve.names]

    def _desk(self) -> Desk:
        return Desk(
            storage=self.reading.storage,
            now=self.reading.clock.now,
            owners=frozenset(UserId(id) for id in self.settings.admin_ids),
            troubles=self._troubles,
            language=self.settings.default_language,
            timezone=self.settings.default_timezone,
            under=urlsplit(self.settings.webhook_url).path.rstrip("/"),
        )

    async def run(self, stop: asyncio.Event, say: Say, locks: Locks) -> None:
        """Run until `stop`; raise what ends the program before, be it that the locks are no longer ours."""
        await self.valve.recall(self.reading.storage)
        settle()
        await self.engine.start()
        try:
            stopped = asyncio.create_task(stop.wait(), name="stop")
            work = [
                asyncio.create_task(self._talk(say), name="telegram"),
                asyncio.create_task(self._catch_up(), name="catch up"),
                asyncio.create_task(locks.watch(), name="locks"),
            ]
            try:
                await until(stopped, work)
            finally:
                for task in (stopped, *work):
                    task.cancel()
                await asyncio.gather(stopped, *work, return_exceptions=True)
        finally:
            await self.engine.stop(FINISH_WITHIN)
            await self.dispatcher.drain(FINISH_WITHIN / 2)
            await self._hang_up()

    async def _talk(self, say: Say) -> None:
        """Greet Telegram, however long it takes, then receive and handle updates for ever."""
        await self._greet()
        bot = self.application.bot
        log.info("this is @%s", bot.username)
        await self._offer_ownership(say)
        owners = frozenset(UserId(id) for id in self.settings.admin_ids)
        await tell_profile(self.reading.storage, bot, owners, self.settings.default_language)
        async with asyncio.TaskGroup() as group:
            group.create_task(self._watch_line(), name="line")
            group.create_task(self.dispatcher.run(), name="dispatcher")
            if self.settings.webhook_url:
                webhook = self._webhook()
                await self._insist(webhook.ask)
                group.create_task(webhook.watch(), name="webhook")
            else:
                await self._insist(partial(bot.delete_webhook, drop_pending_updates=False))
                group.create_task(self.receiver.run(), name="receiver")

    async def _greet(self) -> None:
        """Ask Telegram who we are until it answers. Raises WrongToken."""
        await self._insist(self.application.initialize)
        self.line.answered()
        self.engine.wake("deliver")

    async def _insist(self, call: Callable[[], Awaitable[object]]) -> None:
        """Make a call again and again until Telegram answers it. Raises WrongToken."""
        failures = 0
        while True:
            try:
                await call()
            except InvalidToken as error:
                raise WrongToken("Telegram refuses BOT_TOKEN; copy it again from @BotFather") from error
            except TelegramError as error:
                failures += 1
                self.health.problem("telegram", f"Telegram cannot be reached: {in_short(error)}")
                log.warning("Telegram cannot be reached: %s", in_short(error))
                await asyncio.sleep(pause_after(error, failures))
            else:
                self.health.solved("telegram")
                return

    def _webhook(self) -> Webhook:
        return Webhook(
            self.application.bot,
            self.settings.webhook_url,
            self.settings.webhook_secret.get_secret_value(),
            self.health,
            self.receiver,
        )

    async def _offer_ownership(self, say: Say) -> None:
        """While there is no owner, print the link that makes its first opener the owner."""
        storage = self.reading.storage
        async with storage.writing() as tx:
            if self.settings.admin_ids or await tx.editors.owners():
                return
            token = await tx.notes.get(CLAIM) or secrets.token_urlsafe(16)
            await tx.notes.put(CLAIM, token)
        say(
            f"Owner: open https://t.me/{self.application.bot.username}?start={CLAIM}_{token} once to become the owner"
        )

    async def _watch_line(self) -> None:
        """While the line is closed, ask Telegram again and again whether it answers."""
        while True:
            await self.line.wait_closed()
            self.health.problem("outbox", "Telegram does not answer: messages wait")
            probes = 0
            while not self.line.is_open:
                await asyncio.sleep(self.line.pause(probes))
                probes += 1
                if await self.sender.alive():
                    self.line.answered()
            self.health.solved("outbox")
            self.engine.wake("deliver")

    async def _catch_up(self) -> None:
        """Have understood again what an older model or older topics understood; loads the model meanwhile."""
        if await outdate(self.reading.storage, self.reading.thinking, self.reading.clock.now()):
            self.engine.wake("understand")

    async def _hang_up(self) -> None:
        try:
            await self.application.shutdown()
            # An application that Telegram never greeted has a client all the same.
            await self.application.bot.shutdown()
        except (TelegramError, RuntimeError) as error:
            log.warning("Telegram's client did not close: %s", error)
