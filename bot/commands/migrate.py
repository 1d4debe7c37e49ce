"""`kabarchy migrate`: brings the database up to date, as `run` does by itself, or takes it back to an earlier version."""

from typing import Annotated

import typer

from bot.commands.starting import out, run, settings_of
from storage.migrate import HEAD, migrate
from storage.sole import sole


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("migrate")(migrate_command)


def migrate_command(
    to: Annotated[
        str,
        typer.Option(
            "--to", help="Another version of the schema, as 0020, for an older program to work with."
        ),
    ] = HEAD,
) -> None:
    """Bring the database up to date."""
    settings = settings_of(quiet=True)
    if to == HEAD:
        run(migrate(settings.database_url))
        out.print("The database is up to date.")
    else:
        run(_migrate_alone(settings.database_url, to))
        out.print(f"The database is of version {to}. This program brings it up to date again when it starts.")


async def _migrate_alone(url: str, to: str) -> None:
    """Take it to a version that this program cannot run with, so not under its feet."""
    async with sole(url):
        await migrate(url, to)
