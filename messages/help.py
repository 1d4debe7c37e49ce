"""Help, and the commands as Telegram's menu lists them."""

from messages.html import Html
from messages.words import Words
from news.outgoing import Text

COMMANDS = ("digest", "latest", "topics", "settings", "help", "start", "stop")
OWNERS_COMMANDS = ("feeds", "broadcast")


def help_screen(language: str, *, owner: bool = False) -> Text:
    """Return what the bot can do, with what only owners can where one asks."""
    words = Words(language)
    parts = [
        words.html("help-title"),
        _listed(COMMANDS, words),
        words.html("help-how"),
        words.html("help-groups"),
    ]
    if owner:
        parts += [words.html("help-owner"), _listed(OWNERS_COMMANDS, words)]
    return Text(html="\n\n".join(parts))


def commands(language: str, *, owner: bool = False) -> tuple[tuple[str, str], ...]:
    """Return the commands with their descriptions, in the order of the menu."""
    words = Words(language)
    names = (*COMMANDS, *OWNERS_COMMANDS) if owner else COMMANDS
    return tuple((name, words(f"command-{name}")) for name in names)


def description(language: str) -> str:
    """Return what Telegram shows in an empty chat with the bot, at most 512 characters."""
    return Words(language)("bot-description")


def short_description(language: str) -> str:
    """Return what Telegram shows on the bot's page, at most 120 characters."""
    return Words(language)("bot-short-description")


def _listed(names: tuple[str, ...], words: Words) -> Html:
    return Html("\n".join(f"/{name} — {words.html(f'command-{name}')}" for name in names))
