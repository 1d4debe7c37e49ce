"""Entries recognised: which of a poll's are new, which changed, and which are old acquaintances.

The rules answer what people complained about in other readers: entries that return as new when a title, an address or a
date changes.
"""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b

from news.feeds import Entry
from news.ids import EntryId

TITLE_TELLS = 25
"""Characters from which a title names one piece of news; "Курсы валют" does not."""
TITLE_TELLS_FOR = timedelta(hours=72)
"""How long the same title means the same item though guid and address changed (DW, WSJ and heise edit slugs)."""
MIGRATED = 0.6
"""With so many known titles under new guids at once, the site has renumbered everything: nothing of it is news."""
MIGRATED_LEAST = 5
NEWS_AGE = timedelta(days=7)
"""What is older when first seen is kept to be known again, but is no news: sites republish their archives."""
FIRST_AGE = timedelta(hours=24)
FIRST_MOST = 30
"""On a first poll so many entries of the last 24 hours are news, so that the first digest comes at once and yet is
not a flood; the median feed shows 25 entries."""
FIRST_UNDATED = 3
"""Of entries without a date nobody knows the age: on a first poll only the first few are news."""
_TEXT_IN_KEY = 500
_SPREAD = timedelta(seconds=1)
_TAGS = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """By what an entry is recognised within its feed (each 16 bytes)."""

    guid_key: bytes
    """Of the guid, else of the address, else of title and text."""
    url_key: bytes | None
    """Of the canonical address; None where the poll shows it for several entries."""
    title_key: bytes
    content_key: bytes
    """Of title and text without markup: when it changes, the entry was edited."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyedEntry:
    """An entry of a poll with its keys and its place in the document, 0 first."""

    entry: Entry
    keys: Keys
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownEntry:
    """An entry that is kept already."""

    id: EntryId
    keys: Keys
    published_at: datetime
    first_seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry:
    """An entry to be kept."""

    entry: Entry
    keys: Keys
    published_at: datetime
    first_seen_at: datetime
    silent: bool
    """Kept only so that it is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryUpdate:
    """A known entry that came with other keys or another text; never news again."""

    id: EntryId
    entry: Entry
    keys: Keys
    published_at: datetime
    """The earliest ever said."""
    edited: bool
    """Whether title or text changed; else only the keys are to be kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """What a poll brought."""

    new: tuple[NewEntry, ...] = ()
    updates: tuple[EntryUpdate, ...] = ()
    all_new: bool = False
    """Nothing in the window was known: the feed turns over faster than it is polled."""


def with_keys(entries: Iterable[Entry], key_of_url: Callable[[str], str]) -> tuple[KeyedEntry, ...]:
    """Give the entries of one poll their keys, each entry once; `key_of_url` makes addresses of one page equal.

    A guid or an address that several entries share is no key in this poll: there are feeds that give all the same.
    """
    entries = list(entries)
    addresses = [key_of_url(entry.link) if entry.link else None for entry in entries]
    guids = _shared(
        (entry.guid, address or entry.title) for entry, address in zip(entries, addresses, strict=True)
    )
    shared = _shared((address, entry.title) for entry, address in zip(entries, addresses, strict=True))
    keyed: dict[bytes, KeyedEntry] = {}
    for position, (entry, address) in enumerate(zip(entries, addresses, strict=True)):
        keys = _keys(
            entry,
            guid=entry.guid if entry.guid not in guids else None,
            address=address if address not in shared else None,
        )
        keyed.setdefault(keys.guid_key, KeyedEntry(entry=entry, keys=keys, position=position))
    return tuple(keyed.values())


def sort_out(
    keyed: Sequence[KeyedEntry],
    known: Iterable[KnownEntry],
    *,
    now: datetime,
    first_poll: bool,
    left_out: int = 0,
) -> Sorted:
    """Tell new entries from known ones. `known` are those kept that share a key with any of `keyed`, or all.

    `left_out` more stand in the document as they stood in the last one.
    """
    matches = _matches(keyed, list(known), now, len(keyed) + left_out)
    fresh = [item for item in keyed if item.position not in matches]
    loud = _loud_on_first_poll(fresh, now) if first_poll else None
    new = tuple(_new(item, now, loud) for item in fresh)
    updates = []
    for item in keyed:
        match = matches.get(item.position)
        if match is not None and match.keys != item.keys:
            said = item.entry.published_at or match.published_at
            updates.append(
                EntryUpdate(
                    id=match.id,
                    entry=item.entry,
                    keys=item.keys,
                    published_at=min(match.published_at, said),
                    edited=match.keys.content_key != item.keys.content_key,
                )
            )
    nothing_known = not matches and not left_out
    return Sorted(new=new, updates=tuple(updates), all_new=bool(new) and nothing_known and not first_poll)


def _matches(
    keyed: Sequence[KeyedEntry], known: list[KnownEntry], now: datetime, listed: int
) -> dict[int, KnownEntry]:
    """Find the known entry of each position: by guid, then by address, then by title; each is found once.

    `listed` is how many the document lists.
    """
    found: dict[int, KnownEntry] = {}
    taken: set[EntryId] = set()

    def match(
        items: Iterable[KeyedEntry], candidates: Iterable[KnownEntry], key: Callable[[Keys], Hashable]
    ) -> None:
        by_key = {key(candidate.keys): candidate for candidate in candidates if candidate.id not in taken}
        for item in items:
            candidate = by_key.get(key(item.keys)) if key(item.keys) is not None else None
            if item.position not in found and candidate is not None and candidate.id not in taken:
                found[item.position] = candidate
                taken.add(candidate.id)

    match(keyed, known, lambda keys: keys.guid_key)
    match(keyed, known, lambda keys: keys.url_key)
    left = [item for item in keyed if item.position not in found and item.entry.title]
    titles = {candidate.keys.title_key for candidate in known if candidate.id not in taken}
    renamed = sum(item.keys.title_key in titles for item in left)
    if renamed >= MIGRATED_LEAST and renamed > MIGRATED * listed:
        match(left, known, lambda keys: keys.title_key)
    else:
        telling = (item for item in left if len(item.entry.title) >= TITLE_TELLS)
        recent = (candidate for candidate in known if now - candidate.first_seen_at <= TITLE_TELLS_FOR)
        match(telling, recent, lambda keys: keys.title_key)
    return found


def _new(item: KeyedEntry, now: datetime, loud: frozenset[int] | None) -> NewEntry:
    said = item.entry.published_at
    published_at = said if said is not None and said <= now else now - item.position * _SPREAD
    silent = item.position not in loud if loud is not None else now - published_at > NEWS_AGE
    return NewEntry(
        entry=item.entry, keys=item.keys, published_at=published_at, first_seen_at=now, silent=silent
    )


def _loud_on_first_poll(fresh: Sequence[KeyedEntry], now: datetime) -> frozenset[int]:
    """Choose the positions of the entries that are news on a feed's first poll."""
    dated = [
        (item.entry.published_at, -item.position)
        for item in fresh
        if item.entry.published_at is not None and now - item.entry.published_at <= FIRST_AGE
    ]
    newest = [-position for _, position in sorted(dated, reverse=True)[:FIRST_MOST]]
    undated = [item.position for item in fresh if item.entry.published_at is None][:FIRST_UNDATED]
    return frozenset([*newest, *undated])


def _keys(entry: Entry, *, guid: str | None, address: str | None) -> Keys:
    text = " ".join(_TAGS.sub(" ", entry.html).split())
    title = " ".join(entry.title.casefold().split())
    if guid is not None:
        guid_key = _hash("guid", guid)
    elif address is not None:
        guid_key = _hash("url", address)
    else:
        guid_key = _hash("text", title, text[:_TEXT_IN_KEY])
    return Keys(
        guid_key=guid_key,
        url_key=None if address is None else url_key(address),
        title_key=_hash("title", title),
        content_key=_hash("content", title, text),
    )


def url_key(address: str) -> bytes:
    """Return the key of a canonical address."""
    return _hash("url", address)


def _shared(pairs: Iterable[tuple[str | None, str]]) -> frozenset[str]:
    """Return the keys that stand with more than one thing; the same thing twice shares nothing."""
    count = Counter(key for key, _ in set(pairs) if key is not None)
    return frozenset(key for key, times in count.items() if times > 1)


def _hash(*parts: str) -> bytes:
    return blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=16).digest()
