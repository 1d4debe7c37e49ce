"""A broadcast that is changed, held or stopped while it runs: each version apart, and nothing leaves that should not."""

from dataclasses import replace
from datetime import timedelta

import pytest

from news.chats import ChatKind, Settings
from news.deliveries import DeliveryStatus, Edit, Sent
from news.edits import ALL, FIRST
from news.ids import UserId
from news.outgoing import Media, MediaKind, Text
from news.schedule import Schedule
from pipeline.broadcast import spread
from pipeline.change import delete_broadcast, edit_broadcast
from pipeline.deliver import Delivering
from pipeline.line import Line
from pipeline.sender import SlowDown
from storage.panels import Panel
from tests.fakes import FakeSender

AUTHOR, SECOND = UserId(1), UserId(2)
FIRST_SAID, KYRGYZ, ENGLISH = Text(html="Первая"), Text(html="Биринчи"), Text(html="The first")
READERS = ("ru", "ky", "en", "ky")
REST = timedelta(seconds=30)


@pytest.fixture
async def chats(storage, now):
    """The chats, by their number in Telegram: 1 to 4."""
    found = {}
    async with storage.writing() as tx:
        for number, language in enumerate(READERS, 1):
            schedule = Schedule(times=(), timezone="Asia/Bishkek")
            chosen = Settings(language=language, schedule=schedule, set_up=True)
            found[number] = await tx.chats.meet(number, None, ChatKind.PRIVATE, chosen, now)
    return found


@pytest.fixture
async def broadcast(storage, chats, now):
    """A broadcast in three versions, in the outbox for all."""
    async with storage.writing() as tx:
        id = await tx.broadcasts.draft(AUTHOR, FIRST_SAID, now)
        await tx.wordings.add_version(id, "ky", KYRGYZ, now)
        await tx.wordings.add_version(id, "en", ENGLISH, now)
        assert await tx.broadcasts.confirm(id, Panel(telegram_id=1, message_id=70), now)
    await spread(storage, id, lambda: now)
    return id


async def settle(storage, now, count=100):
    """Send what is due, `count` messages at most; give what each chat got."""
    found = {}
    async with storage.writing() as tx:
        for id in await tx.outbox.claim(now, count):
            waiting = await tx.outbox.get(id)
            found[waiting.telegram_id] = waiting.content
            await tx.outbox.begin(id, now)
            await tx.outbox.settle(id, Sent(message_ids=(7,)), now)
    return found


async def edit(storage, id, version, text, now):
    async with storage.writing() as tx:
        number = await tx.edits.offer(id, AUTHOR, version, Text(html=text), now)
        assert await tx.edits.let_go(number, now)
    return await edit_broadcast(storage, number, lambda: now)


async def test_an_edit_of_a_version_reaches_only_those_who_got_it(storage, broadcast, now):
    await settle(storage, now)
    assert await edit(storage, broadcast, "ky", "Оңдолду", now) == 2
    new = Edit(content=Text(html="Оңдолду"))
    assert await settle(storage, now) == {2: new, 4: new}
    async with storage.reading() as tx:
        kept = await tx.broadcasts.get(broadcast)
    assert kept.content == FIRST_SAID
    assert kept.versions == {"ky": Text(html="Оңдолду"), "en": ENGLISH}


async def test_who_reads_in_another_language_since_is_known_by_what_they_got(storage, chats, broadcast, now):
    await settle(storage, now)
    async with storage.writing() as tx:
        await tx.chats.save_settings(chats[2].id, replace(chats[2].settings, language="ru"), now)
    await edit(storage, broadcast, FIRST, "Исправлено", now)
    assert await settle(storage, now) == {1: Edit(content=Text(html="Исправлено"))}


async def test_what_waits_gets_the_new_words_of_its_version(storage, broadcast, now):
    assert await settle(storage, now, 2) == {1: FIRST_SAID, 2: KYRGYZ}
    await edit(storage, broadcast, "ky", "Оңдолду", now)
    new = Text(html="Оңдолду")
    assert await settle(storage, now) == {2: Edit(content=new), 3: ENGLISH, 4: new}


async def test_versions_that_became_alike_are_still_told_apart(storage, broadcast, now):
    await settle(storage, now)
    await edit(storage, broadcast, ALL, "Одно для всех", now)
    everybody = await settle(storage, now)
    assert everybody == dict.fromkeys((1, 2, 3, 4), Edit(content=Text(html="Одно для всех")))
    await edit(storage, broadcast, "en", "For some", now)
    assert await settle(storage, now) == {3: Edit(content=Text(html="For some"))}


async def test_an_edit_of_all_leaves_each_version_its_own_files(storage, chats, now):
    photo = Media(kind=MediaKind.PHOTO, file_id="AgAC", caption="Биринчи")
    async with storage.writing() as tx:
        id = await tx.broadcasts.draft(AUTHOR, FIRST_SAID, now)
        await tx.wordings.add_version(id, "ky", photo, now)
        await tx.broadcasts.confirm(id, Panel(telegram_id=1, message_id=70), now)
    await spread(storage, id, lambda: now)
    await edit(storage, id, ALL, "Одно", now)
    got = await settle(storage, now)
    assert got[1] == got[3] == Text(html="Одно")
    assert got[2] == got[4] == Media(kind=MediaKind.PHOTO, file_id="AgAC", caption="Одно")


