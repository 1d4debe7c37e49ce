"""Editing, deleting, pinning, copying and forwarding what was sent."""

import pytest

from playground.methods.deleting import DELETABLE_FOR

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a"
    " current content and reply markup of the message"
)
KEYBOARD = {"inline_keyboard": [[{"text": "Дагы", "callback_data": "more"}]]}


@pytest.fixture
async def sent(api, reader):
    return await api(
        "sendMessage", chat_id=reader.id, text="<b>Жаңылык</b>", parse_mode="HTML", reply_markup=KEYBOARD
    )


@pytest.fixture
def here(reader, sent):
    return {"chat_id": reader.id, "message_id": sent["message_id"]}


async def test_an_edited_text_is_seen_and_dated(api, reader, here):
    edited = await api("editMessageText", **here, text="Жаңыртылды")
    assert "edit_date" in edited
    assert "reply_markup" not in edited
    seen = await reader.next_edit()
    assert (seen.id, seen.text, seen.edited) == (here["message_id"], "Жаңыртылды", True)


async def test_an_edit_that_changes_nothing_is_refused(api, here):
    same = {"text": "<strong>Жаңылык</strong> ", "parse_mode": "HTML", "reply_markup": KEYBOARD}
    assert await api.refusal("editMessageText", **here, **same) == NOT_MODIFIED
    assert await api.refusal("editMessageReplyMarkup", **here, reply_markup=KEYBOARD) == NOT_MODIFIED
    await api("editMessageReplyMarkup", **here)
    assert await api.refusal("editMessageReplyMarkup", **here) == NOT_MODIFIED


async def test_what_cannot_be_edited_says_why(api, reader, here):
    assert await api.refusal("editMessageText", chat_id=reader.id, message_id=99, text="x") == (
        "Bad Request: message to edit not found"
    )
    assert await api.refusal("editMessageText", chat_id=reader.id, text="x") == (
        "Bad Request: message identifier is not specified"
    )
    own = await reader.send("моё")
    assert await api.refusal("editMessageText", chat_id=reader.id, message_id=own.id, text="x") == (
        "Bad Request: message can't be edited"
    )
    assert await api.refusal("editMessageCaption", **here, caption="x") == (
        "Bad Request: there is no caption in the message to edit"
    )
    assert (
        await api.refusal("editMessageText", inline_message_id="1", text="x")
        == "Bad Request: MESSAGE_ID_INVALID"
    )


async def test_a_caption_is_edited_and_its_picture_stays(api, reader):
    photo = await api("sendPhoto", chat_id=reader.id, photo="https://example.kg/a.jpg", caption="эски")
    edited = await api(
        "editMessageCaption", chat_id=reader.id, message_id=photo["message_id"], caption="жаңы"
    )
    assert (edited["caption"], edited["photo"]) == ("жаңы", photo["photo"])
    refused = await api.refusal(
        "editMessageText", chat_id=reader.id, message_id=photo["message_id"], text="x"
    )
    assert refused == "Bad Request: there is no text in the message to edit"
    other = {"type": "photo", "media": "https://example.kg/b.jpg"}
    replaced = await api("editMessageMedia", chat_id=reader.id, message_id=photo["message_id"], media=other)
    assert replaced["photo"] != photo["photo"]
    assert "caption" not in replaced


async def test_a_deleted_message_is_gone(api, reader, here):
    await api("deleteMessage", **here)
    assert await reader.messages() == []
    assert await api.refusal("deleteMessage", **here) == "Bad Request: message to delete not found"
    assert await api.refusal("editMessageText", **here, text="x") == "Bad Request: message to edit not found"


async def test_old_messages_cannot_be_deleted(api, telegram, here):
    await telegram.advance(DELETABLE_FOR + 1)
    assert await api.refusal("deleteMessage", **here) == "Bad Request: message can't be deleted for everyone"


