"""A reader does not notice that the database was moved, and is never sent twice what was sent before."""

from datetime import timedelta

import pytest

from news.deliveries import DeliveryStatus, Lane, NewDelivery
from news.outgoing import Text
from storage import Storage
from storage.backup import back_up
from storage.restore import restore
from tests.pipeline.test_compose import Newsroom

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def move(one, other, folder, *, taken_at, restored_at, running):
    def watch(*_):
        pass

    path = folder / "kept.zip"
    back_up(one, path, program="0.1.0", now=taken_at, running=running, watch=watch)
    return restore(other, path, now=restored_at, watch=watch)


@pytest.fixture
async def opened_other(other_url):
    found = []

    async def opened():
        found.append(Storage.open(other_url))
        return found[0]

    yield opened
    for one in found:
        await one.close()


async def queue(storage, chat, now):
    delivery = NewDelivery(
        key="broadcast:1:chat:1",
        chat_id=chat.id,
        content=Text(html="Внимание"),
        lane=Lane.BROADCAST,
        due_at=now,
    )
    async with storage.writing() as tx:
        await tx.outbox.queue([delivery], now)


async def statuses(storage, now):
    """Return how deliveries stand once a program has started."""
    async with storage.writing() as tx:
        await tx.outbox.recover(now)
        return await tx.outbox.counts()


async def test_the_digest_after_a_move_is_the_one_it_would_have_been(
    storage, database_url, other_url, opened_other, tmp_path, now
):
    here = Newsroom(storage, now)
    await here.open()
    for number in range(8):
        await here.story(f"Новость {number}", "csto" if number % 3 else "sport", importance=number / 10)
    move(database_url, other_url, tmp_path, taken_at=now - HOUR, restored_at=now, running=False)
    there = Newsroom(await opened_other(), now)
    there.topics = here.topics
    await here.compose(now)
    await there.compose(now)
    said = await there.messages()
    assert "Новость 7" in "".join(said)
    assert said == await here.messages()


async def test_what_waited_when_the_program_stood_still_goes_out_after_the_move(
    storage, database_url, other_url, opened_other, tmp_path, now
):
    here = Newsroom(storage, now)
    await here.open()
    await queue(storage, here.chat, now)
    moved = move(database_url, other_url, tmp_path, taken_at=now, restored_at=now + HOUR, running=False)
    assert moved.settled is None
    assert await statuses(await opened_other(), now) == {DeliveryStatus.QUEUED: 1}


@pytest.mark.parametrize(("running", "later"), [(True, HOUR), (False, 3 * DAY)])
async def test_what_may_have_been_sent_since_the_backup_is_in_doubt_and_its_digest_folded_into_the_next(
    storage, database_url, other_url, opened_other, tmp_path, now, running, later
):
    here = Newsroom(storage, now)
    await here.open()
    story = await here.story("Учения ОДКБ")
    await queue(storage, here.chat, now)
    async with storage.writing() as tx:
        await tx.inbox.store(1, [(1, "{}")], now)
    moved = move(database_url, other_url, tmp_path, taken_at=now, restored_at=now + later, running=running)
    assert moved.settled is not None
    assert moved.settled.doubtful == 1
    other = await opened_other()
    assert await statuses(other, now + later) == {DeliveryStatus.IN_DOUBT: 1}
    there = Newsroom(other, now)
    assert await there.compose(now + later) == []
    async with other.writing() as tx:
        assert await tx.inbox.undone(1, now + later) == []
        assert await tx.stories.claim_to_tell(now + later, 10) == []
    # What it has not been shown comes at its next hour all the same.
    assert len(await there.compose(now + later + DAY)) == 1
    (message,) = await there.messages()
    assert "Учения ОДКБ" in message
    assert story


async def test_what_was_being_sent_is_in_doubt_after_any_move(
    storage, database_url, other_url, opened_other, tmp_path, now
):
    here = Newsroom(storage, now)
    await here.open()
    await queue(storage, here.chat, now)
    async with storage.writing() as tx:
        (id,) = await tx.outbox.claim(now, 1)
        await tx.outbox.begin(id, now)
    move(database_url, other_url, tmp_path, taken_at=now, restored_at=now, running=False)
    assert await statuses(await opened_other(), now) == {DeliveryStatus.IN_DOUBT: 1}
