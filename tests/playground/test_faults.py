"""Trouble: each kind strikes as asked, and the record knows what really happened."""

import asyncio

import aiohttp
import pytest

from playground.client import ControlError
from playground.faults import Fault, Faults


async def texts(reader):
    return [message.text for message in await reader.messages()]


@pytest.mark.parametrize("effect", [False, True])
async def test_a_reset_loses_the_answer_and_perhaps_the_message(api, telegram, reader, effect):
    await telegram.fault("reset", effect=effect, method="sendMessage", count=1)
    with pytest.raises(aiohttp.ClientConnectionError):
        await api("sendMessage", chat_id=reader.id, text="бир")
    call = (await telegram.calls("sendMessage"))[0]
    assert (call.effect, call.status, call.fault) == (effect, 0, "reset")
    await api("sendMessage", chat_id=reader.id, text="эки")
    assert await texts(reader) == (["бир", "эки"] if effect else ["эки"])


@pytest.mark.parametrize("effect", [False, True])
async def test_an_error_says_what_it_is_told_to(api, telegram, reader, effect):
    await telegram.fault("error", effect=effect, count=1)
    answer = await api.answer("sendMessage", chat_id=reader.id, text="x")
    assert answer == {"ok": False, "error_code": 500, "description": "Internal Server Error"}
    assert len(await texts(reader)) == effect
    await telegram.fault(
        "error", code=429, description="Too Many Requests: retry after 7", seconds=7, count=1
    )
    assert (await api.answer("getMe"))["parameters"] == {"retry_after": 7}


@pytest.mark.parametrize(("kind", "status"), [("bad_gateway", 502), ("garbage", 200)])
async def test_an_answer_that_is_no_json(api, telegram, kind, status):
    await telegram.fault(kind)
    async with api.session.get(f"{api.base}/getMe") as response:
        assert (response.status, response.content_type) == (status, "text/html")
        assert "<" in await response.text()


async def test_a_call_that_hangs_for_ever_may_have_had_its_effect(api, telegram, reader):
    await telegram.fault("hang", effect=True, count=1)
    call = asyncio.create_task(api("sendMessage", chat_id=reader.id, text="x"))
    assert (await reader.next_message()).text == "x"
    assert not call.done()
    call.cancel()


async def test_a_call_that_hangs_a_while_is_answered_late_or_broken_off(api, telegram, reader):
    await telegram.fault("hang", effect=True, seconds=0.01, count=1)
    await api("sendMessage", chat_id=reader.id, text="кечикти")
    await telegram.fault("hang", seconds=0.01, count=1)
    with pytest.raises(aiohttp.ClientConnectionError):
        await api("sendMessage", chat_id=reader.id, text="жоголду")
    assert await texts(reader) == ["кечикти"]


async def test_a_fault_strikes_its_method_its_chat_and_its_time(api, telegram, reader):
    other = await telegram.person("Башка", started=True)
    await telegram.fault("error", method="sendmessage", chat=reader.id, for_seconds=60)
    await api("getMe")
    await api("sendMessage", chat_id=other.id, text="x")
    assert (await api.answer("sendMessage", chat_id=reader.id, text="x"))["error_code"] == 500
    await telegram.advance(61)
    await api("sendMessage", chat_id=reader.id, text="x")


async def test_trouble_ends_on_request(api, telegram):
    number = await telegram.fault("error")
    assert (await telegram.ask("GET", "/faults"))["faults"][0]["id"] == number
    await telegram.ask("DELETE", f"/faults/{number}")
    await telegram.fault("error")
    await telegram.end_faults()
    await api("getMe")
    with pytest.raises(ControlError, match="no such fault"):
        await telegram.ask("DELETE", "/faults/99")
    with pytest.raises(ControlError, match="kind is one of"):
        await telegram.fault("earthquake")
    with pytest.raises(ControlError, match="unknown: metod"):
        await telegram.fault("error", metod="getMe")


async def test_chance_is_the_same_each_time(api, telegram):
    async def struck():
        await telegram.end_faults()
        await telegram.fault("error", probability=0.5, seed=7)
        return [(await api.answer("getMe"))["ok"] for _ in range(20)]

    first = await struck()
    assert await struck() == first
    assert 0 < sum(first) < 20


def test_a_fault_counts_its_strikes():
    faults = Faults()
    faults.add(Fault(id=faults.next_id(), kind="reset", count=2))
    assert [faults.match("getMe", None, 0.0) is not None for _ in range(3)] == [True, True, False]
