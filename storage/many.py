"""Many at once: a list goes to the database as one parameter, and rows come back as one value.

With a parameter a number, and a row an answer, most of the time of a batch went into the statements themselves.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    ARRAY,
    JSON,
    BigInteger,
    Boolean,
    ColumnElement,
    Integer,
    LargeBinary,
    Select,
    Subquery,
    Text,
    any_,
    bindparam,
    cast,
    func,
    literal,
    select,
    true,
)
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.types import TypeEngine

from storage.types import Moment

HASH_BYTES = 16


def among(
    connection: AsyncConnection, column: ColumnElement[int], numbers: Sequence[int]
) -> ColumnElement[bool]:
    """Return the condition that a column is one of some numbers."""
    if connection.dialect.name == "postgresql":
        return column == any_(literal(list(numbers), ARRAY(BigInteger)))
    return column.in_(select(func.json_each(json.dumps(numbers)).table_valued("value").c.value))


def among_those(dialect: str, column: ColumnElement[int], name: str) -> ColumnElement[bool]:
    """Return the condition that a column is one of the numbers that a parameter holds, for a statement made once."""
    if dialect == "postgresql":
        return column == any_(bindparam(name, type_=ARRAY(BigInteger)))
    return column.in_(select(func.json_each(bindparam(name, type_=Text)).table_valued("value").c.value))


def those(dialect: str, numbers: Sequence[int]) -> Any:
    """Return numbers as such a parameter takes them."""
    return list(numbers) if dialect == "postgresql" else json.dumps(numbers)


def given(
    connection: AsyncConnection, types: Mapping[str, TypeEngine[Any]], rows: Sequence[Sequence[Any]]
) -> Subquery:
    """Return rows of numbers, text and moments as a table that has its columns' names and types."""
    told = json.dumps(rows, default=_kept if connection.dialect.name == "sqlite" else datetime.isoformat)
    columns: list[ColumnElement[Any]]
    if connection.dialect.name == "postgresql":
        row = func.json_array_elements(cast(literal(told, Text), JSON)).table_valued("value").c.value
        columns = [
            cast(row.op("->>")(place), type).label(name) for place, (name, type) in enumerate(types.items())
        ]
    else:
        row = func.json_each(told).table_valued("value").c.value
        columns = [func.json_extract(row, f"$[{place}]").label(name) for place, name in enumerate(types)]
    # The condition says to SQLite where an insert of what is selected ends, and what to do in a conflict begins.
    return select(*columns).where(true()).subquery("given")


def one_of(
    connection: AsyncConnection, column: ColumnElement[bytes], hashes: Sequence[bytes]
) -> tuple[ColumnElement[int], ColumnElement[bool]]:
    """Return the place among some hashes of that which is a column's, and the condition that there is one."""
    places = given(connection, {"place": Integer()}, [(place,) for place in range(len(hashes))])
    return places.c.place, column == nth(hashes, places.c.place)


def nth(hashes: Sequence[bytes], place: ColumnElement[int]) -> ColumnElement[bytes]:
    """Return of hashes, which go as one parameter, that of a place that a row names."""
    together = literal(b"".join(hashes), LargeBinary)
    return func.substr(together, place * HASH_BYTES + 1, HASH_BYTES, type_=LargeBinary)


def packing(dialect: str, query: Select[Any]) -> Select[Any]:
    """Return what gives the rows of a query as one value, where there can be such a one."""
    if dialect == "postgresql":
        return query
    row = func.json_array(*query.subquery().c)
    return select(func.json_group_array(row))


async def packed(connection: AsyncConnection, query: Select[Any]) -> Any:
    """Return the rows of a query as one value, equal where they are; `unpacked` makes rows of it."""
    return await taken(connection, packing(connection.dialect.name, query), {})


async def taken(connection: AsyncConnection, packing: Select[Any], parameters: Mapping[str, Any]) -> Any:
    """Return what `packing` gives."""
    found = await connection.execute(packing, parameters)
    return found.all() if connection.dialect.name == "postgresql" else found.scalar_one()


def unpacked(query: Select[Any], kept: Any) -> list[Sequence[Any]]:
    """Return the rows of a query as `packed` gave them."""
    if not isinstance(kept, str):
        return list(kept)
    rows: list[list[Any]] = json.loads(kept)
    readers = [
        (place, reader)
        for place, column in enumerate(query.selected_columns)
        if (reader := _reader(column.type)) is not None
    ]
    for row in rows:
        for place, read in readers:
            if row[place] is not None:
                row[place] = read(row[place])
    return list(rows)


def _reader(type: TypeEngine[Any]) -> Callable[[Any], Any] | None:
    """Return what makes a value of what SQLite keeps; None where it is one."""
    if isinstance(type, Moment):
        return _moment
    if isinstance(type, Boolean):
        return bool
    return _json if isinstance(type, JSON) else None


def _moment(kept: str) -> datetime:
    return datetime.fromisoformat(kept).replace(tzinfo=UTC)


def _json(kept: str) -> Any:
    return json.loads(kept)


def _kept(moment: datetime) -> str:
    """Return a moment as SQLite keeps it."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(" ", timespec="microseconds")
