"""The program's database as one looks into it from beside, whichever it is: SQLite's file or PostgreSQL's server."""

import contextlib
import sqlite3
from pathlib import Path
from typing import Any, Protocol

import psycopg

Rows = list[tuple[Any, ...]]


class Database(Protocol):
    """A database of the program's schema."""

    url: str
    """As the setting says it."""

    def rows(self, query: str) -> Rows:
        """Return what a query gives; nothing while there is no such table."""


class File:
    """SQLite's."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.url = f"sqlite:///{path}"

    def rows(self, query: str) -> Rows:
        """Return what a query gives; nothing while there is no such table."""
        if not self.path.exists():
            return []
        with contextlib.closing(sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)) as connection:
            try:
                return connection.execute(query).fetchall()
            except sqlite3.OperationalError:
                return []


class Server:
    """PostgreSQL's."""

    def __init__(self, url: str) -> None:
        self.url = url

    def rows(self, query: str) -> Rows:
        """Return what a query gives; nothing while there is no such table."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            try:
                return connection.execute(query.encode()).fetchall()
            except psycopg.errors.UndefinedTable:
                return []


def number(database: Database, query: str) -> int:
    """Return the one number that a query gives; 0 while there is no such table."""
    found = database.rows(query)
    return int(found[0][0]) if found else 0
