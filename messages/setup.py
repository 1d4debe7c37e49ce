"""The beginning: three screens with nothing to type, language, topics, hours; and what follows them.

The first is `messages.settings.language_screen`, the second `messages.topics.topics_screen`, the third
`messages.hours.hours_screen`, each with `Screen.SETUP`.
"""

from datetime import datetime, time
from enum import StrEnum

from messages import moments
from messages.buttons import Action, Screen, button
from messages.connecting import in_private
from messages.words import Words
from news.chats import Settings
from news.outgoing import Text

PRESET_TOPICS = ("csto", "foreign-policy", "kyrgyzstan")
"""Slugs of what is chosen already when a reader first sees the topics."""
PRESET_TIMES = (time(8),)


class First(StrEnum):
    """When the first digest comes, where it does not wait for its hour."""

    NOW = "setup-first"
    SOON = "setup-first-soon"
    """There is no news yet."""


def ready_screen(
    settings: Settings,
    topics: int,
    next_digest_at: datetime | None,
    now: datetime,
    soon: First | None = None,
) -> Text:
    """Return the end of the beginning: what was chosen, when a digest comes, and that the first is on its way."""
    words = Words(settings.language)
    lines = [words.html("setup-ready", topics=topics)]
    if soon is not None:
        lines.append(words.html(soon))
    if next_digest_at is None:
        lines.append(words.html("setup-no-hours"))
    else:
        when = moments.when(next_digest_at, now, settings.schedule.zone, words)
        lines.append(words.html("setup-next", when=when))
    return Text(
        html="\n".join(lines),
        buttons=(
            *(() if soon is First.NOW else ((button(words("button-digest-now"), Action.DIGEST),),)),
            (button(words("button-settings"), Action.SETTINGS, "menu", Screen.MENU),),
        ),
    )


def group_greeting(language: str, url: str) -> Text:
    """Return what a group reads when the bot has been added to it; `url` leads its administrators into private."""
    words = Words(language)
    return Text(
        html=words.html("setup-group"),
        buttons=((button(words("button-begin"), Action.START),), (in_private(url, language),)),
    )


def welcome_back(language: str) -> Text:
    """Return what a reader reads who says /start again."""
    words = Words(language)
    return Text(
        html=words.html("start-again"),
        buttons=(
            (
                button(words("button-digest-now"), Action.DIGEST),
                button(words("button-settings"), Action.SETTINGS, "menu", Screen.MENU),
            ),
            (button(words("button-begin-again"), Action.START),),
        ),
    )


def stopped(language: str) -> Text:
    """Return the answer to /stop."""
    return Text(html=Words(language).html("stop-done"))


def claimed(language: str, *, done: bool) -> Text:
    """Return the answer to a one-time link that makes its opener the owner."""
    return Text(html=Words(language).html("claim-done" if done else "claim-refused"))
