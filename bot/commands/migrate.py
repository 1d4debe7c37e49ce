"""`kabarchy migrate`: brings the database up to date; `run` does it by itself."""

import typer

from bot.commands.starting import out, run, settings_of
from storage.migrate import migrate


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("migrate")(migrate_command)


def migrate_command() -> None:
    """Bring the database up to date."""
    settings = settings_of(quiet=True)
    run(migrate(settings.database_url))
    out.print("The database is up to date.")
