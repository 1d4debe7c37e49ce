"""`kabarchy feeds …`: the list of sources, from the command line."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from rich.table import Table
from rich.text import Text

from bot.commands.starting import out, run, settings_of
from bot.parts import clock_of, opened_storage, opened_web, rhythm_of
from bot.seeds import seed_feeds
from bot.settings import Settings
from bot.terminal import styled
from bot.troubles import Trouble
from messages.feeds import health, problem
from messages.source_facts import facts, offered
from messages.words import Words
from news.feeds import Feed, Offer, Source
from pipeline.try_source import SeveralFeeds, SourceRefused, TriedSource, try_source
from sources.catalogue import read_catalogue, write_opml
from sources.channels import channel_address
from storage import Storage

Url = Annotated[str, typer.Argument(metavar="URL", show_default=False)]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
    group.command("list")(list_command)
    group.command("add")(add_command)
    group.command("remove")(remove_command)
    group.command("check")(check_command)
    group.command("import")(import_command)
    group.command("export")(export_command)
    app.add_typer(group, name="feeds", help="The list of sources.")


def list_command() -> None:
    """List the sources and how each is doing."""
    settings = settings_of(quiet=True)
    run(_list(settings))


def add_command(url: Url) -> None:
    """Read an address on trial and add the feed that lies there."""
    settings = settings_of(quiet=True)
    run(_add(settings, url))


def remove_command(url: Annotated[str, typer.Argument(metavar="URL|NUMBER")]) -> None:
    """Take a source off the list; it does not return at the next start."""
    settings = settings_of(quiet=True)
    run(_remove(settings, url))


def check_command(url: Annotated[str, typer.Argument(metavar="[URL]")] = "") -> None:
    """Say in plain words what a source does, or all of them."""
    settings = settings_of(quiet=True)
    run(_check(settings, url))


def import_command(file: Annotated[Path, typer.Argument(exists=True, dir_okay=False)]) -> None:
    """Add the sources of an OPML file or a feeds.toml."""
    settings = settings_of(quiet=True)
    run(_import(settings, file))


def export_command(file: Annotated[Path, typer.Argument(dir_okay=False)]) -> None:
    """Write the sources into an OPML file; - is standard output."""
    settings = settings_of(quiet=True)
    run(_export(settings, file))


async def _list(settings: Settings) -> None:
    now = clock_of(settings).now()
    async with opened_storage(settings) as storage:
        await seed_feeds(storage, settings, now)
        feeds = await _all(storage)
    words = Words(settings.default_language)
    table = Table("No.", "Feed", "Address", "Next check", "Health", box=None, pad_edge=False)
    for feed in feeds:
        table.add_row(
            str(feed.id),
            feed.source.name,
            feed.source.url,
            f"{feed.next_check_at:%d.%m %H:%M} UTC",
            health(feed, words, now),
        )
    out.print(table)


async def _add(settings: Settings, url: str) -> None:
    now = clock_of(settings).now()
    words = Words(settings.default_language)
    async with opened_storage(settings) as storage:
        try:
            found = await _tried(settings, url)
        except SeveralFeeds as several:
            _show_offers(several.offers, words)
            raise Trouble(f"{url} has several sources; add one: kabarchy feeds add ADDRESS") from None
        if found.named_by is not None:
            _show_facts(found, None, settings, now)
            raise Trouble(f"{url} is no source, but names one: kabarchy feeds add {found.source.url}")
        if not await _add_all(storage, [found.source], settings):
            raise Trouble(f"{found.source.url} is on the list already")
    out.print(
        f"Added {found.source.name}: {found.source.url}, {len(found.feed.entries)} entries at {now:%H:%M} UTC."
    )


async def _remove(settings: Settings, wanted: str) -> None:
    async with opened_storage(settings) as storage:
        names = {wanted, channel_address(wanted)}
        feed = next((feed for feed in await _all(storage) if names & {feed.source.url, str(feed.id)}), None)
        if feed is None:
            raise Trouble(f"{wanted} is not on the list; see: kabarchy feeds list")
        async with storage.writing() as tx:
            await tx.feeds.remove(feed.id)
    out.print(f"Removed {feed.source.name}: {feed.source.url}")


async def _check(settings: Settings, url: str) -> None:
    now = clock_of(settings).now()
    async with opened_storage(settings) as storage:
        listed = {feed.source.url: feed for feed in await _all(storage)}
    words = Words(settings.default_language)
    refused = 0
    asked = [channel_address(url) or url] if url else list(listed)
    for one in asked:
        known = listed.get(one)
        out.print(one, markup=False)
        try:
            found = await _tried(settings, one, known)
        except SeveralFeeds as several:
            refused += known is not None
            _show_offers(several.offers, words)
        except SourceRefused as refusal:
            refused += 1
            out.print(f"  {problem(refusal.problem, words)}", markup=False)
        else:
            _show_facts(found, known, settings, now)
    if refused:
        raise Trouble(f"{refused} of {len(asked)} cannot be read")


async def _import(settings: Settings, file: Path) -> None:
    sources = read_catalogue(file)
    async with opened_storage(settings) as storage:
        added = await _add_all(storage, sources, settings)
    out.print(f"{added} added, {len(sources) - added} were on the list already.")


async def _export(settings: Settings, file: Path) -> None:
    async with opened_storage(settings) as storage:
        text = write_opml([feed.source for feed in await _all(storage)])
    if str(file) == "-":
        out.print(text, markup=False)
    else:
        file.write_text(text, encoding="utf-8")


async def _all(storage: Storage) -> list[Feed]:
    async with storage.reading() as tx:
        return await tx.feeds.all()


async def _add_all(storage: Storage, sources: list[Source], settings: Settings) -> int:
    now = clock_of(settings).now()
    interval = timedelta(seconds=settings.poll_interval)
    added = 0
    async with storage.writing() as tx:
        for source in sources:
            added += await tx.feeds.add(source, now=now, interval=interval) is not None
    return added


async def _tried(settings: Settings, url: str, known: Feed | None = None) -> TriedSource:
    """Read an address on trial, one that is on the list as it is read there."""
    async with opened_web(settings) as (web, workers):
        zone, now = rhythm_of(settings).zone, clock_of(settings).now()
        if known is None:
            return await try_source(web, workers, url, zone=zone, now=now)
        found = await try_source(web, workers, url, zone=zone, now=now, selectors=known.source.selectors)
        return replace(found, source=known.source if found.named_by is None else found.source)


def _show_facts(found: TriedSource, known: Feed | None, settings: Settings, now: datetime) -> None:
    words, zone = Words(settings.default_language), ZoneInfo(settings.default_timezone)
    for line in facts(found.source, found.feed, words, now, zone, known=known, named_by=found.named_by):
        out.print(Text("  ").append_text(styled(line)))


def _show_offers(offers: Sequence[Offer], words: Words) -> None:
    out.print(f"  {words('trial-several')}")
    for number, offer in enumerate(offers, 1):
        out.print(Text("  ").append_text(styled(offered(number, offer, words))))
