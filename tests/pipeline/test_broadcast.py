"""Broadcast: to everyone who receives, once each, however often the work is begun again; and an honest report."""

from datetime import timedelta

import pytest

from news.broadcasts import BroadcastState, Progress
from news.chats import Absence, ChatKind, Settings
from news.deliveries import Failed, InDoubt, Sent, absent
from news.ids import ChatId, UserId
from news.outgoing import Media, MediaKind
from news.schedule import Schedule
from pipeline.broadcast import show_progress, spread
from pipeline.sender import Refused
from storage.panels import Panel
from tests.fakes import FakeSender

SETTINGS = Settings(language="ru", schedule=Schedule(times=(), timezone="Asia/Bishkek"), set_up=True)
PHOTO = Media(kind=MediaKind.PHOTO, file_id="AgAC", caption="Важно")
OWNER = 1


@pytest.fixture
async def chats(storage, now):
    async with storage.writing() as tx:
        return [
            (await tx.chats.meet(number, None, ChatKind.PRIVATE, SETTINGS, now)).id
            for number in range(OWNER, 6)
        ]


@pytest.fixture
async def broadcast(storage, chats, now):
    async with storage.writing() as tx:
        id = await tx.broadcasts.draft(UserId(OWNER), PHOTO, now)
        assert await tx.broadcasts.confirm(id, Panel(telegram_id=OWNER, message_id=70), now)
        return id


async def drain(storage, now, outcomes):
    """Settle every waiting delivery as `outcomes` says by chat, sent otherwise; return the keys."""
    keys = []
    async with storage.writing() as tx:
        while ids := await tx.outbox.claim(now, 100):
            for id in ids:
                waiting = await tx.outbox.get(id)
                keys.append(waiting.key)
                await tx.outbox.begin(id, now)
                await tx.outbox.settle(id, outcomes.get(waiting.chat_id, Sent(message_ids=(1,))), now)
    return keys


async def test_everyone_who_receives_gets_it_once(storage, chats, broadcast, now):
    async with storage.writing() as tx:
        await tx.chats.mark_absent(3, Absence.BLOCKED)
    await spread(storage, broadcast, lambda: now)
    await spread(storage, broadcast, lambda: now)
    keys = await drain(storage, now, {})
    assert sorted(keys) == sorted(f"broadcast:{broadcast}:chat:{chat}" for chat in chats if chat != chats[2])


async def test_it_is_spread_in_slices_and_goes_on_after_a_crash(storage, chats, broadcast, now):
    async with storage.writing() as tx:
        assert not await tx.spreading.spread(broadcast, now, 2)
    async with storage.reading() as tx:
        assert (await tx.standings.progress(broadcast)).total == 2
    await spread(storage, broadcast, lambda: now)
    assert len(await drain(storage, now, {})) == 5


async def test_a_draft_goes_nowhere_and_is_confirmed_once(storage, chats, now):
    async with storage.writing() as tx:
        id = await tx.broadcasts.draft(UserId(OWNER), PHOTO, now)
        assert await tx.broadcasts.claim(now, 10) == []
        panel = Panel(telegram_id=OWNER, message_id=70)
        assert await tx.broadcasts.confirm(id, panel, now)
        assert not await tx.broadcasts.confirm(id, panel, now)
        assert await tx.broadcasts.claim(now, 10) == [id]


async def test_a_cancelled_one_stops_where_it_is(storage, chats, broadcast, now):
    async with storage.writing() as tx:
        await tx.spreading.spread(broadcast, now, 2)
        assert await tx.broadcasts.cancel(broadcast)
        assert await tx.outbox.cancel_broadcast(broadcast, now) == 2
    await spread(storage, broadcast, lambda: now)
    assert await drain(storage, now, {}) == []


async def test_the_progress_counts_every_end(storage, chats, broadcast, now):
    await spread(storage, broadcast, lambda: now)
    ends = {
        chats[1]: Failed(reason=absent(Absence.BLOCKED), absence=Absence.BLOCKED),
        chats[2]: Failed(reason="message is too long"),
        chats[3]: InDoubt(reason="killed"),
    }
    await drain(storage, now, ends)
    async with storage.reading() as tx:
        progress = await tx.standings.progress(broadcast)
    assert progress == Progress(total=5, sent=2, blocked=1, failed=1, in_doubt=1)
    assert progress.ended


async def test_the_author_sees_the_progress_and_gets_one_report(storage, chats, broadcast, now):
    sender = FakeSender()
    await spread(storage, broadcast, lambda: now)
    await show_progress(storage, sender, broadcast, "ru", now)
    ((chat, message, panel),) = sender.edited
    assert (chat, message) == (OWNER, 70)
    assert "0" in panel.html
    await drain(storage, now, {})
    await show_progress(storage, sender, broadcast, "ru", now)
    await show_progress(storage, sender, broadcast, "ru", now)
    (report,) = await drain(storage, now, {})
    assert report.startswith(f"broadcast:{broadcast}:report:")


async def test_a_panel_that_cannot_be_shown_stops_nothing(storage, chats, broadcast, now):
    await spread(storage, broadcast, lambda: now)
    await drain(storage, now, {})
    await show_progress(
        storage, FakeSender(refuse=[Refused("message to edit not found")]), broadcast, "ru", now
    )
    async with storage.reading() as tx:
        assert (await tx.broadcasts.get(broadcast)).state is BroadcastState.REPORTED


async def test_those_in_doubt_are_sent_again_on_request_and_reported_anew(storage, chats, broadcast, now):
    await spread(storage, broadcast, lambda: now)
    await drain(storage, now, {chats[4]: InDoubt(reason="killed")})
    await show_progress(storage, FakeSender(), broadcast, "ru", now)
    await drain(storage, now, {})
    later = now + timedelta(minutes=5)
    async with storage.writing() as tx:
        assert await tx.outbox.resend_in_doubt(later, broadcast) == 1
        assert await tx.broadcasts.reopen(broadcast)
    assert await drain(storage, later, {}) == [f"broadcast:{broadcast}:chat:{chats[4]}"]
    await show_progress(storage, FakeSender(), broadcast, "ru", later)
    assert len(await drain(storage, later, {})) == 1


async def test_chats_are_asked_in_slices(storage, chats):
    async with storage.reading() as tx:
        assert await tx.chats.receiving(ChatId(0), 3) == chats[:3]
        assert await tx.chats.receiving(chats[2], 3) == chats[3:]
        assert await tx.chats.count() == 5
