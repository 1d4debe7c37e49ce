"""What a button says when it is pressed: a text of at most 64 bytes that describes itself, as `v1:topic:17:on`.

A keyboard stays pressable for ever, so nothing that a button means is kept on our side, and whatever comes back is
taken as written by a stranger.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from news.outgoing import Button, Buttons

VERSION = "v1"
MOST_BYTES = 64
ROOM = {3: 12, 2: 19}
"""How many letters a phone shows on each of three buttons beside each other, or two; the rest it cuts off."""

_ARGUMENT = re.compile(r"[A-Za-z0-9_./+-]{1,56}")
_NUMBER = re.compile(r"-?[0-9]{1,18}")


class Screen(StrEnum):
    """On the way through which screens a choice is made, so that the next one follows."""

    SETUP = "setup"
    MENU = "menu"


class Action(StrEnum):
    """What a press asks for; the arguments that follow are named beside each."""

    START = "start"
    """Begin again: go through language, topics and hours."""
    TOPICS = "topics"
    """Show topics: page, screen."""
    TOPIC = "topic"
    """Choose a topic or not: id, on or off, page, screen."""
    SETTINGS = "settings"
    """Show a page of settings: its name, screen."""
    LANGUAGE = "language"
    """Speak a language: its code, screen."""
    HOUR = "hour"
    """Send at an hour or not: 0 to 23, on or off, screen, which hours are seen: common, day or weekend."""
    DAYS = "days"
    """Send on these days: every, weekdays, or apart for other hours at the weekend."""
    NOTE = "note"
    """Say so where there is nothing for a digest: on or off."""
    TOPIC_HOUR = "topic-hour"
    """Show hours or the topics of one, or choose one: list, or an hour as 0800, then id, on or off."""
    AT_ONCE = "at-once"
    """Tell news of a topic as they happen: id, off, important or all."""
    BUDGET = "budget"
    """Tell at most so often a day: a number; 0 is any."""
    SILENT = "silent"
    """Show which topics come without a sound, or choose one: list, or id, on or off."""
    QUIET = "quiet"
    """Choose quiet hours: off, set and two hours, from and perhaps an hour, or urgent, on or off."""
    CITY = "city"
    """Show the time of a city: its name, screen."""
    SIZE = "size"
    """Send digests of a size: short, normal or long."""
    LOOK = "look"
    """Send digests that look so: plain or rich."""
    PAUSE = "pause"
    """Send nothing for some days, 0 resumes; until and a date; or show dates: dates, from how many days after today."""
    DONE = "done"
    """End the beginning."""
    DIGEST = "digest"
    """Send a digest now."""
    STORY = "story"
    """Show a story's card: id."""
    EDIT = "edit"
    """Do something about a story as one who runs the news: id, deed, then what the deed needs."""
    CLOSE = "close"
    """Take this message away."""
    FEEDS = "feeds"
    """Show the sources: page."""
    FEED = "feed"
    """Show a source, or do something with it: id, page, then nothing, ask or remove."""
    ADD_FEED = "add-feed"
    """Ask for a source's address."""
    BROADCAST = "broadcast"
    """Do something with a broadcast: id, deed (see `handlers.broadcasting`), then what the deed needs."""
    DOUBTS = "doubts"
    """Send what is in doubt again: again."""
    STATS = "stats"
    """Show the figures of a period: day, week or month."""
    PROBLEMS = "problems"
    """Have what was given up tried again: retry."""
    ALBUM = "album"
    """Show the album that has been gathered for a broadcast."""
    EDITORS = "editors"
    """Show who has which role, or do something about it: nothing, add, or link and a role."""
    EDITOR = "editor"
    """Show a person's role, or do something with it: Telegram's id, then nothing, a role, ask or remove."""
    AUDIT = "audit"
    """Show what editors did: page."""
    BAN = "ban"
    """Do something about bans: ask, or on or off and Telegram's id."""
    STOP_ALL = "stop-all"
    """Stop all sending, or go on with it: stop or resume."""
    TRIAL = "trial"
    """Do something with what a trial reading found: its mark, then add, cancel, or pick and a number."""
    EXPORT_FEEDS = "export-feeds"
    """Send the sources as a file."""
    EDIT_TOPICS = "edit-topics"
    """Show the topics to an editor: page, or add."""
    EDIT_TOPIC = "edit-topic"
    """Show a topic to an editor, or do something with it: id, page, then nothing, rename, words, hide, show or shelf."""
    DRAFT = "draft"
    """Do something with a topic's draft: its mark, then save, cancel or words."""
    OWN = "own"
    """Show a chat's own topics, or do something with one: list, add, or one, words, rename, ask or remove and its id."""
    MINE = "mine"
    """Show a chat's own sources, or do something with one: list, add, import, export, or one, rename, ask or remove and its topic."""
    MINE_TRIAL = "mine-trial"
    """Do something with what a trial reading found for a reader: its mark, then add, cancel, or pick and a number."""
    READERS_SOURCES = "readers-sources"
    """Show how readers' sources stand, or do something about all: list, off, on, forbid, or permit and an address's mark."""
    OWN_DRAFT = "own-draft"
    """Do something with the draft of an own topic: its mark, then save, words or cancel."""
    WHY = "why"
    """Explain why a story came: id."""
    LIKE = "like"
    """Say of a story whether it was right to bring it: id, then up, down or off."""
    FOUND = "found"
    """Turn the pages of a search: its key, page."""
    LATEST = "latest"
    """Turn the pages of the latest news: page, when they were asked for in seconds, a topic's number or 0, unseen or not."""
    SAVED = "saved"
    """Turn the pages of what is saved: page."""
    SAVE = "save"
    """Save a story or forget that it is saved: id, on or off."""
    SOURCE = "source"
    """Show a sentence as its outlet wrote it: story, article, the sentence's print."""
    MUTE = "mute"
    """Mute something of a story: id, then nothing, word, story, or topic or outlet and its number."""
    MUTES = "mutes"
    """Show what is muted, or take something back: nothing, or off or undo and its number."""
    FOLLOW = "follow"
    """Follow a story or follow it no longer: id, on or off."""
    FOLLOWED = "followed"
    """Turn the pages of what is followed: page."""
    UNFOLD = "unfold"
    """Unfold a story in its digest: digest (0: the one in whose message it stands), number, story."""
    FOLD = "fold"
    """Show a digest as it was sent: digest, number."""
    MORE = "more"
    """List further stories: a topic's number or 0 for all, before when in seconds."""
    PERSONAL = "personal"
    """Do something with all that is kept of a reader: export, ask, keep or forget."""
    CONNECT = "connect"
    """Give a group or channel what its administrator chose for themselves, or end that: id, on or off."""
    FIND_TOPIC = "find-topic"
    """Ask for the name of a topic: screen."""
    LINKED = "linked"
    """Choose the topic of a link or not: id, on or off."""
    CANCEL = "cancel"
    """Take back the question that waits for a text."""


