"""getUpdates: confirming by offset, waiting, conflicts, and the kinds that a bot asks for."""

import asyncio

import pytest

from playground.updates import first_number

CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


def texts(updates):
    return [update["message"]["text"] for update in updates]


@pytest.fixture
async def three(reader):
    for text in ("бир", "эки", "үч"):
        await reader.send(text)


async def test_updates_come_until_they_are_confirmed(api, three):
    first = await api("getUpdates")
    assert texts(first) == ["бир", "эки", "үч"]
    assert await api("getUpdates") == first
    assert texts(await api("getUpdates", offset=first[1]["update_id"])) == ["эки", "үч"]
    assert texts(await api("getUpdates")) == ["эки", "үч"]
    assert await api("getUpdates", offset=first[2]["update_id"] + 1) == []
    numbers = [update["update_id"] for update in first]
    assert numbers == list(range(numbers[0], numbers[0] + 3))


async def test_a_limit_and_a_negative_offset(api, three):
    assert texts(await api("getUpdates", limit=2)) == ["бир", "эки"]
    assert texts(await api("getUpdates", offset=-1)) == ["үч"]
    assert texts(await api("getUpdates")) == ["үч"]


async def test_a_poll_waits_for_what_is_to_come(api, reader):
    poll = asyncio.create_task(api("getUpdates", timeout=20))
    await reader.send("келди")
    assert texts(await poll) == ["келди"]


async def test_a_second_poll_ends_the_first(api, telegram, reader):
    first = asyncio.create_task(api.answer("getUpdates", timeout=20))
    await telegram.calls("getUpdates", wait=10, under_way=True)
    second = asyncio.create_task(api("getUpdates", timeout=20))
    ended = await first
    assert (ended["error_code"], ended["description"]) == (409, CONFLICT)
    await reader.send("экинчиге")
    assert texts(await second) == ["экинчиге"]


async def test_no_poll_while_a_webhook_is_set(api, telegram):
    waiting = asyncio.create_task(api.answer("getUpdates", timeout=20))
    await telegram.calls("getUpdates", wait=10, under_way=True)
    await api("setWebhook", url="https://example.kg/hook")
    assert (await waiting)["description"] == "Conflict: terminated by setWebhook request"
    answer = await api.answer("getUpdates")
    assert answer["error_code"] == 409
    assert answer["description"] == (
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    )
    await api("deleteWebhook")
    assert await api("getUpdates") == []


async def test_the_kinds_that_were_asked_for_are_remembered(api, reader):
    await api("getUpdates", allowed_updates=["callback_query", "nonsense"])
    await reader.send("үн жок")
    assert await api("getUpdates") == []
    await api("getUpdates", allowed_updates=[])
    await reader.send("угулат")
    assert texts(await api("getUpdates")) == ["угулат"]


async def test_an_edited_message_is_told(api, reader):
    message = await reader.send("ката")
    await reader.edit(message, "оңдолду")
    assert (await api("getUpdates"))[1]["edited_message"]["text"] == "оңдолду"


async def test_a_negative_timeout_is_refused(api):
    assert await api.refusal("getUpdates", timeout=-1) == "Bad Request: timeout must be non-negative"


async def test_any_update_can_be_queued(api, telegram):
    await telegram.ask("POST", "/updates", {"kind": "poll", "content": {"id": "1"}})
    assert (await api("getUpdates"))[0]["poll"] == {"id": "1"}
    assert len(await telegram.pending_updates()) == 1


def test_numbers_begin_beyond_those_of_an_earlier_run():
    start = 1_795_000_000.0
    assert 0 < first_number(start) < first_number(start + 60) < 2**31
    assert first_number(start + 60) - first_number(start) >= 6000
