"""Rows of every table, with whatever its columns can hold, that refer to each other as they must."""

import random
from datetime import UTC, datetime, timedelta

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    DateTime,
    Float,
    Integer,
    LargeBinary,
    String,
    UniqueConstraint,
    delete,
    select,
    text,
)

from storage.blocking import blocking_engine
from storage.database import parse_url
from storage.schema import metadata
from storage.shapes import tables_of

MOMENT = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
WORDS = [
    "ОДКБ", "Жыргалбек Өмүрбеков", "“quoted” 'and' \"so\"", "two\nlines\tand\\back", "🇰🇬 🦊", "\u2028\u2029", "", "{[,;]}", "NULL",
]  # fmt: skip
_SUBJECTS = ("topic_id", "story_id")


def any_value(column, chance):
    """Return something that a column can hold."""
    if column.nullable and chance.random() < 0.3:
        return None
    kinds = {
        Boolean: lambda: chance.random() < 0.5,
        BigInteger: lambda: chance.choice([chance.randint(-(2**62), 2**62), chance.randint(1, 9)]),
        Integer: lambda: chance.randint(0, 2**31 - 1),
        Float: lambda: chance.choice([chance.random(), 0.1 + 0.2, 1e-12, -3.0]),
        LargeBinary: lambda: chance.randbytes(chance.randint(0, 40)),
        DateTime: lambda: MOMENT + timedelta(microseconds=chance.randint(-(10**14), 10**14)),
        JSON: lambda: chance.choice([[], {}, {"слово": [1, 2.5, None, True, chance.choice(WORDS)]}, 7, "x"]),
        String: lambda: f"{chance.choice(WORDS)}{chance.randint(0, 10**6)}"[: column.type.length or 60],
    }
    return next(made() for kind, made in kinds.items() if isinstance(column.type, kind))


def fill_with_any(url, seed, rows=4, *, empty=False):
    """Put rows into every table of a database as it stands, whatever its version; `empty` it first."""
    chance = random.Random(seed)
    parsed = parse_url(url)
    engine = blocking_engine(parsed)
    held = {}
    with engine.begin() as connection:
        zone = {} if parsed.get_backend_name() == "postgresql" else {"tzinfo": None}
        tables = tables_of(connection)
        for table in reversed(tables if empty else []):
            connection.execute(delete(table))
        for table in tables:
            found = held.setdefault(table.name, [])
            for number in range(1, rows + 1):
                row = _row(table, number, held, chance)
                if _is_new(table, row, found):
                    found.append(row)
                    plain = {
                        name: value.replace(**zone) if isinstance(value, datetime) else value
                        for name, value in row.items()
                    }
                    connection.execute(table.insert(), plain)
            if parsed.get_backend_name() == "postgresql" and "id" in table.columns:
                query = text("SELECT setval(s, :rows) FROM pg_get_serial_sequence(:table, 'id') AS s")
                connection.execute(query, {"rows": rows, "table": table.name})
    engine.dispose()
    return {name: len(found) for name, found in held.items()}


def _row(table, number, held, chance):
    row = {}
    for column in table.columns:
        key = next(iter(column.foreign_keys), None)
        if key is not None:
            others = held[key.column.table.name]
            empty = column.nullable and (not others or chance.random() < 0.3)
            row[column.name] = None if empty else chance.choice(others)[key.column.name]
        elif column.primary_key and column.name in ("id", "seq"):
            # Not all numbers are there: some rows are gone.
            row[column.name] = number * 3
        else:
            row[column.name] = any_value(column, chance)
    if table.name == "subscriptions":
        row[_SUBJECTS[number % 2]] = None
        other = _SUBJECTS[1 - number % 2]
        row[other] = row[other] or held["topics" if other == "topic_id" else "stories"][0]["id"]
    if table.name == "articles" and len(held["articles"]) < len(held["entries"]):
        row["id"] = held["entries"][len(held["articles"])]["id"]
    if "selections" in held and table.name == "digests":
        row["selection_id"] = held["selections"][0]["id"]
    return row


def _is_new(table, row, found):
    keys = [[column.name for column in table.primary_key.columns]]
    keys += [
        [column.name for column in constraint.columns]
        for constraint in table.constraints
        if isinstance(constraint, UniqueConstraint)
    ]
    keys += [[column.name] for column in table.columns if column.unique]
    return not any(
        None not in [row[name] for name in key] and all(row[name] == other[name] for name in key)
        for key in keys
        for other in found
    )


def all_rows(url, tables=metadata.sorted_tables):
    """Return all that a database of the present schema holds: of each table its rows, in an order of their own."""
    engine = blocking_engine(parse_url(url))
    with engine.connect() as connection:
        found = {
            table.name: sorted(
                (dict(row) for row in connection.execute(select(table)).mappings()),
                key=lambda row: repr([row[column.name] for column in table.primary_key.columns]),
            )
            for table in tables
        }
    engine.dispose()
    return found
