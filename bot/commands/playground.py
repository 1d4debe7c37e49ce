"""`kabarchy playground`: everything in one process against the local Telegram, whatever BOT_TOKEN says."""

import typer

from bot.commands.run import say
from bot.commands.starting import run, settings_of
from bot.playing import run_playing


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("playground")(playground_command)


def playground_command() -> None:
    """Run everything against a local Telegram, with a chat page in the browser and a sample newsroom."""
    run(run_playing(settings_of(), say))
