"""The clock: the machine's, or one that is set from outside and runs on from there."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from aiohttp import web

from bot.clock import ObedientClock


class Ticks:
    """A monotonic clock that stands until it is moved."""

    seconds = 0.0

    def __call__(self):
        return self.seconds


@pytest.fixture
async def served():
    """A clock to obey: what it answers, and its address."""
    answer = {"now": "2026-03-02T08:00:00+06:00"}

    async def tell(_request):
        return web.json_response(answer)

    app = web.Application()
    app.router.add_get("/", tell)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield answer, f"http://127.0.0.1:{runner.addresses[0][1]}/"
    await runner.cleanup()


async def test_it_is_as_late_as_the_address_says(served):
    _, url = served
    ticks = Ticks()
    clock = ObedientClock(url, ticks)
    await clock.ask()
    assert clock.now() == datetime(2026, 3, 2, 2, 0, tzinfo=UTC)


async def test_time_runs_on_from_an_answer_that_is_repeated(served):
    _, url = served
    ticks = Ticks()
    clock = ObedientClock(url, ticks)
    await clock.ask()
    ticks.seconds += 90
    await clock.ask()
    assert clock.now() == datetime(2026, 3, 2, 2, 1, 30, tzinfo=UTC)


async def test_it_jumps_when_it_is_told(served):
    answer, url = served
    ticks = Ticks()
    clock = ObedientClock(url, ticks)
    await clock.ask()
    ticks.seconds += 1
    answer["now"] = "2026-03-03T08:00:00+06:00"
    await clock.ask()
    assert clock.now() == datetime(2026, 3, 3, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize("wrong", [{"time": "now"}, {"now": "soon"}, {"now": 5}, []])
async def test_a_wrong_answer_leaves_it_as_it_was(served, wrong):
    answer, url = served
    ticks = Ticks()
    clock = ObedientClock(url, ticks)
    await clock.ask()
    ticks.seconds += 10
    answer.clear()
    answer.update(wrong)
    await clock.ask()
    assert clock.now() == datetime(2026, 3, 2, 2, 0, 10, tzinfo=UTC)


async def test_without_an_answer_it_is_the_machines_clock():
    clock = ObedientClock("http://127.0.0.1:1/")
    await clock.ask()
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(minutes=1)


def test_an_answer_in_any_zone_is_one_moment(now):
    clock = ObedientClock("http://127.0.0.1:1/", Ticks())
    clock.set(now.astimezone(timezone(timedelta(hours=6))))
    assert clock.now() == now
