"""Courtesy: requests to one host keep their distance, those to others do not wait."""

import asyncio
import heapq
import selectors

import pytest

from sources.courtesy import Courtesy, is_loopback


class FastClock(asyncio.SelectorEventLoop):
    """An event loop whose clock jumps to the next timer instead of waiting for it."""

    def __init__(self):
        super().__init__(selectors.SelectSelector())
        self.moment = 1000.0

    def time(self):
        return self.moment

    def _run_once(self):
        if not self._ready and self._scheduled:
            self.moment = max(self.moment, heapq.nsmallest(1, self._scheduled)[0].when())
        super()._run_once()


def run(coroutine):
    loop = FastClock()
    try:
        return loop.run_until_complete(coroutine)
    finally:
        loop.close()


async def moments(courtesy, hosts):
    async def one(host):
        async with courtesy.turn(host):
            return asyncio.get_running_loop().time() - 1000.0

    return await asyncio.gather(*map(one, hosts))


def test_requests_to_one_host_keep_a_pause_and_other_hosts_do_not_wait():
    async def story():
        return await moments(Courtesy(per_host=2, pause=1.0), ["a.kg", "a.kg", "b.kg", "a.kg"])

    assert run(story()) == pytest.approx([0, 1, 0, 2], abs=0.01)


def test_a_host_that_wishes_a_longer_pause_has_it_and_a_shorter_one_is_ours():
    async def story(pause):
        courtesy = Courtesy(per_host=1, pause=1.0)

        async def one():
            async with courtesy.turn("a.kg", pause):
                return asyncio.get_running_loop().time() - 1000.0

        return await asyncio.gather(*(one() for _ in range(3)))

    assert run(story(3.0)) == pytest.approx([0, 3, 6], abs=0.01)
    assert run(story(0.1)) == pytest.approx([0, 1, 2], abs=0.01)


def test_who_stops_waiting_for_a_turn_gives_the_place_to_the_next():
    async def story():
        courtesy = Courtesy(per_host=1, pause=1.0)
        await moments(courtesy, ["a.kg"])
        impatient = asyncio.create_task(moments(courtesy, ["a.kg"]))
        next_one = asyncio.create_task(moments(courtesy, ["a.kg"]))
        await asyncio.sleep(0.5)
        impatient.cancel()
        return await asyncio.wait_for(next_one, 5)

    assert run(story())[0] <= 2.01


def test_loopback_needs_no_pause():
    async def story():
        return await moments(Courtesy(per_host=1, pause=1.0), ["127.10.0.1"] * 5)

    assert run(story()) == pytest.approx([0] * 5, abs=0.01)


def test_a_host_is_forgotten_when_its_pause_is_over():
    async def story():
        courtesy = Courtesy(per_host=1, pause=1.0)
        await moments(courtesy, ["a.kg", "127.0.0.1"])
        remembered = set(courtesy._gates)
        await asyncio.sleep(2)
        return remembered, set(courtesy._gates)

    assert run(story()) == ({"a.kg"}, set())


@pytest.mark.parametrize(
    ("host", "answer"),
    [("127.10.0.7", True), ("::1", True), ("localhost", True), ("24.kg", False), ("127.kg", False)],
)
def test_loopback_is_known(host, answer):
    assert is_loopback(host) is answer
