"""What a test sees of a conversation: messages with their buttons, what a press brought, the bot's calls."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from playground.rich import words_of

Json = dict[str, Any]
Query = Mapping[str, str | int | float]


class ControlError(AssertionError):
    """The playground would not do that: there is no such button, person or chat, or nobody answered in time."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message; `data` is None for one that acts without the bot."""

    text: str
    data: str | None
    raw: Json = field(repr=False)


@dataclass(frozen=True, slots=True)
class Message:
    """A message as its readers see it at one moment; `raw` is Telegram's own `Message`."""

    chat: int
    id: int
    text: str
    by_bot: bool
    silent: bool
    created: int
    changed: int
    raw: Json = field(repr=False)
    keyboard: Json | None = field(default=None, repr=False)
    reactions: Json = field(default_factory=dict)

    @property
    def edited(self) -> bool:
        """Whether it was changed after it was sent."""
        return self.changed > self.created

    @property
    def entities(self) -> list[Json]:
        """What is special in the text or caption."""
        found: list[Json] = self.raw.get("entities") or self.raw.get("caption_entities") or []
        return found

    @property
    def rows(self) -> list[list[Button]]:
        """The inline buttons, row by row."""
        rows = self.raw.get("reply_markup", {}).get("inline_keyboard", [])
        return [[Button(one["text"], one.get("callback_data"), one) for one in row] for row in rows]

    @property
    def buttons(self) -> list[Button]:
        """The inline buttons."""
        return [button for row in self.rows for button in row]

    @property
    def links(self) -> list[str]:
        """Where the links in the text lead."""
        return [entity["url"] for entity in self.entities if entity["type"] == "text_link"]

    def button(self, text: str) -> Button:
        """The button with this text or data, or the only one that contains it."""
        for matching in (
            [one for one in self.buttons if one.data == text],
            [one for one in self.buttons if one.text == text],
            [one for one in self.buttons if text in one.text],
        ):
            if len(matching) == 1:
                return matching[0]
        raise ControlError(f"not one button {text!r} among {[button.text for button in self.buttons]}")


@dataclass(frozen=True, slots=True)
class Pressed:
    """What came of a press: the answer that was shown, and what changed in the chat."""

    alert: str
    is_alert: bool
    answered: bool
    url: str = ""
    edited: tuple[Message, ...] = ()
    new: tuple[Message, ...] = ()
    deleted: tuple[int, ...] = ()

    @property
    def message(self) -> Message:
        """The one message that matters: the edited one, or else the new one."""
        for message in (*self.edited, *self.new):
            return message
        raise ControlError(f"nothing changed after the press; it was answered with {self.alert!r}")


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the bot, from the record."""

    number: int
    method: str
    chat: int | None
    parameters: Mapping[str, Any]
    effect: bool
    status: int
    description: str
    fault: str
    unknown: tuple[str, ...]
    at: float
    result: Any = field(repr=False, default=None)


def message_of(chat: int, seen: Json) -> Message:
    """A message from what the control API says of it."""
    raw = seen["message"]
    return Message(
        chat=chat,
        id=raw["message_id"],
        text=raw.get("text") or raw.get("caption") or words_of(raw.get("rich_message")),
        by_bot=seen["by_bot"],
        silent=seen["silent"],
        created=seen["created"],
        changed=seen["changed"],
        raw=raw,
        keyboard=seen.get("keyboard"),
        reactions=seen.get("reactions", {}),
    )


def own_messages(sent: Json) -> list[Message]:
    """What a person has just written, from the answer to it."""
    return [
        Message(
            chat=raw["chat"]["id"],
            id=raw["message_id"],
            text=raw.get("text") or raw.get("caption") or "",
            by_bot=False,
            silent=False,
            created=sent["change"],
            changed=sent["change"],
            raw=raw,
        )
        for raw in sent["messages"]
    ]


def call_of(call: Json) -> Call:
    """A call from the record."""
    return Call(
        number=call["number"],
        method=call["method"],
        chat=call["chat"],
        parameters=call["parameters"],
        effect=call["effect"],
        status=call["status"],
        description=call["description"],
        fault=call["fault"],
        unknown=tuple(call["unknown"]),
        at=call["at"],
        result=call["result"],
    )
