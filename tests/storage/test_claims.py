"""Several processes on PostgreSQL take what is due from each other's hands: no row twice, all of them, and nobody waits."""

import asyncio
from contextlib import AsyncExitStack
from datetime import timedelta

import pytest
from sqlalchemy import text

from bench.growth.due import all_jobs
from storage import Storage
from tests.storage.test_due import INDEXES

CLAIMERS = 4
AT_ONCE = 7
LEASES_END = timedelta(hours=1)
"""By then whatever was claimed by another test is due again."""
NOT_CLAIMED = {"tidy"}
"""Of which there is one piece of work, not rows."""
MADE_DUE = (
    # What the database of many things has nothing for.
    "UPDATE stories SET important_at = first_at, spread_at = NULL WHERE id % 400 = 3",
    """INSERT INTO own_topics (topic_id, query, version, filled_version)
       SELECT id, 'вода', 2, 1 FROM topics WHERE owner IS NOT NULL ORDER BY id LIMIT 40""",
    """INSERT INTO broadcasts (author, content_hash, state, created_at, starts_at, audience)
       SELECT 1, hash, 'confirmed', created_at, created_at, '{}' FROM contents ORDER BY hash LIMIT 40""",
)


@pytest.fixture
async def processes(claimed_from):
    """Storages as processes have them, each with connections of its own, on one database in which much is due."""
    async with AsyncExitStack() as stack:
        opened = [Storage.open(claimed_from) for _ in range(CLAIMERS)]
        for storage in opened:
            stack.push_async_callback(storage.close)
        yield opened


async def test_no_row_is_given_twice_and_all_are_given(processes, now):
    async with processes[0]._engine.begin() as connection:
        for statement in MADE_DUE:
            await connection.execute(text(statement))
    for name in sorted(INDEXES.keys() - NOT_CLAIMED):
        jobs = [all_jobs(storage, now)[name] for storage in processes]
        if jobs[0].serial:
            continue
        given = [row for taken in await asyncio.gather(*(all_of(job, now) for job in jobs)) for row in taken]
        assert given, name
        assert len(given) == len(set(given)), name
        assert await jobs[0].due(now, AT_ONCE) == [], name


async def test_a_claimer_passes_over_what_another_is_about_to_take(processes, now):
    """Were it to wait, it would wait for ever here: the other's transaction ends only after it has answered."""
    one, other = processes[:2]
    now += LEASES_END
    for name, claim in CLAIMS.items():
        async with asyncio.timeout(10), one.writing() as first, other.writing() as second:
            taken = {key(row) for row in await claim(first, now)}
            passed = {key(row) for row in await claim(second, now)}
            assert len(taken) == len(passed) == AT_ONCE, name
            assert not taken & passed, name


async def test_who_refers_to_a_claimed_row_need_not_wait(processes, now):
    one, other = processes[:2]
    now += 2 * LEASES_END
    async with asyncio.timeout(10), one.writing() as first, other.writing() as second:
        (chat, *_) = await first.chats.claim(now, 1)
        await second.saved.add(chat.id, 1, now)


async def test_of_processes_that_would_tidy_one_does(processes, now):
    due = await asyncio.gather(*(all_jobs(storage, now)["tidy"].due(now, 1) for storage in processes))
    assert sorted(due) == [[], [], [], [0]]
    later = now + timedelta(days=1, seconds=1)
    assert await all_jobs(processes[1], later)["tidy"].due(later, 1) == [0]


CLAIMS = {
    "feeds": lambda tx, now: tx.feeds.claim(now, AT_ONCE),
    "entries": lambda tx, now: tx.entries.claim_unread(now, AT_ONCE),
    "articles": lambda tx, now: tx.articles.claim_to_understand(now, AT_ONCE),
    "stories": lambda tx, now: tx.stories.claim_to_summarise(now, AT_ONCE),
    "chats": lambda tx, now: tx.chats.claim(now, AT_ONCE),
    "deliveries": lambda tx, now: tx.outbox.claim(now, AT_ONCE),
}


async def all_of(job, now):
    """Take what is due of a job, a few rows at a time, until nothing is."""
    taken = []
    while some := await job.due(now, AT_ONCE):
        rows = [part for one in some for part in (job.split(one) or (one,))]
        taken += [job.row(row) for row in rows]
    return taken


def key(row):
    return row[0] if isinstance(row, tuple) else getattr(row, "id", row)
