"""The client, and what of the control API no other test asks for."""

import json

import pytest

from playground.client import Control, ControlError


async def test_a_reader_reads_in_order_and_only_once(api, reader):
    for text in ("бир", "эки"):
        await api("sendMessage", chat_id=reader.id, text=text)
    await reader.send("өзүмдүкү")
    assert [message.text for message in await reader.next_messages(2)] == ["бир", "эки"]
    assert await reader.nothing_new()
    await api("sendMessage", chat_id=reader.id, text="үч")
    assert (await reader.last_message()).text == "үч"
    await reader.skip()
    assert await reader.nothing_new()


async def test_waiting_in_vain_says_what_the_bot_did(api, reader):
    await api.refusal("sendMessage", chat_id=reader.id, text="")
    with pytest.raises(ControlError, match=r"wrote nothing more.*400 Bad Request: message text is empty"):
        await reader.next_message(patience=0)
    with pytest.raises(ControlError, match="edited nothing"):
        await reader.next_edit(patience=0)
    with pytest.raises(ControlError, match="has written nothing here"):
        await reader.last_message()


async def test_a_message_shows_its_buttons_and_links(api, reader):
    keyboard = {
        "inline_keyboard": [[{"text": "А", "callback_data": "a"}], [{"text": "А!", "callback_data": "b"}]]
    }
    text = '<a href="https://example.kg/1">бир</a>'
    await api("sendMessage", chat_id=reader.id, text=text, parse_mode="HTML", reply_markup=keyboard)
    message = await reader.next_message()
    assert message.links == ["https://example.kg/1"]
    assert [[button.text for button in row] for row in message.rows] == [["А"], ["А!"]]
    assert (message.button("А").data, message.button("b").text) == ("a", "А!")
    with pytest.raises(ControlError, match="not one button 'Б'"):
        message.button("Б")


async def test_posts_are_forwarded_with_their_origin(api, reader):
    await reader.send("Саммит өттү", forward={"title": "Кабар", "username": "kabar_kg", "message_id": 5})
    message = (await api("getUpdates"))[0]["message"]
    origin = message["forward_origin"]
    assert (message["text"], origin["chat"]["title"], origin["message_id"]) == ("Саммит өттү", "Кабар", 5)
    own = await reader.send("x")
    again = await reader.send(forward={"chat_id": reader.id, "message_id": own.id})
    assert again.raw["forward_origin"]["sender_user"]["id"] == reader.id


async def test_a_crowd_is_made_at_once(telegram, api):
    crowd = await telegram.crowd(500, language="en")
    assert len(set(crowd)) == 500
    await api("sendMessage", chat_id=crowd[-1], text="x")
    made = await telegram.ask("POST", "/people", [{"first_name": "А"}, {"first_name": "Б", "id": 5}])
    assert made["people"][1]["id"] == 5


async def test_mistakes_of_a_test_are_told(telegram, reader):
    for way, path, body, told in (
        ("POST", "/people", {"id": reader.id}, "nobody new can have the id"),
        ("POST", "/people", {"nme": "А"}, "unknown: nme"),
        ("POST", "/people", "А", "must be a JSON object"),
        ("GET", "/people/5", None, "no such person"),
        ("GET", "/people/five", None, "person must be a number"),
        ("GET", "/chats/5", None, "no such chat"),
        ("POST", "/chats", {"type": "party"}, "type is one of"),
        ("POST", f"/people/{reader.id}/send", {"text": ""}, "message text is empty"),
        ("POST", f"/people/{reader.id}/press", {"message_id": 9, "button": "x"}, "no such message"),
        ("POST", f"/people/{reader.id}/edit", {"message_id": 9, "text": "x"}, "no such message"),
        ("POST", f"/people/{reader.id}/choose", {"inline_query": "9"}, "no such inline query"),
        ("GET", "/presses/5", None, "no such press"),
        ("PUT", f"/chats/{reader.id}/members/bot", {"status": "left"}, "private chat has no members"),
        ("POST", f"/chats/{reader.id}/upgrade", None, "only a basic group"),
        ("POST", "/clock", {"advance": -1}, "only moves forward"),
        ("POST", "/clock", {"freeze": "soon"}, "Invalid isoformat"),
    ):
        with pytest.raises(ControlError, match=told):
            await telegram.ask(way, path, body)
    with pytest.raises(ControlError, match="async with"):
        await Control(telegram.url).reset()
    with pytest.raises(ControlError, match="no such bot"):
        async with Control(telegram.url, bot=5) as other:
            await other.reset()


