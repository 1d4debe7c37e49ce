"""Telegram's limits: how much passes, what the refusal says, and how long it holds."""

import pytest

from playground.limits import Limits, Rates


def test_a_chat_gets_a_small_burst_and_then_one_a_second():
    limits = Limits(Rates())
    assert [limits.wait(1, 0.0) for _ in range(4)] == [0, 0, 0, 1]
    assert limits.wait(1, 0.9) == 1
    assert limits.wait(1, 1.0) == 0
    assert limits.wait(1, 1.1) == 1
    assert limits.wait(2, 1.1) == 0


def test_thirty_a_second_to_all():
    limits = Limits(Rates())
    assert [limits.wait(chat, 0.0) for chat in range(1, 32)] == [0] * 30 + [1]
    assert limits.wait(50, 0.99) == 1
    assert [limits.wait(chat, 1.0) for chat in range(50, 81)] == [0] * 30 + [1]


def test_twenty_a_minute_to_a_group():
    limits = Limits(Rates())
    assert [limits.wait(-5, 0.0) for _ in range(21)] == [0] * 20 + [3]
    assert limits.wait(-5, 2.0) == 1
    assert limits.wait(-5, 3.0) == 0


def test_an_album_counts_for_each_of_its_messages():
    limits = Limits(Rates())
    assert limits.wait(1, 0.0, messages=10) == 0
    assert limits.wait(1, 1.0) == 7


def test_edits_do_not_count_against_a_person_but_against_a_group():
    limits = Limits(Rates())
    assert [limits.wait(1, 0.0, edit=True) for _ in range(10)] == [0] * 10
    assert [limits.wait(-1, 0.0, edit=True) for _ in range(21)][-2:] == [0, 3]


def test_paid_messages_have_a_budget_of_their_own():
    limits = Limits(Rates())
    assert {limits.wait(chat, 0.0, paid=True) for chat in range(1, 1001)} == {0}
    assert limits.wait(2000, 0.0, paid=True) == 1
    assert limits.wait(2001, 0.0) == 0


def test_every_limit_can_be_higher():
    limits = Limits(Rates().times(10))
    assert [limits.wait(chat, 0.0) for chat in range(1, 302)] == [0] * 300 + [1]


@pytest.mark.parametrize("method", ["sendMessage", "editMessageText"])
async def test_the_refusal_says_how_long(api, telegram, reader, method):
    sent = await api("sendMessage", chat_id=reader.id, text="0")
    await telegram.limits(per_second=1, burst=1)
    parameters = {"chat_id": reader.id, "message_id": sent["message_id"]}
    await api(method, **parameters, text="1")
    async with api.session.post(f"{api.base}/{method}", json={**parameters, "text": "2"}) as response:
        assert response.status == 429
        assert response.headers["Retry-After"] == "1"
        assert await response.json() == {
            "ok": False,
            "error_code": 429,
            "description": "Too Many Requests: retry after 1",
            "parameters": {"retry_after": 1},
        }
    await telegram.advance(1)
    await api(method, **parameters, text="2")
    assert [call.effect for call in await telegram.calls(method)][-3:] == [True, False, True]


async def test_there_are_no_limits_unless_asked_for(api, telegram, reader):
    assert await telegram.ask("GET", "/limits") == {"limits": None}
    for n in range(40):
        await api("sendMessage", chat_id=reader.id, text=str(n))
    await telegram.limits(times=10)
    assert (await telegram.ask("GET", "/limits"))["limits"]["per_second"] == 300
    await telegram.no_limits()
    assert await telegram.ask("GET", "/limits") == {"limits": None}


async def test_an_album_costs_its_messages(api, telegram, reader):
    await telegram.limits(chat_burst=2)
    media = [{"type": "photo", "media": f"https://example.kg/{n}.jpg"} for n in range(3)]
    await api("sendMediaGroup", chat_id=reader.id, media=media)
    refused = await api.refusal("sendMessage", chat_id=reader.id, text="x")
    assert refused == "Too Many Requests: retry after 2"
