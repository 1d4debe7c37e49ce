"""What is left of Telegram's answers and of presses is all that anybody reads of them."""

import json

import pytest
from telegram import CallbackQuery, Message, Update
from telegram.error import TelegramError

from bot.gist import of_answer, of_update
from bot.request import AiohttpRequest

CHAT = {"id": 7, "type": "private", "first_name": "Айша"}
SENT = {
    "message_id": 12,
    "message_thread_id": 3,
    "date": 1_760_000_000,
    "chat": CHAT,
    "from": {"id": 1, "is_bot": True, "first_name": "Кабарчы"},
    "text": "Новости",
    "entities": [{"type": "bold", "offset": 0, "length": 7}],
    "reply_to_message": {"message_id": 11, "date": 1_760_000_000, "chat": CHAT},
    "reply_markup": {"inline_keyboard": [[{"text": "Темы", "callback_data": "v1:topics:0"}]]},
}


def test_of_a_message_that_was_sent_there_is_left_what_names_it():
    answer = of_answer({"ok": True, "result": SENT})
    message = Message.de_json(answer["result"], None)
    assert (message.message_id, message.chat.id, message.message_thread_id) == (12, 7, 3)
    assert (message.text, message.reply_markup) == (None, None)


def test_of_an_album_each_message_is_left():
    answer = of_answer({"ok": True, "result": [SENT, {**SENT, "message_id": 13}]})
    assert [one["message_id"] for one in answer["result"]] == [12, 13]
    assert "text" not in answer["result"][1]


@pytest.mark.parametrize(
    "answer",
    [
        {"ok": True, "result": True},
        {"ok": True, "result": {"message_id": 5}},
        {"ok": True, "result": {"id": 1, "is_bot": True, "first_name": "Кабарчы"}},
        {"ok": True, "result": [{"update_id": 1, "message": SENT}]},
        {"ok": False, "error_code": 429, "description": "…", "parameters": {"retry_after": 3}},
    ],
)
def test_an_answer_that_is_no_message_stays_whole(answer):
    assert of_answer(answer) == answer


def test_under_a_press_there_is_left_what_handlers_look_at():
    press = {
        "id": "1",
        "from": CHAT | {"is_bot": False},
        "chat_instance": "1",
        "data": "v1:topics:0",
        "message": SENT,
    }
    given = {"update_id": 1, "callback_query": press}
    query = Update.de_json(of_update(given), None).callback_query
    assert isinstance(query, CallbackQuery)
    assert isinstance(query.message, Message)
    assert query.from_user.id == 7
    assert query.message.text == "Новости"
    assert query.message.is_topic_message is None
    assert query.message.reply_markup.inline_keyboard[0][0].callback_data == "v1:topics:0"
    assert query.message.reply_to_message is None
    assert press["message"] is SENT


def test_what_somebody_wrote_stays_whole():
    given = {"update_id": 1, "message": SENT}
    assert of_update(given) == given
    assert of_update({"update_id": 2, "callback_query": {"id": "1"}}) == {
        "update_id": 2,
        "callback_query": {"id": "1"},
    }


def test_the_client_reads_no_more_and_says_what_is_no_json():
    request = AiohttpRequest(connections=1, read_seconds=1, connect_seconds=1)
    read = request.parse_json_payload(json.dumps({"ok": True, "result": SENT}).encode())
    assert set(read["result"]) == {"message_id", "message_thread_id", "date", "chat"}
    with pytest.raises(TelegramError):
        request.parse_json_payload(b"<html>")
