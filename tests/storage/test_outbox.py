"""The outbox: each message once, one at a time a chat, the urgent first, and nothing forgotten."""

from dataclasses import replace
from datetime import timedelta

import pytest

from news.chats import Absence, ChatKind, Settings
from news.deliveries import (
    Deletion,
    DeliveryStatus,
    Edit,
    Failed,
    InDoubt,
    Lane,
    Moved,
    NewDelivery,
    Postponed,
    Sent,
)
from news.edits import ALL
from news.ids import UserId
from news.outgoing import Album, Button, Media, MediaKind, Text
from news.schedule import Schedule
from pipeline.change import delete_broadcast, edit_broadcast
from storage.panels import Panel

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


async def broadcast_to(storage, chats, now):
    """A broadcast: sent to the first chat, waiting for the second."""
    async with storage.writing() as tx:
        id = await tx.broadcasts.draft(UserId(1), Text(html="жаңылык"), now)
        await tx.outbox.queue(
            [
                replace(
                    delivery(chat, f"broadcast:{id}:chat:{chat.id}", now, lane=Lane.BROADCAST),
                    broadcast_id=id,
                )
                for chat in chats
            ],
            now,
        )
        (first,) = await tx.outbox.claim(now, 1)
        await tx.outbox.begin(first, now)
        await tx.outbox.settle(first, Sent(message_ids=(5, 6)), now)
        await tx.leases.release_all(now)
    return id


async def edited(storage, id, text, now):
    """Have an edit let go; return its number."""
    async with storage.writing() as tx:
        edit = await tx.edits.offer(id, UserId(1), ALL, Text(html=text), now)
        assert await tx.edits.let_go(edit, now)
        assert not await tx.edits.let_go(edit, now)
    return edit


async def test_an_edit_of_a_broadcast_reaches_who_has_it_and_who_does_not_have_it_yet(storage, chats, now):
    id = await broadcast_to(storage, chats, now)
    number = await edited(storage, id, "оңдолду", now)
    assert await edit_broadcast(storage, number, lambda: now) == 1
    assert await edit_broadcast(storage, number, lambda: now) == 0, "the same edit is queued once"
    new = Text(html="оңдолду")
    async with storage.writing() as tx:
        edit, message = [await tx.outbox.get(one) for one in await tx.outbox.claim(now, 10)]
        assert await tx.changes.standing(id, number) == {DeliveryStatus.QUEUED: 1}
        assert (await tx.broadcasts.get(id)).content == new
    assert (edit.content, edit.earlier.message_ids, edit.chat_id) == (Edit(content=new), (5, 6), chats[0].id)
    assert (message.content, message.chat_id) == (new, chats[1].id)


async def test_an_edit_that_waits_for_its_authors_word_changes_nothing(storage, chats, now):
    id = await broadcast_to(storage, chats, now)
    async with storage.writing() as tx:
        edit = await tx.edits.offer(id, UserId(1), ALL, Text(html="оңдолду"), now)
        assert await tx.edits.ask(edit)
    assert await edit_broadcast(storage, edit, lambda: now) == 0
    async with storage.reading() as tx:
        assert (await tx.broadcasts.get(id)).content == Text(html="жаңылык")


async def test_an_older_edit_that_is_spread_late_does_not_bring_back_its_words(storage, chats, now):
    id = await broadcast_to(storage, chats, now)
    older, newer = await edited(storage, id, "эски", now), await edited(storage, id, "жаңы", now)
    await edit_broadcast(storage, newer, lambda: now)
    await edit_broadcast(storage, older, lambda: now)
    new = Text(html="жаңы")
    async with storage.writing() as tx:
        found = [await tx.outbox.get(one) for one in await tx.outbox.claim(now, 10)]
    assert [one.content for one in found] == [Edit(content=new), new]


async def test_an_edit_of_a_photo_changes_its_caption_and_leaves_the_photo(storage, chats, now):
    photo = Media(kind=MediaKind.PHOTO, file_id="AgAC", caption="эски")
    async with storage.writing() as tx:
        id = await tx.broadcasts.draft(UserId(1), photo, now)
        await tx.broadcasts.confirm(id, Panel(telegram_id=1, message_id=1), now)
        await tx.spreading.spread(id, now, 100)
    await edit_broadcast(storage, await edited(storage, id, "<b>жаңы</b>", now), lambda: now)
    async with storage.writing() as tx:
        found = [await tx.outbox.get(one) for one in await tx.outbox.claim(now, 10)]
    assert {one.content for one in found} == {replace(photo, caption="<b>жаңы</b>")}


async def test_a_deletion_of_a_broadcast_takes_back_what_was_sent_and_cancels_the_rest(storage, chats, now):
    id = await broadcast_to(storage, chats, now)
    assert await delete_broadcast(storage, id, lambda: now) == 1
    async with storage.writing() as tx:
        (deletion,) = [await tx.outbox.get(one) for one in await tx.outbox.claim(now, 10)]
        assert await tx.changes.standing(id, None) == {DeliveryStatus.QUEUED: 1}
        assert (await tx.outbox.counts())[DeliveryStatus.CANCELLED] == 1
    assert (deletion.content, deletion.earlier.message_ids) == (Deletion(), (5, 6))


async def test_an_edit_of_what_is_being_sent_comes_after_it(storage, chats, now):
    async with storage.writing() as tx:
        id = await tx.broadcasts.draft(UserId(1), Text(html="жаңылык"), now)
        wanted = delivery(chats[0], f"broadcast:{id}:chat:1", now, lane=Lane.BROADCAST)
        await tx.outbox.queue([replace(wanted, broadcast_id=id)], now)
        (first,) = await tx.outbox.claim(now, 1)
        await tx.outbox.begin(first, now)
    assert await edit_broadcast(storage, await edited(storage, id, "оңдолду", now), lambda: now) == 1
    assert await claim(storage, now) == []
    async with storage.writing() as tx:
        await tx.outbox.settle(first, Postponed(until=now), now)
    assert await claim(storage, now) == [wanted.key]
