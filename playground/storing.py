"""Taking in files: what is uploaded, sent again by id or named by an address becomes a file with both of its ids."""

import hashlib
import secrets
from pathlib import PurePath
from typing import Any
from urllib.parse import urlsplit

from playground.answers import Json, bad_request
from playground.links import checked_link
from playground.model import File
from playground.parameters import Parameters, Upload
from playground.picture import picture_size
from playground.world import World

MAX_PHOTO = 10 * 1024 * 1024
MAX_SIDES = 10_000
MAX_RATIO = 20
MAX_UPLOAD = 50 * 1024 * 1024
_FOLDERS = {
    "photo": "photos", "video": "videos", "animation": "animations", "audio": "music", "voice": "voice",
    "document": "documents",
}  # fmt: skip
_MIME_TYPES = {
    "photo": "image/jpeg", "video": "video/mp4", "animation": "video/mp4", "audio": "audio/mpeg", "voice": "audio/ogg",
    "document": "application/octet-stream",
}  # fmt: skip
_VAGUE = "application/octet-stream"


def take(world: World, kind: str, source: Parameters, name: str) -> File:
    """The file that a parameter means, in any of Telegram's three ways; `attach://` names an upload.

    Raises:
        Refusal: there is no such file, or Telegram would not take it.

    """
    upload = source.files.get(name)
    value = source.text(name)
    if upload is None and value.startswith("attach://"):
        upload = source.files.get(value.removeprefix("attach://"))
        if upload is None:
            raise bad_request("wrong HTTP URL specified")
    if upload is not None:
        return store(world, kind, upload, source)
    if not value:
        raise bad_request(f"there is no {kind} in the request")
    if known := world.files.get(value):
        if known.kind != kind:
            raise bad_request(f"can't use file of type {known.kind.capitalize()} as {kind.capitalize()}")
        return known
    if "://" not in value and "." not in value:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return store(world, kind, _fetched(value), source)


def store(world: World, kind: str, upload: Upload, about: Parameters) -> File:
    """Keep a new file with what the call says about it."""
    content = upload.content
    if not content:
        raise bad_request("file must be non-empty")
    if kind == "photo" and len(content) > MAX_PHOTO:
        raise bad_request(
            f"file of size {len(content)} bytes is too big for a photo; the maximum size is {MAX_PHOTO} bytes"
        )
    unique = hashlib.blake2b(content, digest_size=9, person=kind.encode()).hexdigest()
    ending = PurePath(upload.name).suffix or ".bin"
    number = len(world.files)
    return world.add_file(
        File(
            id=f"playground-{secrets.token_urlsafe(24)}",
            unique_id=unique,
            kind=kind,
            path=f"{_FOLDERS[kind]}/file_{number}{ending}",
            content=content,
            about=_about(kind, upload, about),
        )
    )


def in_message(file: File) -> Any:
    """The value of the message's field: of a photo several sizes, of which the last is the biggest."""
    if file.kind != "photo":
        return file.as_json()
    return [file.as_json()]


def _about(kind: str, upload: Upload, source: Parameters) -> Json:
    mime_type = upload.mime_type if upload.mime_type not in ("", _VAGUE) else _MIME_TYPES[kind]
    if kind == "photo":
        width, height = picture_size(upload.content)
        if width + height > MAX_SIDES or max(width, height) > MAX_RATIO * min(width, height):
            raise bad_request("PHOTO_INVALID_DIMENSIONS")
        return {"width": width, "height": height}
    about: Json = {"mime_type": mime_type}
    if kind in ("video", "animation"):
        about |= {"width": source.number("width", 640), "height": source.number("height", 360)}
    if kind != "document":
        about["duration"] = source.number("duration", 0)
    if kind == "audio":
        about |= {name: source.text(name) for name in ("performer", "title") if source.given(name)}
    if kind != "voice" and upload.name:
        about["file_name"] = upload.name
    return about


def _fetched(url: str) -> Upload:
    """What lies at an address.

    This server asks no other one: every address holds a small picture of its own, except in the top-level domain
    `.invalid`, which cannot exist.
    """
    link = checked_link(url)
    if link is None or not link.startswith(("http://", "https://")):
        raise bad_request("wrong HTTP URL specified")
    parts = urlsplit(link)
    if (parts.hostname or "").endswith(".invalid"):
        raise bad_request("failed to get HTTP URL content")
    picture = b"\xff\xd8\xff\xe0\x00\x02\xff\xc0\x00\x0b\x08\x01\xe0\x02\x80" + link.encode()
    return Upload(PurePath(parts.path).name or "file", "", picture)
