"""Adding a source: the question for its address, and what the trial reading found."""

from collections.abc import Sequence
from datetime import UTC, datetime

from messages import moments
from messages.buttons import Action, button, rows
from messages.feeds import ADDRESS_UNITS, NAME_UNITS, TITLE_UNITS, problem
from messages.html import BETWEEN, Html, escape, italic, one_line, shorten
from messages.source_facts import fills, offered, what_it_is
from messages.words import Words, language_name
from news.chats import Settings
from news.feeds import Entry, Feed, Offer, ParsedFeed, Source
from news.ids import FeedId
from news.outgoing import Buttons, Text

NEWEST = 3
PICKS_WIDE = 8
_UNDATED = datetime(1970, 1, 1, tzinfo=UTC)


def ask_address(language: str) -> Text:
    """Return the question for the address of a new source."""
    words = Words(language)
    return Text(html=words.html("feed-ask-address"), buttons=_cancel(words))


def trying(url: str, language: str) -> Text:
    """Return that the address is being read."""
    return Text(html=Words(language).html("feed-trying", url=shorten(one_line(url), ADDRESS_UNITS)))


def trial(
    mark: str,
    source: Source,
    found: ParsedFeed,
    settings: Settings,
    now: datetime,
    named_by: str | None = None,
) -> Text:
    """Return what a trial reading found, before anything is kept; `mark` tells this trial from others.

    `named_by` is the page that was given, where the source is another address.
    """
    words = Words(settings.language)
    language = language_name(source.language, words) if source.language else words("feed-unknown")
    lines = [
        words.html("feed-address", url=shorten(one_line(source.url), ADDRESS_UNITS)),
        *(
            [words.html("source-named-by", url=shorten(one_line(named_by), ADDRESS_UNITS))]
            if named_by
            else []
        ),
        what_it_is(found.kind, words),
        words.html("feed-language", language=language),
        words.html("trial-entries", entries=len(found.entries)),
    ]
    dated = [entry.published_at for entry in found.entries if entry.published_at is not None]
    if dated:
        zone = settings.schedule.zone
        oldest = moments.when(min(dated), now, zone, words)
        lines.append(
            words.html("trial-dates", oldest=oldest, newest=moments.when(max(dated), now, zone, words))
        )
    elif found.entries:
        lines.append(words.html("trial-no-dates"))
    lines.append(fills(source, found, words))
    parts = [words.html("trial-title", name=_short(source.name)), Html("\n".join(lines))]
    if found.entries:
        newest = [_title(entry, settings, now, words) for entry in _newest(found)]
        parts.append(Html("\n".join([words.html("trial-newest"), *newest])))
    return Text(
        html=BETWEEN.join(parts),
        buttons=(
            (
                button(words("button-add-tried"), Action.TRIAL, mark, "add"),
                button(words("button-cancel"), Action.TRIAL, mark, "cancel"),
            ),
        ),
    )


def several(mark: str, offers: Sequence[Offer], language: str) -> Text:
    """Return the sources that a site has, the best first, to choose one of."""
    words = Words(language)
    lines = [offered(number, offer, words) for number, offer in enumerate(offers, start=1)]
    picks = rows(
        (button(str(number), Action.TRIAL, mark, "pick", number) for number in range(1, len(offers) + 1)),
        wide=PICKS_WIDE,
    )
    return Text(
        html=BETWEEN.join([words.html("trial-several"), "\n".join(lines)]),
        buttons=(*picks, (button(words("button-cancel"), Action.TRIAL, mark, "cancel"),)),
    )


def added(id: FeedId, name: str, language: str) -> Text:
    """Return that a source is on the list."""
    words = Words(language)
    return Text(
        html=words.html("feed-added", name=_short(name)),
        buttons=(
            (
                button(words("button-open-feed"), Action.FEED, id, 0),
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


def _newest(found: ParsedFeed) -> list[Entry]:
    """Return the newest entries; where nothing is dated, the first of the document."""
    order = sorted(
        enumerate(found.entries),
        key=lambda numbered: (-(numbered[1].published_at or _UNDATED).timestamp(), numbered[0]),
    )
    return [entry for _, entry in order[:NEWEST]]


def _title(entry: Entry, settings: Settings, now: datetime, words: Words) -> Html:
    title = shorten(one_line(entry.title), TITLE_UNITS) or "…"
    if entry.published_at is None:
        return Html(f"• {escape(title)}")
    when = moments.when(entry.published_at, now, settings.schedule.zone, words)
    return Html(f"• {escape(title)} — {italic(when)}")


def _cancel(words: Words) -> Buttons:
    return ((button(words("button-cancel"), Action.CANCEL),),)


def _short(name: str) -> str:
    return shorten(one_line(name), NAME_UNITS) or "…"