async def test_many_are_deleted_at_once_and_the_missing_ones_do_not_matter(api, reader, here):
    second = await api("sendMessage", chat_id=reader.id, text="2")
    numbers = [here["message_id"], second["message_id"], 999]
    assert await api("deleteMessages", chat_id=reader.id, message_ids=numbers) is True
    assert await reader.messages() == []
    refused = await api.refusal("deleteMessages", chat_id=reader.id, message_ids=list(range(1, 102)))
    assert refused == "Bad Request: too many message identifiers specified"


async def test_a_pinned_message_is_told_and_unpinned(api, reader, here):
    await api("pinChatMessage", **here)
    assert (await api("getChat", chat_id=reader.id))["pinned_message"]["message_id"] == here["message_id"]
    assert (await reader.last_message()).raw["pinned_message"]["text"] == "Жаңылык"
    await api("unpinChatMessage", chat_id=reader.id)
    assert (
        await api.refusal("unpinChatMessage", chat_id=reader.id) == "Bad Request: message to unpin not found"
    )
    assert await api("unpinAllChatMessages", chat_id=reader.id)
    assert await api.refusal("pinChatMessage", chat_id=reader.id, message_id=99) == (
        "Bad Request: message to pin not found"
    )


async def test_a_copy_has_no_author_and_a_forward_has(api, reader):
    draft = await reader.send(photo=True, caption="Маанилүү")
    source = {"chat_id": reader.id, "from_chat_id": reader.id, "message_id": draft.id}
    copied = await api("copyMessage", **source)
    copy = await reader.next_message()
    assert copy.id == copied["message_id"]
    assert copy.raw["photo"] == draft.raw["photo"]
    assert "forward_origin" not in copy.raw
    await api("copyMessage", **source, caption="<i>башка</i>", parse_mode="HTML", reply_markup=KEYBOARD)
    other = await reader.next_message()
    assert (other.text, other.buttons[0].data) == ("башка", "more")
    forwarded = await api("forwardMessage", **source)
    assert forwarded["forward_origin"]["sender_user"]["id"] == reader.id


async def test_an_album_is_copied_as_an_album(api, reader):
    await reader.send(album=[{"type": "photo", "caption": "биринчи"}, {"type": "video"}])
    numbers = [message.id for message in await reader.messages()]
    copies = await api("copyMessages", chat_id=reader.id, from_chat_id=reader.id, message_ids=numbers)
    first, second = await reader.next_messages(2)
    assert [one["message_id"] for one in copies] == [first.id, second.id]
    assert first.raw["media_group_id"] == second.raw["media_group_id"]
    assert first.text == "биринчи"
    bare = {
        "chat_id": reader.id,
        "from_chat_id": reader.id,
        "message_ids": [*numbers, 999],
        "remove_caption": True,
    }
    await api("copyMessages", **bare)
    assert (await reader.next_message()).text == ""
    assert (
        len(await api("forwardMessages", chat_id=reader.id, from_chat_id=reader.id, message_ids=numbers)) == 2
    )


async def test_what_is_not_there_cannot_be_copied(api, reader):
    lost = {"chat_id": reader.id, "from_chat_id": reader.id}
    assert await api.refusal("copyMessage", **lost, message_id=9) == "Bad Request: message to copy not found"
    assert (
        await api.refusal("forwardMessage", **lost, message_id=9)
        == "Bad Request: message to forward not found"
    )
    assert (
        await api.refusal("copyMessages", **lost, message_ids=[9])
        == "Bad Request: there are no messages to copy"
    )
    assert await api.refusal("copyMessages", **lost, message_ids=[2, 1]) == (
        "Bad Request: message identifiers must be in a strictly increasing order"
    )


async def test_the_bot_reacts(api, reader):
    message = await reader.send("рахмат")
    thumb = [{"type": "emoji", "emoji": "👍"}]
    await api("setMessageReaction", chat_id=reader.id, message_id=message.id, reaction=thumb)
    assert list((await reader.messages())[0].reactions.values()) == [thumb]
    refused = await api.refusal(
        "setMessageReaction", chat_id=reader.id, message_id=message.id, reaction=thumb * 2
    )
    assert refused == "Bad Request: REACTIONS_TOO_MANY"