@dataclass(frozen=True, slots=True)
class Press:
    """A button's action with its arguments, each a short word or a number."""

    action: Action
    arguments: tuple[str, ...] = ()

    def word(self, place: int, default: str = "") -> str:
        """Return the argument at a place, or the default where there is none."""
        return self.arguments[place] if place < len(self.arguments) else default

    def number(self, place: int) -> int | None:
        """Return the argument at a place as a number of a row, or None where it is not one."""
        word = self.word(place)
        return int(word) if _NUMBER.fullmatch(word) else None

    @property
    def data(self) -> str:
        """What Telegram carries. Raises ValueError for what it or we could not carry."""
        text = ":".join((VERSION, self.action, *self.arguments))
        if len(text.encode()) > MOST_BYTES or not all(map(_ARGUMENT.fullmatch, self.arguments)):
            raise ValueError(f"no button can carry {text!r}")
        return text


def press(action: Action, *arguments: str | int) -> str:
    """Return what a button carries for an action with its arguments."""
    return Press(action, tuple(str(argument) for argument in arguments)).data


def parse(data: object) -> Press | None:
    """Return what a button meant; None for anything that no button of ours ever carried. Never raises."""
    if not isinstance(data, str) or len(data) > MOST_BYTES:
        return None
    version, *rest = data.split(":")
    if version != VERSION or not rest or rest[0] not in Action.__members__.values():
        return None
    if not all(map(_ARGUMENT.fullmatch, rest[1:])):
        return None
    return Press(Action(rest[0]), tuple(rest[1:]))


def button(text: str, action: Action, *arguments: str | int) -> Button:
    """Return a button that does something."""
    return Button(text=text, data=press(action, *arguments))


def rows_to_read(buttons: Iterable[Button]) -> Buttons:
    """Return buttons in rows of three, two or one, so that a phone shows the longest of their texts whole."""
    all_buttons = tuple(buttons)
    longest = max((len(one.text) for one in all_buttons), default=0)
    return rows(all_buttons, wide=next((wide for wide, room in ROOM.items() if longest <= room), 1))


def rows(buttons: Iterable[Button], wide: int) -> Buttons:
    """Return buttons in as few rows of at most `wide` as they need, the rows being about equally long."""
    all_buttons = tuple(buttons)
    count = -(-len(all_buttons) // wide)
    if count == 0:
        return ()
    length = -(-len(all_buttons) // count)
    return tuple(all_buttons[start : start + length] for start in range(0, len(all_buttons), length))
