"""Telegram's HTML parse mode: its few tags, its own reading of attributes, and its words when a text is wrong."""

import re
from dataclasses import dataclass, field

from playground.answers import Json, Refusal, bad_request
from playground.links import checked_link, mentioned_user

_SPACE = " \t\r\n\v\0"
_NAME = re.compile(r"[^ \t\r\n\v\0>]*")
_ATTRIBUTE_NAME = re.compile(r"[^ \t\r\n\v\0=>]*")
_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")
_REFERENCE = re.compile(
    r"&(?:#x(?P<hex>[0-9a-fA-F]{1,7})|#(?P<dec>[0-9]{1,8})|(?P<name>lt|gt|amp|quot)(?![A-Za-z]));?"
)
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_LAST_CODE_POINT = 0x10FFFF
_TYPES = {
    "b": "bold", "strong": "bold",
    "i": "italic", "em": "italic",
    "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "span": "spoiler", "tg-spoiler": "spoiler",
    "tg-emoji": "custom_emoji", "tg-time": "date_time",
    "a": "text_link", "pre": "pre", "code": "code", "blockquote": "blockquote",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tag:
    """An open tag: where its text begins (UTF-16) and what its attributes said."""

    name: str
    offset: int
    text_from: int
    attributes: dict[str, str] = field(default_factory=dict)


def utf16_length(text: str) -> int:
    """The length that Telegram counts offsets in: characters beyond the basic plane are two units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def parse_html(html: str) -> tuple[str, list[Json]]:
    """The plain text and its entities, in the order in which their tags were closed.

    Raises:
        Refusal: the text is not what Telegram's parser accepts; the offset in the description counts UTF-8 bytes.

    """
    if "<" not in html and "&" not in html:
        return html, []
    return _Parser(html).parse()


def _decoded(text: str) -> str:
    return _REFERENCE.sub(_character, text) if "&" in text else text


def _character(match: re.Match[str]) -> str:
    if match["name"]:
        return _NAMED[match["name"]]
    code = int(match["hex"], 16) if match["hex"] else int(match["dec"])
    return chr(code) if 0 < code < _LAST_CODE_POINT else match[0]


class _Parser:
    def __init__(self, html: str) -> None:
        self._html = html
        self._parts: list[str] = []
        self._units = 0
        self._open: list[Tag] = []
        self._entities: list[Json] = []

    def parse(self) -> tuple[str, list[Json]]:
        html, position = self._html, 0
        while True:
            tag = html.find("<", position)
            text = _decoded(html[position:] if tag < 0 else html[position:tag])
            if text:
                self._parts.append(text)
                self._units += utf16_length(text)
            if tag < 0:
                break
            position = self._end(tag) if html.startswith("/", tag + 1) else self._start(tag)
        if self._open:
            raise _wrong(f'Can\'t find end tag corresponding to start tag "{self._open[-1].name}"')
        plain = "".join(self._parts)
        if not plain.isascii() and any("\ud800" <= character <= "\udfff" for character in plain):
            raise _wrong(
                "Text contains invalid Unicode characters after decoding HTML entities,"
                " check for unmatched surrogate code units"
            )
        return plain, self._entities

    def _start(self, begin: int) -> int:
        """Read the start tag at `begin`; give the position behind it."""
        html = self._html
        position = _end_of(_NAME, html, begin + 1)
        if position == len(html):
            raise self._at("Unclosed start tag", begin)
        name = html[begin + 1 : position].lower()
        if name not in _TYPES:
            raise self._at(f'Unsupported start tag "{name}"', begin)
        attributes: dict[str, str] = {}
        while True:
            position = self._past_spaces(position)
            if position >= len(html):
                raise self._at(f'Unclosed start tag "{name}"', begin)
            if html[position] == ">":
                break
            position = self._attribute(name, position, begin, attributes)
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise self._at('Tag "span" must have class "tg-spoiler"', begin)
        self._open.append(Tag(name, self._units, len(self._parts), attributes))
        return position + 1

    def _attribute(self, tag: str, begin: int, tag_begin: int, into: dict[str, str]) -> int:
        html = self._html
        position = _end_of(_ATTRIBUTE_NAME, html, begin)
        name = html[begin:position]
        if not name:
            raise self._at(f'Empty attribute name in the tag "{tag}"', tag_begin)
        position = self._past_spaces(position)
        if not html.startswith("=", position):
            into.setdefault(name, "")  # as `expandable`: its presence is its value
            return position
        position = self._past_spaces(position + 1)
        if position >= len(html):
            raise self._at(f'Unclosed start tag "{tag}"', tag_begin)
        quote = html[position]
        if quote not in "'\"":
            end = _end_of(_TOKEN, html, position)
            if end < len(html) and html[end] not in _SPACE + ">":
                raise self._at("Unexpected end of name token", position)
            into[name] = html[position:end].lower()
            return end
        end = html.find(quote, position + 1)
        if end < 0:
            raise self._at("Unclosed start tag", tag_begin)
        into[name] = _decoded(html[position + 1 : end])
        return end + 1

    def _end(self, begin: int) -> int:
        """Read the end tag at `begin`; give the position behind it."""
        html = self._html
        if not self._open:
            raise self._at("Unexpected end tag", begin)
        position = _end_of(_NAME, html, begin + 2)
        name = html[begin + 2 : position].lower()
        position = self._past_spaces(position)
        if not html.startswith(">", position):
            raise self._at("Unclosed end tag", begin)
        expected = self._open[-1].name
        if name and name != expected:
            raise self._at("Unmatched end tag", begin, f', expected "</{expected}>", found "</{name}>"')
        tag = self._open.pop()
        if self._units > tag.offset:
            self._close(tag)
        return position + 1

    def _close(self, tag: Tag) -> None:
        entity: Json = {"type": _TYPES[tag.name], "offset": tag.offset, "length": self._units - tag.offset}
        if tag.name == "a":
            special = _link(tag.attributes.get("href") or "".join(self._parts[tag.text_from :]))
            if not special:
                return
            entity |= special
        elif tag.name in ("tg-emoji", "tg-time", "blockquote"):
            entity |= _special(tag)
        elif tag.name in ("pre", "code") and self._joined(tag, entity):
            return
        self._entities.append(entity)

    def _joined(self, tag: Tag, entity: Json) -> bool:
        """Make one `pre` with a language of `pre` and `code` around the same text, whichever is inside."""
        css = tag.attributes.get("class", "")
        language = css.removeprefix("language-") if tag.name == "code" and css.startswith("language-") else ""
        inner = self._entities[-1] if self._entities else None
        if inner and (inner["offset"], inner["length"]) == (entity["offset"], entity["length"]):
            if tag.name == "pre" and inner["type"] == "code" and inner.get("language"):
                inner["type"] = "pre"
                return True
            if tag.name == "code" and inner["type"] == "pre" and language:
                inner["language"] = language
                return True
        if language:
            entity["language"] = language
        return False

    def _past_spaces(self, position: int) -> int:
        html = self._html
        while position < len(html) and html[position] in _SPACE:
            position += 1
        return position

    def _at(self, what: str, position: int, rest: str = "") -> Refusal:
        offset = len(self._html[:position].encode("utf-8", "surrogatepass"))
        return _wrong(f"{what} at byte offset {offset}{rest}")


def _link(url: str) -> Json:
    """What an `a` becomes: a mention, a link, or nothing where Telegram drops the link."""
    user = mentioned_user(url)
    if user is not None:
        return {"type": "text_mention", "user_id": user}
    link = checked_link(url)
    return {"url": link} if link else {}


def _special(tag: Tag) -> Json:
    said = tag.attributes
    if tag.name == "tg-emoji":
        if not said.get("emoji-id", "").isdecimal():
            raise bad_request("Invalid custom emoji identifier specified")
        return {"custom_emoji_id": said["emoji-id"]}
    if tag.name == "tg-time":
        if not said.get("unix", "").isdecimal():
            raise bad_request("invalid date specified")
        how = {"date_time_format": said["format"]} if said.get("format") else {}
        return {"unix_time": int(said["unix"]), **how}
    return {"type": "expandable_blockquote"} if "expandable" in said else {}


def _end_of(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position


def _wrong(what: str) -> Refusal:
    return bad_request(f"can't parse entities: {what}")
