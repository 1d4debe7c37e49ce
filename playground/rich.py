"""A rich message as a bot sends it: exactly one content, of known blocks with all their fields, within the limits."""

from dataclasses import dataclass
from typing import Any

from playground.answers import Json, Refusal, bad_request
from playground.rich_blocks import blocks_of_html, no_media
from playground.rich_html import wrong
from playground.rich_text import plain

SOURCES = ("html", "markdown", "blocks")
"""`blocks` is of a later version of the Bot API than the other two."""
MAX_CHARACTERS, MAX_BLOCKS, MAX_DEPTH, MAX_COLUMNS = 32_768, 500, 16, 20
"""https://core.telegram.org/bots/api#rich-message-limits."""
BLOCKS = {
    "paragraph": "text", "heading": "text size", "pre": "text", "footer": "text", "divider": "",
    "mathematical_expression": "expression", "anchor": "name", "list": "items", "blockquote": "blocks",
    "pullquote": "text", "table": "cells", "details": "summary blocks",
}  # fmt: skip
"""Kinds of blocks, and the fields that each must have."""
MEDIA_BLOCKS = frozenset(
    ("collage", "slideshow", "map", "animation", "audio", "photo", "video", "voice_note")
)
TEXTS = {
    "bold": "text", "italic": "text", "underline": "text", "strikethrough": "text", "spoiler": "text",
    "date_time": "text unix_time date_time_format", "text_mention": "text user", "subscript": "text",
    "superscript": "text", "marked": "text", "code": "text", "custom_emoji": "custom_emoji_id alternative_text",
    "mathematical_expression": "expression", "url": "text url", "email_address": "text email_address",
    "phone_number": "text phone_number", "bank_card_number": "text bank_card_number", "mention": "text username",
    "hashtag": "text hashtag", "cashtag": "text cashtag", "bot_command": "text bot_command", "anchor": "name",
    "anchor_link": "text anchor_name", "reference": "text name", "reference_link": "text reference_name",
}  # fmt: skip
"""Kinds of rich texts, and the fields that each must have."""
_WORDS = ("text", "summary", "credit", "caption", "alternative_text", "expression")


def rich_message(sent: Json) -> Json:
    """Telegram's `RichMessage` of an `InputRichMessage`. Raises Refusal for what Telegram would not take."""
    given = [name for name in SOURCES if sent.get(name)]
    if len(given) != 1:
        raise bad_request("exactly one content of the rich message must be specified")
    source = sent[given[0]]
    message: Json = {}
    if given[0] == "blocks":
        if not isinstance(source, list):
            raise wrong('Field "blocks" must be of type Array')
        message["blocks"] = source
    elif not isinstance(source, str):
        raise wrong(f'Field "{given[0]}" must be of type String')
    elif given[0] == "html":
        message["blocks"] = blocks_of_html(source)
    else:
        # The chat page lays Markdown out by itself; here it is one paragraph.
        message |= {"blocks": [{"type": "paragraph", "text": source}], "source": {"markdown": source}}
    measure = _Measure()
    measure.blocks(message["blocks"], 1)
    measure.check()
    if sent.get("is_rtl"):
        message["is_rtl"] = True
    return message


def words_of(message: Json | None) -> str:
    """The words of a `RichMessage`, a line a block; none of none."""
    lines: list[str] = []

    def gather(value: Any) -> None:
        if isinstance(value, list):
            for one in value:
                gather(one)
        elif isinstance(value, dict):
            for name in ("summary", "text", "expression", "caption", "items", "cells", "blocks", "credit"):
                if name in ("items", "cells", "blocks"):
                    gather(value.get(name))
                elif name in value:
                    lines.append(plain(value[name]))

    gather(message["blocks"] if message else [])
    return "\n".join(lines)


@dataclass(slots=True)
class _Measure:
    """Checks every block and text on its way, and counts what is limited."""

    characters: int = 0
    count: int = 0
    depth: int = 0

    def check(self) -> None:
        if not self.characters:
            raise bad_request("rich message must be non-empty")
        if self.characters > MAX_CHARACTERS or self.count > MAX_BLOCKS:
            raise bad_request("rich message is too long")
        if self.depth > MAX_DEPTH:
            raise bad_request("rich message is nested too deeply")

    def blocks(self, blocks: Any, depth: int) -> None:
        for block in _array(blocks, "blocks"):
            kind = _kind(block, BLOCKS, "block")
            self._enter(depth)
            if kind == "heading" and block["size"] not in range(1, 7):
                raise wrong("Heading size must be from 1 to 6")
            self._inside(block, depth)

    def _inside(self, block: Json, depth: int) -> None:
        for name in _WORDS:
            if name in block:
                self._text(block[name], depth + 1)
        if "blocks" in block:
            self.blocks(block["blocks"], depth + 1)
        for item in _array(block.get("items", []), "items"):
            _need(item, ("blocks",), "list item")
            self._enter(depth + 1)
            self.blocks(item["blocks"], depth + 2)
        for row in _array(block.get("cells", []), "cells"):
            self._enter(depth + 1)
            self._row(_array(row, "cells"), depth + 2)

    def _row(self, cells: list[Any], depth: int) -> None:
        for cell in cells:
            _need(cell, ("align", "valign"), "table cell")
            if "text" in cell:
                self._text(cell["text"], depth)
        if sum(int(cell.get("colspan", 1)) for cell in cells) > MAX_COLUMNS:
            raise bad_request("rich message table has too many columns")

    def _text(self, text: Any, depth: int) -> None:
        if isinstance(text, str):
            self.characters += len(text)
        elif isinstance(text, list):
            for part in text:
                self._text(part, depth)
        else:
            _kind(text, TEXTS, "text")
            self.depth = max(self.depth, depth)
            for name in _WORDS:
                if name in text:
                    self._text(text[name], depth + 1)

    def _enter(self, depth: int) -> None:
        self.count += 1
        self.depth = max(self.depth, depth)


def _kind(value: Any, known: dict[str, str], what: str) -> str:
    kind = value.get("type") if isinstance(value, dict) else None
    if what == "block" and kind in MEDIA_BLOCKS:
        raise no_media()
    if not isinstance(kind, str) or kind not in known:
        raise _unknown(what, kind)
    _need(value, known[kind].split(), f'rich {what} "{kind}"')
    return kind


def _unknown(what: str, kind: Any) -> Refusal:
    return wrong(f'Unknown type of a rich {what}: "{kind}"')


def _need(value: Any, fields: Any, what: str) -> None:
    missing = [name for name in fields if not isinstance(value, dict) or value.get(name) is None]
    if missing:
        raise wrong(f'Field "{missing[0]}" must be specified in a {what}')


def _array(value: Any, name: str) -> list[Any]:
    if not isinstance(value, list):
        raise wrong(f'Field "{name}" must be of type Array')
    return value
