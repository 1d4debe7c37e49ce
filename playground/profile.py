"""What the bot says of itself: commands by scope and language, name, descriptions, menu button."""

from dataclasses import dataclass, field

from playground.answers import Json
from playground.state import Store

Scope = tuple[str, int, int]


@dataclass(slots=True)
class Profile:
    """The settings that `setMy…` changes; texts are kept by name and language ("" for everyone)."""

    store: Store
    commands: dict[tuple[Scope, str], list[Json]] = field(default_factory=dict)
    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    menu_button: Json = field(default_factory=lambda: {"type": "commands"})

    def set_commands(self, scope: Scope, language: str, commands: list[Json]) -> None:
        """Replace one list of commands; an empty one removes it."""
        if commands:
            self.commands[scope, language] = commands
        else:
            self.commands.pop((scope, language), None)
        self.keep()

    def commands_for(self, scopes: list[Scope], language: str) -> list[Json]:
        """What a person sees: the first scope that has a list in their language, or else in any."""
        for scope in scopes:
            for spoken in (language, ""):
                if commands := self.commands.get((scope, spoken)):
                    return commands
        return []

    def set_text(self, name: str, language: str, text: str) -> None:
        """Set or remove one text."""
        if text:
            self.texts[name, language] = text
        else:
            self.texts.pop((name, language), None)
        self.keep()

    def text_for(self, name: str, language: str) -> str:
        """The text in a language, or else the one for everyone."""
        return self.texts.get((name, language)) or self.texts.get((name, "")) or ""

    def keep(self) -> None:
        """Write it all down."""
        self.store.put(
            "settings",
            "profile",
            {
                "commands": [
                    [scope, language, commands] for (scope, language), commands in self.commands.items()
                ],
                "texts": [[name, language, text] for (name, language), text in self.texts.items()],
                "menu_button": self.menu_button,
            },
        )

    def load(self, state: Json) -> None:
        """Take back what `keep` wrote."""
        self.commands = {
            (tuple(scope), language): commands for scope, language, commands in state["commands"]
        }
        self.texts = {(name, language): text for name, language, text in state["texts"]}
        self.menu_button = state["menu_button"]
