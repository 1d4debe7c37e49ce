"""The figures that are counted when somebody asks: how late everything is, and how large."""

from datetime import time, timedelta

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.figures import rendered_metrics, worker_metrics
from bot.jobs import count_poll
from news.chats import ChatKind, Settings
from news.deliveries import Lane, NewDelivery
from news.feeds import Gap, Source
from news.outgoing import Text
from news.schedule import Schedule
from pipeline.line import Line
from pipeline.poll import PollResult

HOUR = timedelta(hours=1)


class StoppedClock:
    """A clock that shows one moment."""

    def __init__(self, moment):
        self._moment = moment

    def now(self):
        return self._moment

    async def ask(self):
        pass


@pytest.fixture
def figures(storage):
    """Return what gives every figure at a moment, by its name and its only label."""

    async def at(moment):
        told = await rendered_metrics(storage, StoppedClock(moment), Line(is_open=True))
        return {
            (sample.name, *sample.labels.values()): sample.value
            for family in text_string_to_metric_families(told.decode())
            for sample in family.samples
        }

    return at


@pytest.fixture
async def chat(storage, now):
    schedule = Schedule(times=(time(9, 0),), timezone="Asia/Bishkek")
    settings = Settings(language="ky", schedule=schedule, set_up=True)
    async with storage.writing() as tx:
        return await tx.chats.meet(11, None, ChatKind.PRIVATE, settings, now)


async def add_feed(storage, now, **values):
    async with storage.writing() as tx:
        await tx.feeds.add(
            Source(url="https://news.example/rss", name="Кабар", **values), now=now, interval=HOUR
        )


def ages(figures):
    return {key[1]: value for key, value in figures.items() if key[0] == "kabarchy_due_age_seconds"}


async def test_nothing_waits_in_an_empty_newsroom(figures, now):
    told = await figures(now)
    assert ages(told) == {"poll": 0, "compose": 0, "deliver": 0, "inbox": 0}
    assert told["kabarchy_last_poll_timestamp_seconds",] == 0
    assert told["kabarchy_database_bytes",] > 10_000


async def test_what_fell_due_and_was_not_done_grows_old(figures, storage, chat, now):
    await add_feed(storage, now)
    async with storage.writing() as tx:
        await tx.feeds.make_due(now)
        await tx.inbox.store(1, [(7, "{}")], now)
    nine = chat.next_digest_at
    assert nine == now + HOUR
    assert ages(await figures(nine - timedelta(seconds=1)))["compose"] == 0
    told = ages(await figures(nine + HOUR))
    assert told == {"poll": 7200, "compose": 3600, "deliver": 0, "inbox": 7200}


async def test_a_broadcast_may_take_its_hour_and_a_digest_may_not(figures, storage, chat, now):
    async def queue(key, lane, due_at):
        wanted = NewDelivery(key=key, chat_id=chat.id, content=Text(html=key), lane=lane, due_at=due_at)
        async with storage.writing() as tx:
            await tx.outbox.queue([wanted], now)

    await queue("broadcast:1:chat:1", Lane.BROADCAST, now)
    told = await figures(now + HOUR)
    assert (ages(told)["deliver"], told["kabarchy_queue_age_seconds",]) == (0, 3600)
    await queue("digest:1:1", Lane.DIGEST, now + HOUR / 2)
    assert ages(await figures(now + HOUR))["deliver"] == 1800


async def test_what_rests_is_not_late(figures, storage, now):
    await add_feed(storage, now)
    async with storage.writing() as tx:
        await tx.feeds.make_due(now)
        feed = await tx.feeds.by_url("https://news.example/rss")
        await tx.feeds.mute(feed.id, now + 2 * HOUR)
    assert ages(await figures(now + HOUR))["poll"] == 0
    assert ages(await figures(now + 3 * HOUR))["poll"] == 3 * 3600


async def test_misses_are_counted(figures, storage, now):
    await add_feed(storage, now)
    async with storage.reading() as tx:
        feed = await tx.feeds.by_url("https://news.example/rss")
    before = await figures(now)
    gap = Gap(begins_at=now - HOUR, ends_at=now, missed=4)
    count_poll(PollResult(feed=feed, gap=gap))
    count_poll(PollResult(feed=feed))
    after = await figures(now)
    for name, more in (("kabarchy_gaps_total", 1), ("kabarchy_missed_entries_total", 4)):
        assert after[name,] - before[name,] == more


async def test_the_disk_is_told_where_the_database_is_a_file(figures, storage, now):
    told = await figures(now)
    free = [value for key, value in told.items() if key[0] == "kabarchy_disk_free_bytes"]
    assert len(free) == (storage._engine.dialect.name == "sqlite")
    assert all(value > 0 for value in free)


async def test_a_worker_tells_only_what_it_did(figures, now):
    await figures(now)
    told = (await worker_metrics()).decode()
    assert "kabarchy_polls_total" in told
    assert "kabarchy_telegram_line_open" not in told
    assert "kabarchy_feeds" not in told
