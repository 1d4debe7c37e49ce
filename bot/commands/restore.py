"""`kabarchy restore FILE`: the state that a backup kept, into the database that DATABASE_URL names."""

from pathlib import Path
from typing import Annotated

import typer

from bot.commands.starting import out, run, settings_of
from bot.commands.watching import interruptible, watched
from bot.parts import clock_of
from bot.settings import Settings
from storage.restore import Restored, restore
from storage.sole import sole


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("restore")(restore_command)


def restore_command(
    file: Annotated[Path, typer.Argument(help="What `kabarchy backup` wrote.")],
    force: Annotated[bool, typer.Option("--force", help="Empty a database that holds anything.")] = False,
) -> None:
    """Put the state of a backup into the database, SQLite or PostgreSQL; no program may run on it meanwhile."""
    settings = settings_of(quiet=True)
    with interruptible():
        restored = run(_restore(settings, file, force=force))
    manifest = restored.manifest
    out.print(
        f"Restored: {manifest.rows:,} rows of {len(manifest.tables)} tables, as of {manifest.taken_at:%d.%m.%Y %H:%M} UTC.",
        markup=False,
    )
    out.print("The index of search is made anew when the program runs.")
    if restored.settled is not None:
        out.print(
            "The program may have gone on after this backup, so what was due since is not sent by itself: "
            f"{restored.settled.doubtful:,} messages are in doubt, {restored.settled.paused} broadcasts are paused; "
            "editors can send both. Digests come at their next hour."
        )


async def _restore(settings: Settings, file: Path, *, force: bool) -> Restored:
    clock = clock_of(settings)
    await clock.ask()
    async with sole(settings.database_url):
        with watched("restoring") as watch:
            return restore(settings.database_url, file, now=clock.now(), force=force, watch=watch)
