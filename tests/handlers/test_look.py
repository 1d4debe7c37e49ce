"""How a digest looks is a reader's choice, where the server takes it; a digest that unfolds by itself needs no button for it."""

import json

from news.chats import Look
from news.outgoing import File, Text
from pipeline.asked import compose_now


async def looks(world, reader):
    return (await world.chat(reader.id)).settings.look


async def choose_rich(reader):
    page = (await reader.press(reader.screen, "Вид")).message
    return await reader.press(page, "с разделами")


async def test_a_reader_chooses_how_digests_look_and_the_settings_tell_it(world, reader):
    assert "Вид: обычный" in reader.screen.text
    page = (await reader.press(reader.screen, "Вид")).message
    assert page.button("обычный").text.startswith("✅")
    assert "раскрывается прямо в сообщении" in page.text
    chosen = await reader.press(page, "с разделами")
    assert "Вид: с разделами" in chosen.message.text
    assert await looks(world, reader) is Look.RICH
    page = (await reader.press(reader.screen, "Вид")).message
    await reader.press(page, "обычный")
    assert await looks(world, reader) is Look.PLAIN


async def test_what_the_server_does_not_take_is_not_offered_but_explained(world, reader):
    world.takes_rich = False
    page = (await reader.press(reader.screen, "Вид")).message
    assert [button.data for button in page.buttons] == ["v1:look:plain", "v1:settings:menu:menu"]
    assert "Сервер Telegram пока не принимает сообщения с разделами" in page.text
    await reader.forge(page, "v1:look:rich")
    assert await looks(world, reader) is Look.PLAIN


async def test_what_was_offered_before_the_server_forgot_it_is_refused_kindly(world, reader):
    page = (await reader.press(reader.screen, "Вид")).message
    world.takes_rich = False
    refused = await reader.press(page, "с разделами")
    assert "пока не принимает" in refused.message.text
    assert await looks(world, reader) is Look.PLAIN


async def test_another_look_than_these_is_out_of_date(world, reader):
    assert (await reader.forge(reader.screen, "v1:look:baroque")).alert
    assert await looks(world, reader) is Look.PLAIN


async def test_the_choice_stands_in_the_exported_file(world, reader):
    await choose_rich(reader)
    await reader.send("/export")
    await world.quiet()
    async with world.storage.writing() as tx:
        found = [await tx.outbox.get(id) for id in await tx.outbox.claim(world.now, 100)]
    (file,) = [delivery.content for delivery in found if isinstance(delivery.content, File)]
    assert json.loads(file.text)["chats"][0]["look"] == "rich"


async def test_in_a_rich_digest_a_number_opens_the_card(world, reader):
    await choose_rich(reader)
    id = await world.story("Саммит ОДКБ")
    chat = await world.chat(reader.id)
    await compose_now(world.storage, chat.id, 900_000, world.now)
    async with world.storage.writing() as tx:
        (delivery,) = [await tx.outbox.get(one) for one in await tx.outbox.claim(world.now, 10)]
    digest = delivery.content
    assert isinstance(digest, Text)
    (row, *_) = digest.buttons
    keyboard = {"inline_keyboard": [[{"text": row[0].text, "callback_data": row[0].data}]]}
    await world.bot.bot.do_api_request(
        "sendRichMessage",
        api_kwargs={"chat_id": reader.id, "rich_message": {"html": digest.rich}, "reply_markup": keyboard},
    )
    sent = await reader.last_message()
    pressed = await reader.press(sent, row[0].data)
    assert not pressed.edited, "it unfolds without us"
    assert "Саммит ОДКБ" in pressed.message.text
    assert pressed.message.button("v1:close")
    assert row[0].data.endswith(f":{id}")
