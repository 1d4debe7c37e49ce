"""A reader's own sources: the list, one of them, the trial of a new one, what a file brought, and what is told of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from messages import moments, new_feed
from messages.buttons import Action, Screen, button, rows
from messages.feeds import ADDRESS_UNITS, NAME_UNITS, health, problem
from messages.html import BETWEEN, Html, bold, escape, one_line, shorten
from messages.words import Words
from news.chats import Settings
from news.feeds import FeedState, Offer, ParsedFeed, Source
from news.outgoing import Button, Buttons, Text
from news.own_sources import LONGEST_NAME, MOST_SOURCES, OwnSource, Refusal

BUTTON_UNITS = 50
MOST_NAMED = 20


def sources_screen(
    sources: Sequence[OwnSource], language: str, *, off: bool = False, private: bool = True
) -> Text:
    """Return a chat's own sources, a button each; `private` is whether it is a person's chat."""
    words = Words(language)
    parts = [
        words.html("mine-title", count=len(sources), most=MOST_SOURCES)
        if sources
        else words.html("mine-none" if private else "mine-none-group")
    ]
    if off:
        parts.append(words.html("mine-off"))
    elif not private:
        parts.append(words.html("mine-how-in-groups"))
    chosen = tuple((button(_marked(source), Action.MINE, "one", source.topic_id),) for source in sources)
    adding = not off and private and len(sources) < MOST_SOURCES
    add = (
        button(words("button-mine-add"), Action.MINE, "add"),
        button(words("button-mine-import"), Action.MINE, "import"),
    )
    file = button(words("button-export-feeds"), Action.MINE, "export")
    back = button(words("button-to-topics"), Action.TOPICS, 0, Screen.MENU)
    close = button(words("button-close"), Action.CLOSE)
    below = (*((add,) if adding else ()), *(((file,),) if sources else ()), (back, close))
    return Text(html=BETWEEN.join(parts), buttons=(*chosen, *below))


def source_screen(source: OwnSource, language: str, now: datetime) -> Text:
    """Return one source with how it is doing and what can be done about it."""
    words = Words(language)
    lines = [
        words.html("feed-address", url=shorten(one_line(source.feed.source.url), ADDRESS_UNITS)),
        health(source.feed, words, now),
    ]
    who = words.html("mine-private" if source.feed.private else "mine-public")
    return Text(
        html=BETWEEN.join([bold(_name(source.name)), "\n".join(lines), who]),
        buttons=(
            (
                _deed("button-mine-rename", "rename", source, words),
                _deed("button-mine-remove", "ask", source, words),
            ),
            (button(words("button-back"), Action.MINE, "list"),),
        ),
    )


def confirm_remove(source: OwnSource, language: str) -> Text:
    """Return the question before a source is taken away."""
    words = Words(language)
    return Text(
        html=words.html("mine-ask-remove", name=_name(source.name)),
        buttons=(
            (_deed("button-mine-really-remove", "remove", source, words),),
            (_deed("button-back", "one", source, words),),
        ),
    )


def ask_address(language: str) -> Text:
    """Return the question for the address of a new source."""
    words = Words(language)
    return Text(html=words.html("mine-ask-address"), buttons=_cancel(words))


def ask_name(language: str) -> Text:
    """Return the question for another name."""
    words = Words(language)
    return Text(html=words.html("mine-ask-name", count=LONGEST_NAME), buttons=_cancel(words))


def ask_file(language: str) -> Text:
    """Return the question for an OPML file."""
    words = Words(language)
    return Text(html=words.html("mine-import-ask"), buttons=_cancel(words))


def not_an_address(language: str, *, closed: bool = False) -> Text:
    """Return that what was sent is no address; or that it leads into a channel that is not public."""
    words = Words(language)
    return Text(
        html=words.html("mine-closed-channel" if closed else "mine-not-an-address"), buttons=_cancel(words)
    )


def how_in_groups(language: str) -> Text:
    """Return how a source is added where nobody's messages are read but commands."""
    return Text(html=Words(language).html("mine-how-in-groups"))


def trial(
    mark: str, asked: str, source: Source, found: ParsedFeed, settings: Settings, now: datetime
) -> Text:
    """Return what a trial reading found; where it is the feed of a page that was asked for, that is said first."""
    words = Words(settings.language)
    shown = new_feed.trial(mark, source, found, settings, now)
    parts = [shown.html]
    if asked:
        parts.insert(0, words.html("mine-found", page=shorten(one_line(asked), ADDRESS_UNITS)))
    buttons = (
        (
            button(words("button-mine-add"), Action.MINE_TRIAL, mark, "add"),
            button(words("button-cancel"), Action.MINE_TRIAL, mark, "cancel"),
        ),
    )
    return replace(shown, html=BETWEEN.join(parts), buttons=buttons)