async def test_an_edit_that_broke_off_is_finished_by_the_next_call_and_then_left_alone(
    storage, broadcast, now
):
    await settle(storage, now)
    async with storage.writing() as tx:
        number = await tx.edits.offer(broadcast, AUTHOR, ALL, Text(html="Новое"), now)
        await tx.edits.let_go(number, now)
        _, last = await tx.changes.edit(broadcast, ALL, number, now, after=0, limit=2)
    assert last is not None
    assert await edit_broadcast(storage, number, lambda: now) == 2, "the other two"
    assert await edit_broadcast(storage, number, lambda: now) == 0
    assert len(await settle(storage, now)) == 4


async def test_only_another_editor_approves_an_edit_and_only_once(storage, broadcast, now):
    await settle(storage, now)
    async with storage.writing() as tx:
        number = await tx.edits.offer(broadcast, AUTHOR, "ky", Text(html="Оңдолду"), now)
        assert await tx.edits.ask(number)
        assert not await tx.edits.let_go(number, now)
        assert not await tx.edits.approve(number, AUTHOR, now)
        assert (await tx.broadcasts.get(broadcast)).versions["ky"] == KYRGYZ
        assert await tx.edits.approve(number, SECOND, now)
        assert not await tx.edits.approve(number, SECOND, now)
        assert not await tx.edits.refuse(number, SECOND)
        assert not await tx.edits.recall(number)
    assert await edit_broadcast(storage, number, lambda: now) == 2


async def pause(storage, id):
    async with storage.writing() as tx:
        assert await tx.broadcasts.pause(id)
        await tx.spreading.hold(id)


async def resume(storage, id, now):
    async with storage.writing() as tx:
        assert await tx.broadcasts.resume(id, now)
        await tx.spreading.release(id, now)


class Running:
    """Somebody who sends, and what an editor does meanwhile."""

    def __init__(self, storage, now, meanwhile, refuse=()):
        self.storage, self.now, self.meanwhile = storage, now, meanwhile
        self.sender = FakeSender(refuse=list(refuse), before_send=self._before)

    async def _before(self):
        if self.meanwhile is not None:
            meanwhile, self.meanwhile = self.meanwhile, None
            await meanwhile()

    async def once(self, *, at_its_turn=False):
        """Take one message and send it; the editor acts while it waits for its turn, or during the call."""
        delivering = Delivering(self.storage, self.sender, Line(), lambda: self.now)
        (delivery,) = await delivering.claim(self.now, 1)
        if at_its_turn:
            await self._before()
        return await delivering.deliver(delivery)

    async def due(self, after=timedelta()):
        delivering = Delivering(self.storage, self.sender, Line(), lambda: self.now)
        return {delivery.telegram_id for delivery in await delivering.claim(self.now + after, 100)}


async def test_what_meets_a_flood_while_it_is_paused_waits_for_the_end_of_the_pause(storage, broadcast, now):
    running = Running(storage, now, lambda: pause(storage, broadcast), refuse=[SlowDown(REST)])
    await running.once()
    assert await running.due(after=timedelta(days=3)) == set()
    later = now + timedelta(hours=1)
    await resume(storage, broadcast, later)
    assert await running.due(after=timedelta(hours=1)) == {1, 2, 3, 4}


async def test_what_is_paused_and_resumed_during_a_call_that_meets_a_flood_goes_on(storage, broadcast, now):
    async def both():
        await pause(storage, broadcast)
        await resume(storage, broadcast, now)
        await spread(storage, broadcast, lambda: now)

    running = Running(storage, now, both, refuse=[SlowDown(REST)])
    await running.once()
    assert 1 in await running.due(after=REST * 2)


async def test_what_waits_for_its_turn_when_it_is_paused_does_not_leave(storage, broadcast, now):
    running = Running(storage, now, lambda: pause(storage, broadcast))
    assert await running.once(at_its_turn=True) is None
    assert running.sender.sent == []
    await resume(storage, broadcast, now)
    assert await running.due() == {1, 2, 3, 4}


async def stop(storage, id, now):
    async with storage.writing() as tx:
        assert await tx.broadcasts.cancel(id)
        await tx.outbox.cancel_broadcast(id, now)


async def test_what_meets_a_flood_while_it_is_stopped_goes_no_more(storage, broadcast, now):
    running = Running(storage, now, lambda: stop(storage, broadcast, now), refuse=[SlowDown(REST)])
    await running.once()
    running.now = now + REST * 2
    await running.once()
    assert running.sender.sent == []
    async with storage.reading() as tx:
        assert await tx.outbox.counts() == {DeliveryStatus.CANCELLED: 3, DeliveryStatus.EXPIRED: 1}


async def test_what_meets_a_flood_while_all_is_deleted_goes_no_more(storage, broadcast, now):
    running = Running(
        storage, now, lambda: delete_broadcast(storage, broadcast, lambda: now), [SlowDown(REST)]
    )
    await running.once()
    for _ in range(2):
        running.now += REST * 2
        await running.once()
    assert running.sender.sent == []
    async with storage.reading() as tx:
        assert await tx.changes.standing(broadcast, None) == {DeliveryStatus.CANCELLED: 1}


async def test_what_is_stopped_while_its_chat_rests_does_not_come_back(storage, broadcast, now):
    class Resting(FakeSender):
        async def turn(self, *_args, **_about):
            await stop(storage, broadcast, now)
            raise SlowDown(REST)

    delivering = Delivering(storage, Resting(), Line(), lambda: now)
    (delivery,) = await delivering.claim(now, 1)
    await delivering.deliver(delivery)
    async with storage.reading() as tx:
        assert await tx.outbox.counts() == {DeliveryStatus.CANCELLED: 4}
