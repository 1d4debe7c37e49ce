"""Pictures and other files: uploaded, sent again, named by an address, downloaded, in albums."""

import base64
import io
import json
import struct

import aiohttp
import pytest

from playground.storing import MAX_PHOTO

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 320, 200) + b"\0" * 9
TOO_BIG = (
    f"file of size {len(PNG) + MAX_PHOTO} bytes is too big for a photo; the maximum size is {MAX_PHOTO} bytes"
)
KINDS = ("video", "animation", "audio", "voice", "document")


async def upload(api, method: str, files: dict[str, bytes], **fields: str):
    form = aiohttp.FormData()
    for name, value in fields.items():
        form.add_field(name, value)
    for name, content in files.items():
        form.add_field(name, io.BytesIO(content), filename=f"{name}.png", content_type="image/png")
    async with api.session.post(f"{api.base}/{method}", data=form) as response:
        return await response.json()


async def test_a_picture_is_sent_downloaded_and_sent_again(api, playground, reader):
    sent = (await upload(api, "sendPhoto", {"photo": PNG}, chat_id=str(reader.id), caption="карта"))["result"]
    size = sent["photo"][-1]
    assert (size["width"], size["height"], size["file_size"]) == (320, 200, len(PNG))
    file = await api("getFile", file_id=size["file_id"])
    async with api.session.get(
        f"{playground.url}/file/bot{playground.token}/{file['file_path']}"
    ) as response:
        assert await response.read() == PNG
    again = await api("sendPhoto", chat_id=reader.id, photo=size["file_id"])
    assert again["photo"] == sent["photo"]
    assert [message.text for message in await reader.next_messages(2)] == ["карта", ""]


@pytest.mark.parametrize("kind", KINDS)
async def test_every_kind_of_file(api, reader, kind):
    method = f"send{kind.capitalize()}"
    sent = (
        await upload(
            api, method, {kind: b"content"}, chat_id=str(reader.id), caption="<b>x</b>", parse_mode="HTML"
        )
    )["result"]
    assert sent[kind]["file_size"] == 7
    assert sent["caption_entities"] == [{"type": "bold", "offset": 0, "length": 1}]
    again = await api(method, chat_id=reader.id, **{kind: sent[kind]["file_id"]})
    assert again[kind] == sent[kind]
    assert await api.refusal("sendPhoto", chat_id=reader.id, photo=sent[kind]["file_id"]) == (
        f"Bad Request: can't use file of type {kind.capitalize()} as Photo"
    )


@pytest.mark.parametrize(
    ("photo", "refusal"),
    [
        ("", "there is no photo in the request"),
        ("AgACAgIAAxkBAAIB", "wrong file identifier/HTTP URL specified"),
        ("http://localhost/a.jpg", "wrong HTTP URL specified"),
        ("https://picture.invalid/a.jpg", "failed to get HTTP URL content"),
        ("attach://nothing", "wrong HTTP URL specified"),
    ],
)
async def test_a_picture_is_refused(api, reader, photo, refusal):
    assert await api.refusal("sendPhoto", chat_id=reader.id, photo=photo) == f"Bad Request: {refusal}"


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", "file must be non-empty"),
        (b"no picture", "IMAGE_PROCESS_FAILED"),
        (b"\x89PNG\r\n\x1a\n", "IMAGE_PROCESS_FAILED"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 9000, 100), "PHOTO_INVALID_DIMENSIONS"),
        (PNG + b"\0" * MAX_PHOTO, TOO_BIG),
    ],
    ids=["empty", "no picture", "half a picture", "too wide", "too big"],
)
async def test_an_uploaded_picture_is_refused(api, reader, content, refusal):
    answer = await upload(api, "sendPhoto", {"photo": content}, chat_id=str(reader.id))
    assert answer["description"] == f"Bad Request: {refusal}"


@pytest.mark.parametrize("picture", [b"GIF89a" + struct.pack("<HH", 64, 48), b"RIFF\0\0\0\0WEBPVP8 "])
async def test_other_pictures_are_taken(api, reader, picture):
    assert (await upload(api, "sendPhoto", {"photo": picture}, chat_id=str(reader.id)))["ok"]


async def test_a_caption_may_have_1024_characters(api, reader):
    photo = "https://example.kg/a.jpg"
    await api("sendPhoto", chat_id=reader.id, photo=photo, caption=f"<b>{'а' * 1024}</b>", parse_mode="HTML")
    refused = await api.refusal("sendPhoto", chat_id=reader.id, photo=photo, caption="а" * 1025)
    assert refused == "Bad Request: message caption is too long"


async def test_an_album_of_uploads(api, reader):
    media = [
        {"type": "photo", "media": "attach://a", "caption": "бир", "has_spoiler": True},
        {"type": "photo", "media": "attach://b", "show_caption_above_media": True},
    ]
    answer = await upload(
        api, "sendMediaGroup", {"a": PNG, "b": PNG + b"\0"}, chat_id=str(reader.id), media=json.dumps(media)
    )
    first, second = answer["result"]
    assert first["media_group_id"] == second["media_group_id"]
    assert (first["caption"], first["has_media_spoiler"], second["show_caption_above_media"]) == (
        "бир",
        True,
        True,
    )
    assert len(await reader.next_messages(2)) == 2


@pytest.mark.parametrize(
    ("kinds", "refusal"),
    [
        ([], "there are no messages to send"),
        (["photo"], "media group must include 2-10 items"),
        (["photo"] * 11, "media group must include 2-10 items"),
        (["photo", "document"], "document can't be mixed with other media types"),
        (["photo", "voice"], "can't parse InputMedia: type of the media is unsupported in an album"),
    ],
)
async def test_an_album_is_refused_as_a_whole(api, reader, kinds, refusal):
    media = [{"type": kind, "media": "https://example.kg/a.jpg"} for kind in kinds]
    refused = await api.refusal("sendMediaGroup", chat_id=reader.id, media=media)
    assert refused == f"Bad Request: {refusal}"
    assert await reader.nothing_new()


async def test_what_a_person_sends_can_be_downloaded(api, playground, telegram, reader):
    content = base64.b64encode(b"\xd1\x84\xd0\xb0\xd0\xb9\xd0\xbb").decode()
    await reader.send(document={"name": "feeds.opml", "content": content}, caption="Булактар")
    document = (await api("getUpdates"))[0]["message"]["document"]
    assert document["file_name"] == "feeds.opml"
    async with api.session.get(f"{playground.url}/control/files/{document['file_id']}") as response:
        assert (await response.read()).decode() == "файл"
    assert await api.refusal("getFile", file_id="x") == (
        "Bad Request: wrong file_id or the file is temporarily unavailable"
    )
    async with api.session.get(f"{playground.url}/file/bot{playground.token}/documents/none") as response:
        assert response.status == 404
