"""What a process had taken and does not do, others may do at once: it waits for no lease to end."""

import asyncio
from datetime import timedelta

from bot.clock import ObedientClock
from bot.engine import Engine
from bot.job import Job
from news.ids import UserId
from news.outgoing import Text
from storage.panels import Panel

TWO = 2


async def test_rows_that_were_under_way_or_at_hand_are_free_when_the_engine_stops(storage, now):
    async with storage.writing() as tx:
        for _ in range(TWO):
            id = await tx.broadcasts.draft(UserId(1), Text(html="hi"), now)
            await tx.broadcasts.confirm(id, Panel(telegram_id=1, message_id=id), now)
    later = now + timedelta(minutes=1)
    begun = asyncio.Event()
    clock = ObedientClock("http://127.0.0.1:9/")
    clock.set(later)

    async def claim(limit):
        async with storage.writing() as tx:
            return await tx.broadcasts.claim(later, limit)

    async def due(_moment, _limit):
        return await claim(TWO)

    async def never_ends(_id):
        begun.set()
        await asyncio.Event().wait()

    job = Job(name="broadcast", every=timedelta(hours=1), due=due, run=never_ends, row=int)
    engine = Engine(storage, clock, [job])
    await engine.start()
    async with asyncio.timeout(10):
        await begun.wait()
    assert await claim(TWO) == []
    await engine.stop(0.01)
    assert len(await claim(TWO)) == TWO
