"""What a search brought, and how one searches."""

from datetime import datetime, timedelta
from functools import partial

from messages import moments
from messages.buttons import Action, button
from messages.digest import topic_name
from messages.html import Html, one_line, shorten
from messages.pages import page, pages_of, turning
from messages.words import Words
from news.chats import Settings
from news.outgoing import Button, Text
from news.search import Found

QUERY_UNITS = 100
NAMES_UNITS = 160


def found_screen(found: Found, settings: Settings, now: datetime, *, key: str, number: int) -> Text:
    """Return a page of what was found; `key` is under what its query is kept for the other pages."""
    words = Words(settings.language)
    query = shorten(one_line(found.query), QUERY_UNITS)
    if found.unknown:
        names = shorten(", ".join(map(one_line, found.unknown)), NAMES_UNITS)
        return Text(html=words.html("search-unknown", names=names))
    if not found.stories:
        return Text(html=words.html("search-nothing", query=query))
    lines = [words.html("search-found", count=found.total, query=query), *_limits(found, settings, words)]
    if found.relaxed:
        lines.append(words.html("search-relaxed"))
    if found.repaired:
        lines.append(words.html("search-repaired"))
    row = turning(number, pages_of(found.total), partial(_to, key))
    return page(Html("\n".join(lines)), found.stories, number, row, settings, now)


def how_to_search(language: str) -> Text:
    """Return how one searches, where nothing to look for was said."""
    return Text(html=Words(language).html("search-how"))


def ask_what(language: str) -> Text:
    """Return the question what is to be found."""
    words = Words(language)
    return Text(
        html=f"{words.html('search-ask')}\n\n{words.html('search-how')}",
        buttons=((button(words("button-cancel"), Action.CANCEL),),),
    )


def how_to_ask_since(language: str) -> Text:
    """Return how one asks for the news of a period."""
    return Text(html=Words(language).html("since-how"))


def too_old(language: str) -> str:
    """Return that the pages of a search are not kept any more, for a pop-up."""
    return Words(language)("search-too-old")


def _to(key: str, text: str, number: int) -> Button:
    return button(text, Action.FOUND, key, number)


def _limits(found: Found, settings: Settings, words: Words) -> list[Html]:
    """Return by what a search was limited, a line each."""
    lines = []
    if found.topics:
        names = ", ".join(topic_name(topic, words) for topic in found.topics)
        lines.append(words.html("search-topics", names=shorten(names, NAMES_UNITS)))
    if found.feeds:
        names = ", ".join(dict.fromkeys(one_line(feed.source.name) for feed in found.feeds))
        lines.append(words.html("search-outlets", names=shorten(names, NAMES_UNITS)))
    since, until, zone = found.search.since, found.search.until, settings.schedule.zone
    # The end of a period is the midnight after its last day.
    last = None if until is None else moments.date(until - timedelta(minutes=1), zone, words)
    first = None if since is None else moments.date(since, zone, words)
    if first is not None and last is not None:
        same = first == last
        lines.append(
            words.html("search-day", day=first)
            if same
            else words.html("search-period", first=first, last=last)
        )
    elif first is not None:
        lines.append(words.html("search-since", first=first))
    elif last is not None:
        lines.append(words.html("search-until", last=last))
    return lines
