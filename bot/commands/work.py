"""`kabarchy work`: does jobs that need no token, in as many processes as wanted on PostgreSQL."""

from typing import Annotated

import typer

from bot.commands.run import say
from bot.commands.starting import run, settings_of
from bot.jobs import SENDING
from bot.worker import UnknownJob, work


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("work")(work_command)


def work_command(
    jobs: Annotated[
        list[str] | None, typer.Argument(help="Which ones; all that need no token unless named.")
    ] = None,
) -> None:
    """Do jobs beside `serve`: poll, read, group, compose … Never calls Telegram."""
    names = tuple(dict.fromkeys(jobs or ()))
    if served := [name for name in names if name in SENDING]:
        raise typer.BadParameter(f"{', '.join(served)}: `kabarchy serve` does that, which owns the token")
    try:
        run(work(settings_of(), names, say))
    except UnknownJob as error:
        raise typer.BadParameter(str(error)) from error
