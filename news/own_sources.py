"""A reader's own source: how many one may have, when two addresses are one, and what can come of adding it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import urlsplit

from news.feeds import Feed, FeedState
from news.ids import ChatId, TopicId

MOST_SOURCES = 20
"""Own sources of one chat."""
SOURCE_EMOJI = "📡"
SOURCE_SCORE = 0.01
"""How much a story is about the topic that stands for a source: less than about anything that is said in it."""
OWN_WORTH = 0.35
"""The least importance of a story of a private source: as of one that two outlets tell, since a reader asked for it."""
LOOKS_BACK = timedelta(days=7)
"""How far back the stories of a source that is polled already are a new reader's."""
FAILS_FOR = timedelta(days=3)
"""How long a source fails before those who added it are told."""
LONGEST_NAME = 60

_CASELESS = frozenset({"t.me"})


class Refusal(StrEnum):
    """Why a source is not added."""

    KNOWN = "known"
    """The chat has it already."""
    FULL = "full"
    """The chat has as many as it may."""
    FORBIDDEN = "forbidden"
    """An editor forbade the address."""
    OFF = "off"
    """Readers' sources are switched off for all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSource:
    """A feed that a chat added for itself, and the topic that stands for it."""

    chat_id: ChatId
    topic_id: TopicId
    name: str
    feed: Feed
    added_at: datetime

    @property
    def fails(self) -> bool:
        """Whether it could not be read the last time, or is no more."""
        return self.feed.state is FeedState.GONE or self.feed.failures > 0


def address_key(url: str) -> str:
    """Return what is equal for two spellings of one feed's address: no scheme, no `www.`, no slash at the end.

    >>> address_key("http://www.Example.org/rss/") == address_key("https://example.org/rss")
    True
    """
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").removeprefix("www."), parts.port
    except ValueError:
        return url.strip()
    path = parts.path.rstrip("/")
    path = path.lower() if host in _CASELESS else path
    return f"{host}{f':{port}' if port not in (None, 80, 443) else ''}{path}{'?' if parts.query else ''}{parts.query}"


def hosts_of(url: str) -> tuple[str, ...]:
    """Return the hosts under which a feed of this address may be known: with and without `www.`."""
    try:
        host = (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ()
    bare = host.removeprefix("www.")
    return (bare, f"www.{bare}")
