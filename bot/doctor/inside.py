"""What the database holds: owners, chats, sources that fail, messages in doubt, work that was given up."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.doctor.finding import Finding, advice, well, wrong
from bot.settings import Settings
from news.deliveries import DeliveryStatus
from sources.catalogue import read_catalogue
from sources.errors import BadCatalogue
from storage.database import BadDatabaseUrl, is_file, parse_url
from storage.looking import Contents, contents, looking, steps_behind
from storage.migrate import NewerDatabase, UnusableDatabase

MANY = 3
"""Of so many sources that fail one is a third of all: then it is the network, not the sources."""


async def look(settings: Settings) -> AsyncIterator[Finding]:
    """Look at what is kept, where the database is there and of the present schema."""
    found = await asyncio.to_thread(_contents, settings.database_url)
    yield of_owners(settings.admin_ids, found.owners if found else 0)
    for finding in await asyncio.to_thread(
        lambda: list(of_catalogue(settings.feeds_file, needed=not (found and found.feeds)))
    ):
        yield finding
    if found is not None:
        for finding in of_contents(found):
            yield finding


def _contents(url: str) -> Contents | None:
    try:
        if is_file(url) and not Path(str(parse_url(url).database)).exists():
            return None
        with looking(url) as connection:
            return contents(connection) if steps_behind(connection) == 0 else None
    except (BadDatabaseUrl, UnusableDatabase, NewerDatabase):
        return None  # the check of the database says it


def of_owners(by_settings: tuple[int, ...], by_link: int) -> Finding:
    """Judge whether anybody may rule the bot."""
    if by_settings or by_link:
        linked = [f"{by_link} by the one-time link"] if by_link else []
        return well("Owners", ", ".join([*map(str, by_settings), *linked]))
    remedy = "open the one-time link that `kabarchy run` prints, or set ADMIN_IDS"
    return advice("Owners", "ADMIN_IDS is empty", remedy)


def of_catalogue(file: Path | None, *, needed: bool) -> Iterator[Finding]:
    """Judge the file of sources to start with, which is `needed` until there are some."""
    if file is None:
        yield well("Sources", "FEEDS=none: the list is filled by hand")
        return
    try:
        yield well("Sources", f"{len(read_catalogue(file))} in {file}")
    except BadCatalogue as error:
        tell = wrong if needed else advice
        yield tell("Sources", str(error), "mend the file that FEEDS names, or set FEEDS=none")


def of_contents(found: Contents) -> Iterator[Finding]:
    """Judge what is kept."""
    yield of_feeds(found)
    yield well("Chats", f"{found.chats:,} receive")
    if unknown := unknown_zones(found.zones):
        remedy = "`pip install --upgrade tzdata`, and start again: their digests come by another clock"
        yield wrong("Time zones", f"chats live in {', '.join(unknown)}, which nobody here knows", remedy)
    counted = {status: count for status, count in sorted(found.deliveries.items()) if count}
    if counted:
        yield well("Messages", ", ".join(f"{count:,} {status}" for status, count in counted.items()))
    if doubtful := counted.get(DeliveryStatus.IN_DOUBT):
        remedy = "/problems shows them to an owner; a broadcast's report has a button that sends them"
        yield advice("In doubt", f"{doubtful:,} messages may or may not have been sent", remedy)
    if found.given_up:
        newest = found.given_up[0]
        yield advice(
            "Given up",
            f"{len(found.given_up)}, the newest: {newest.job} {newest.row}: {newest.error[:100]}",
            "/problems has a button that tries them again; if they come back, report it with the log of that time",
        )


def of_feeds(found: Contents) -> Finding:
    """Judge how the sources are doing."""
    said = f"{found.feeds} polled, {found.failing} failing, {found.never_polled} never polled yet"
    if not found.feeds:
        return advice("Feeds", "none is polled", "`kabarchy feeds add ADDRESS`, or /feeds in the bot")
    if found.failing * MANY > found.feeds and found.failing >= MANY:
        return advice("Feeds", said, "so many at once is rather the network here: `kabarchy feeds check`")
    if found.failing:
        return advice("Feeds", said, "`kabarchy feeds check` says why, source by source")
    return well("Feeds", said)


def unknown_zones(zones: frozenset[str]) -> list[str]:
    """Return those of the zones that this machine's data do not know."""
    unknown = []
    for zone in sorted(zones):
        try:
            ZoneInfo(zone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            unknown.append(zone)
    return unknown
