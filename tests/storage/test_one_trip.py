"""The driver of SQLite with one trip a statement does what the one with four did."""

import asyncio
import threading

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, Text, insert, select, text
from sqlalchemy.exc import IntegrityError, OperationalError

from storage.one_trip import QUICK, READ, REMEMBERED, WRITE, Driver, Times

words = Table(
    "words", MetaData(), Column("id", Integer, primary_key=True), Column("word", Text, nullable=False)
)


@pytest.fixture
def database_url(tmp_path):
    return f"sqlite:///{tmp_path}/words.db"


@pytest.fixture
async def storage(storage):
    async with storage.writing() as tx:
        await tx.notes._connection.run_sync(words.metadata.create_all)
    return storage


async def test_rows_come_whole_and_in_order(storage):
    async with storage.writing() as tx:
        await tx.notes._connection.execute(insert(words), [{"word": str(place)} for place in range(2000)])
    async with storage.reading() as tx:
        found = await tx.notes._connection.execute(select(words.c.word).order_by(words.c.id))
        assert [row.word for row in found] == [str(place) for place in range(2000)]


async def test_what_is_inserted_is_returned_and_counted(storage):
    async with storage.writing() as tx:
        made = await tx.notes._connection.execute(insert(words).values(word="а").returning(words.c.id))
        assert made.scalar_one() == 1
        changed = await tx.notes._connection.execute(words.update().values(word="б"))
        assert changed.rowcount == 1
        put = await tx.notes._connection.execute(insert(words).values(word="в"))
        assert put.inserted_primary_key == (2,)


async def test_what_is_wrong_is_said_and_takes_the_transaction_back(storage):
    async def write(*statements):
        async with storage.writing() as tx:
            for statement in statements:
                await tx.notes._connection.execute(statement)

    with pytest.raises(IntegrityError):
        await write(insert(words).values(word="а"), insert(words).values(word=None))
    with pytest.raises(OperationalError):
        await write(insert(words).values(word="б"), text("SELECT nothing FROM nowhere"))
    async with storage.reading() as tx:
        assert (await tx.notes._connection.execute(select(words))).all() == []


async def test_whoever_is_cancelled_amid_a_statement_leaves_no_trace(storage):
    async def write():
        async with storage.writing() as tx:
            for place in range(10_000):
                await tx.notes._connection.execute(insert(words).values(word=str(place)))

    writing = asyncio.create_task(write())
    await asyncio.sleep(0.05)
    writing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await writing
    async with storage.writing() as tx:
        assert (await tx.notes._connection.execute(select(words))).all() == []


async def test_a_connection_with_nothing_to_take_back_is_asked_for_nothing(tmp_path):
    connection = await Driver().connect(str(tmp_path / "words.db"), isolation_level=None)
    cursor = await connection.cursor().execute("CREATE TABLE words (word TEXT)")
    await connection.rollback()
    await cursor.execute("BEGIN")
    await cursor.execute("INSERT INTO words VALUES (?)", ("а",))
    await connection.rollback()
    await cursor.execute("SELECT count(*) FROM words")
    assert await cursor.fetchall() == [(0,)]
    await connection.close()


async def test_a_transaction_begins_with_its_first_statement_and_one_without_any_not_at_all(tmp_path):
    connection = await Driver().connect(str(tmp_path / "words.db"), isolation_level=None)
    cursor = await connection.cursor().execute("CREATE TABLE words (word TEXT)")
    connection.begin("BEGIN IMMEDIATE")
    await connection.commit()
    assert not connection.in_transaction
    await cursor.execute("SELECT 1")
    assert not connection.in_transaction
    connection.begin("BEGIN IMMEDIATE")
    await cursor.execute("INSERT INTO words VALUES ('а')")
    assert connection.in_transaction
    await connection.commit()
    await cursor.execute("SELECT word FROM words")
    assert await cursor.fetchall() == [("а",)]
    await connection.close()


async def test_what_nobody_waits_for_any_more_is_taken_back_all_the_same(tmp_path):
    connection = await Driver().connect(str(tmp_path / "words.db"), isolation_level=None)
    cursor = await connection.cursor().execute("CREATE TABLE words (word TEXT)")
    connection.begin("BEGIN IMMEDIATE")
    writing = asyncio.create_task(cursor.execute("INSERT INTO words VALUES ('а')"))
    await asyncio.sleep(0)
    writing.cancel()
    await asyncio.gather(writing, return_exceptions=True)
    await connection.rollback()
    assert not connection.in_transaction
    await cursor.execute("SELECT count(*) FROM words")
    assert await cursor.fetchall() == [(0,)]
    await connection.close()


def caller_of(connection):
    """Have the database tell by which threads it is asked: gives them as they come."""
    threads = []

    def ask():
        threads.append(threading.get_ident())
        return len(threads)

    connection._conn.create_function("asked", 0, ask)
    return threads


async def test_what_is_known_to_be_quick_is_read_by_the_loop_and_what_is_not_elsewhere(tmp_path):
    connection = await Driver().connect(str(tmp_path / "words.db"), isolation_level=None)
    threads = caller_of(connection)
    cursor = connection.cursor()
    for _ in range(2):
        connection.begin(READ)
        await cursor.execute("SELECT asked()")
        await connection.rollback()
    assert await cursor.fetchall() == [(2,)]
    assert not connection.in_transaction
    first, second = threads
    assert first != second == threading.get_ident()
    await connection.close()


async def test_a_writer_begins_and_changes_something_in_the_thread_however_quick_it_is(tmp_path):
    connection = await Driver().connect(str(tmp_path / "words.db"), isolation_level=None)
    threads = caller_of(connection)
    cursor = await connection.cursor().execute("CREATE TABLE words (word TEXT)")
    for _ in range(2):
        await cursor.execute("SELECT asked()")
    connection.begin(WRITE)
    await cursor.execute("SELECT asked()")
    await cursor.execute("SELECT asked()")
    for _ in range(2):
        await cursor.execute("INSERT INTO words VALUES (asked())")
    await connection.commit()
    loop = threading.get_ident()
    assert [thread == loop for thread in threads] == [False, True, False, True, False, False]
    await cursor.execute("SELECT word FROM words")
    assert await cursor.fetchall() == [("5",), ("6",)]
    await connection.close()


def test_what_took_long_the_last_time_is_not_quick_and_only_so_many_are_remembered():
    times = Times()
    assert not times.is_quick("SELECT 1")
    times.took("SELECT 1", QUICK / 2)
    assert times.is_quick("SELECT 1")
    times.took("SELECT 1", QUICK)
    assert not times.is_quick("SELECT 1")
    times.took("DELETE FROM words", 0)
    assert not times.is_quick("DELETE FROM words")
    for place in range(REMEMBERED + 1):
        times.took(f"SELECT {place + 2}", 0)
        times.took("SELECT 2", 0)
    assert times.is_quick("SELECT 2")
    assert not times.is_quick("SELECT 3")


async def test_whoever_reads_again_and_again_lets_others_go_on(storage):
    others = []

    async def other():
        while True:
            others.append(1)
            await asyncio.sleep(0)

    running = asyncio.create_task(other())
    while len(others) < 5:
        async with storage.reading() as tx:
            await tx.notes._connection.execute(select(words))
    running.cancel()
