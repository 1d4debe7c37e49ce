"""What a delivery says, as JSON and back, and the hash under which equal contents are kept once."""

import json
from dataclasses import asdict, fields
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from news.deliveries import Content, Deletion, Edit
from news.outgoing import Album, Button, Buttons, File, Media, MediaKind, Outgoing, Text

_BUTTON = tuple(field.name for field in fields(Button))


@lru_cache(maxsize=1024)
def written(content: Content) -> tuple[bytes, dict[str, Any]]:
    """Return the hash of a content and its JSON, which nobody may change: thousands are sent the same."""
    body = to_json(content)
    return hash_of(body), body


def to_json(content: Content) -> dict[str, Any]:
    """Return plain data that `content_from_json` reads back to an equal value; a message `from_json` too."""
    match content:
        case Edit():
            return {"is": "edit", "content": to_json(content.content)}
        case Deletion():
            return {"is": "deletion"}
        case File():
            return {"is": "file"} | asdict(content)
        case Text():
            # Without a rich form it has the hash that it had before there were any.
            body = {
                "is": "text", "html": content.html, "buttons": _plain(content.buttons),
                "silent": content.silent, "preview": content.preview,
            }  # fmt: skip
            return body if content.rich is None else body | {"rich": content.rich}
        case Media():
            return {"is": "media"} | asdict(content)
        case Album():
            return {"is": "album"} | asdict(content)


def content_from_json(body: dict[str, Any]) -> Content:
    """Read what `to_json` wrote."""
    match body["is"]:
        case "edit":
            return Edit(content=from_json(body["content"]))
        case "deletion":
            return Deletion()
        case "file":
            return File(name=body["name"], text=body["text"], caption=body["caption"])
        case _:
            return from_json(body)


def from_json(body: dict[str, Any]) -> Outgoing:
    """Read a message that `to_json` wrote."""
    match body["is"]:
        case "text":
            return Text(
                html=body["html"],
                buttons=_buttons(body["buttons"]),
                silent=body["silent"],
                preview=body["preview"],
                rich=body.get("rich"),
            )
        case "media":
            return _media(body)
        case "album":
            return Album(items=tuple(_media(item) for item in body["items"]), silent=body["silent"])
        case unknown:
            raise ValueError(f"a content of an unknown kind: {unknown}")


def hash_of(body: dict[str, Any]) -> bytes:
    """Return 16 bytes that are equal for equal contents."""
    return blake2b(json.dumps(body, sort_keys=True, ensure_ascii=False).encode(), digest_size=16).digest()


def _media(body: dict[str, Any]) -> Media:
    return Media(
        kind=MediaKind(body["kind"]),
        file_id=body["file_id"],
        caption=body["caption"],
        buttons=_buttons(body["buttons"]),
        silent=body["silent"],
    )


def _plain(rows: Buttons) -> list[list[dict[str, Any]]]:
    # As `asdict` would, in a tenth of the time.
    return [[{name: getattr(button, name) for name in _BUTTON} for button in row] for row in rows]


def _buttons(rows: list[list[dict[str, Any]]]) -> Buttons:
    return tuple(tuple(Button(**button) for button in row) for row in rows)
