"""Telling: of each topic all, the important or nothing; so often a day, silently or aloud, and at night only who let it."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from news.alerts import Alerts
from news.deliveries import Dropped
from news.ids import UserId
from news.quiet import Quiet
from pipeline.deliver import Delivering
from pipeline.editing import Editing
from pipeline.line import Line
from tests.fakes import FakeSender
from tests.pipeline.test_alert import tell
from tests.pipeline.test_compose import DAY, SETTINGS, Newsroom
from tests.pipeline.test_important import published, run_important, run_proposals
from tests.pipeline.test_wishes import change, waiting


@pytest.fixture
async def newsroom(storage, now):
    made = Newsroom(storage, now)
    await made.open()
    async with storage.writing() as tx:
        await tx.wishes.set_alerts(made.chat.id, made.topics["csto"], Alerts.ALL)
    return made


async def only_important(newsroom):
    async with newsroom.storage.writing() as tx:
        await tx.wishes.set_alerts(newsroom.chat.id, newsroom.topics["csto"], Alerts.IMPORTANT)


async def test_what_is_over_the_number_of_the_day_comes_with_the_digest(newsroom, now):
    await change(newsroom, now - timedelta(minutes=1), budget=3)
    for number in range(5):
        await newsroom.story(f"Новость №{number}.")
    assert await tell(newsroom, now) == [1, 1, 1, 0, 0]
    await newsroom.compose(now)
    *alerts, digest = await newsroom.messages()
    assert len(alerts) == 3
    assert [number for number in range(5) if f"№{number}." in digest] == [3, 4]


async def test_the_next_day_of_the_reader_has_its_own_number(newsroom, now):
    await change(newsroom, now, budget=3)
    for number in range(4):
        await newsroom.story(f"Утром №{number}.")
    assert sum(await tell(newsroom, now)) == 3
    midnight = now + timedelta(hours=16)  # in Bishkek
    await newsroom.story("Вечером", at=midnight - timedelta(minutes=1))
    assert await tell(newsroom, midnight - timedelta(minutes=1)) == [0]
    await newsroom.story("Ночью", at=midnight)
    assert await tell(newsroom, midnight) == [1]


async def test_any_number_is_any_number(newsroom, now):
    await change(newsroom, now, budget=None)
    for number in range(30):
        await newsroom.story(f"Новость №{number}.")
    told = 0
    while some := await tell(newsroom, now):
        told += sum(some)
    assert told == 30


async def test_what_the_night_holds_back_is_counted_for_the_morning(newsroom, now):
    await change(newsroom, now, budget=3, quiet=Quiet(start=time(22), end=time(7)))
    evening = now + timedelta(hours=15)
    for number in range(4):
        await newsroom.story(f"Ночью №{number}.", at=evening)
    assert sum(await tell(newsroom, evening)) == 3
    morning = now + DAY
    await newsroom.story("Утром", at=morning)
    assert await tell(newsroom, morning) == [0]


async def test_who_wants_the_important_only_waits_for_several_outlets(newsroom, storage, now):
    await only_important(newsroom)
    await published(newsroom, "kg", "kz", "ru")
    assert await tell(newsroom, now) == [0]
    assert await run_proposals(storage, now) == [True]
    (alert,) = await waiting(storage, now)
    assert "⚡ 🛡" in alert.html
    assert await run_proposals(storage, now) == []


async def test_what_one_outlet_says_is_not_important(newsroom, storage, now):
    await only_important(newsroom)
    await published(newsroom, "kg")
    assert await tell(newsroom, now) == [0]
    await run_proposals(storage, now)
    assert await waiting(storage, now) == []


async def test_who_wants_all_is_not_told_again_when_it_spreads(newsroom, storage, now):
    await published(newsroom, "kg", "kz", "ru")
    assert await tell(newsroom, now) == [1]
    await run_proposals(storage, now)
    assert len(await waiting(storage, now)) == 1


async def test_hidden_while_it_waits_for_the_morning_what_spread_wakes_nobody(newsroom, storage, now):
    await only_important(newsroom)
    await change(newsroom, now, quiet=Quiet(start=time(7), end=time(17)))
    id = await published(newsroom, "kg", "kz", "ru")
    await run_proposals(storage, now)
    assert await Editing(storage, UserId(21), now).hide(id)
    assert await waiting(storage, now + timedelta(hours=9)) == []


async def test_an_editors_mark_comes_beyond_the_number(newsroom, storage, now):
    await change(newsroom, now, budget=3)
    for number in range(3):
        await newsroom.story(f"Новость №{number}.")
    await tell(newsroom, now)
    id = await published(newsroom, "kg", headline="Граница закрыта")
    await Editing(storage, UserId(21), now).mark(id)
    assert await run_important(storage, now) == [1]


async def test_an_editors_mark_rings_at_night_where_the_reader_lets_it(newsroom, storage, now):
    night = Quiet(start=time(7), end=time(17))
    await change(newsroom, now, quiet=night, urgent=True)
    id = await published(newsroom, "kg")
    await Editing(storage, UserId(21), now).mark(id)
    assert await run_important(storage, now) == [1]
    assert len(await waiting(storage, now)) == 1


async def test_what_merely_comes_in_rings_nobody_at_night(newsroom, storage, now):
    await change(newsroom, now, quiet=Quiet(start=time(7), end=time(17)), urgent=True)
    await newsroom.story("Министры встретились")
    assert await tell(newsroom, now) == [1]
    assert await waiting(storage, now) == []


async def test_a_pause_that_begins_at_night_holds_back_what_waits_for_the_morning(newsroom, storage, now):
    await change(newsroom, now, quiet=Quiet(start=time(7), end=time(17)))
    await newsroom.story("Министры встретились")
    assert await tell(newsroom, now) == [1]
    await change(newsroom, now, paused_until=now + 2 * DAY)
    morning = now + timedelta(hours=9)
    delivering = Delivering(storage, FakeSender(), Line(), lambda: morning)
    (waits,) = await delivering.claim(morning, 10)
    assert isinstance(await delivering.deliver(waits), Dropped)
    async with storage.reading() as tx:
        assert len(await tx.stories.not_shown(newsroom.chat.id, since=now - DAY)) == 1


async def test_an_alert_about_a_silent_topic_makes_no_sound(newsroom, storage, now):
    async with storage.writing() as tx:
        await tx.wishes.set_silent(newsroom.chat.id, newsroom.topics["csto"], silent=True)
    await newsroom.story("Министры встретились")
    await tell(newsroom, now)
    (alert,) = await waiting(storage, now)
    assert alert.silent


async def test_what_is_chosen_is_kept_with_everything_else(newsroom, storage, now):
    wished = replace(
        SETTINGS,
        schedule=replace(SETTINGS.schedule, weekend=()),
        urgent=True,
        note=True,
        budget=None,
        quiet=Quiet(start=time(23), end=time(8)),
    )
    async with storage.writing() as tx:
        await tx.chats.save_settings(newsroom.chat.id, wished, now)
    async with storage.reading() as tx:
        assert (await tx.chats.get(newsroom.chat.id)).settings == wished
