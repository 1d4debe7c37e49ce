"""Readers' sources as editors see them: how many, whether they are read at all, and which addresses are closed to them."""

from collections.abc import Sequence
from hashlib import blake2b

from messages.buttons import Action, button, rows
from messages.feeds import ADDRESS_UNITS
from messages.html import BETWEEN, Html, escape, one_line, shorten
from messages.words import Words
from news.outgoing import Text

WIDE = 8
MOST_LISTED = 40


def readers_sources_screen(
    count: int, private: int, forbidden: Sequence[str], language: str, *, off: bool
) -> Text:
    """Return the screen; of readers' sources only their number, since they are nobody else's business."""
    words = Words(language)
    parts = [
        words.html("readers-sources-title"),
        words.html("readers-sources-off" if off else "readers-sources-on"),
        words.html("readers-sources-count", count=count, private=private),
    ]
    listed = forbidden[:MOST_LISTED]
    if listed:
        lines = [
            Html(f"{number}. {escape(shorten(one_line(url), ADDRESS_UNITS // len(listed) + WIDE))}")
            for number, url in enumerate(listed, start=1)
        ]
        parts.append(Html("\n".join([words.html("readers-forbidden"), *lines])))
    picks = rows(
        (
            button(str(number), Action.READERS_SOURCES, "permit", mark_of(url))
            for number, url in enumerate(listed, start=1)
        ),
        wide=WIDE,
    )
    switch = ("button-readers-sources-on", "on") if off else ("button-readers-sources-off", "off")
    return Text(
        html=BETWEEN.join(parts),
        buttons=(
            *picks,
            (
                button(words(switch[0]), Action.READERS_SOURCES, switch[1]),
                button(words("button-readers-forbid"), Action.READERS_SOURCES, "forbid"),
            ),
            (button(words("button-back"), Action.FEEDS, 0),),
        ),
    )


def mark_of(url: str) -> str:
    """Return what a button carries for an address."""
    return blake2b(url.encode(), digest_size=6).hexdigest()


def ask_forbidden(language: str) -> Text:
    """Return the question which address is to be closed."""
    words = Words(language)
    return Text(
        html=words.html("readers-ask-forbidden"),
        buttons=((button(words("button-cancel"), Action.CANCEL),),),
    )


def forbidden(url: str, taken: int, language: str) -> Text:
    """Return that an address is closed, and how many readers had it."""
    words = Words(language)
    return Text(
        html=words.html("readers-forbid-done", url=shorten(one_line(url), ADDRESS_UNITS), count=taken),
        buttons=((button(words("button-readers-sources"), Action.READERS_SOURCES, "list"),),),
    )
