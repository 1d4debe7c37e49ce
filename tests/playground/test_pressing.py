"""Buttons and inline queries: pressed, answered once and in time."""

import asyncio

import pytest

from playground.client import ControlError

TOO_LATE = "Bad Request: query is too old and response timeout expired or query ID is invalid"
KEYBOARD = {
    "inline_keyboard": [
        [{"text": "✅ ОДКБ", "callback_data": "topic:csto"}, {"text": "ШОС", "callback_data": "topic:sco"}],
        [{"text": "Окуу", "url": "https://example.kg/"}],
    ]
}


@pytest.fixture
async def menu(api, reader):
    await api("sendMessage", chat_id=reader.id, text="Темалар", reply_markup=KEYBOARD)
    return await reader.next_message()


async def next_update(api, kind: str):
    while True:
        for update in await api("getUpdates", timeout=20):
            await api("getUpdates", offset=update["update_id"] + 1)
            if kind in update:
                return update[kind]


async def answer(api, **about):
    query = await next_update(api, "callback_query")
    await api("answerCallbackQuery", callback_query_id=query["id"], **about)
    return query


async def test_a_press_gives_the_answer_and_the_edit(api, reader, menu):
    async def serve_press():
        query = await answer(api, text="Кошулду", show_alert=True)
        where = {"chat_id": query["message"]["chat"]["id"], "message_id": query["message"]["message_id"]}
        await api("editMessageText", **where, text=query["data"])

    pressed, _ = await asyncio.gather(reader.press(menu, "ОДКБ"), serve_press())
    assert (pressed.alert, pressed.is_alert) == ("Кошулду", True)
    assert pressed.message.text == "topic:csto"
    assert pressed.message.id == menu.id


async def test_a_press_may_bring_a_new_message_or_nothing(api, reader, menu):
    async def serve_press():
        await answer(api)
        await api("sendMessage", chat_id=reader.id, text="Мына")

    pressed, _ = await asyncio.gather(reader.press(menu, "topic:sco"), serve_press())
    assert [message.text for message in pressed.new] == ["Мына"]
    assert await reader.nothing_new()
    pressed, _ = await asyncio.gather(reader.press(menu, "ШОС", settle=0), answer(api, text="эч нерсе"))
    assert (pressed.alert, pressed.edited, pressed.new) == ("эч нерсе", (), ())


async def test_an_answer_is_taken_once(api, reader, menu):
    _, query = await asyncio.gather(reader.press(menu, "ШОС", settle=0), answer(api))
    assert await api.refusal("answerCallbackQuery", callback_query_id=query["id"]) == TOO_LATE
    assert await api.refusal("answerCallbackQuery", callback_query_id="77") == TOO_LATE


async def test_an_answer_comes_too_late_after_fifteen_seconds(api, telegram, reader, menu):
    press = asyncio.create_task(reader.press(menu, "ШОС", patience=0))
    query = await next_update(api, "callback_query")
    with pytest.raises(ControlError, match="not answered"):
        await press
    await telegram.advance(16)
    assert await api.refusal("answerCallbackQuery", callback_query_id=query["id"]) == TOO_LATE


async def test_an_answer_may_have_200_characters(api, reader, menu):
    press = asyncio.create_task(reader.press(menu, "ШОС", settle=0))
    query = await next_update(api, "callback_query")
    refused = await api.refusal("answerCallbackQuery", callback_query_id=query["id"], text="а" * 201)
    assert refused == "Bad Request: MESSAGE_TOO_LONG"
    await api("answerCallbackQuery", callback_query_id=query["id"], text="а" * 200)
    assert (await press).alert == "а" * 200


async def test_nobody_presses_what_is_not_there(telegram, reader, menu):
    with pytest.raises(ControlError, match="no button 'ЕАЭС'; there are: '✅ ОДКБ', 'ШОС', 'Окуу'"):
        await reader.press(menu, "ЕАЭС")
    stranger = await telegram.person("Чужой", started=True)
    with pytest.raises(ControlError, match="somebody else"):
        await stranger.press(menu, "ШОС")


async def test_a_link_opens_without_the_bot(reader, menu):
    pressed = await reader.press(menu, "Окуу")
    assert (pressed.url, pressed.answered) == ("https://example.kg/", False)


async def test_a_forged_press_reaches_the_bot(api, telegram, menu):
    stranger = await telegram.person("Чужой", started=True)
    _, query = await asyncio.gather(stranger.forge(menu, "admin:1", settle=0), answer(api))
    assert (query["data"], query["from"]["id"], query["message"]["chat"]["id"]) == (
        "admin:1",
        stranger.id,
        menu.chat,
    )


async def test_an_inline_query_is_answered_and_a_result_chosen(api, telegram, reader):
    group = await telegram.group(members=[reader])
    result = {
        "type": "article",
        "id": "story:5",
        "title": "Саммит",
        "input_message_content": {"message_text": "<b>Саммит</b>", "parse_mode": "HTML"},
        "reply_markup": {"inline_keyboard": [[{"text": "Дагы", "callback_data": "more:5"}]]},
    }

    async def serve_query():
        query = await next_update(api, "inline_query")
        refused = await api.refusal("answerInlineQuery", inline_query_id=query["id"], results=[result] * 51)
        assert refused == "Bad Request: RESULTS_TOO_MUCH"
        broken = result | {"input_message_content": {"message_text": "<b>", "parse_mode": "HTML"}}
        refused = await api.refusal("answerInlineQuery", inline_query_id=query["id"], results=[broken])
        assert "can't parse entities" in refused
        refused = await api.refusal("answerInlineQuery", inline_query_id=query["id"], results=[result] * 2)
        assert refused == "Bad Request: RESULT_ID_DUPLICATE"
        await api("answerInlineQuery", inline_query_id=query["id"], results=[result])
        assert await api.refusal("answerInlineQuery", inline_query_id=query["id"], results=[]) == TOO_LATE
        return query

    found, query = await asyncio.gather(reader.ask_inline("саммит"), serve_query())
    assert (query["query"], query["from"]["id"]) == ("саммит", reader.id)
    await reader.choose(found, "story:5", chat=group)
    chosen = await next_update(api, "chosen_inline_result")
    assert chosen["result_id"] == "story:5"
    edited = await api("editMessageText", inline_message_id=chosen["inline_message_id"], text="Жаңырды")
    assert edited is True
    assert [message.text for message in await group.messages()][-1] == "Жаңырды"


async def test_a_reaction_reaches_the_bot_only_if_it_asked(api, reader, menu):
    await reader.react(menu, "👍")
    assert await api("getUpdates") == []
    await api("getUpdates", allowed_updates=["message_reaction"])
    await reader.react(menu, "")
    told = await next_update(api, "message_reaction")
    assert (told["old_reaction"], told["new_reaction"]) == ([{"type": "emoji", "emoji": "👍"}], [])
