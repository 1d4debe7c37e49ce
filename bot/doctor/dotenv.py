"""The file of settings: who may read it, and names in it that are a slip of the finger."""

import os
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path

from dotenv import dotenv_values

from bot.doctor.finding import Finding, advice, well
from bot.settings import Settings

FILE = Path(".env")
OTHERS = 0o077
ALIKE = 0.8
KNOWN = frozenset(name.upper() for name in Settings.model_fields)
OF_OTHERS = frozenset({"POSTGRES_PASSWORD", "DOMAIN"})
"""What compose.grown.yaml reads from the same file."""


def file_findings(file: Path = FILE) -> Iterator[Finding]:
    """Look at the file, where there is one."""
    try:
        mode = file.stat().st_mode
        names = list(dotenv_values(file, interpolate=False))
    except FileNotFoundError:
        yield well("Settings", "no .env here: they come from the environment, or are the defaults")
        return
    except (OSError, UnicodeDecodeError) as error:
        yield advice("Settings", f".env cannot be read: {error}", "save it as UTF-8, readable by this user")
        return
    if mode & OTHERS:
        yield readable(file)
    yield from misspelt(names, ".env")
    strange = [name for name in names if name not in KNOWN | OF_OTHERS and near(name) is None]
    if strange:
        yield well("Settings", f"of .env nothing here reads {', '.join(strange)}")


def readable(file: Path) -> Finding:
    """Say that others can read the file, with the token in it."""
    return advice("Settings", f"others can read {file}, where the token stands", f"`chmod 600 {file}`")


def can_be_read(file: Path = FILE) -> bool:
    """Whether there is such a file, and others can read it."""
    try:
        return bool(file.stat().st_mode & OTHERS)
    except OSError:
        return False


def environment_findings() -> Iterator[Finding]:
    """Look for slips in the environment."""
    yield from misspelt(os.environ, "the environment")


def misspelt(names: Iterable[str], where: str) -> Iterator[Finding]:
    """Say which names are no settings, but nearly."""
    for name in names:
        if (meant := near(name)) is not None:
            yield advice("Settings", f"{name} in {where} is none", f"did you mean {meant}?")


def near(name: str) -> str | None:
    """Return the setting that was meant by a name that is none.

    >>> near("BOT_TOKN"), near("BOT_TOKEN"), near("bot_token"), near("HOME")
    ('BOT_TOKEN', None, None, None)
    """
    upper = name.upper()
    if upper in KNOWN or upper in OF_OTHERS:
        return None
    return next(iter(get_close_matches(upper, sorted(KNOWN), n=1, cutoff=ALIKE)), None)
