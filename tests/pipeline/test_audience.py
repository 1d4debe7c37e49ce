"""To whom a broadcast goes, in which language, and at which hour."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from news.broadcasts import Audience, BroadcastState, Kind
from news.chats import Absence, ChatKind, Settings
from news.deliveries import Lane, Sent
from news.ids import UserId
from news.outgoing import Text
from news.quiet import NIGHT, Quiet
from news.schedule import Schedule
from pipeline.broadcast import show_progress, spread
from storage.panels import Panel
from tests.fakes import FakeSender

PANEL = Panel(telegram_id=1, message_id=70)
FIRST, KYRGYZ = Text(html="Первая"), Text(html="Биринчи")


def settings(language="ru", zone="Asia/Bishkek", **more):
    """A reader who wants to be left alone at night, unless told otherwise."""
    chosen = {"quiet": NIGHT} | more
    return Settings(language=language, schedule=Schedule(times=(), timezone=zone), set_up=True, **chosen)


async def meet(storage, now, number, kind=ChatKind.PRIVATE, **about):
    async with storage.writing() as tx:
        return (await tx.chats.meet(number, None, kind, settings(**about), now)).id


async def draft(storage, now, **changes):
    async with storage.writing() as tx:
        id = await tx.broadcasts.draft(UserId(1), FIRST, now)
        await tx.broadcasts.revise(replace(await tx.broadcasts.get(id), **changes))
    return id


async def let_go(storage, now, id):
    async with storage.writing() as tx:
        assert await tx.broadcasts.confirm(id, PANEL, now)
    await spread(storage, id, lambda: now)


async def sent(storage, now):
    """Send all that is due; return (chat, content, lane)."""
    found = []
    async with storage.writing() as tx:
        while ids := await tx.outbox.claim(now, 100):
            for id in ids:
                waiting = await tx.outbox.get(id)
                found.append((waiting.chat_id, waiting.content, waiting.lane))
                await tx.outbox.begin(id, now)
                await tx.outbox.settle(id, Sent(message_ids=(1,)), now)
    return found


@pytest.fixture
async def crowd(storage, now):
    return {
        "reader": await meet(storage, now, 1),
        "kyrgyz": await meet(storage, now, 2, language="ky"),
        "group": await meet(storage, now, -3, ChatKind.SUPERGROUP),
        "channel": await meet(storage, now, -4, ChatKind.CHANNEL, language="ky"),
    }


@pytest.mark.parametrize(
    ("audience", "expected"),
    [
        (Audience(), {"reader", "kyrgyz", "group", "channel"}),
        (Audience(languages=frozenset({"ky"})), {"kyrgyz", "channel"}),
        (Audience(kinds=frozenset({Kind.PRIVATE})), {"reader", "kyrgyz"}),
        (Audience(kinds=frozenset({Kind.GROUP, Kind.CHANNEL})), {"group", "channel"}),
        (Audience(kinds=frozenset({Kind.CHANNEL}), languages=frozenset({"ru"})), set()),
    ],
)
async def test_it_goes_to_whom_it_is_meant_for_and_the_count_says_so(storage, crowd, now, audience, expected):
    id = await draft(storage, now, audience=audience)
    async with storage.reading() as tx:
        assert await tx.spreading.count(audience, now) == len(expected)
        assert (await tx.broadcasts.get(id)).audience == audience
    await let_go(storage, now, id)
    assert {chat for chat, *_ in await sent(storage, now)} == {crowd[name] for name in expected}


async def test_it_goes_to_the_readers_of_a_topic(storage, crowd, now):
    async with storage.writing() as tx:
        await tx.topics.add_missing([("sco", "organisations", "", {"ru": "ШОС"})], now)
        topic = (await tx.topics.by_slug("sco")).id
        await tx.subscriptions.subscribe(crowd["group"], [topic], now)
    await let_go(storage, now, await draft(storage, now, audience=Audience(topics=frozenset({topic}))))
    assert [chat for chat, *_ in await sent(storage, now)] == [crowd["group"]]


async def test_it_goes_to_those_who_were_seen_lately(storage, crowd, now):
    later = now + timedelta(days=8)
    async with storage.writing() as tx:
        await tx.chats.seen(crowd["kyrgyz"], later - timedelta(days=1))
    await let_go(storage, later, await draft(storage, later, audience=Audience(active_days=7)))
    assert [chat for chat, *_ in await sent(storage, later)] == [crowd["kyrgyz"]]


async def test_a_chat_is_noted_as_seen_once_an_hour(storage, crowd, now):
    later = now + timedelta(minutes=59)
    async with storage.writing() as tx:
        await tx.chats.seen(crowd["reader"], later)
    audience = Audience(active_days=7)
    async with storage.reading() as tx:
        assert await tx.spreading.count(audience, now + timedelta(days=7)) == 0


async def test_a_chat_gets_the_version_of_its_language_or_the_first(storage, crowd, now):
    id = await draft(storage, now)
    async with storage.writing() as tx:
        await tx.wordings.add_version(id, "ky", Text(html="Old"), now)
        await tx.wordings.add_version(id, "ky", KYRGYZ, now)
    await let_go(storage, now, id)
    got = {chat: content for chat, content, _ in await sent(storage, now)}
    assert got == {
        crowd["reader"]: FIRST, crowd["kyrgyz"]: KYRGYZ, crowd["group"]: FIRST, crowd["channel"]: KYRGYZ,
    }  # fmt: skip


async def test_at_night_it_waits_for_the_morning_of_each_zone(storage, now):
    night = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)  # 23:00 in Bishkek, 18:00 in Berlin
    bishkek = await meet(storage, night, 1)
    berlin = await meet(storage, night, 2, zone="Europe/Berlin")
    owl = await meet(storage, night, 3, quiet=None)
    early = await meet(storage, night, 4, quiet=Quiet(start=datetime.min.time(), end=datetime.min.time()))
    id = await draft(storage, night)
    async with storage.reading() as tx:
        assert await tx.spreading.asleep(Audience(), night) == 1
    await let_go(storage, night, id)
    assert {chat for chat, *_ in await sent(storage, night)} == {berlin, owl, early}
    async with storage.reading() as tx:
        standing = await tx.standings.of(id, night)
    assert (standing.progress.waiting, standing.pace.later) == (1, 1)
    morning = datetime(2026, 3, 3, 1, 0, tzinfo=UTC)
    assert await sent(storage, morning - timedelta(minutes=1)) == []
    assert [chat for chat, *_ in await sent(storage, morning)] == [bishkek]


async def test_what_the_night_overtakes_waits_too(storage, crowd, now):
    evening = datetime(2026, 3, 2, 15, 59, tzinfo=UTC)
    id = await draft(storage, evening)
    await let_go(storage, evening, id)
    await show_progress(storage, FakeSender(), id, "ru", evening + timedelta(minutes=2))
    assert await sent(storage, evening + timedelta(minutes=3)) == []
    assert len(await sent(storage, evening + timedelta(hours=10))) == 4


async def test_an_urgent_one_rings_at_night_where_it_may_and_overtakes(storage, crowd, now):
    night = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
    awake = await meet(storage, now, 5, urgent=True)
    id = await draft(storage, night, urgent=True)
    async with storage.reading() as tx:
        assert await tx.spreading.asleep(Audience(), night, urgent=True) == len(crowd)
        assert await tx.spreading.asleep(Audience(), night) == len(crowd) + 1
    await let_go(storage, night, id)
    await show_progress(storage, FakeSender(), id, "ru", night)
    assert [(chat, lane) for chat, _, lane in await sent(storage, night)] == [(awake, Lane.ALERT)]
    morning = datetime(2026, 3, 3, 1, 0, tzinfo=UTC)
    assert {chat for chat, *_ in await sent(storage, morning)} == set(crowd.values())


async def test_an_urgent_one_that_the_night_overtakes_rings_only_where_it_may(storage, crowd, now):
    evening = datetime(2026, 3, 2, 15, 59, tzinfo=UTC)
    awake = await meet(storage, now, 5, urgent=True)
    id = await draft(storage, evening, urgent=True)
    await let_go(storage, evening, id)
    night = evening + timedelta(minutes=2)
    await show_progress(storage, FakeSender(), id, "ru", night)
    assert [chat for chat, *_ in await sent(storage, night)] == [awake]


async def test_a_test_goes_to_one_in_a_hundred_who_do_not_get_it_again(storage, now):
    readers = [await meet(storage, now, number) for number in range(1, 152)]
    id = await draft(storage, now)
    async with storage.writing() as tx:
        assert await tx.spreading.sample(id, now) == 2
        assert await tx.spreading.sample(id, now) == 0
    first = [chat for chat, *_ in await sent(storage, now)]
    await let_go(storage, now, id)
    rest = [chat for chat, *_ in await sent(storage, now)]
    assert len(first) == 2
    assert sorted(first + rest) == readers


async def test_of_a_few_readers_one_is_tested_and_absent_ones_never(storage, crowd, now):
    async with storage.writing() as tx:
        await tx.chats.mark_absent(1, Absence.BLOCKED)
    id = await draft(storage, now)
    async with storage.writing() as tx:
        assert await tx.spreading.sample(id, now) == 1
    ((chat, *_),) = await sent(storage, now)
    assert chat != crowd["reader"]


async def test_it_leaves_at_its_moment_and_can_be_hurried(storage, crowd, now):
    id = await draft(storage, now)
    tomorrow = now + timedelta(days=1)
    async with storage.writing() as tx:
        assert await tx.broadcasts.confirm(id, PANEL, now, tomorrow)
        assert await tx.broadcasts.claim(now, 10) == []
        assert await tx.panels.claim(now, 10) == []
        assert await tx.broadcasts.hurry(id, now)
        assert not await tx.broadcasts.hurry(id, now)
        assert await tx.broadcasts.claim(now, 10) == [id]


async def test_a_paused_one_holds_what_waits_and_goes_on_where_it_was(storage, crowd, now):
    id = await draft(storage, now)
    async with storage.writing() as tx:
        await tx.broadcasts.confirm(id, PANEL, now)
        await tx.spreading.spread(id, now, 2)
        assert await tx.broadcasts.pause(id)
        await tx.spreading.hold(id)
    await spread(storage, id, lambda: now)
    assert await sent(storage, now + timedelta(days=30)) == []
    for _ in range(2):
        async with storage.writing() as tx:
            await tx.broadcasts.resume(id, now)
            await tx.spreading.release(id, now)
    await spread(storage, id, lambda: now)
    assert len(await sent(storage, now)) == 4
    async with storage.reading() as tx:
        assert (await tx.broadcasts.get(id)).state is BroadcastState.SPREAD


async def test_what_was_paused_and_goes_on_at_night_waits_for_the_morning(storage, crowd, now):
    id = await draft(storage, now)
    await let_go(storage, now, id)
    night = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
    async with storage.writing() as tx:
        await tx.broadcasts.pause(id)
        await tx.spreading.hold(id)
        await tx.broadcasts.resume(id, night)
        await tx.spreading.release(id, night)
    assert await sent(storage, night) == []


async def test_a_second_editor_lets_it_go_and_its_author_cannot(storage, crowd, now):
    id = await draft(storage, now)
    async with storage.writing() as tx:
        assert await tx.broadcasts.ask(id, PANEL)
        assert await tx.broadcasts.claim(now, 10) == []
        assert not await tx.broadcasts.approve(id, UserId(1), now, now)
        assert await tx.broadcasts.approve(id, UserId(2), now, now)
        assert not await tx.broadcasts.approve(id, UserId(3), now, now)
        assert (await tx.broadcasts.get(id)).approved_by == 2
        assert await tx.broadcasts.claim(now, 10) == [id]


async def test_the_panel_says_how_fast_it_goes_and_how_long_it_will_take(storage, crowd, now):
    id = await draft(storage, now)
    await let_go(storage, now, id)
    async with storage.writing() as tx:
        (first, *_) = await tx.outbox.claim(now, 1)
        await tx.outbox.begin(first, now)
        await tx.outbox.settle(first, Sent(message_ids=(1,)), now)
    sender = FakeSender()
    await show_progress(storage, sender, id, "ru", now + timedelta(seconds=5))
    ((*_, panel),) = sender.edited
    assert "Идёт рассылка</b>: 1 из 4" in panel.html
    assert "Скорость: 0,1 в секунду" in panel.html
    assert "Осталось: 30 секунд" in panel.html


async def test_while_all_sleep_nobody_looks_again_at_once(storage, crowd):
    night = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
    id = await draft(storage, night)
    await let_go(storage, night, id)
    sender = FakeSender()
    await show_progress(storage, sender, id, "ru", night)
    assert "Ждут конца тихих часов: 4" in sender.edited[0][2].html
    async with storage.writing() as tx:
        assert await tx.panels.claim(night + timedelta(seconds=10), 10) == []
        assert await tx.panels.claim(night + timedelta(minutes=1), 10) == [id]
