"""Transactions: all or nothing, writers one after the other, readers undisturbed."""

import asyncio
from datetime import datetime, timezone

import pytest
from sqlalchemy.exc import StatementError


class Trouble(Exception):
    pass


async def test_a_block_that_raises_leaves_no_trace(storage):
    with pytest.raises(Trouble):
        async with storage.writing() as tx:
            await tx.notes.put("a", 1)
            raise Trouble
    async with storage.reading() as tx:
        assert await tx.notes.get("a") is None


async def test_many_writers_lose_nothing(storage):
    async with storage.writing() as tx:
        await tx.notes.put("count", 0)
        await tx.notes.put("lock", 0)

    async def add_one():
        async with storage.writing() as tx:
            # Taking the note holds its row, so that the other writers of PostgreSQL wait here.
            count = await tx.notes.take("count")
            await tx.notes.put("count", count + 1)

    for _ in range(5):
        await asyncio.gather(*(add_one() for _ in range(1)))
    async with storage.reading() as tx:
        assert await tx.notes.get("count") == 5


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


async def test_moments_come_back_in_utc(storage, now):
    there = now.astimezone(timezone.utc)
    async with storage.writing() as tx:
        await tx.feeds.rest_host("example.org", there)
    assert there == now
