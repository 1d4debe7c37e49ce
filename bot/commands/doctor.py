"""`kabarchy doctor`: checks what can be wrong on a server, and says what to do about it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import aiohttp
import typer
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.clock import ObedientClock
from bot.commands.starting import out, run, settings_of
from bot.parts import clock_of, opened_storage
from bot.settings import Settings
from bot.troubles import TROUBLES, Trouble
from nlp.vectors import load_vectors
from sources.catalogue import read_catalogue
from sources.errors import BadCatalogue

MOST_SECONDS_OFF = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one check found; `remedy` says what to do where it is not well."""

    subject: str
    says: str
    remedy: str = ""
    serious: bool = False


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("doctor")(doctor_command)


def doctor_command() -> None:
    """Check token, database, sources, models and clock; say what to do."""
    settings = settings_of(quiet=True)
    if run(_examine(settings)):
        raise Trouble("something needs mending, see above")


async def _examine(settings: Settings) -> bool:
    """Print what every check finds. Return whether something serious is wrong."""
    serious = False
    for check in (_telegram, _owners, _database, _sources, _models, _clock):
        async for finding in check(settings):
            mark = "✗" if finding.serious else "!" if finding.remedy else "✓"
            out.print(f"{mark} {finding.subject}: {finding.says}", markup=False)
            if finding.remedy:
                out.print(f"    → {finding.remedy}", markup=False)
            serious = serious or finding.serious
    return serious


async def _telegram(settings: Settings) -> AsyncIterator[Finding]:
    if not settings.token:
        yield Finding(
            subject="Token",
            says="none is set: `kabarchy run` starts the local Telegram",
            remedy="for the real one get a token from @BotFather and put BOT_TOKEN=… into .env",
        )
        return
    bot = Bot(settings.token, base_url=f"{settings.telegram_api}/bot")
    try:
        me = await bot.get_me()
    except InvalidToken:
        yield Finding(
            subject="Token", says="Telegram refuses it", remedy="copy it again from @BotFather", serious=True
        )
        return
    except TelegramError as error:
        yield Finding(
            subject="Telegram",
            says=f"cannot be reached at {settings.telegram_api}: {error}",
            remedy="check the network, a firewall, or TELEGRAM_API_URL",
            serious=True,
        )
        return
    yield Finding(subject="Token", says=f"it is @{me.username}")
    if not me.can_join_groups:
        yield Finding(
            subject="Groups", says="off", remedy="@BotFather → /setjoingroups → Enable, if groups should read"
        )
    if not me.supports_inline_queries:
        yield Finding(
            subject="Inline mode", says="off", remedy="@BotFather → /setinline, to share stories in any chat"
        )
    if me.can_read_all_group_messages:
        yield Finding(
            subject="Privacy mode",
            says="off: the bot is sent all that groups write",
            remedy="@BotFather → /setprivacy → Enable",
        )


async def _owners(settings: Settings) -> AsyncIterator[Finding]:
    if settings.admin_ids:
        yield Finding(subject="Owners", says=", ".join(map(str, settings.admin_ids)))
    else:
        yield Finding(
            subject="Owners",
            says="ADMIN_IDS is empty",
            remedy="open the one-time link that `kabarchy run` prints, or set ADMIN_IDS",
        )


async def _database(settings: Settings) -> AsyncIterator[Finding]:
    try:
        async with opened_storage(settings) as storage, storage.writing() as tx:
            feeds, failing = await tx.feeds.count()
            readers = await tx.chats.count()
            given_up = await tx.failures.given_up()
            doubtful = await tx.outbox.in_doubt()
            deliveries = await tx.outbox.counts()
    except TROUBLES as error:
        yield Finding(
            subject="Database",
            says=str(error),
            remedy="check DATABASE_URL and the folder's rights",
            serious=True,
        )
        return
    yield Finding(subject="Database", says=f"up to date; {feeds} feeds, {failing} failing, {readers} chats")
    if deliveries:
        counted = ", ".join(f"{count} {status}" for status, count in sorted(deliveries.items()))
        yield Finding(subject="Messages", says=counted)
    if given_up:
        yield Finding(
            subject="Given up",
            says=f"{len(given_up)}, the newest: {given_up[0].job} {given_up[0].row}: {given_up[0].error[:100]}",
            remedy="report it, with the log of that time",
        )
    if doubtful:
        yield Finding(
            subject="In doubt",
            says=f"{len(doubtful)} messages may or may not have been sent",
            remedy="a broadcast's report has a button that sends them",
        )


async def _sources(settings: Settings) -> AsyncIterator[Finding]:
    file = settings.feeds_file
    if file is None:
        yield Finding(subject="Sources", says="FEEDS=none: the list is filled by hand")
        return
    try:
        sources = read_catalogue(file)
    except BadCatalogue as error:
        yield Finding(
            subject="Sources", says=str(error), remedy="mend the file that FEEDS names", serious=True
        )
        return
    yield Finding(subject="Sources", says=f"{len(sources)} in {file}")


async def _models(_settings: Settings) -> AsyncIterator[Finding]:
    vectors = load_vectors()
    fallback = "stem" in vectors.name
    yield Finding(
        subject="Models",
        says=vectors.name,
        remedy="the text model is not here: topics and stories are coarser without it" if fallback else "",
    )


async def _clock(settings: Settings) -> AsyncIterator[Finding]:
    clock = clock_of(settings)
    if isinstance(clock, ObedientClock):
        await clock.ask()
        yield Finding(
            subject="Clock", says=f"obeys {settings.clock_url}: {clock.now():%Y-%m-%d %H:%M:%S} UTC"
        )
        return
    try:
        timeout = aiohttp.ClientTimeout(total=10)
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.get(settings.telegram_api) as answer,
        ):
            theirs = parsedate_to_datetime(answer.headers["Date"])
    except (aiohttp.ClientError, TimeoutError, KeyError, ValueError):
        yield Finding(
            subject="Clock", says=f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC, not compared with anybody's"
        )
        return
    off = abs((datetime.now(UTC) - theirs).total_seconds())
    if off > MOST_SECONDS_OFF:
        yield Finding(
            subject="Clock",
            says=f"{off:.0f} s away from Telegram's",
            remedy="turn on time synchronisation",
            serious=True,
        )
    else:
        yield Finding(subject="Clock", says="right")
