"""What is to be sent, as plain data: it is rendered once, kept, and sent unchanged on every attempt."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A button under a message: it opens a link, sends `data` (1 to 64 bytes) back to us, or asks us in another chat."""

    text: str
    data: str | None = None
    url: str | None = None
    share: str | None = None
    """What is asked of us inline in the chat that a person chooses then."""


Buttons = tuple[tuple[Button, ...], ...]
"""Rows of buttons."""


class MediaKind(StrEnum):
    """Kinds of files that Telegram keeps and that we send again by their id."""

    PHOTO = "photo"
    VIDEO = "video"
    ANIMATION = "animation"
    AUDIO = "audio"
    VOICE = "voice"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A message of text in Telegram's HTML."""

    html: str
    buttons: Buttons = ()
    silent: bool = False
    preview: str | None = None
    """The link whose preview is shown; None shows none."""
    rich: str | None = None
    """The same in the HTML of rich messages, for a server that takes them; `html` is what others get."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """A file that Telegram already keeps, with a caption in Telegram's HTML."""

    kind: MediaKind
    file_id: str
    caption: str = ""
    buttons: Buttons = ()
    silent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Album:
    """Two to ten files shown together; an album carries no buttons."""

    items: tuple[Media, ...]
    silent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A text that we made and that comes as a file, with a caption in Telegram's HTML."""

    name: str
    text: str
    caption: str = ""


Outgoing = Text | Media | Album
