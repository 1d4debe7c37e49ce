"""How values look in an archive, the same whichever database they come from or go to.

Numbers, truth and text as in JSON; moments as `2026-03-02T02:00:00.000000Z`; bytes in base64; what is JSON in the database
is JSON in the line.
"""

import json
import re
from base64 import b64decode, b64encode
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Float,
    Integer,
    LargeBinary,
    Numeric,
    String,
)

Read = Callable[[Any], Any]
_SMALL, _BIG = 2**31, 2**63
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
"""What PostgreSQL stores in no text: the zero character, and halves of characters."""


def plain(column: Column[Any]) -> Read | None:
    """Return how a column's values become what JSON has; None where they are so."""
    if isinstance(column.type, LargeBinary):
        return lambda value: b64encode(value).decode()
    if isinstance(column.type, DateTime):
        return _plain_moment
    return None


def _plain_moment(value: datetime) -> str:
    utc = value if value.tzinfo is None else value.astimezone(UTC)
    return f"{utc.replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


def stored(column: Column[Any], *, postgresql: bool) -> Read:
    """Return how a value of an archive becomes what a driver stores. It raises ValueError for one of a wrong kind."""
    read = _reader(column.type, postgresql=postgresql)
    nullable = bool(column.nullable)

    def convert(value: Any) -> Any:
        if value is None:
            if not nullable:
                raise ValueError(f"{column.name} is empty")
            return None
        try:
            return read(value)
        except (ValueError, TypeError, OverflowError) as error:
            raise ValueError(f"{column.name}: {error}") from error

    return convert


def _reader(type: Any, *, postgresql: bool) -> Read:
    kinds: tuple[tuple[Any, Read], ...] = (
        (Boolean, _truth),
        (BigInteger, _number(_BIG)),
        # A key is called INTEGER on SQLite, and is as long there as any.
        (Integer, _number(_SMALL if postgresql else _BIG)),
        ((Float, Numeric), _fraction),
        (DateTime, _moment if postgresql else _moment_text),
        (LargeBinary, _bytes),
        (JSON, _json_storable if postgresql else json.dumps),
        (String, _storable if postgresql else _text),
    )
    return next(read for kind, read in kinds if isinstance(type, kind))


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"{value!r} is neither true nor false")
    return value


def _number(end: int) -> Read:
    def number(value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not -end <= value < end:
            raise ValueError(f"{str(value)[:50]!r} is no number for it")
        return value

    return number


def _fraction(value: Any) -> float:
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        raise TypeError(f"{str(value)[:50]!r} is no number")
    return float(value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{str(value)[:50]!r} is no text")
    return value


def _storable(value: Any) -> str:
    return _UNSTORABLE.sub("\ufffd", _text(value))


def _json_storable(value: Any) -> str:
    written = json.dumps(value, ensure_ascii=False)
    if "\\u0000" in written or _UNSTORABLE.search(written):
        written = json.dumps(_cleaned(value), ensure_ascii=False)
    return written


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return _storable(value)
    if isinstance(value, list):
        return [_cleaned(one) for one in value]
    if isinstance(value, dict):
        return {_storable(key): _cleaned(one) for key, one in value.items()}
    return value


def _bytes(value: Any) -> bytes:
    return b64decode(_text(value), validate=True)


def _moment(value: Any) -> datetime:
    moment = datetime.fromisoformat(_text(value))
    if moment.tzinfo is None:
        raise ValueError(f"{value} is without a time zone")
    return moment.astimezone(UTC)


def _moment_text(value: Any) -> str:
    return _moment(value).replace(tzinfo=None).isoformat(" ", timespec="microseconds")
