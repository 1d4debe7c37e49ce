"""`kabarchy serve`: owns the token, beside processes that do the other jobs."""

import typer

from bot.commands.run import say
from bot.commands.starting import run, settings_of
from bot.program import serve
from bot.settings import BadSettings


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("serve")(serve_command)


def serve_command() -> None:
    """Own the token: receive, answer and send; `work` does the rest. A second one waits to take over."""
    settings = settings_of()
    if not settings.token:
        raise BadSettings("BOT_TOKEN: serve needs one; without it `kabarchy run` starts the local Telegram")
    run(serve(settings, say))