def several(mark: str, offers: Sequence[Offer], language: str) -> Text:
    """Return the sources that a site has, to choose one of."""
    words = Words(language)
    picks = rows(
        (
            button(str(number), Action.MINE_TRIAL, mark, "pick", number)
            for number in range(1, len(offers) + 1)
        ),
        wide=new_feed.PICKS_WIDE,
    )
    cancel = (button(words("button-cancel"), Action.MINE_TRIAL, mark, "cancel"),)
    return replace(new_feed.several(mark, offers, language), buttons=(*picks, cancel))


def added(source: OwnSource, language: str) -> Text:
    """Return that a source is added, and when its first news come."""
    words = Words(language)
    return Text(
        html=words.html("mine-added", name=_name(source.name)),
        buttons=(
            (_deed("button-mine-rename", "rename", source, words),),
            (button(words("button-mine"), Action.MINE, "list"),),
        ),
    )


def not_added(why: Refusal, language: str) -> Text:
    """Return why a source was not added."""
    words = Words(language)
    return Text(
        html=words.html(f"mine-{why}", count=MOST_SOURCES),
        buttons=((button(words("button-mine"), Action.MINE, "list"),),),
    )


def unreadable(recorded: str, language: str) -> Text:
    """Return why what lies at an address cannot be read; another address may be sent."""
    words = Words(language)
    return Text(
        html=words.html("mine-refused", problem=problem(recorded, words)),
        buttons=((button(words("button-mine"), Action.MINE, "list"),),),
    )


def removed(language: str) -> str:
    """Return that a source is taken away, for a pop-up."""
    return Words(language)("mine-removed")


def lost(language: str) -> str:
    """Return that the chat does not have this source any more, for a pop-up."""
    return Words(language)("mine-lost")


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What came of a file of sources."""

    taken: Sequence[str] = ()
    """Their names."""
    known: int = 0
    refused: Sequence[tuple[str, str]] = ()
    """Names, each with a `Refusal` or with the problem of its server; nothing where it took too long."""
    left: int = 0
    """How many did not fit."""


def reading_file(count: int, language: str) -> Text:
    """Return that the feeds of a file are being tried."""
    return Text(html=Words(language).html("mine-import-reading", count=count))


def nothing_in_file(language: str) -> Text:
    """Return that a file lists no feed."""
    return Text(html=Words(language).html("mine-import-none"))


def imported(found: Imported, language: str) -> Text:
    """Return what was taken of a file, what was known already, and what was refused and why."""
    words = Words(language)
    parts: list[Html] = []
    if found.taken:
        title = words.html("mine-import-taken", count=len(found.taken))
        parts.append(_named(title, [Html(f"• {escape(_name(name))}") for name in found.taken], words))
    else:
        parts.append(words.html("mine-import-nothing"))
    if found.known:
        parts.append(words.html("mine-import-known", count=found.known))
    if found.refused:
        lines = [Html(f"• {escape(_name(name))}: {_why(why, words)}") for name, why in found.refused]
        parts.append(_named(words.html("mine-import-refused"), lines, words))
    if found.left:
        parts.append(words.html("mine-import-left", count=found.left, most=MOST_SOURCES))
    return Text(html=BETWEEN.join(parts), buttons=((button(words("button-mine"), Action.MINE, "list"),),))


def fails_message(source: OwnSource, settings: Settings, now: datetime) -> Text:
    """Return that a source has failed for long or is closed, with the offer to take it away."""
    words, feed = Words(settings.language), source.feed
    name = _name(source.name)
    if feed.state is FeedState.GONE or feed.failing_since is None:
        said = words.html("mine-gone", name=name)
    else:
        why = problem(feed.problem or "", words)
        said = words.html(
            "mine-fails", name=name, ago=moments.ago(feed.failing_since, now, words), problem=why
        )
    keep = button(words("button-mine-keep"), Action.CLOSE)
    return Text(html=said, buttons=((_deed("button-mine-remove", "ask", source, words), keep),))


def taken_message(name: str, language: str) -> Text:
    """Return that editors closed the address of a source to readers."""
    return Text(html=Words(language).html("mine-taken", name=_name(name)))


def _why(why: str, words: Words) -> Html:
    if not why:
        return words.html("mine-import-slow")
    if why in Refusal.__members__.values():
        return words.html(f"mine-{why}", count=MOST_SOURCES)
    return escape(problem(why, words))


def _named(title: Html, lines: Sequence[Html], words: Words) -> Html:
    shown = list(lines[:MOST_NAMED])
    if len(lines) > MOST_NAMED:
        shown.append(words.html("mine-import-more", count=len(lines) - MOST_NAMED))
    return Html("\n".join([title, *shown]))


def _deed(key: str, name: str, source: OwnSource, words: Words) -> Button:
    return button(words(key), Action.MINE, name, source.topic_id)


def _marked(source: OwnSource) -> str:
    return f"{'⚠️ ' if source.fails else ''}{shorten(one_line(source.name), BUTTON_UNITS) or '…'}"


def _name(name: str) -> str:
    return shorten(one_line(name), NAME_UNITS) or "…"


def _cancel(words: Words) -> Buttons:
    return ((button(words("button-cancel"), Action.CANCEL),),)
