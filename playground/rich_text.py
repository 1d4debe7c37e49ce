"""The words of a rich message: inline tags as Telegram's `RichText`."""

import re
from collections.abc import Sequence
from typing import Any

from playground.answers import Json
from playground.links import checked_link, mentioned_user
from playground.rich_html import Element, wrong

RichText = str | Json | list["RichText"]

STYLES = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "code": "code", "mark": "marked",
    "sub": "subscript", "sup": "superscript", "tg-spoiler": "spoiler",
}  # fmt: skip
INLINE = frozenset((*STYLES, "a", "br", "tg-reference", "tg-emoji", "tg-time", "tg-math"))
_SPACES = re.compile(r"[ \t\r\n\f]+")
_FORMAT = re.compile(r"r|w?[dD]?[tT]?")


def text_of(children: Sequence[Element | str], *, as_written: bool = False) -> RichText:
    """The words of inline tags, with single spaces unless the text stands `as_written`.

    Raises:
        Refusal: a block stands among them, or an attribute is missing or wrong.

    """
    parts: list[RichText] = []
    for child in children:
        if isinstance(child, str):
            words = child if as_written else _SPACES.sub(" ", child)
            if parts and isinstance(parts[-1], str):
                parts[-1] += words
            elif words:
                parts.append(words)
        elif child.name == "br":
            parts.append("\n")
        else:
            parts.append(_span(child, as_written=as_written))
    if not as_written:
        _trim(parts)
    return parts[0] if len(parts) == 1 else parts or ""


def _trim(parts: list[RichText]) -> None:
    """Take off the spaces that a block's own tags begin and end with."""
    if parts and isinstance(parts[0], str):
        parts[0] = parts[0].lstrip(" ")
    if parts and isinstance(parts[-1], str):
        parts[-1] = parts[-1].rstrip(" ")
    parts[:] = [part for part in parts if part != ""]


def _span(element: Element, *, as_written: bool) -> RichText:
    if element.name not in INLINE:
        raise wrong(f'Tag "{element.name}" is not allowed inside a text')
    # Spaces inside a tag are between words: only a block loses those at its ends.
    text = text_of(element.children, as_written=True) if as_written else _inner(element)
    if element.name in STYLES:
        return {"type": STYLES[element.name], "text": text}
    match element.name:
        case "a":
            return _link(element, text)
        case "tg-reference":
            return {"type": "reference", "text": text, "name": _needed(element, "name")}
        case "tg-emoji":
            emoji = _needed(element, "emoji-id")
            return {"type": "custom_emoji", "custom_emoji_id": emoji, "alternative_text": plain(text)}
        case "tg-math":
            return {"type": "mathematical_expression", "expression": plain(text)}
        case _:
            return _moment(element, text)


def _inner(element: Element) -> RichText:
    spaced = [_SPACES.sub(" ", child) if isinstance(child, str) else child for child in element.children]
    return text_of(spaced, as_written=True)


def _link(element: Element, text: RichText) -> RichText:
    href = element.attributes.get("href")
    if href is None:
        return {"type": "anchor", "name": _needed(element, "name")}
    if href.startswith("#"):
        return {"type": "anchor_link", "text": text, "anchor_name": href[1:]}
    for scheme, kind in (("mailto:", "email_address"), ("tel:", "phone_number")):
        if href.startswith(scheme):
            return {"type": kind, "text": text, kind: href.removeprefix(scheme)}
    user = mentioned_user(href)
    if user is not None:
        return {"type": "text_mention", "text": text, "user": {"id": user, "is_bot": False, "first_name": ""}}
    url = checked_link(href)
    # As everywhere, a link that leads nowhere silently becomes its words.
    return text if url is None else {"type": "url", "text": text, "url": url}


def _moment(element: Element, text: RichText) -> RichText:
    unix, shape = _needed(element, "unix"), element.attributes.get("format", "")
    if not unix.isdecimal() or not _FORMAT.fullmatch(shape):
        raise wrong('Invalid attributes of the tag "tg-time"')
    return {"type": "date_time", "text": text, "unix_time": int(unix), "date_time_format": shape}


def _needed(element: Element, attribute: str) -> str:
    value = element.attributes.get(attribute, "")
    if not value:
        raise wrong(f'Tag "{element.name}" must have attribute "{attribute}"')
    return value


def plain(text: Any) -> str:
    """The words of a `RichText` without what is special about them."""
    if isinstance(text, list):
        return "".join(plain(part) for part in text)
    if isinstance(text, dict):
        return plain(text.get("text", text.get("alternative_text", text.get("expression", ""))))
    return str(text)
