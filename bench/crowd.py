"""Very many readers in a database at once, and a broadcast that goes to all of them."""

import contextlib
import json
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from news.chats import ChatKind, Settings
from news.ids import BroadcastId, UserId
from news.outgoing import Text
from news.schedule import Schedule
from playground.client import Call, Control
from storage import Storage
from storage.migrate import migrate
from storage.panels import Panel

SETTINGS = Settings(language="ru", schedule=Schedule(times=(), timezone="Asia/Bishkek"), set_up=True)


async def move_in(url: str, database: Path, people: Sequence[int]) -> None:
    """Have people as readers who have gone through the beginning; the first is met, the others are like them."""
    await migrate(url)
    storage = Storage.open(url)
    try:
        async with storage.writing() as tx:
            first = await tx.chats.meet(people[0], None, ChatKind.PRIVATE, SETTINGS, datetime.now(UTC))
    finally:
        await storage.close()
    with contextlib.closing(sqlite3.connect(database)) as connection, connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(chats)")]
        same = ", ".join(name for name in columns if name not in ("id", "telegram_id"))
        connection.execute(
            f"INSERT INTO chats (telegram_id, {same}) "  # noqa: S608  # names of our own columns
            f"SELECT person.value, {same} FROM json_each(?) AS person, chats WHERE chats.id = ?",
            (json.dumps(list(people[1:])), first.id),
        )


async def let_go(storage: Storage, text: str) -> BroadcastId:
    """Let a broadcast go to everybody; the program spreads it."""
    now = datetime.now(UTC)
    async with storage.writing() as tx:
        id = await tx.broadcasts.draft(UserId(1), Text(html=text), now)
        await tx.broadcasts.confirm(id, Panel(telegram_id=1, message_id=1), now)
    return id


async def all_calls(telegram: Control) -> list[Call]:
    """Return every sent message on record, however many: the control API gives so many at a time."""
    calls: list[Call] = []
    while some := await telegram.calls("sendMessage", after=calls[-1].number if calls else 0):
        calls += some
    return calls
