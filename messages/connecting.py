"""A group or channel that its administrator connects from a private chat, with one press."""

from collections.abc import Sequence
from datetime import datetime

from messages import moments
from messages.buttons import Action, button
from messages.digest import topic_name
from messages.html import BETWEEN, escape, one_line, shorten
from messages.words import Words
from news.chats import Settings
from news.ids import ChatId
from news.outgoing import Button, Text
from news.topics import Topic

TITLE_UNITS = 60
MOST_NAMED = 30


def offer(id: ChatId, title: str, language: str) -> Text:
    """Return the offer to give a group or channel what its administrator chose for themselves."""
    words = Words(language)
    return Text(
        html=words.html("connect-offer", title=_called(title)),
        buttons=(
            (button(words("button-connect"), Action.CONNECT, id, "on"),),
            (button(words("button-close"), Action.CLOSE),),
        ),
    )


def connected(
    id: ChatId,
    title: str,
    topics: Sequence[Topic],
    settings: Settings,
    next_at: datetime | None,
    now: datetime,
) -> Text:
    """Return what a group or channel receives from now on, and how that is changed."""
    words = Words(settings.language)
    names = ", ".join(shorten(topic_name(topic, words), TITLE_UNITS) for topic in topics[:MOST_NAMED])
    lines = [words.html("connect-done", title=_called(title)), escape(names)]
    if next_at is not None:
        when = moments.when(next_at, now, settings.schedule.zone, words)
        lines.append(words.html("setup-next", when=when))
    lines.append(words.html("connect-how"))
    return Text(
        html=BETWEEN.join(lines),
        buttons=(
            (button(words("button-connect-again"), Action.CONNECT, id, "on"),),
            (button(words("button-disconnect"), Action.CONNECT, id, "off"),),
        ),
    )


def disconnected(id: ChatId, title: str, language: str) -> Text:
    """Return that a group or channel receives nothing more."""
    words = Words(language)
    return Text(
        html=words.html("connect-ended", title=_called(title)),
        buttons=((button(words("button-connect"), Action.CONNECT, id, "on"),),),
    )


def in_channel(url: str, language: str) -> Text:
    """Return what a channel reads whose administrator cannot be written to yet."""
    words = Words(language)
    return Text(html=words.html("connect-channel"), buttons=((_link(url, words),),))


def in_private(url: str, language: str) -> Button:
    """Return the button that leads from a group to its settings in private."""
    return _link(url, Words(language))


def not_yours(language: str) -> str:
    """Return that only administrators connect a group or channel, for a pop-up or a message."""
    return Words(language)("connect-not-yours")


def no_topics(language: str) -> str:
    """Return that there is nothing yet to be taken over, for a pop-up."""
    return Words(language)("connect-no-topics")


def _link(url: str, words: Words) -> Button:
    return Button(text=words("button-connect-private"), url=url)


def _called(title: str) -> str:
    return shorten(one_line(title), TITLE_UNITS) or "…"
