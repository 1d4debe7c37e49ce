"""Transactions: all or nothing, writers one after the other, readers undisturbed."""

import asyncio
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.exc import StatementError

from news.feeds import Source


class Trouble(Exception):
    pass


async def test_a_block_that_raises_leaves_no_trace(storage):
    async def half_done():
        async with storage.writing() as tx:
            await tx.notes.put("a", 1)
            raise Trouble

    with pytest.raises(Trouble):
        await half_done()
    async with storage.reading() as tx:
        assert await tx.notes.get("a") is None


async def test_many_writers_at_once_lose_nothing(storage, now):
    async def fail_once():
        async with storage.writing() as tx:
            await tx.failures.record("work", 7, "no", now)

    async def keep(number):
        async with storage.writing() as tx:
            await tx.notes.put(f"note {number}", number)

    await asyncio.gather(fail_once(), *(keep(number) for number in range(40)))
    async with storage.reading() as tx:
        assert [await tx.notes.get(f"note {number}") for number in range(40)] == list(range(40))


async def test_a_reader_sees_no_half_of_a_change(storage):
    async with storage.writing() as writer:
        await writer.notes.put("a", 1)
        async with storage.reading() as reader:
            assert await reader.notes.get("a") is None
    async with storage.reading() as reader:
        assert await reader.notes.get("a") == 1


async def test_a_moment_without_a_zone_is_refused(storage, now):
    async with storage.writing() as tx:
        with pytest.raises(StatementError, match="without a time zone"):
            await tx.feeds.make_due(datetime(2026, 1, 1))  # noqa: DTZ001 - the mistake itself


async def test_moments_come_back_in_utc_as_exactly_as_they_went(storage, now):
    there = now.replace(microsecond=123456).astimezone(ZoneInfo("Asia/Bishkek"))
    source = Source(url="https://news.example/", name="Вестник")
    async with storage.writing() as tx:
        await tx.feeds.add(source, now=there, interval=timedelta(hours=1))
        due = await tx.feeds.next_due()
    assert due == there
    assert due.tzinfo is UTC
