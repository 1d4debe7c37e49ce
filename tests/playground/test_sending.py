"""Sending: what a reader gets, and every refusal that a bot must be able to read."""

import aiohttp
import pytest

from playground.client import ControlError


async def test_a_message_arrives_with_its_entities_and_buttons(api, reader):
    keyboard = {"inline_keyboard": [[{"text": "✅ ОДКБ", "callback_data": "v1:topic:1:off"}]]}
    sent = await api(
        "sendMessage", chat_id=reader.id, text="<b>Салам</b>", parse_mode="HTML", reply_markup=keyboard,
        disable_notification=True,
    )  # fmt: skip
    assert sent["chat"] == {"id": reader.id, "type": "private", "first_name": "Айгүл"}
    assert sent["from"]["is_bot"]
    seen = await reader.next_message()
    assert (seen.text, seen.silent) == ("Салам", True)
    assert seen.entities == [{"type": "bold", "offset": 0, "length": 5}]
    assert seen.button("ОДКБ").data == "v1:topic:1:off"


@pytest.mark.parametrize("way", ["get", "form", "multipart"])
async def test_a_call_may_come_in_any_form(api, reader, way):
    parameters = {"chat_id": str(reader.id), "text": "Жаңылык & «баалар» + 5%"}
    if way == "get":
        request = api.session.get(f"{api.base}/sendmessage", params=parameters)
    elif way == "form":
        request = api.session.post(f"{api.base}/sendMessage", data=parameters)
    else:
        with aiohttp.MultipartWriter("form-data") as form:
            for name, value in parameters.items():
                form.append(value).set_content_disposition("form-data", name=name)
        request = api.session.post(f"{api.base}/sendMessage", data=form)
    async with request as response:
        assert (await response.json())["ok"]
    assert (await reader.next_message()).text == parameters["text"]


@pytest.mark.parametrize(
    ("parameters", "refusal"),
    [
        ({"text": ""}, "message text is empty"),
        ({}, "message text is empty"),
        ({"text": " \n "}, "text must be non-empty"),
        ({"text": "<b> </b>", "parse_mode": "HTML"}, "text must be non-empty"),
        ({"text": "а" * 4097}, "message is too long"),
        ({"text": "а" * 20_000}, "text is too long"),
        ({"text": "hello<br>", "parse_mode": "HTML"}, 'can\'t parse entities: Unsupported start tag "br" at byte offset 5'),
        ({"text": "x", "parse_mode": "XML"}, "unsupported parse_mode"),
        ({"text": "x", "chat_id": ""}, "chat_id is empty"),
        ({"text": "x", "chat_id": 12}, "chat not found"),
        ({"text": "x", "chat_id": "@nobody_here"}, "chat not found"),
        ({"text": "x", "message_thread_id": 5}, "message thread not found"),
        ({"text": "x", "message_thread_id": "five"}, 'field "message_thread_id" must be of type Number'),
        ({"text": "x", "reply_parameters": {"message_id": 99}}, "message to be replied not found"),
        ({"text": "x", "reply_markup": "{"}, "can't parse reply markup JSON object"),
        ({"text": "x", "reply_markup": "[]"}, "object expected as reply markup"),
    ],
)  # fmt: skip
async def test_a_text_is_refused(api, reader, parameters, refusal):
    assert (
        await api.refusal("sendMessage", **{"chat_id": reader.id, **parameters}) == f"Bad Request: {refusal}"
    )
    assert await reader.nothing_new()


async def test_4096_characters_after_parsing_are_not_too_long(api, reader):
    sent = await api("sendMessage", chat_id=reader.id, text=f"<b>{'📰' * 4096}</b>", parse_mode="HTML")
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 8192}]


def row(*buttons: dict[str, object]) -> dict[str, object]:
    return {"inline_keyboard": [list(buttons)]}


@pytest.mark.parametrize(
    ("markup", "refusal"),
    [
        (row({"text": "a", "callback_data": ""}), "BUTTON_DATA_INVALID"),
        (row({"text": "a", "callback_data": "б" * 33}), "BUTTON_DATA_INVALID"),
        (row(*[{"text": "a", "callback_data": "x"}] * 101), "reply markup is too long"),
        (row({"text": "a"}), "can't parse inline keyboard button: text buttons are unallowed in the inline keyboard"),
        (row({"callback_data": "x"}), 'can\'t parse inline keyboard button: can\'t find field "text"'),
        (row({"text": " ", "callback_data": "x"}), "can't parse inline keyboard button: button text must be non-empty"),
        (row({"text": "a", "url": "/news"}), "inline keyboard button URL '/news' is invalid: Wrong HTTP URL"),
        (row({"text": "a", "copy_text": {"text": "x" * 257}}), "BUTTON_COPY_TEXT_INVALID"),
        (row({"text": "a", "callback_data": "x", "style": "pink"}), "BUTTON_STYLE_INVALID"),
        (row({"text": "a", "web_app": {"url": "http://example.kg"}}),
         "inline keyboard button Web App URL 'http://example.kg' is invalid: Only HTTPS links are allowed"),
        ({"inline_keyboard": [{"text": "a"}]}, "can't parse reply keyboard markup JSON object: expected an Array of Arrays"),
        ({"keyboard": [[{"x": 1}]]}, 'can\'t parse keyboard button: can\'t find field "text"'),
    ],
)  # fmt: skip
async def test_a_keyboard_is_refused(api, reader, markup, refusal):
    assert (
        await api.refusal("sendMessage", chat_id=reader.id, text="x", reply_markup=markup)
        == f"Bad Request: {refusal}"
    )


