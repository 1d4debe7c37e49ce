"""Which tables there are in a database of whatever version, and what of them is made anew instead of moved."""

from sqlalchemy import Column, Connection, Integer, MetaData, Table, inspect

from storage.schema import metadata

FORMER = frozenset({"digest_stories"})
"""Tables that earlier versions had."""
MADE_ANEW = frozenset({"alembic_version", "article_index"})
"""What the migrations make beside the tables, and the program fills again: the index of articles."""
_DERIVED = frozenset({("articles", "indexed")})
"""Columns that say of something made anew that it has been made."""


def tables_of(connection: Connection) -> list[Table]:
    """Return our tables as they stand in a database, each after those that it refers to."""
    known = {*metadata.tables, *FORMER}
    present = known.intersection(inspect(connection).get_table_names())
    found = MetaData()
    found.reflect(connection, only=sorted(present))
    return [table for table in found.sorted_tables if table.name in present]


def moved(table: Table) -> list[Column[object]]:
    """Return the columns of a table that are kept in an archive."""
    return [column for column in table.columns if (table.name, column.name) not in _DERIVED]


def counting(table: Table) -> Column[int] | None:
    """Return the key of a table whose rows are numbered as they come; None where something else is the key."""
    (key, *more) = table.primary_key.columns
    numbered = (
        not more and isinstance(key.type, Integer) and not key.foreign_keys and key.name in ("id", "seq")
    )
    return key if numbered else None
