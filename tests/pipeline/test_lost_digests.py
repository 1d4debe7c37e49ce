"""A digest that never left: what stood in it comes with the next one, and what may have left does not come again."""

from dataclasses import replace
from datetime import timedelta

import pytest

from news.chats import Absence, DigestSize
from news.deliveries import Dropped, Failed, Sent
from news.digests import FOLDED_AFTER
from pipeline.deliver import Delivering
from pipeline.line import Line
from pipeline.sender import NoAnswer, RecipientGone, Refused
from tests.fakes import FakeSender
from tests.pipeline.test_compose import SETTINGS, Newsroom
from tests.pipeline.test_wishes import change


@pytest.fixture
async def newsroom(storage, now):
    made = Newsroom(storage, now)
    await made.open()
    await made.story("Министры ОДКБ встретились")
    await made.compose(now)
    return made


async def deliver(storage, at, *refusals):
    """Send what waits, one after the other, and return what became of it."""
    delivering = Delivering(storage, FakeSender(refuse=list(refusals)), Line(), lambda: at)
    outcomes = []
    while found := await delivering.claim(at, 10):
        outcomes += [type(await delivering.deliver(one)) for one in found]
    return outcomes


async def still_new(newsroom, at):
    async with newsroom.storage.reading() as tx:
        found = await tx.stories.not_shown(newsroom.chat.id, since=at - timedelta(days=8))
    return len(found)


async def test_held_up_for_too_long_it_is_folded_into_the_next_one(newsroom, storage, now):
    late = now + FOLDED_AFTER
    assert await deliver(storage, late) == [Dropped]
    assert await still_new(newsroom, late) == 1


async def test_paused_before_it_left_it_waits_for_the_end_of_the_pause(newsroom, storage, now):
    await change(newsroom, now, paused_until=now + timedelta(days=2))
    assert await deliver(storage, now) == [Dropped]
    assert await still_new(newsroom, now) == 1


async def test_who_blocked_the_bot_finds_it_when_they_return(newsroom, storage, now):
    assert await deliver(storage, now, RecipientGone(Absence.BLOCKED)) == [Failed]
    assert await still_new(newsroom, now) == 1


async def test_what_telegram_refuses_to_take_is_not_offered_for_ever(newsroom, storage, now):
    assert await deliver(storage, now, Refused("can't parse entities")) == [Failed]
    assert await still_new(newsroom, now) == 0


async def test_what_may_have_arrived_does_not_come_again(newsroom, storage, now):
    await deliver(storage, now, NoAnswer("timed out"))
    assert await still_new(newsroom, now) == 0


async def test_of_a_digest_in_parts_one_that_arrived_is_enough(storage, now):
    made = Newsroom(storage, now)
    await made.open(replace(SETTINGS, size=DigestSize.LONG))
    for number in range(20):
        await made.story(f"Новость №{number}: " + "очень подробно " * 25)
    await made.compose(now)
    delivering = Delivering(storage, FakeSender(), Line(), lambda: now)
    (first,) = await delivering.claim(now, 10)
    assert isinstance(await delivering.deliver(first), Sent)
    assert set(await deliver(storage, now + FOLDED_AFTER)) == {Dropped}
    assert await still_new(made, now) == 0


async def test_after_an_outage_the_hour_that_is_not_too_late_comes(storage, now):
    """The evening was missed, the morning began while the program was being started again."""
    made = Newsroom(storage, now)
    await made.open()
    await made.story("Министры ОДКБ встретились")
    back = now + timedelta(days=1, minutes=30)
    assert await made.compose(back) == [None], "what was due yesterday is too late"
    async with storage.reading() as tx:
        chat = await tx.chats.get(made.chat.id)
    assert chat.next_digest_at == now + timedelta(days=1)
    assert await made.compose(back) != [None]
