"""Sources as an owner sees them: which are read, which are not and why, in plain words."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from messages import moments
from messages.buttons import Action, button, rows
from messages.html import BETWEEN, Html, bold, one_line, shorten
from messages.words import Words, language_name
from news.feeds import FOREVER, Feed, FeedState, Gap
from news.outgoing import Button, Buttons, Text

PAGE_SIZE = 8
NAME_UNITS = 60
ADDRESS_UNITS = 500
TITLE_UNITS = 200
_UTC = ZoneInfo("UTC")
GAP_IS_NEWS = timedelta(days=7)
"""How long it is said what was missed of a source."""
PROBLEMS = frozenset(
    {
        "bad-address",
        "bad-catalogue",
        "private-address",
        "unreachable",
        "bad-status",
        "gone",
        "slow-down",
        "too-many-redirects",
        "too-large",
        "bomb",
        "truncated",
        "not-a-feed",
        "no-channel",
        "no-preview",
        "not-a-channel",
        "private-channel",
        "page-changed",
        "disallowed",
        "unreadable",
    }
)
"""Codes that a source's problem can have and that the Fluent files explain."""


def feeds_screen(feeds: Sequence[Feed], page: int, language: str, now: datetime) -> Text:
    """Return a page of sources with how each is doing; a page that does not exist is the nearest that does."""
    words = Words(language)
    add = button(words("button-add-feed"), Action.ADD_FEED)
    close = button(words("button-close"), Action.CLOSE)
    export = button(words("button-export-feeds"), Action.EXPORT_FEEDS)
    how = words.html("feeds-import-how")
    readers = (button(words("button-readers-sources"), Action.READERS_SOURCES, "list"),)
    if not feeds:
        return Text(html=BETWEEN.join([words.html("feeds-none"), how]), buttons=((add, close), readers))
    pages = -(-len(feeds) // PAGE_SIZE)
    place = max(0, min(page, pages - 1))
    first = place * PAGE_SIZE
    shown = feeds[first : first + PAGE_SIZE]
    items = [_item(number, feed, words, now) for number, feed in enumerate(shown, start=first + 1)]
    numbers = rows(
        (
            button(str(number), Action.FEED, feed.id, place)
            for number, feed in enumerate(shown, start=first + 1)
        ),
        wide=PAGE_SIZE,
    )
    return Text(
        html=BETWEEN.join([_summary(feeds, place, pages, words), *items, how]),
        buttons=(*numbers, *_turning(place, pages, words), (add, export), readers, (close,)),
    )


def feed_screen(feed: Feed, page: int, language: str, now: datetime, zone: ZoneInfo = _UTC) -> Text:
    """Return one source with everything that is known of it; what was missed of it by the clock of `zone`."""
    words = Words(language)
    lines = [
        words.html("feed-address", url=shorten(feed.source.url, ADDRESS_UNITS)),
        health(feed, words, now),
        *_checks(feed, words, now),
        *gap(feed.gap, words, now, zone),
    ]
    back = button(words("button-back"), Action.FEEDS, page)
    return Text(
        html=BETWEEN.join([bold(_name(feed)), "\n".join(lines), "\n".join(_about(feed, words))]),
        buttons=(*_deeds(feed, page, words), (back,)),
    )


def health(feed: Feed, words: Words, now: datetime) -> Html:
    """Return how a source is doing, in one line."""
    if feed.state is FeedState.REMOVED:
        return words.html("feed-removed")
    if feed.state is FeedState.GONE:
        return words.html("feed-gone")
    if feed.is_muted(now):
        return _muted(feed.muted_until or FOREVER, words, now)
    if feed.problem:
        return words.html("feed-troubled", problem=problem(feed.problem, words))
    if feed.succeeded_at is None:
        return words.html("feed-new")
    return words.html("feed-fine", ago=moments.ago(feed.succeeded_at, now, words))


def gap(found: Gap | None, words: Words, now: datetime, zone: ZoneInfo) -> list[Html]:
    """Return what was missed of a source of late, and what of it was found again."""
    if found is None or now - found.ends_at > GAP_IS_NEWS:
        return []
    begins, ends = (
        words("when-date", date=moments.date(moment, zone, words), time=moments.clock(moment, zone))
        for moment in (found.begins_at, found.ends_at)
    )
    if found.begins_at.astimezone(zone).date() == found.ends_at.astimezone(zone).date():
        ends = moments.clock(found.ends_at, zone)
    lines = []
    if found.filled:
        lines.append(words.html("feed-gap-filled", begins=begins, ends=ends, count=found.filled))
    if found.missed is None:
        lines.append(words.html("feed-gap-some", begins=begins, ends=ends))
    elif found.missed:
        lines.append(words.html("feed-gap-missed", begins=begins, ends=ends, count=found.missed))
    return lines


def _muted(until: datetime, words: Words, now: datetime) -> Html:
    """Return that a source is left unread, and for how long yet."""
    if until >= FOREVER:
        return words.html("feed-muted-for-good")
    return words.html("feed-muted", ago=moments.ago(until, now, words))


def problem(recorded: str, words: Words) -> str:
    """Return a problem, recorded as its code and a detail after a colon, in plain words with the detail."""
    code, _, detail = one_line(recorded).partition(":")
    if code not in PROBLEMS:
        return words("feed-problem-other", code=shorten(one_line(recorded), NAME_UNITS))
    said = words(f"problem-{code}")
    return f"{said} ({shorten(detail.strip(), NAME_UNITS)})" if detail.strip() else said


def ask_removal(feed: Feed, page: int, language: str) -> Text:
    """Return the question that stands before a source is taken off the list."""
    words = Words(language)
    return Text(
        html=words.html("feed-ask-removal", name=_name(feed)),
        buttons=(
            (
                button(words("button-really-remove"), Action.FEED, feed.id, page, "remove"),
                button(words("button-back"), Action.FEED, feed.id, page),
            ),
        ),
    )


def removed(feed: Feed, page: int, language: str) -> Text:
    """Return that a source is off the list."""
    words = Words(language)
    back = button(words("button-back"), Action.FEEDS, page)
    return Text(html=words.html("feed-removal-done", name=_name(feed)), buttons=((back,),))


def lost(language: str) -> str:
    """Return that a source is not on the list any more, for a pop-up."""
    return Words(language)("feed-lost")


def _summary(feeds: Sequence[Feed], place: int, pages: int, words: Words) -> Html:
    lines = [words.html("feeds-title", count=len(feeds))]
    troubled = sum(feed.problem is not None and feed.state is FeedState.ACTIVE for feed in feeds)
    if troubled:
        lines.append(words.html("feeds-troubled", count=troubled))
    if pages > 1:
        lines.append(words.html("feeds-page", page=place + 1, pages=pages))
    return Html("\n".join(lines))


def _item(number: int, feed: Feed, words: Words, now: datetime) -> Html:
    return Html(f"{number}. {bold(_name(feed))}\n{health(feed, words, now)}")


def _checks(feed: Feed, words: Words, now: datetime) -> list[Html]:
    """Return when a source was and will be read."""
    lines: list[Html] = []
    if feed.checked_at is not None:
        lines.append(words.html("feed-checked", ago=moments.ago(feed.checked_at, now, words)))
    if feed.succeeded_at is not None:
        lines.append(words.html("feed-succeeded", ago=moments.ago(feed.succeeded_at, now, words)))
    elif feed.checked_at is not None:
        lines.append(words.html("feed-never-succeeded"))
    if feed.failures:
        lines.append(words.html("feed-failures", count=feed.failures))
    if feed.newest_at is not None:
        lines.append(words.html("feed-newest", ago=moments.ago(feed.newest_at, now, words)))
    if feed.state is FeedState.ACTIVE:
        lines.append(_next_check(feed, words, now))
    return lines


def _about(feed: Feed, words: Words) -> list[Html]:
    """Return what editors said of a source."""
    unknown = words("feed-unknown")
    source = feed.source
    return [
        words.html("feed-standing", standing=standing(source.standing)),
        words.html("feed-country", country=(source.country or "").upper() or unknown),
        words.html(
            "feed-language", language=language_name(source.language, words) if source.language else unknown
        ),
        words.html(
            "feed-ownership", ownership=shorten(one_line(source.ownership or ""), TITLE_UNITS) or unknown
        ),
    ]


def standing(value: float) -> str:
    """Return how much a source counts, as editors choose it: 1, 1.5."""
    return f"{value:g}"


def _deeds(feed: Feed, page: int, words: Words) -> Buttons:
    if feed.state is FeedState.REMOVED:
        return ()

    def deed(key: str, name: str) -> Button:
        return button(words(key), Action.FEED, feed.id, page, name)

    return (
        (deed("button-check-now", "check"), deed("button-mute", "mute")),
        (deed("button-standing", "standing"), deed("button-country", "country")),
        (deed("button-feed-language", "language"), deed("button-ownership", "ownership")),
        (deed("button-remove-feed", "ask"),),
    )


def _next_check(feed: Feed, words: Words, now: datetime) -> Html:
    if feed.next_check_at <= now:
        return words.html("feed-next-soon")
    return words.html("feed-next", ago=moments.ago(feed.next_check_at, now, words))


def _turning(place: int, pages: int, words: Words) -> Buttons:
    if pages == 1:
        return ()
    row: list[Button] = []
    if place > 0:
        row.append(button(words("button-page-previous"), Action.FEEDS, place - 1))
    if place < pages - 1:
        row.append(button(words("button-page-next"), Action.FEEDS, place + 1))
    return (tuple(row),)


def _name(feed: Feed) -> str:
    return shorten(one_line(feed.source.name), NAME_UNITS) or shorten(feed.source.url, NAME_UNITS)
