"""`kabarchy backup FILE`: the whole state in one file, while the program runs."""

from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.starting import out, run, settings_of
from bot.commands.watching import interruptible, watched
from bot.parts import clock_of
from bot.settings import Settings
from storage.backup import Kept, back_up
from storage.sole import is_owned

_MEGABYTE = 2**20


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("backup")(backup_command)


def backup_command(
    file: Annotated[Path, typer.Argument(help="Where to, as kabarchy-2026-03-02.zip.")],
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
) -> None:
    """Keep the whole state in one file that either database can restore; the program may run meanwhile."""
    settings = settings_of(quiet=True)
    with interruptible():
        kept = run(_back_up(settings, file, force=force))
    size = f"{kept.bytes / _MEGABYTE:,.1f} MB" if kept.bytes > _MEGABYTE else f"{kept.bytes:,} bytes"
    manifest = kept.manifest
    out.print(
        f"{file}: {manifest.rows:,} rows of {len(manifest.tables)} tables, {size}, read again and found whole.",
        markup=False,
    )
    out.print("It holds what readers chose and wrote to the bot, so keep it safe; BOT_TOKEN is not in it.")
    if kept.secrets:
        out.print(f"It holds {kept.secrets} one-time links of owners or editors that nobody has used yet.")


async def _back_up(settings: Settings, file: Path, *, force: bool) -> Kept:
    clock = clock_of(settings)
    await clock.ask()
    running = await is_owned(settings.database_url)
    with watched("keeping") as watch:
        return back_up(
            settings.database_url, file, program=version("kabarchy"), now=clock.now(), running=running,
            force=force, watch=watch,
        )  # fmt: skip
