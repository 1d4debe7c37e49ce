"""Help, and the commands as Telegram's menu lists them, for each role."""

from messages.html import Html
from messages.words import Words
from news.outgoing import Text
from news.roles import Role

COMMANDS = (
    "digest", "latest", "topics", "settings", "search", "saved", "following", "since", "mytopic", "sources", "mutes", "why", "whynot",
    "pause", "help", "start", "stop", "privacy", "export", "forget",
)  # fmt: skip
KEEPERS_COMMANDS = ("feeds",)
EDITORS_COMMANDS = (*KEEPERS_COMMANDS, "broadcast", "edittopics", "broadcasts", "stats", "desk", "problems")
OWNERS_COMMANDS = (*EDITORS_COMMANDS, "editors", "audit", "corrections", "ban", "stopall")
_OF_ROLE = {Role.OWNER: OWNERS_COMMANDS, Role.EDITOR: EDITORS_COMMANDS, Role.KEEPER: KEEPERS_COMMANDS}


def commands_of(role: Role | None) -> tuple[str, ...]:
    """Return the commands that a role adds to a reader's."""
    return () if role is None else _OF_ROLE[role]


def help_screen(language: str, *, role: Role | None = None) -> Text:
    """Return what the bot can do, with what only those can who have the role of whoever asks."""
    words = Words(language)
    parts = [
        words.html("help-title"),
        _listed(COMMANDS, words),
        words.html("help-how"),
        words.html("help-when"),
        words.html("help-search"),
        words.html("help-groups"),
    ]
    if role is not None:
        parts += [words.html("help-owner"), _listed(commands_of(role), words)]
    return Text(html="\n\n".join(parts))


def commands(language: str, *, role: Role | None = None) -> tuple[tuple[str, str], ...]:
    """Return the commands with their descriptions, in the order of the menu."""
    words = Words(language)
    return tuple((name, words(f"command-{name}")) for name in (*COMMANDS, *commands_of(role)))


def name(language: str) -> str:
    """Return what the bot is called, at most 64 characters."""
    return Words(language)("bot-name")


def description(language: str) -> str:
    """Return what Telegram shows in an empty chat with the bot, at most 512 characters."""
    return Words(language)("bot-description")


def short_description(language: str) -> str:
    """Return what Telegram shows on the bot's page, at most 120 characters."""
    return Words(language)("bot-short-description")


def _listed(names: tuple[str, ...], words: Words) -> Html:
    return Html("\n".join(f"/{name} — {words.html(f'command-{name}')}" for name in names))
