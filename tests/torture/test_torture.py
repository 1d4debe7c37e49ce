"""Torture, a short night of it: killed amid trouble, the program loses nothing, doubles nothing, and lists its doubts."""

import pytest

from bench.toll import AT_ONCE, Plan
from bench.torment import one_process
from playground.client import Control
from playground.server import serve

PLAN = Plan(readers=100, kills=12, per_second=200, blocked=4, groups=2, asking=2, longest_life=0.4)
MESSAGES = 4
"""For each reader: a broadcast, two parts of a digest, an alert."""


@pytest.mark.timeout(400)
async def test_killed_amid_every_trouble_it_loses_and_doubles_nothing(tmp_path):
    server = await serve()
    try:
        async with Control(server.url) as telegram:
            torment = one_process(PLAN, tmp_path, telegram)
            toll = await torment.run()
    finally:
        await server.close()
    assert toll.kills == PLAN.kills
    assert set(toll.troubles) == set(torment._troubles()), "each trouble struck"
    assert toll.hasty == 0, "nothing went to a chat before its 429 had passed"
    assert toll.wanted == MESSAGES * (PLAN.readers + PLAN.groups)
    assert toll.lost == []
    assert toll.false == []
    assert toll.doubled == []
    assert toll.unedited == []
    assert toll.unanswered == 0
    assert toll.worst_kill <= AT_ONCE
    assert toll.in_doubt <= PLAN.kills * AT_ONCE + toll.by_faults
    missing = toll.wanted - toll.received - toll.refused
    assert missing == toll.in_doubt - toll.doubts_that_arrived, "what did not arrive is listed"