async def test_64_bytes_and_100_buttons_are_allowed(api, reader):
    await api(
        "sendMessage", chat_id=reader.id, text="x", reply_markup=row({"text": "a", "callback_data": "б" * 32})
    )
    rows = [[{"text": "a", "callback_data": "x"}] * 8] * 12 + [[{"text": "b", "url": "example.kg"}] * 4]
    sent = await api("sendMessage", chat_id=reader.id, text="x", reply_markup={"inline_keyboard": rows})
    assert sent["reply_markup"]["inline_keyboard"][-1][0]["url"] == "http://example.kg/"


async def test_a_reply_keyboard_is_seen_by_the_person_only(api, reader):
    keyboard = {"keyboard": [["Дайджест"], [{"text": "Темы"}]], "resize_keyboard": True}
    sent = await api("sendMessage", chat_id=reader.id, text="x", reply_markup=keyboard)
    assert "reply_markup" not in sent
    assert (await reader.next_message()).keyboard == keyboard


async def test_a_reply_carries_what_it_answers(api, reader):
    question = await reader.send("Эмне жаңылык?")
    sent = await api("sendMessage", chat_id=reader.id, text="x", reply_parameters={"message_id": question.id})
    assert sent["reply_to_message"]["text"] == "Эмне жаңылык?"
    lost = {"message_id": 999, "allow_sending_without_reply": True}
    assert "reply_to_message" not in await api(
        "sendMessage", chat_id=reader.id, text="x", reply_parameters=lost
    )


async def test_a_person_who_never_came_cannot_be_written_to(api, telegram):
    stranger = await telegram.person("Чужой")
    answer = await api.answer("sendMessage", chat_id=stranger.id, text="x")
    assert answer["error_code"] == 403
    assert answer["description"] == "Forbidden: bot can't initiate conversation with a user"


async def test_a_block_is_told_and_taken_back(api, reader):
    await reader.block()
    refused = await api.refusal("sendMessage", chat_id=reader.id, text="x")
    assert refused == "Forbidden: bot was blocked by the user"
    with pytest.raises(ControlError, match="has blocked the bot"):
        await reader.send("угу")
    await reader.start()
    await api("sendMessage", chat_id=reader.id, text="снова")
    updates = await api("getUpdates")
    assert [u["my_chat_member"]["new_chat_member"]["status"] for u in updates[:2]] == ["kicked", "member"]
    assert updates[2]["message"]["text"] == "/start"


async def test_a_deleted_account_is_told(api, reader):
    await reader.deactivate()
    assert await api.refusal("sendMessage", chat_id=reader.id, text="x") == "Forbidden: user is deactivated"


async def test_a_rich_message_is_kept_and_edited(api, reader):
    rich = {"html": "<h1>Дайджест</h1><p>Бишкек</p>"}
    sent = await api("sendRichMessage", chat_id=reader.id, rich_message=rich)
    assert sent["rich_message"]["blocks"][0] == {"type": "heading", "text": "Дайджест", "size": 1}
    await api(
        "editMessageText", chat_id=reader.id, message_id=sent["message_id"], rich_message={"markdown": "# Ош"}
    )
    assert (await reader.last_message()).raw["rich_message"]["source"] == {"markdown": "# Ош"}
    refused = await api.refusal(
        "sendRichMessage", chat_id=reader.id, rich_message={"html": "a", "markdown": "b"}
    )
    assert refused == "Bad Request: exactly one content of the rich message must be specified"


async def test_chat_actions_are_seen(api, telegram, reader):
    await api("sendChatAction", chat_id=reader.id, action="typing")
    shown = await telegram.ask("GET", "/actions", query={"chat": reader.id})
    assert [action["action"] for action in shown["actions"]] == ["typing"]
    refused = await api.refusal("sendChatAction", chat_id=reader.id, action="sleeping")
    assert refused == "Bad Request: wrong parameter action in request"


async def test_what_telegram_does_not_know_is_not_found(api, playground):
    assert await api.answer("sendTelepathy") == {"ok": False, "error_code": 404, "description": "Not Found"}
    for token, code in ((f"12345678:{'A' * 35}", 401), ("nonsense", 404)):
        async with api.session.get(f"{playground.url}/bot{token}/getMe") as response:
            assert response.status == code
            assert (await response.json())["error_code"] == code


async def test_a_body_that_is_no_json_is_refused(api):
    headers = {"Content-Type": "application/json"}
    async with api.session.post(f"{api.base}/getMe", data=b"{", headers=headers) as response:
        assert (await response.json())["description"] == "Bad Request: can't parse JSON object"


async def test_the_record_names_parameters_that_the_method_does_not_know(api, telegram, reader):
    await api("sendMessage", chat_id=reader.id, text="x", disable_web_page_preview=True)
    call = (await telegram.calls("sendMessage"))[0]
    assert call.unknown == ("disable_web_page_preview",)
    assert (call.chat, call.effect, call.status) == (reader.id, True, 200)
