"""Turns: the urgent first, each chat at its own pace, and a 429 obeyed."""

import asyncio

import pytest
from telegram.error import RetryAfter

from bot.limiter import ChatRests, Limiter, TurnTaken
from news.deliveries import Lane


@pytest.fixture
async def limiter():
    limiter = Limiter(20)
    yield limiter
    await limiter.shutdown()


async def call(limiter, chat, answer="sent", *, args=None, endpoint="sendMessage"):
    async def callback():
        if isinstance(answer, list):
            outcome = answer.pop(0)
            if isinstance(outcome, Exception):
                raise outcome
            return outcome
        return answer

    data = {} if chat is None else {"chat_id": chat}
    return await limiter.process_request(callback, (), {}, endpoint, data, args)


async def test_the_urgent_lane_overtakes_those_who_wait(limiter):
    order = []

    async def wait(chat, lane):
        await limiter.turn(chat, lane)
        order.append(lane)

    async with asyncio.TaskGroup() as group:
        for chat in range(1, 6):
            group.create_task(wait(chat, Lane.BROADCAST))
        await asyncio.sleep(0)
        group.create_task(wait(6, Lane.DIGEST))
        group.create_task(wait(7, Lane.INTERACTIVE))
    assert order.index(Lane.INTERACTIVE) < order.index(Lane.DIGEST)
    assert order[-1] is Lane.BROADCAST
    assert order.index(Lane.DIGEST) < order.index(Lane.BROADCAST) + 4


async def test_a_chat_at_its_limit_does_not_hold_up_the_others(limiter):
    for _ in range(3):
        await limiter.turn(1, Lane.DIGEST)
    waiting = asyncio.create_task(limiter.turn(1, Lane.DIGEST))
    await asyncio.sleep(0)
    await limiter.turn(2, Lane.BROADCAST)
    assert not waiting.done()
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    await limiter.turn(3, Lane.BROADCAST)


async def test_a_call_to_no_chat_needs_no_turn(limiter):
    limiter.flooded(1, 60)
    limiter.flooded(2, 60)
    limiter.flooded(3, 60)
    assert await call(limiter, None, endpoint="getMe") == "sent"


async def test_an_answer_to_a_person_waits_out_a_short_429(limiter):
    assert await call(limiter, 1, [RetryAfter(0), "sent"]) == "sent"


async def test_a_long_429_is_raised_and_holds_the_chat(limiter):
    with pytest.raises(RetryAfter):
        await call(limiter, 1, [RetryAfter(3600)])
    waiting = asyncio.create_task(limiter.turn(1, Lane.INTERACTIVE))
    await limiter.turn(2, Lane.BROADCAST)
    assert not waiting.done()
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)


async def test_who_has_taken_a_turn_is_not_made_to_wait_again(limiter):
    for _ in range(3):
        await limiter.turn(1, Lane.DIGEST)
    assert await call(limiter, 1, args=TurnTaken()) == "sent"


async def test_a_delivery_that_meets_a_429_is_left_to_the_outbox(limiter):
    answers = [RetryAfter(1), "sent"]
    with pytest.raises(RetryAfter):
        await call(limiter, 1, answers, args=TurnTaken())
    assert answers == ["sent"]


async def test_an_answer_goes_before_a_hundred_that_wait_for_their_turn(limiter):
    order = []

    async def wait(chat, lane):
        await limiter.turn(chat, lane)
        order.append(lane)

    waiting = [asyncio.create_task(wait(chat, Lane.BROADCAST)) for chat in range(1, 101)]
    await asyncio.sleep(0)
    before = len(order)
    await wait(101, Lane.INTERACTIVE)
    assert len(order) <= before + 2, "at most the one whose turn it was already"
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)


async def test_who_has_no_patience_is_told_how_long_a_chat_rests(limiter):
    limiter.flooded(1, 60)
    with pytest.raises(ChatRests) as refusal:
        await limiter.turn(1, Lane.DIGEST, patience=2)
    assert 59 <= refusal.value.seconds <= 60
    await limiter.turn(2, Lane.DIGEST, patience=2)


async def test_a_429_that_comes_while_one_waits_is_told_as_well(limiter):
    for _ in range(3):
        await limiter.turn(1, Lane.DIGEST)
    waiting = asyncio.create_task(limiter.turn(1, Lane.DIGEST, patience=2))
    await asyncio.sleep(0)
    limiter.flooded(1, 60)
    with pytest.raises(ChatRests):
        await waiting


async def test_an_album_counts_as_its_files(limiter):
    files = {"chat_id": 1, "media": [1, 2, 3, 4]}

    async def callback():
        return "sent"

    await limiter.process_request(callback, (), {}, "sendMediaGroup", files, None)
    with pytest.raises(ChatRests) as refusal:
        await limiter.turn(1, Lane.DIGEST, patience=1)
    assert refusal.value.seconds > 1


async def test_answers_do_not_wait_for_each_other(limiter):
    async with asyncio.timeout(2):
        for chat in range(1, 201):
            assert await call(limiter, chat) == "sent"


async def test_a_chat_that_must_wait_for_its_answer_holds_up_no_other(limiter):
    for _ in range(3):
        await call(limiter, 1)
    waiting = asyncio.create_task(call(limiter, 1))
    await asyncio.sleep(0)
    async with asyncio.timeout(0.5):
        await call(limiter, 2)
    assert not waiting.done()
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
