"""How much of everything a database is filled with, and how the two databases spell what they spell differently."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How many rows of each kind."""

    feeds: int = 0
    articles: int = 0
    stories: int = 0
    chats: int = 0
    updates: int = 0
    topics: int = 40
    days: int = 90
    """Over which everything came in, evenly."""
    history: bool = True
    """Whether readers have been shown, saved, liked and sent something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """How a database spells what the two spell differently; `now` is the moment at which all is as it is."""

    postgresql: bool
    now: datetime

    def ago(self, seconds: str) -> str:
        """Return the moment so many seconds (an expression) before now."""
        if self.postgresql:
            return f"TIMESTAMPTZ '{self.now.isoformat()}' - make_interval(secs => ({seconds})::float)"
        after = f"printf('%+.3f seconds', -1.0 * ({seconds}))"
        return f"strftime('%Y-%m-%d %H:%M:%f', '{self.now:%Y-%m-%d %H:%M:%S}', {after}) || '000'"

    def bytes_of(self, number: str, salt: int = 0) -> str:
        """Return a short string of bytes, another for each number, in no order."""
        mixed = f"(({number}) * 48271 + {salt}) % 2147483647"
        if self.postgresql:
            return f"decode(lpad(to_hex({mixed}), 16, '0') || lpad(to_hex({number}), 16, '0'), 'hex')"
        return f"CAST(printf('%08x%08x', {mixed}, {number}) AS BLOB)"

    def blob(self, size: int) -> str:
        """Return so many bytes."""
        return (
            f"decode(repeat('5a', {size}), 'hex')"
            if self.postgresql
            else f"CAST(hex(zeroblob({size // 2})) AS BLOB)"
        )

    def json(self, text: str) -> str:
        """Return JSON, given as an expression of text."""
        return f"CAST({text} AS jsonb)" if self.postgresql else text

    def numbers(self, count: int) -> str:
        """Return a source of rows `n(i)` from 1 to `count`."""
        if self.postgresql:
            return f"generate_series(1::bigint, {count}) AS n(i)"
        following = f"SELECT i + 1 FROM n WHERE i < {count}"  # noqa: S608 - ours
        recursive = f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL {following})"
        return f"({recursive} SELECT i FROM n WHERE {count} > 0) AS n"  # noqa: S608 - ours
