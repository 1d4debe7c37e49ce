"""Answering what people press and what they type after the bot's name, while they still wait for it."""

from typing import Any

from playground.answers import Json, bad_request
from playground.markup import inline_keyboard
from playground.methods.method import method
from playground.methods.sending import text_content
from playground.parameters import Parameters
from playground.world import World

ANSWERABLE_FOR = 15.0
MAX_ANSWER = 200
MAX_RESULTS = 50
MAX_OFFSET_BYTES = 64
_TOO_LATE = "query is too old and response timeout expired or query ID is invalid"


def answer_callback_query(world: World, parameters: Parameters) -> bool:
    """`answerCallbackQuery`: once, and within 15 seconds."""
    query_id = parameters.required("callback_query_id")
    text = parameters.text("text")
    if len(text) > MAX_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    press = world.presses.get(query_id)
    if press is None or press.answer is not None or world.clock.steady() - press.at > ANSWERABLE_FOR:
        raise bad_request(_TOO_LATE)
    answer: Json = {"text": text, "show_alert": parameters.flag("show_alert")}
    if parameters.given("url"):
        answer["url"] = parameters.text("url")
    press.answer = answer
    world.note("answer", press=query_id, chat=press.chat, user=press.user, **answer)
    return True


def answer_inline_query(world: World, parameters: Parameters) -> bool:
    """`answerInlineQuery`."""
    query_id = parameters.required("inline_query_id")
    results = parameters.array("results", "inline query results")
    if results is None:
        raise bad_request('parameter "results" is required')
    if len(results) > MAX_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    if len(parameters.text("next_offset").encode()) > MAX_OFFSET_BYTES:
        raise bad_request("NEXT_OFFSET_INVALID")
    checked = [_result(world, result) for result in results]
    if len({result["id"] for result in checked}) < len(checked):
        raise bad_request("RESULT_ID_DUPLICATE")
    query = world.inline_queries.get(query_id)
    if query is None or query.answer is not None or world.clock.steady() - query.at > ANSWERABLE_FOR:
        raise bad_request(_TOO_LATE)
    query.answer = {
        "results": checked,
        "next_offset": parameters.text("next_offset"),
        "is_personal": parameters.flag("is_personal"),
        "cache_time": parameters.number("cache_time", 300),
        "button": parameters.object("button", "inline query results button"),
    }
    world.note("inline answer", inline_query=query_id, user=query.user)
    return True


def _result(world: World, result: Any) -> Json:
    if not isinstance(result, dict):
        raise bad_request("can't parse inline query result: expected an Object")
    result_id = result.get("id")
    if not isinstance(result_id, str) or not 1 <= len(result_id.encode()) <= MAX_OFFSET_BYTES:
        raise bad_request("RESULT_ID_INVALID")
    if not isinstance(result.get("type"), str):
        raise bad_request("can't parse inline query result: can't find field \"type\"")
    if result["type"] == "article" and not (result.get("title") and result.get("input_message_content")):
        raise bad_request("can't parse inline query result: message text is empty")
    content = result.get("input_message_content")
    if isinstance(content, dict) and "message_text" in content:
        # Markup and length are looked at when the results are offered, not when one of them is sent.
        text_content(world, Parameters({"text": content["message_text"]} | _shown_as(content)))
    if result.get("reply_markup"):
        inline_keyboard(result["reply_markup"].get("inline_keyboard"))
    return result


def _shown_as(content: Json) -> Json:
    """How the text of a result is to be read."""
    return {
        name: content[name] for name in ("parse_mode", "entities", "link_preview_options") if name in content
    }


METHODS = (
    method("answerCallbackQuery", answer_callback_query, "callback_query_id text show_alert url cache_time"),
    method(
        "answerInlineQuery",
        answer_inline_query,
        "inline_query_id results cache_time is_personal next_offset button",
    ),
)
