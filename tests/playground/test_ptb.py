"""python-telegram-bot talks to the playground as to Telegram, and raises what it raises there."""

import asyncio
import struct

import pytest
from telegram import Bot, BotCommand, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 320, 200) + b"\0" * 9


async def test_a_whole_conversation(bot, telegram, reader):
    assert (await bot.get_me()).username == "playground_bot"
    await reader.start("ref_7")
    update = (await bot.get_updates(timeout=5))[0]
    assert update.message.text == "/start ref_7"
    assert update.effective_user.language_code == "ky"
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("ОДКБ", callback_data="t:csto")]])
    sent = await bot.send_message(reader.id, "<b>Тандаңыз</b>", parse_mode="HTML", reply_markup=keyboard)

    async def serve_press():
        (press,) = await bot.get_updates(offset=update.update_id + 1, timeout=5)
        await press.callback_query.answer("болду")
        await press.callback_query.edit_message_text("Тандалды")

    pressed, _ = await asyncio.gather(reader.press(await reader.next_message(), "ОДКБ"), serve_press())
    assert (pressed.alert, pressed.message.text, pressed.message.id) == ("болду", "Тандалды", sent.message_id)


async def test_files_and_albums(bot, reader):
    photo = await bot.send_photo(reader.id, PNG, caption="карта")
    file = await bot.get_file(photo.photo[-1].file_id)
    assert bytes(await file.download_as_bytearray()) == PNG
    album = await bot.send_media_group(
        reader.id, [InputMediaPhoto(PNG, caption="1"), InputMediaPhoto(photo.photo[-1])]
    )
    assert len({message.media_group_id for message in album}) == 1
    document = await bot.send_document(reader.id, b"<opml/>", filename="feeds.opml")
    assert document.document.file_name == "feeds.opml"
    copied = await bot.copy_message(reader.id, reader.id, photo.message_id)
    assert await bot.delete_messages(reader.id, [copied.message_id, photo.message_id])


async def test_profile_chats_and_members(bot, telegram, reader):
    await bot.set_my_commands([BotCommand("digest", "Дайджест")], language_code="ky")
    assert await bot.get_my_commands(language_code="ky") == (BotCommand("digest", "Дайджест"),)
    await bot.set_my_short_description("Кабар")
    assert (await bot.get_my_short_description()).short_description == "Кабар"
    chief = await telegram.person("Башкы", started=True)
    group = await telegram.group(owner=chief, members=[reader], bot="administrator")
    assert (await bot.get_chat(group.id)).title == "Редакция"
    assert (await bot.get_chat_member(group.id, reader.id)).status == "member"
    assert {one.status for one in await bot.get_chat_administrators(group.id)} == {"creator", "administrator"}
    assert await bot.get_chat_member_count(group.id) == 3
    await group.place(reader, "restricted", can_send_messages=False)
    assert (await bot.get_chat_member(group.id, reader.id)).can_send_messages is False
    updates = await bot.get_updates(timeout=1)
    assert updates[0].my_chat_member.new_chat_member.status == "administrator"
    assert (await bot.get_webhook_info()).pending_update_count == len(updates)
    rich = await bot.do_api_request(
        "sendRichMessage", api_kwargs={"chat_id": reader.id, "rich_message": {"html": "<h1>a</h1>"}}
    )
    assert rich["rich_message"]["blocks"] == [{"type": "heading", "text": "a", "size": 1}]


async def test_refusals(bot, telegram, reader, monkeypatch):
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(5, "x")
    with pytest.raises(BadRequest, match="Message is too long"):
        await bot.send_message(reader.id, "x" * 4097)
    with pytest.raises(BadRequest, match="Message_too_long"):
        await bot.answer_callback_query("5", "x" * 201)
    message = await bot.send_message(reader.id, "x")
    with pytest.raises(BadRequest, match="Message is not modified"):
        await message.edit_text("x")
    await reader.block()
    with pytest.raises(Forbidden, match="Forbidden: bot was blocked by the user"):
        await bot.send_message(reader.id, "x")
    group = await telegram.group("Чат", kind="group", owner=reader)
    successor = await group.upgrade()
    with pytest.raises(ChatMigrated) as migrated:
        await bot.send_message(group.id, "x")
    assert migrated.value.new_chat_id == successor.id
    await telegram.limits(per_second=1, burst=1)
    await bot.send_message(successor.id, "x")
    with pytest.raises(RetryAfter):
        await bot.send_message(successor.id, "x")


async def test_trouble_on_the_way(bot, telegram, reader):
    await telegram.fault("reset", method="sendMessage", count=1)
    with pytest.raises(NetworkError, match=r"httpx\.(ReadError|RemoteProtocolError)"):
        await bot.send_message(reader.id, "x")
    await telegram.fault("hang", effect=True, method="sendMessage", count=1)
    with pytest.raises(TimedOut):
        await bot.send_message(reader.id, "келди", read_timeout=0.05)
    assert (await reader.next_message()).text == "келди"
    await telegram.fault("error", method="sendMessage", count=1)
    with pytest.raises(NetworkError, match="Internal Server Error"):
        await bot.send_message(reader.id, "x")
    await telegram.fault("bad_gateway", method="sendMessage", count=1)
    with pytest.raises(NetworkError, match="Bad Gateway"):
        await bot.send_message(reader.id, "x")
    await telegram.fault("garbage", method="sendMessage", count=1)
    with pytest.raises(TelegramError, match="Invalid server response"):
        await bot.send_message(reader.id, "x")


async def test_two_receivers_of_one_bot(bot, playground, telegram, reader):
    first = asyncio.create_task(bot.get_updates(timeout=20))
    await telegram.calls("getUpdates", wait=10, under_way=True)
    async with Bot(playground.token, base_url=f"{playground.url}/bot") as other:
        second = asyncio.create_task(other.get_updates(timeout=20))
        with pytest.raises(Conflict, match="terminated by other getUpdates request"):
            await first
        await reader.send("бар")
        assert len(await second) == 1


@pytest.mark.parametrize("token", ["12345678:" + "A" * 35, "nonsense"])
async def test_a_wrong_token(playground, token):
    bot = Bot(token, base_url=f"{playground.url}/bot")
    with pytest.raises(InvalidToken):
        await bot.initialize()
    await bot.shutdown()
