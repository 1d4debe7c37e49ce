"""Opens the parts that bring news in, in order, for the program and for the commands that do without Telegram."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta

from bot.clock import Clock, MachineClock, ObedientClock
from bot.jobs import ReadingParts, TellingParts
from bot.settings import Settings
from news.ids import UserId
from pipeline.documents import read_anew_if_otherwise
from pipeline.group import Grouping
from pipeline.poll import PollResult, Rhythm, Slices
from pipeline.retell import Budget, Retelling
from pipeline.thinking import Thinking
from sources.addresses import AddressGuard
from sources.chat_model import ChatModel
from sources.courtesy import Turns
from sources.web import Web
from sources.workers import PROCESSES, Workers
from storage import Storage
from storage.migrate import migrate


def clock_of(settings: Settings) -> Clock:
    """Return the clock that the settings name."""
    return ObedientClock(settings.clock_url) if settings.clock_url else MachineClock()


@asynccontextmanager
async def opened_storage(settings: Settings) -> AsyncIterator[Storage]:
    """Give the database, brought up to date."""
    await migrate(settings.database_url)
    storage = Storage.open(settings.database_url)
    try:
        yield storage
    finally:
        await storage.close()


@asynccontextmanager
async def opened_web(
    settings: Settings, parsers: int = 1, turns: Turns | None = None
) -> AsyncIterator[tuple[Web, Workers]]:
    """Give the web in: what fetches, and the processes that parse; a command that reads one page needs one."""
    workers = Workers(processes=parsers)
    try:
        async with Web(
            guard=AddressGuard(str(network) for network in settings.allow_private_hosts),
            per_host=settings.poll_per_host,
            contact=settings.contact,
            concurrency=settings.poll_concurrency,
            turns=turns,
        ) as web:
            yield web, workers
    finally:
        workers.close()


@asynccontextmanager
async def reading_parts(
    settings: Settings,
    storage: Storage,
    clock: Clock,
    watch: Callable[[PollResult], None],
    turns: Turns | None = None,
) -> AsyncIterator[ReadingParts]:
    """Give what the jobs need that bring news in; `turns` with hosts are kept with other processes that fetch."""
    await read_anew_if_otherwise(storage)
    thinking = Thinking()
    slices = Slices(storage)
    try:
        async with (
            opened_web(settings, PROCESSES, turns) as (web, workers),
            opened_retelling(settings, storage, thinking, clock) as retelling,
        ):
            try:
                yield ReadingParts(
                    storage=storage,
                    clock=clock,
                    web=web,
                    workers=workers,
                    thinking=thinking,
                    grouping=Grouping(thinking),
                    slices=slices,
                    rhythm=rhythm_of(settings),
                    polls_at_once=settings.poll_concurrency,
                    watch=watch,
                    retelling=retelling,
                )
            finally:
                await slices.close()
    finally:
        thinking.close()


@asynccontextmanager
async def opened_retelling(
    settings: Settings, storage: Storage, thinking: Thinking, clock: Clock
) -> AsyncIterator[Retelling | None]:
    """Give the language model that the settings name; None where they name none."""
    if not settings.llm_url:
        yield None
        return
    budget = Budget(calls=settings.llm_calls_per_day, tokens=settings.llm_tokens_per_day)
    async with ChatModel(
        settings.llm_url, key=settings.llm_key.get_secret_value().strip(), model=settings.llm_model
    ) as writer:
        yield Retelling(storage, thinking, writer, budget, clock.now)


def telling_parts(settings: Settings, storage: Storage, clock: Clock) -> TellingParts:
    """Return what the jobs need that decide who gets what."""
    return TellingParts(
        storage=storage,
        clock=clock,
        owners=frozenset(UserId(id) for id in settings.admin_ids),
        retention=settings.retention,
    )


def rhythm_of(settings: Settings) -> Rhythm:
    """Return between which pauses feeds are polled."""
    return Rhythm(
        least=timedelta(seconds=settings.poll_interval_min),
        most=timedelta(seconds=settings.poll_interval_max),
        zone=settings.default_timezone,
    )