async def test_time_can_stand_still_and_jump(api, telegram, reader):
    await telegram.freeze("2026-11-24T08:00:00+06:00")
    assert await telegram.ask("GET", "/clock") == {"now": "2026-11-24T02:00:00+00:00"}
    await telegram.advance(3600)
    sent = await api("sendMessage", chat_id=reader.id, text="x")
    assert sent["date"] == 1795489200
    assert await telegram.ask("POST", "/clock", {"run": True}) != {"now": "2026-11-24T03:00:00+00:00"}


async def test_changes_come_as_a_stream(api, telegram, reader):
    async with api.session.get(f"{telegram.url}/control/events") as stream:
        assert stream.content_type == "text/event-stream"
        assert await stream.content.readuntil(b"\n\n") == b": the playground\n\n"
        await api("sendMessage", chat_id=reader.id, text="x")
        lines = (await stream.content.readuntil(b"\n\n")).decode().splitlines()
    event = json.loads(lines[1].removeprefix("data: "))
    assert (event["event"], event["chat"]) == ("message", reader.id)
    headers = {"Last-Event-ID": str(event["number"] - 1)}
    async with api.session.get(f"{telegram.url}/control/events", headers=headers) as stream:
        await stream.content.readuntil(b"\n\n")
        assert (await stream.content.readuntil(b"\n\n")).decode().splitlines() == lines


async def test_pages_of_other_sites_cannot_steer_the_playground(api, playground):
    for origin, status in (("https://evil.example", 403), (playground.url, 200)):
        async with api.session.post(
            f"{playground.url}/control/reset", headers={"Origin": origin}
        ) as response:
            assert response.status == status


async def test_the_bot_shows_itself_and_everything_can_be_forgotten(api, telegram, reader):
    await reader.send("x")
    shown = await telegram.ask("GET", "/bot")
    assert (shown["username"], shown["pending_updates"]) == ("playground_bot", 1)
    number = (await api("getUpdates"))[0]["update_id"]
    await telegram.reset()
    assert await api("getUpdates") == []
    assert await telegram.calls("sendMessage") == []
    again = await telegram.person(started=True)
    await again.send("y")
    assert (await api("getUpdates"))[0]["update_id"] > number


async def test_presses_and_their_answers_are_listed(api, telegram, reader):
    markup = {"inline_keyboard": [[{"text": "А", "callback_data": "a"}]]}
    await api("sendMessage", chat_id=reader.id, text="x", reply_markup=markup)
    with pytest.raises(ControlError):
        await reader.press(await reader.next_message(), "А", patience=0)
    (press,) = (await telegram.ask("GET", "/presses", query={"person": reader.id}))["presses"]
    assert (press["data"], press["answer"]) == ("a", None)


async def test_the_record_waits_for_as_many_calls_as_are_wanted(api, telegram, reader):
    for n in range(3):
        await api("sendMessage", chat_id=reader.id, text=str(n))
    found = await telegram.calls("sendMessage", chat=reader.id, effect=True, count=3, wait=10)
    assert [call.parameters["text"] for call in found] == ["0", "1", "2"]
    assert await telegram.calls("sendMessage", after=found[-1].number) == []
    await telegram.ask("DELETE", "/calls")
    assert await telegram.calls() == []
