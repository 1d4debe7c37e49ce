"""What a source is and does, in plain words: for whoever considers it, on a screen or in a terminal."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median
from zoneinfo import ZoneInfo

from messages import moments
from messages.feeds import ADDRESS_UNITS, NAME_UNITS, gap, health
from messages.html import Html, one_line, shorten
from messages.words import Words
from news.feeds import Entry, Feed, Offer, ParsedFeed, Source, SourceKind
from news.polling import GAPS_SEEN


def what_it_is(kind: SourceKind, words: Words) -> Html:
    """Return what kind of source it is, as a line of its own."""
    said = words.html(f"source-kind-{kind}")
    return Html(said[:1].upper() + said[1:])


def offered(number: int, offer: Offer, words: Words) -> Html:
    """Return a source that a site has, as one of several to choose from."""
    address = shorten(one_line(offer.address), ADDRESS_UNITS)
    name = shorten(one_line(offer.title), NAME_UNITS)
    kind = words(f"source-kind-{offer.kind}")
    if not name:
        return words.html("source-offer-unnamed", number=str(number), kind=kind, url=address)
    return words.html("source-offer", number=str(number), name=name, kind=kind, url=address)


def facts(
    source: Source, found: ParsedFeed, words: Words, now: datetime, zone: ZoneInfo, *, known: Feed | None = None,
    named_by: str | None = None,
) -> list[Html]:  # fmt: skip
    """Return what a source does, line by line; `known` is how it stands on the list, where it is there."""
    name = shorten(one_line(source.name), NAME_UNITS)
    lines = [words.html("source-what", name=name, kind=words(f"source-kind-{found.kind}"))]
    lines.append(words.html("feed-address", url=shorten(source.url, ADDRESS_UNITS)))
    if named_by is not None:
        lines.append(words.html("source-named-by", url=shorten(one_line(named_by), ADDRESS_UNITS)))
    lines += [
        words.html("trial-entries", entries=len(found.entries)),
        *_dates(found.entries, words, now, zone),
    ]
    if found.min_interval:
        lines.append(words.html("source-asks", every=moments.lasting(found.min_interval, words)))
    lines.append(fills(source, found, words))
    if known is not None:
        lines += [health(known, words, now), *gap(known.gap, words, now, zone)]
    return lines


def fills(source: Source, found: ParsedFeed, words: Words) -> Html:
    """Return whether there is a place where entries are found that it no longer shows."""
    has_place = found.older is not None or source.sitemap is not None or source.archive is not None
    return words.html("source-fills" if has_place else "source-fills-not")


def _dates(entries: Sequence[Entry], words: Words, now: datetime, zone: ZoneInfo) -> list[Html]:
    """Return from when its entries are, and how often one comes."""
    dated = sorted((entry.published_at for entry in entries if entry.published_at), reverse=True)
    if not dated:
        return [words.html("trial-no-dates")] if entries else []
    oldest, newest = (moments.when(moment, now, zone, words) for moment in (dated[-1], dated[0]))
    lines = [words.html("trial-dates", oldest=oldest, newest=newest)]
    pauses = [(later - earlier).total_seconds() for later, earlier in pairwise(dated[:GAPS_SEEN])]
    if len(pauses) > 1 and (pause := median(pauses)):
        lines.append(words.html("source-rhythm", every=moments.lasting(timedelta(seconds=pause), words)))
    return lines
