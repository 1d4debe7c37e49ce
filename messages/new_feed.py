"""Adding a source: the question for its address, and what the trial reading found."""

from messages.buttons import Action, button
from messages.feeds import ADDRESS_UNITS, NAME_UNITS, TITLE_UNITS, problem
from messages.html import one_line, shorten
from messages.words import Words
from news.feeds import Feed, ParsedFeed
from news.ids import FeedId
from news.outgoing import Buttons, Text


def ask_address(language: str) -> Text:
    """Return the question for the address of a new source."""
    words = Words(language)
    return Text(html=words.html("feed-ask-address"), buttons=_cancel(words))


def trying(url: str, language: str) -> Text:
    """Return that the address is being read."""
    return Text(html=Words(language).html("feed-trying", url=shorten(one_line(url), ADDRESS_UNITS)))


def added(id: FeedId, name: str, found: ParsedFeed, language: str) -> Text:
    """Return that a source is on the list, with what it holds, so that a wrong one is noticed at once."""
    words = Words(language)
    lines = [words.html("feed-added", name=_short(name), entries=len(found.entries))]
    if found.entries:
        title = shorten(one_line(found.entries[0].title), TITLE_UNITS)
        lines.append(words.html("feed-added-newest", title=title))
    return Text(
        html="\n".join(lines),
        buttons=(
            (
                button(words("button-remove-feed"), Action.FEED, id, 0, "ask"),
                button(words("button-add-feed"), Action.ADD_FEED),
            ),
            (button(words("button-all-feeds"), Action.FEEDS, 0),),
        ),
    )


def known(feed: Feed, language: str) -> Text:
    """Return that a source is on the list already."""
    return Text(html=Words(language).html("feed-known", name=_short(feed.source.name)))


def refused(recorded: str, language: str) -> Text:
    """Return why a source was not added, from its problem's code and detail; another address may be sent."""
    words = Words(language)
    return Text(
        html=words.html("feed-refused", problem=problem(recorded, words)),
        buttons=((button(words("button-add-feed"), Action.ADD_FEED),),),
    )


def not_an_address(language: str) -> Text:
    """Return that what was sent is no address."""
    words = Words(language)
    return Text(html=words.html("feed-not-an-address"), buttons=_cancel(words))


def _cancel(words: Words) -> Buttons:
    return ((button(words("button-cancel"), Action.CANCEL),),)


def _short(name: str) -> str:
    return shorten(one_line(name), NAME_UNITS) or "…"
