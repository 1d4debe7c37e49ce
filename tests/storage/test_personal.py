"""Nothing is left of a chat and its person once they are forgotten, in no table that there is or will be."""

import json
from datetime import datetime

import pytest
from sqlalchemy import BigInteger, Boolean, Float, Integer, LargeBinary, insert, select

from news.audit import Deed
from news.ids import UserId
from storage.personal import EXCEPTED, OF_PERSON, SIGNED
from storage.schema import (
    audit,
    broadcasts,
    chats,
    contents,
    deliveries,
    metadata,
    subscriptions,
    topics,
    updates,
)
from storage.types import BigId, Json, Moment

PERSON = 7_700_111_222
CHAT = 543_210_987
NOT_PEOPLE = {
    "article_id",
    "bot_id",
    "message_id",
    "panel_message",
    "reply_to",
    "row",
    "spread_to",
    "story_id",
    "thread_id",
    "update_id",
}
"""Names of large numbers that say nothing of a person: of messages, stories, rows."""
OF_WHAT_IS_OF_A_CHAT = {"own_topics", "selection_stories", "updates"}
"""Tables whose rows belong to a chat by way of another table, or name it in their text."""
PEOPLE = {*OF_PERSON, *SIGNED, *EXCEPTED, chats.c.telegram_id, broadcasts.c.panel_chat}
SAID = {"is": "text", "html": f"Здравствуйте, {PERSON}", "buttons": [], "silent": False, "preview": None}
TOLD = {"update_id": 1, "message": {"from": {"id": PERSON, "first_name": "Айгүл"}, "text": "доброе утро"}}


def numbers():
    """Return every column that could hold Telegram's number of somebody."""
    return {
        column
        for table in metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, BigInteger) and column.type is not BigId and not column.foreign_keys
    }


def value(column, now):
    """Return something for a column, and the person or their chat wherever it can hold them."""
    special = {
        topics.c.names: {"ru": "мои слова"},
        contents.c.body: SAID,
        updates.c.body: json.dumps(TOLD),
        audit.c.action: Deed.TOPIC_ADDED,
        subscriptions.c.topic_id: 1,
        updates.c.done_at: now,
    }
    if column in special:
        return special[column]
    if column in PEOPLE:
        return PERSON
    if column is chats.c.id or column.references(chats.c.id):
        return CHAT
    if column.foreign_keys and column.nullable:
        return None
    kinds = {Boolean: False, Float: 1.0, Integer: 1, LargeBinary: b"\x01", Moment: now, type(Json): []}
    return next((found for kind, found in kinds.items() if isinstance(column.type, kind)), "x")


async def fill(storage, now: datetime):
    """Put one row into every table."""
    async with storage.writing() as tx:
        connection = tx.personal._connection
        for table in metadata.sorted_tables:
            row = {column.name: value(column, now) for column in table.columns}
            await connection.execute(insert(table).values(row))
        private = {column.name: value(column, now) for column in contents.columns} | {"hash": b"\x02"}
        await connection.execute(insert(contents).values(private))
        sent = {column.name: value(column, now) for column in deliveries.columns}
        await connection.execute(
            insert(deliveries).values(sent | {"id": 2, "key": "update:1:0", "content_hash": b"\x02"})
        )
        tried = {column.name: value(column, now) for column in audit.columns}
        await connection.execute(insert(audit).values(tried | {"id": 2, "action": Deed.REFUSED}))


async def traces(storage):
    """Return the tables that still name the person or the chat, each with its rows."""
    found = {}
    async with storage.reading() as tx:
        for table in metadata.sorted_tables:
            rows = (await tx.personal._connection.execute(select(table))).all()
            named = [row for row in rows if str(PERSON) in str(row) or str(CHAT) in str(row)]
            if named:
                found[table.name] = named
    return found


async def forget(storage):
    async with storage.writing() as tx:
        await tx.personal.forget(PERSON, UserId(PERSON))
        await tx.personal.forget_updates(await tx.personal.updates_of(PERSON, handled_now=0))


