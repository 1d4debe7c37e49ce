"""Where the world is kept between runs: nowhere, or in one SQLite file that a kill cannot corrupt."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from playground.answers import Json

_SCHEMA = """
create table if not exists items (
    bot integer not null, kind text not null, key text not null, value text not null, content blob,
    primary key (bot, kind, key)
) without rowid
"""


class Store(Protocol):
    """Takes every change of the world at once, by kind and key."""

    def put(self, kind: str, key: str, value: Json, content: bytes | None = None) -> None:
        """Keep or replace one item."""

    def drop(self, kind: str, key: str) -> None:
        """Forget one item."""

    def clear(self) -> None:
        """Forget all items of this bot."""

    def commit(self) -> None:
        """Make what was put so far survive a kill: called before an answer leaves."""

    def load(self, kind: str) -> Iterator[tuple[str, Json, bytes | None]]:
        """Key, value and content of every item of a kind."""


class Nowhere:
    """A store for a world that ends with its process."""

    def put(self, kind: str, key: str, value: Json, content: bytes | None = None) -> None:
        """Keep nothing."""

    def drop(self, kind: str, key: str) -> None:
        """Have nothing to forget."""

    def clear(self) -> None:
        """Have nothing to forget."""

    def commit(self) -> None:
        """Have nothing to write."""

    def load(self, kind: str) -> Iterator[tuple[str, Json, bytes | None]]:  # noqa: ARG002  # a protocol's method
        """Give nothing."""
        return iter(())


class StateFile:
    """One SQLite file for the worlds of all bots."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.execute("pragma journal_mode=wal")
        self._connection.execute("pragma synchronous=normal")
        self._connection.execute(_SCHEMA)

    def of_bot(self, bot: int) -> "BotStore":
        """The part of the file that belongs to one bot."""
        return BotStore(self._connection, bot)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


class BotStore:
    """One bot's items in a state file; changes gather in a transaction until `commit`."""

    def __init__(self, connection: sqlite3.Connection, bot: int) -> None:
        self._connection = connection
        self._bot = bot

    def put(self, kind: str, key: str, value: Json, content: bytes | None = None) -> None:
        """Keep or replace one item."""
        self._begin()
        self._connection.execute(
            "insert or replace into items values (?, ?, ?, ?, ?)",
            (self._bot, kind, key, json.dumps(value, ensure_ascii=False), content),
        )

    def drop(self, kind: str, key: str) -> None:
        """Forget one item."""
        self._begin()
        self._connection.execute(
            "delete from items where bot = ? and kind = ? and key = ?", (self._bot, kind, key)
        )

    def clear(self) -> None:
        """Forget all items of this bot."""
        self._begin()
        self._connection.execute("delete from items where bot = ?", (self._bot,))

    def commit(self) -> None:
        """Write the open transaction, if there is one."""
        if self._connection.in_transaction:
            self._connection.execute("commit")

    def load(self, kind: str) -> Iterator[tuple[str, Json, bytes | None]]:
        """Key, value and content of every item of a kind."""
        query = "select key, value, content from items where bot = ? and kind = ?"
        for key, value, content in self._connection.execute(query, (self._bot, kind)):
            yield key, json.loads(value), content

    def _begin(self) -> None:
        if not self._connection.in_transaction:
            self._connection.execute("begin immediate")
