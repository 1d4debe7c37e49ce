"""The command line: what there is, and how each mistake ends: with one clear line, never a traceback."""

import logging
import os
import sys

import typer

from bot.commands import (
    analyze,
    backup,
    digest,
    doctor,
    feeds,
    migrate,
    playground,
    poll,
    read,
    restore,
    run,
    serve,
    work,
)
from bot.troubles import TROUBLES, Interrupted

OK, TROUBLE = 0, 1

app = typer.Typer(
    help="Kabarchy brings each reader a short digest of the news they chose, in Telegram.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for command in (
    run,
    playground,
    serve,
    work,
    migrate,
    poll,
    feeds,
    read,
    analyze,
    digest,
    doctor,
    backup,
    restore,
):
    command.register(app)


def main() -> None:
    """Run a command and end with 0 done, 1 trouble, or 2 wrong use."""
    sys.exit(_outcome())


def _outcome() -> int:
    try:
        code = app(standalone_mode=False)
    except typer.TyperException as error:
        message = error.format_message()
        # Without any argument the message is the help itself.
        is_help = message.startswith("Usage:")
        sys.stderr.write(f"{message}\n" if is_help else f"kabarchy: {message} See: kabarchy --help\n")
        return error.exit_code
    except typer.Exit as error:
        return error.exit_code
    except (typer.Abort, KeyboardInterrupt, Interrupted):
        return TROUBLE
    except BrokenPipeError:
        # Whoever read us has gone; Python would complain again while it closes standard output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except TROUBLES as error:
        logging.getLogger(__name__).debug("ended", exc_info=error)
        for line in str(error).splitlines() or [type(error).__name__]:
            sys.stderr.write(f"kabarchy: {line}\n")
        return TROUBLE
    return code if isinstance(code, int) else OK
