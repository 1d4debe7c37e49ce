"""From what a bot wrote to what Telegram keeps: cleaned and trimmed text with sorted entities, within the limits."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from playground.answers import Json, bad_request
from playground.detecting import detected
from playground.html import parse_html, utf16_length

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_ENTITIES = 100
MAX_RAW_BYTES = 32_768

_CONTROL = re.compile("[\x00-\x09\x0b-\x1f]")
_PRIORITY = {
    "expandable_blockquote": 0,
    "blockquote": 0,
    "pre": 11,
    "code": 20,
    "text_link": 49,
    "text_mention": 49,
}
_FORMATS = frozenset(
    [
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "blockquote",
        "expandable_blockquote",
        "code",
        "pre",
        "text_link",
        "text_mention",
        "custom_emoji",
        "date_time",
    ]
)
_WHOLE = frozenset(("code", "pre"))
_QUOTES = frozenset(("blockquote", "expandable_blockquote"))


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text and what is special in it; offsets in UTF-16 units."""

    text: str
    entities: list[Json] = field(default_factory=list)

    def as_json(self, text: str = "text", entities: str = "entities") -> Json:
        """The two fields of a message, the second only where there is something in it."""
        if not self.text:
            return {}
        return {text: self.text, entities: self.entities} if self.entities else {text: self.text}


def formatted(
    text: str, parse_mode: str, entities: Sequence[Json] | None, user: Callable[[int], Json | None]
) -> Formatted:
    """Parse, clean and sort; `user` gives the profile behind a mention by id, or None.

    Raises:
        Refusal: the markup is wrong or of a kind that is not modelled, or an entity lies outside the text.

    """
    if _CONTROL.search(text):
        text = _CONTROL.sub(" ", text.replace("\r", ""))
    mode = parse_mode.lower()
    if mode == "html":
        text, found = parse_html(text)
    elif mode in ("markdown", "markdownv2"):
        raise bad_request("this server models the HTML parse mode only, not Markdown")
    elif mode not in ("", "none"):
        raise bad_request("unsupported parse_mode")
    else:
        found = _given(entities, text) if entities else []
    text, found = _trimmed(text, found)
    if found:
        found = _sorted(_apart(_mentions(found, user)))[:MAX_ENTITIES]
    special = detected(text, found)
    return Formatted(text, _sorted([*found, *special]) if special else found)


def _given(entities: Sequence[Json], text: str) -> list[Json]:
    end = utf16_length(text)
    found: list[Json] = []
    for entity in entities:
        if not isinstance(entity, dict):
            raise bad_request("can't parse entities: expected an Object")
        kind, offset, length = entity.get("type"), entity.get("offset"), entity.get("length")
        if not isinstance(kind, str):
            raise bad_request("can't parse entities: can't find field \"type\"")
        if not isinstance(offset, int) or not isinstance(length, int):
            raise bad_request('can\'t parse entities: field "offset" must be of type Number')
        if offset < 0 or length < 0 or offset + length > end:
            raise bad_request(
                f"entity beginning at UTF-16 offset {offset} ends after the end of the text at UTF-16 offset {end}"
            )
        if kind in _FORMATS and length:
            found.append(dict(entity))
    return found


def _mentions(entities: list[Json], user: Callable[[int], Json | None]) -> Iterator[Json]:
    for entity in entities:
        if entity["type"] == "text_mention":
            profile = user(entity.pop("user_id", 0)) or entity.get("user")
            if profile is None:
                continue
            entity["user"] = profile
        yield entity


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    left = text.lstrip()
    skipped = len(text) - len(left)
    kept = left.rstrip()
    if len(kept) == len(text) or not entities:
        return kept, entities
    end = utf16_length(kept)
    inside: list[Json] = []
    for entity in entities:
        start = max(entity["offset"] - skipped, 0)
        stop = min(entity["offset"] + entity["length"] - skipped, end)
        if stop > start:
            inside.append(entity | {"offset": start, "length": stop - start})
    return kept, inside


def _apart(entities: Iterator[Json]) -> list[Json]:
    """Leave nothing but quotes around code, as Telegram's clients cannot show more."""
    found = list(entities)
    code = [
        (entity["offset"], entity["offset"] + entity["length"])
        for entity in found
        if entity["type"] in _WHOLE
    ]
    if not code:
        return found
    kept: list[Json] = []
    for entity in found:
        if entity["type"] in _WHOLE or entity["type"] in _QUOTES:
            kept.append(entity)
            continue
        start, stop = entity["offset"], entity["offset"] + entity["length"]
        for begin, end in sorted(code):
            if begin < stop and end > start:
                if begin > start:
                    kept.append(entity | {"offset": start, "length": begin - start})
                start = end
        if stop > start:
            kept.append(entity | {"offset": start, "length": stop - start})
    return kept


def _sorted(entities: list[Json]) -> list[Json]:
    return sorted(entities, key=lambda e: (e["offset"], -e["length"], _PRIORITY.get(e["type"], 90)))
