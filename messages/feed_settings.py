"""What editors say of a source: how much it counts, where it is from, who owns it, and whether it is read."""

from datetime import timedelta

from messages.buttons import Action, button, rows
from messages.feeds import standing
from messages.html import BETWEEN, bold, one_line, shorten
from messages.words import NAMED_LANGUAGES, Words, language_name
from news.feeds import Feed
from news.outgoing import Button, Text

STANDINGS = (0.0, 0.5, 1.0, 1.5, 2.0)
MUTES = {"day": timedelta(days=1), "week": timedelta(days=7), "ever": None, "off": timedelta()}
"""For how long a source is left unread; None for good."""
NAME_UNITS = 60
_WIDE = 5
_LANGUAGES_WIDE = 2


def standing_screen(feed: Feed, page: int, language: str) -> Text:
    """Return the choice of how much a source counts."""
    words = Words(language)
    choices = rows(
        (
            button(
                _marked(standing(value), words, chosen=value == feed.source.standing),
                Action.FEED,
                feed.id,
                page,
                "standing",
                standing(value),
            )
            for value in STANDINGS
        ),
        wide=_WIDE,
    )
    return Text(
        html=BETWEEN.join([bold(_name(feed)), words.html("feed-ask-standing")]),
        buttons=(*choices, (_back(feed, page, words),)),
    )


def language_screen(feed: Feed, page: int, language: str) -> Text:
    """Return the choice of the language that a source writes in."""
    words = Words(language)
    choices = rows(
        (
            button(
                _marked(language_name(code, words), words, chosen=code == feed.source.language),
                Action.FEED,
                feed.id,
                page,
                "language",
                code,
            )
            for code in NAMED_LANGUAGES
        ),
        wide=_LANGUAGES_WIDE,
    )
    return Text(
        html=BETWEEN.join([bold(_name(feed)), words.html("feed-ask-language")]),
        buttons=(*choices, (_back(feed, page, words),)),
    )


def mute_screen(feed: Feed, page: int, language: str, *, muted: bool) -> Text:
    """Return the choice of for how long a source is left unread."""
    words = Words(language)
    names = {
        "day": words("mute-day"),
        "week": words("mute-week"),
        "ever": words("mute-ever"),
        "off": words("mute-off"),
    }
    offered = [name for name in MUTES if name != "off" or muted]
    return Text(
        html=BETWEEN.join([bold(_name(feed)), words.html("feed-ask-mute")]),
        buttons=(
            *((button(names[name], Action.FEED, feed.id, page, "mute", name),) for name in offered),
            (_back(feed, page, words),),
        ),
    )


def ask_country(feed: Feed, language: str) -> Text:
    """Return the question for a source's country."""
    return _question("feed-ask-country", feed, language)


def ask_ownership(feed: Feed, language: str) -> Text:
    """Return the question who owns a source."""
    return _question("feed-ask-ownership", feed, language)


def not_a_country(language: str) -> Text:
    """Return that what was sent is no code of a country."""
    return Text(html=Words(language).html("feed-not-a-country"))


def checking(language: str) -> str:
    """Return that a source is being read now, for a pop-up."""
    return Words(language)("feed-checking")


def _question(key: str, feed: Feed, language: str) -> Text:
    words = Words(language)
    cancel = button(words("button-cancel"), Action.CANCEL)
    return Text(html=words.html(key, name=_name(feed)), buttons=((cancel,),))


def _back(feed: Feed, page: int, words: Words) -> Button:
    return button(words("button-back"), Action.FEED, feed.id, page)


def _marked(name: str, words: Words, *, chosen: bool) -> str:
    return words("mark-chosen" if chosen else "mark-free", name=name)


def _name(feed: Feed) -> str:
    return shorten(one_line(feed.source.name), NAME_UNITS) or shorten(feed.source.url, NAME_UNITS)
