"""A model of a reader: what is on their screen, and what they do next, by chance and without any plan."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from playground.client import Message

MOST_SCREENS = 12
"""Messages that a reader still scrolls back to."""
MOST_OLD = 40

COMMANDS = (
    ("/start", 4), ("/topics", 10), ("/settings", 10), ("/digest", 8), ("/latest", 14), ("/saved", 5), ("/mytopic", 4),
    ("/why", 3), ("/whynot", 2), ("/following", 3), ("/mutes", 3), ("/since 3d", 2), ("/help", 5), ("/search", 3), ("/pause", 2), ("/privacy", 2), ("/stop", 1),
    ("/настройки", 1), ("/digets", 1), ("/weather", 1), ("/stats", 1), ("/feeds", 1), ("/start topic_csto", 1),
)  # fmt: skip
"""What is sent, and how often of about a hundred times."""
SEARCHES = 12
"""How often of as many a search with a word of the news."""
WORDS = 8
"""… and plain words that nobody asked for."""
STRANGE = 2
"""… and something that is no text."""
TEXTS = (
    "привет", "а что нового?", "рахмат", "кандай жаңылык бар", "thanks!", "темы", "настройки", "👍", "1234", "https://example.org/news",
    "водохранилище", "выборы 2026 -спорт", '"точная фраза"', "<b>жирный</b> & прочее", "x" * 500, "\u202eна письме", "08:30",
)  # fmt: skip
AGAIN = 0.05
"""How likely a press comes twice, as of an impatient finger."""
OLD_BUTTON = 0.08
"""How likely a press is one on a keyboard that the message had before."""
NEWEST = 0.55
"""How likely the newest message is the one that is pressed on."""
ANSWERS = 0.6
"""How likely a question of the bot is answered before anything else is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What a reader does: presses `data` under a message, or sends a text; one that is neither is a photo."""

    message: int = 0
    data: str = ""
    is_old: bool = False
    """Whether the message no longer shows this button."""
    is_fresh: bool = False
    """Whether it stands on the last thing that the bot has shown, nothing having been written since."""
    text: str = ""

    @property
    def label(self) -> str:
        """What the deed is, without what differs from reader to reader."""
        if self.data:
            _, _, rest = self.data.partition(":")
            action, _, arguments = rest.partition(":")
            words = [word for word in arguments.split(":") if word.isalpha()]
            return " ".join([f"[{action}]", *words[:1]])
        if self.text.startswith("/"):
            return self.text.split()[0]
        return "a text" if self.text else "a photo"


@dataclass(slots=True, kw_only=True)
class Reader:
    """Somebody with a private chat, who remembers what the bot has shown there."""

    id: int
    language: str = "ru"
    screens: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """The buttons that each message shows, oldest message first."""
    old: list[tuple[int, str]] = field(default_factory=list)
    """Buttons that messages had before they were edited."""
    is_asked: bool = False
    """Whether the last message of the bot waits for a text."""
    latest: int = 0
    """The message that was shown last, new or changed; 0 where the reader has written since."""

    def see(self, message: Message) -> None:
        """Look at a message that is new or has changed."""
        buttons = tuple(button.data for button in message.buttons if button.data)
        before = self.screens.get(message.id, ())
        self.old += [(message.id, data) for data in before if data not in buttons]
        del self.old[:-MOST_OLD]
        self.is_asked = any(data.split(":")[1] == "cancel" for data in buttons)
        self.latest = message.id
        if buttons:
            self.screens[message.id] = buttons
        else:
            self.screens.pop(message.id, None)
        if len(self.screens) > MOST_SCREENS:
            del self.screens[next(iter(self.screens))]

    def lose(self, message: int) -> None:
        """Find that a message is gone."""
        self.screens.pop(message, None)

    def press(self, chance: random.Random) -> list[Deed]:
        """Choose what to press, be it twice; nothing where no message has a button."""
        if self.old and chance.random() < OLD_BUTTON:
            message, data = chance.choice(self.old)
            return [Deed(message=message, data=data, is_old=data not in self.screens.get(message, ()))]
        if not self.screens:
            return []
        newest = next(reversed(self.screens))
        message = newest if chance.random() < NEWEST else chance.choice(list(self.screens))
        deed = self.button(message, chance.choice(self.screens[message]))
        return [deed, deed] if chance.random() < AGAIN else [deed]

    def button(self, message: int, data: str) -> Deed:
        """Return the press of a button that a message shows."""
        return Deed(message=message, data=data, is_fresh=message == self.latest)

    def write(self, chance: random.Random, news: Sequence[str]) -> Deed:
        """Choose what to send: an answer to what was asked, a command, something to look for, or just something."""
        self.latest = 0
        if self.is_asked and chance.random() < ANSWERS:
            return Deed(text=chance.choice((*TEXTS, *chance.choices(news, k=len(TEXTS)))))
        said = [*(command for command, _ in COMMANDS), "search", "words", "strange"]
        weights = [*(weight for _, weight in COMMANDS), SEARCHES, WORDS, STRANGE]
        (chosen,) = chance.choices(said, weights)
        match chosen:
            case "search":
                return Deed(text="/search " + " ".join(chance.sample(news, chance.choice((1, 1, 1, 2, 3)))))
            case "words":
                return Deed(text=chance.choice(TEXTS))
            case "strange":
                return Deed()
            case _:
                return Deed(text=chosen)
