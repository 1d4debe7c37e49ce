"""`kabarchy poll`: one round of polling and understanding, as a table, then it ends."""

from datetime import datetime
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from bot.commands.starting import err, out, run, settings_of
from bot.engine import Engine
from bot.jobs import count_poll, reading_jobs
from bot.parts import clock_of, opened_storage, reading_parts
from bot.seeds import seed_feeds, seed_topics
from bot.settings import Settings
from bot.terminal import styled
from messages.feeds import gap, problem
from messages.words import Words
from pipeline.poll import PollResult

UNDERSTANDING = ("read", "index", "understand", "group", "summarise")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("poll")(poll_command)


def poll_command(
    now: Annotated[
        bool, typer.Option("--now", help="Poll every feed, due or not; what a server asked for is respected.")
    ] = False,
) -> None:
    """Poll the feeds that are due and understand what is new, then end."""
    settings = settings_of(quiet=True)
    run(_poll(settings, at_once=now))


async def _poll(settings: Settings, *, at_once: bool) -> None:
    results: list[PollResult] = []
    clock = clock_of(settings)
    await clock.ask()
    async with opened_storage(settings) as storage:
        await seed_topics(storage, clock.now())
        await seed_feeds(storage, settings, clock.now())
        async with storage.writing() as tx:
            if at_once:
                await tx.feeds.make_due(clock.now())
            total, _ = await tx.feeds.count()
        with Progress(
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), console=err, transient=True
        ) as bar:
            polling = bar.add_task("polling", total=total)

            def watch(result: PollResult) -> None:
                count_poll(result)
                results.append(result)
                bar.advance(polling)

            async with reading_parts(settings, storage, clock, watch) as parts:
                engine = Engine(storage, clock, reading_jobs(parts))
                await engine.run_until_idle("poll")
                await parts.slices.flush()
                bar.update(polling, total=len(results), description="understanding")
                await engine.run_until_idle(*UNDERSTANDING)
    out.print(_table(results, settings, clock.now()))


def _table(results: list[PollResult], settings: Settings, now: datetime) -> Table:
    words, zone = Words(settings.default_language), ZoneInfo(settings.default_timezone)
    table = Table("Feed", "New", "Edited", "Next check", "Said", box=None, pad_edge=False)
    for result in sorted(results, key=lambda result: (-result.new, result.feed.source.name)):
        feed = result.feed
        if feed.problem:
            said = problem(feed.problem, words)
        else:
            missed = [styled(line).plain for line in gap(result.gap, words, now, zone)]
            said = "; ".join(missed) if result.changed else "unchanged"
        table.add_row(
            feed.source.name,
            str(result.new),
            str(result.edited),
            f"{feed.next_check_at:%d.%m %H:%M} UTC",
            said,
        )
    table.caption = f"{len(results)} feeds, {sum(result.new for result in results)} new"
    return table