def test_every_column_that_could_name_a_person_is_known_to_do_so_or_not():
    unknown = {column for column in numbers() - PEOPLE if column.name not in NOT_PEOPLE}
    assert unknown == set(), "say in storage.personal what it holds"


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)
def test_what_refers_to_a_chat_goes_with_it(table):
    for column in table.columns:
        if column.references(chats.c.id):
            (key,) = column.foreign_keys
            assert key.ondelete == "CASCADE"


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)
def test_what_names_a_chat_refers_to_it_and_so_is_found(table):
    assert [column for column in table.columns if column.name == "chat_id"] == [
        column for column in table.columns if column.name == "chat_id" and column.references(chats.c.id)
    ]


async def test_nothing_names_the_forgotten_but_the_log_of_editors_deeds(storage, now):
    await fill(storage, now)
    before = await traces(storage)
    assert {"chats", "subscriptions", "likes", "saved", "questions", "updates", "editors", "audit"} <= set(
        before
    )
    await forget(storage)
    left = await traces(storage)
    assert set(left) == {"audit", "bans", "contents"}
    assert [row.action for row in left["audit"]] == [Deed.TOPIC_ADDED]
    # What a broadcast said to everyone is the newsroom's.
    assert [row.hash for row in left["contents"]] == [b"\x01"]


async def test_a_group_is_forgotten_without_those_who_write_in_it(storage, now):
    await fill(storage, now)
    async with storage.writing() as tx:
        await tx.personal.forget(PERSON, None)
    left = await traces(storage)
    assert "chats" not in left
    assert "editors" in left


async def test_forgetting_twice_is_forgetting_once(storage, now):
    await fill(storage, now)
    await forget(storage)
    await forget(storage)
    assert "chats" not in await traces(storage)


async def test_what_is_kept_can_be_read_by_table_and_by_name(storage, now):
    await fill(storage, now)
    async with storage.reading() as tx:
        kept = json.loads(json.dumps(await tx.personal.kept(PERSON, UserId(PERSON)), ensure_ascii=False))
    assert kept["chats"][0]["telegram_id"] == PERSON
    assert kept["deliveries"][0]["content"]["html"] == SAID["html"]
    assert json.loads(kept["updates"][0]["body"]) == TOLD
    assert kept["names"]["topics"] == {"1": {"ru": "мои слова"}}
    mine = {name for name, rows in kept.items() if rows}
    assert {"subscriptions", "own_topics", "selection_stories", "searches", "audit", "corrections"} <= mine


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)
async def test_every_column_of_what_concerns_a_chat_is_in_its_file(storage, now, table):
    """A new column or table is in it by itself; what is left out is named here, and why."""
    await fill(storage, now)
    async with storage.reading() as tx:
        kept = json.loads(json.dumps(await tx.personal.kept(PERSON, UserId(PERSON)), ensure_ascii=False))
    if not of_a_chat(table):
        return
    for row in kept[table.name]:
        left_out = {
            column.name
            for column in table.columns
            # Leases are ours; bytes say nothing, and what contents they name stands beside.
            if column.name not in row and column.name != "lease_until"
            and not isinstance(column.type, LargeBinary)
        }  # fmt: skip
        assert left_out == set()
    assert kept[table.name], "there is a row of the chat's"
    if "content_hash" in table.columns:
        assert kept[table.name][0]["content"] == SAID


def of_a_chat(table):
    """Whether rows of a table are one chat's: they name it, or belong to a row that does."""
    named = {key.column.table.name for column in table.columns for key in column.foreign_keys}
    return table is chats or "chats" in named or (table.name in OF_WHAT_IS_OF_A_CHAT)


async def test_what_came_meanwhile_is_still_answered(storage, now):
    body = json.dumps({"message": {"from": {"id": PERSON}}})
    other = json.dumps({"message": {"from": {"id": PERSON * 10}}})
    async with storage.writing() as tx:
        await tx.inbox.store(1, [(1, body), (2, body), (3, other), (4, body)], now)
        first = await tx.inbox.undone(1, now)
        await tx.inbox.done([update.seq for update in first if update.update_id in (1, 3)], now)
        await tx.personal.forget_updates(await tx.personal.updates_of(PERSON, handled_now=2))
    async with storage.reading() as tx:
        left = (await tx.personal._connection.execute(select(updates.c.update_id))).scalars().all()
    assert sorted(left) == [3, 4]
