"""`kabarchy run`: everything in one process; without a token, against the local Telegram."""

import sys

import typer

from bot.commands.starting import run as run_loop
from bot.commands.starting import settings_of
from bot.playing import run_playing
from bot.program import run


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("run")(run_command)


def run_command() -> None:
    """Run everything in one process; without BOT_TOKEN against a local Telegram."""
    settings = settings_of()
    if settings.token:
        run_loop(run(settings, say))
    else:
        run_loop(run_playing(settings, say))


def say(line: str) -> None:
    """Print a line that the operator, or a program that started us, is to read at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
