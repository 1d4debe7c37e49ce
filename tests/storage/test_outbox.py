"""The outbox: each message once, one at a time a chat, the urgent first, and nothing forgotten."""

from dataclasses import replace
from datetime import timedelta

import pytest

from news.chats import Absence, ChatKind, Settings
from news.deliveries import (
    DeliveryStatus,
    Failed,
    InDoubt,
    Lane,
    Moved,
    NewDelivery,
    Postponed,
    Sent,
)
from news.outgoing import Album, Button, Media, MediaKind, Text
from news.schedule import Schedule

SETTINGS = Settings(language="ru", schedule=Schedule(times=(), timezone="Asia/Bishkek"), set_up=True)


@pytest.fixture
async def chats(storage, now):
    async with storage.writing() as tx:
        return [await tx.chats.meet(number, None, ChatKind.PRIVATE, SETTINGS, now) for number in (11, 12)]


def delivery(chat, key, now, *, lane=Lane.DIGEST, content=None):
    return NewDelivery(key=key, chat_id=chat.id, content=content or Text(html=key), lane=lane, due_at=now)


async def queue(storage, now, *wanted):
    async with storage.writing() as tx:
        return await tx.outbox.queue(wanted, now)


async def claim(storage, now, limit=10):
    async with storage.writing() as tx:
        ids = await tx.outbox.claim(now, limit)
        return [(await tx.outbox.get(id)).key for id in ids]


async def begin_all(storage, now):
    async with storage.writing() as tx:
        ids = await tx.outbox.claim(now, 10)
        for id in ids:
            assert await tx.outbox.begin(id, now)
        return ids


async def test_a_key_is_queued_once(storage, chats, now):
    assert await queue(storage, now, delivery(chats[0], "a", now), delivery(chats[0], "b", now)) == 2
    assert await queue(storage, now, delivery(chats[0], "a", now), delivery(chats[0], "c", now)) == 1


async def test_a_chat_gets_one_message_at_a_time_in_order(storage, chats, now):
    await queue(
        storage, now, *(delivery(chats[0], key, now) for key in ("1", "2", "3")), delivery(chats[1], "4", now)
    )
    assert await claim(storage, now) == ["1", "4"]
    assert await claim(storage, now) == []


async def test_the_urgent_lane_goes_first(storage, chats, now):
    await queue(
        storage,
        now,
        delivery(chats[0], "broadcast", now, lane=Lane.BROADCAST),
        delivery(chats[1], "digest", now),
        delivery(chats[0], "alert", now, lane=Lane.ALERT),
    )
    assert await claim(storage, now) == ["alert", "digest"]


async def test_what_is_not_due_waits_and_holds_up_nobody(storage, chats, now):
    later = replace(delivery(chats[0], "later", now, lane=Lane.ALERT), due_at=now + timedelta(hours=1))
    await queue(storage, now, later, delivery(chats[0], "now", now))
    assert await claim(storage, now) == ["now"]


async def test_a_postponed_message_keeps_its_place(storage, chats, now):
    await queue(storage, now, delivery(chats[0], "1", now), delivery(chats[0], "2", now))
    (id,) = await begin_all(storage, now)
    until = now + timedelta(seconds=30)
    async with storage.writing() as tx:
        await tx.outbox.settle(id, Postponed(until=until), now)
        await tx.chats.rest(chats[0].id, until)
    assert await claim(storage, now) == []
    assert await claim(storage, until) == ["1"]


async def test_what_was_being_sent_at_a_crash_is_in_doubt_and_sent_again_only_on_request(storage, chats, now):
    await queue(storage, now, delivery(chats[0], "1", now), delivery(chats[1], "2", now))
    await begin_all(storage, now)
    async with storage.writing() as tx:
        await tx.leases.release_all(now)
        assert await tx.outbox.recover(now) == 2
    assert await claim(storage, now) == []
    async with storage.writing() as tx:
        assert {key for key, _, _ in await tx.outbox.in_doubt()} == {"1", "2"}
        assert await tx.outbox.resend_in_doubt(now) == 2
    assert await claim(storage, now) == ["1", "2"]


async def test_a_lease_that_nobody_gives_back_runs_out(storage, chats, now):
    await queue(storage, now, delivery(chats[0], "1", now))
    assert await claim(storage, now) == ["1"]
    assert await claim(storage, now + timedelta(minutes=4)) == []
    assert await claim(storage, now + timedelta(minutes=6)) == ["1"]


async def test_begin_marks_a_message_once(storage, chats, now):
    await queue(storage, now, delivery(chats[0], "1", now))
    async with storage.writing() as tx:
        (id,) = await tx.outbox.claim(now, 1)
        assert await tx.outbox.begin(id, now)
        assert not await tx.outbox.begin(id, now)


@pytest.mark.parametrize(
    ("outcome", "status"),
    [
        (Sent(message_ids=(5,)), DeliveryStatus.SENT),
        (Failed(reason="no"), DeliveryStatus.FAILED),
        (InDoubt(reason="time-out"), DeliveryStatus.IN_DOUBT),
        (Moved(telegram_id=-100), DeliveryStatus.QUEUED),
    ],
)
async def test_every_outcome_is_kept(storage, chats, now, outcome, status):
    await queue(storage, now, delivery(chats[0], "1", now))
    (id,) = await begin_all(storage, now)
    async with storage.writing() as tx:
        await tx.outbox.settle(id, outcome, now)
    async with storage.reading() as tx:
        assert await tx.outbox.counts() == {status: 1}


async def test_equal_contents_are_kept_once_and_come_back_as_they_were(storage, chats, now):
    button = Button(text="Открыть", url="https://example.org/?a=1&b=2")
    photo = Media(
        kind=MediaKind.PHOTO, file_id="AgAC", caption="<b>Ош</b>", buttons=((button,),), silent=True
    )
    contents = [
        Text(
            html="<b>Ы</b> & ө",
            buttons=((button, Button(text="1", data="v1:story:1")),),
            preview="https://e.org",
        ),
        photo,
        Album(items=(photo, replace(photo, kind=MediaKind.VIDEO, buttons=()))),
    ]
    for chat in chats:
        await queue(
            storage,
            now,
            *(delivery(chat, f"{chat.id}:{n}", now, content=one) for n, one in enumerate(contents)),
        )
    seen = []
    async with storage.writing() as tx:
        while ids := await tx.outbox.claim(now, 10):
            for id in ids:
                seen.append((await tx.outbox.get(id)).content)
                await tx.outbox.begin(id, now)
                await tx.outbox.settle(id, Sent(message_ids=(1,)), now)
    assert len(seen) == 6
    assert all(one in contents for one in seen)
    async with storage.reading() as tx:
        counted = await tx.outbox.counts()
    assert counted == {DeliveryStatus.SENT: 6}


async def test_a_chat_that_left_is_known_to_its_waiting_messages(storage, chats, now):
    await queue(storage, now, delivery(chats[0], "1", now))
    async with storage.writing() as tx:
        await tx.chats.mark_absent(11, Absence.BLOCKED)
        (id,) = await tx.outbox.claim(now, 1)
        assert (await tx.outbox.get(id)).absence is Absence.BLOCKED
