"""Keyboards under a message, checked as strictly as Telegram checks them."""

from dataclasses import dataclass
from typing import Any

from playground.answers import Json, Refusal, bad_request
from playground.links import checked_link
from playground.parameters import Parameters

MAX_BUTTONS = 100
MAX_CALLBACK_BYTES = 64
MAX_COPIED_CHARACTERS = 256
_INLINE_ACTIONS = (
    "callback_data", "url", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay",
)  # fmt: skip
_STYLES = ("primary", "success", "danger")


@dataclass(frozen=True, slots=True)
class Markup:
    """What stands under a message (`inline`, part of it) or in place of the person's keyboard (`keyboard`)."""

    inline: Json | None = None
    keyboard: Json | None = None


def reply_markup(parameters: Parameters, *, inline_only: bool = False) -> Markup:
    """Read `reply_markup`.

    Raises:
        Refusal: a button is not one, or there are too many of them.

    """
    markup = parameters.object("reply_markup", "reply markup")
    if not markup:
        return Markup()
    if "inline_keyboard" in markup:
        return Markup(inline=inline_keyboard(markup["inline_keyboard"]))
    if inline_only:
        raise bad_request("inline keyboard expected")
    if "keyboard" in markup:
        _check_rows(markup["keyboard"], _keyboard_button)
        return Markup(keyboard=markup)
    if markup.get("remove_keyboard") or markup.get("force_reply"):
        return Markup(keyboard=markup)
    return Markup()


def inline_keyboard(rows: Any) -> Json | None:
    """The inline keyboard as it is kept, or None for one without buttons, which removes it."""
    kept = [row for row in _check_rows(rows, _inline_button) if row]
    return {"inline_keyboard": kept} if kept else None


def _check_rows(rows: Any, button: Any) -> list[list[Any]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request("can't parse reply keyboard markup JSON object: expected an Array of Arrays")
    if sum(map(len, rows)) > MAX_BUTTONS:
        raise bad_request("reply markup is too long")
    return [[button(one) for one in row] for row in rows]


def _keyboard_button(button: Any) -> Any:
    text = button.get("text") if isinstance(button, dict) else button
    if not isinstance(text, str) or not text:
        raise bad_request("can't parse keyboard button: can't find field \"text\"")
    return button


def _inline_button(button: Any) -> Json:
    if not isinstance(button, dict):
        raise _not_parsed("expected an Object")
    text = button.get("text")
    if not isinstance(text, str):
        raise _not_parsed('can\'t find field "text"')
    if not text.strip():
        raise _not_parsed("button text must be non-empty")
    actions = [name for name in _INLINE_ACTIONS if button.get(name) is not None]
    if not actions:
        raise _not_parsed("text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise _not_parsed(f"exactly one action is allowed, not {' and '.join(actions)}")
    if "style" in button and button["style"] not in _STYLES:
        raise bad_request("BUTTON_STYLE_INVALID")
    return _with_action(button, actions[0], text)


def _with_action(button: Json, action: str, text: str) -> Json:
    value = button[action]
    if action == "callback_data":
        if not isinstance(value, str) or not 1 <= len(value.encode()) <= MAX_CALLBACK_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
    elif action == "url":
        link = checked_link(value) if isinstance(value, str) else None
        if link is None:
            raise bad_request(f"inline keyboard button URL '{value}' is invalid: Wrong HTTP URL")
        return button | {"url": link}
    elif action == "web_app":
        address = value.get("url") if isinstance(value, dict) else None
        if not isinstance(address, str) or not address.startswith("https://"):
            raise bad_request(
                f"inline keyboard button Web App URL '{address}' is invalid: Only HTTPS links are allowed"
            )
    elif action == "copy_text":
        copied = value.get("text") if isinstance(value, dict) else None
        if not isinstance(copied, str) or not 1 <= len(copied) <= MAX_COPIED_CHARACTERS:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return button | {"text": text}


def _not_parsed(why: str) -> Refusal:
    return bad_request(f"can't parse inline keyboard button: {why}")
