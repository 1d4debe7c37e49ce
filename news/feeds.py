"""A feed, what its server told us, and the entries that it holds."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from news.ids import EntryId, FeedId

FOREVER = datetime(9999, 1, 1, tzinfo=UTC)


class FeedState(StrEnum):
    """Whether a feed is polled."""

    ACTIVE = "active"
    GONE = "gone"
    """Its server said for good that it is no more (410, or missing for a week)."""
    REMOVED = "removed"
    """An editor took it off the list."""


class SourceKind(StrEnum):
    """What a source is, by which its document is read."""

    FEED = "feed"
    """RSS, Atom or RDF."""
    JSON_FEED = "json-feed"
    CHANNEL = "channel"
    """The preview page of a public Telegram channel."""
    SITEMAP = "sitemap"
    """A list of a site's pages, as search engines read it."""
    PAGE = "page"
    """A page without a feed, read by selectors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A source that a page names: offered to whoever gave the page's address, never taken in its place."""

    address: str
    kind: SourceKind = SourceKind.FEED
    title: str = ""
    """As the page or the source itself calls it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A stretch of time of which a feed's window showed nothing: it had rolled on before it was asked again."""

    begins_at: datetime
    ends_at: datetime
    missed: int | None = None
    """About how many entries stayed unseen; None where the feed's rhythm does not show it."""
    filled: int = 0
    """How many were found in its older pages or its sitemap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a server gave with its last full answer, to be sent back byte for byte (RFC 9110 §13)."""

    etag: str | None = None
    last_modified: str | None = None

    def __bool__(self) -> bool:
        return self.etag is not None or self.last_modified is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A feed as an editor names it: its address and who stands behind it."""

    url: str
    name: str
    language: str | None = None
    country: str | None = None
    """ISO 3166 code in lower case, or None for an international organisation."""
    standing: float = 1.0
    """How much one report of this outlet counts, 0 to 2."""
    selectors: dict[str, str] | None = None
    """For a page without a feed: CSS selectors of its items."""
    ownership: str | None = None
    """Who owns or pays the outlet, in an editor's words."""
    sitemap: str | None = None
    """The address of the outlet's sitemap, in which entries are looked for that the feed no longer shows."""
    archive: str | None = None
    """The pattern of its older pages, with `{page}` or `{year}`, `{month}`, `{day}`, for the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A URL we poll, and what its server told us last time."""

    id: FeedId
    source: Source
    state: FeedState = FeedState.ACTIVE
    validators: Validators = field(default_factory=Validators)
    body_hash: bytes | None = None
    """Of the decompressed body of the last full answer that was parsed."""
    interval: timedelta = timedelta(minutes=30)
    """The rhythm that the feed itself shows; what its server asks is added by `next_check`."""
    turn: timedelta | None = None
    """In which a third of its window goes by at its quickest."""
    next_check_at: datetime
    checked_at: datetime | None = None
    succeeded_at: datetime | None = None
    failures: int = 0
    """How many polls in a row failed."""
    failing_since: datetime | None = None
    problem: str | None = None
    """Why the last one failed: the code of an error of `sources.errors`, and a detail after a colon."""
    newest_at: datetime | None = None
    """When its newest entry was published."""
    moved_to: str | None = None
    """Where a permanent redirect pointed, until it is confirmed."""
    moved_seen_at: datetime | None = None
    gap: Gap | None = None
    """The last one that was noticed."""
    skip_hours: frozenset[int] = frozenset()
    """Hours in GMT at which its last document asked not to be polled: a 304 brings none to say it again."""
    skip_days: frozenset[int] = frozenset()
    """Days of the week, Monday 0, likewise."""
    same_answers: int = 0
    """How many times in a row its server sent the same bytes in full, though it was asked for what is new."""
    muted_until: datetime | None = None
    """Until when an editor wants it left unread; `FOREVER` for good."""
    private: bool = False
    """Whether it is only of those readers who added it for themselves."""

    def is_muted(self, now: datetime) -> bool:
        """Whether it is left unread at a moment."""
        return self.muted_until is not None and self.muted_until > now


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One item of a feed as parsed. Texts are decoded; `html` may hold markup, the title does not."""

    guid: str | None = None
    """As the feed gives it; None where it gives none."""
    link: str | None = None
    """Absolute, http or https."""
    title: str
    html: str = ""
    """The longest text that the feed itself carries for it."""
    published_at: datetime | None = None
    """None where the feed gives no date that can be read."""
    image: str | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFeed:
    """A feed's document: its own facts and its entries, in the document's order."""

    kind: SourceKind = SourceKind.FEED
    title: str = ""
    language: str | None = None
    entries: tuple[Entry, ...] = ()
    older: str | None = None
    """Where the document itself says that its older entries are."""
    parts: tuple[str, ...] = ()
    """The documents in which the entries stand, where this one only lists them: the newest of a sitemap's."""
    lasting: bool = True
    """Whether the same document again means the same entries; not where it lists parts and not when they changed."""
    min_interval: timedelta | None = None
    """The least pause that the document itself asks for (ttl, sy:updatePeriod)."""
    skip_hours: frozenset[int] = frozenset()
    """Hours of the day in GMT at which the document asks not to be polled."""
    skip_days: frozenset[int] = frozenset()
    """Days of the week, Monday 0, likewise."""
    left_out: tuple[datetime | None, ...] = ()
    """When the items were published that stood in the last document as they do in this, and were not read again."""
    seen: bytes = b""
    """What tells the items of this document again in the next one (`sources.unchanged`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEntry:
    """An entry as kept, with the keys by which it is recognised when it comes again."""

    id: EntryId
    feed_id: FeedId
    entry: Entry
    first_seen_at: datetime
    silent: bool = False
    """Kept so that it is known, but too old to be news when it was first seen."""
