"""The first minute with the bot, and the last: /start, its three screens, /stop, and coming back."""

from datetime import time

import pytest

from news.chats import Absence

FIRST = ["✅ Русский", "Кыргызча", "English"]


async def test_somebody_new_is_greeted_in_the_language_of_their_telegram(world):
    reader = await world.person(language="ky")
    await reader.start()
    screen = await reader.next_message()
    assert "Саламатсызбы" in screen.text
    assert [button.text for button in screen.buttons] == ["Русский", "✅ Кыргызча", "English"]


async def test_a_language_that_the_bot_does_not_speak_becomes_the_default_one(world):
    reader = await world.person(language="de")
    await reader.start()
    assert [button.text for button in (await reader.next_message()).buttons] == FIRST


async def test_the_beginning_is_three_screens_and_nothing_to_type(world):
    reader = await world.person()
    await reader.start()
    screen = await reader.next_message()
    topics = (await reader.press(screen, "English")).message
    assert topics.id == screen.id
    assert topics.button("CSTO").text == "✅ 🛡 CSTO"
    hours = (await reader.press(screen, "Next")).message
    assert hours.button("08:00").text == "✅ 08:00"
    ready = (await reader.press(screen, "Done")).message
    assert "3 topics chosen" in ready.text
    assert "Your next digest comes tomorrow at 08:00" in ready.text
    chat = await world.chat(reader.id)
    assert chat.settings.set_up
    assert chat.next_digest_at is not None
    assert await world.topics(reader.id) == {"csto", "foreign-policy", "kyrgyzstan"}


async def test_the_first_digest_comes_at_once_and_once(world):
    await world.story("ОДКБ проводит учения")
    reader = await world.person()
    await reader.start()
    screen = await reader.next_message()
    await reader.press(screen, "English")
    await reader.press(screen, "Next")
    ready = (await reader.press(screen, "Done")).message
    assert "Your first digest comes right now" in ready.text
    (digest,) = await world.queued()
    assert "ОДКБ проводит учения" in digest
    await world.delivered(reader.id)
    await reader.forge(screen, "v1:done")
    await world.quiet()
    assert await world.queued() == []


async def test_a_choice_made_in_the_beginning_is_kept_when_the_way_is_walked_again(world):
    reader = await world.person()
    await reader.start()
    screen = await reader.next_message()
    await reader.press(screen, "Русский")
    await reader.press(screen, "ОДКБ")
    await reader.forge(screen, "v1:language:ru:setup")
    assert await world.topics(reader.id) == {"foreign-policy", "kyrgyzstan"}


async def test_a_topic_is_found_by_a_part_of_its_name(world):
    reader = await world.person()
    await reader.start()
    screen = await reader.next_message()
    await reader.press(screen, "Русский")
    asked = (await reader.press(screen, "Найти тему")).message
    assert "Как называется тема" in asked.text
    await reader.send("фикус")
    assert "Такой темы нет" in (await reader.next_message()).text
    await reader.send("экономику")
    found = await reader.next_message()
    shelf = (await reader.press(found, "Экономика")).message
    assert shelf.button("Экономика").text.startswith("✅")
    await reader.press(shelf, "Дальше")
    assert "economy" in await world.topics(reader.id)


async def test_a_name_that_no_topic_has_is_no_dead_end(world):
    reader = await world.reader()
    await reader.send("/topics фикус")
    nothing = await reader.next_message()
    assert "Такой темы нет" in nothing.text
    asked = (await reader.press(nothing, "Найти тему")).message
    assert "Как называется тема" in asked.text


async def test_topics_are_found_with_the_command_in_a_group_too(world):
    boss = await world.person()
    room = await world.telegram.group(owner=boss)
    await boss.send("/topics шос", chat=room)
    await world.quiet()
    found = await room.last_message()
    await boss.press(found, "ШОС")
    assert await world.topics(room.id) == {"sco"}
    refused = await boss.press(await room.last_message(), "Найти тему")
    assert "/topics" in refused.alert


async def test_several_hours_can_be_chosen(world):
    reader = await world.person()
    await reader.start()
    screen = await reader.next_message()
    await reader.press(screen, "Русский")
    await reader.press(screen, "Дальше")
    whole_day = (await reader.press(screen, "Другой час")).message
    assert len([button for button in whole_day.buttons if ":hour:" in (button.data or "")]) == 24
    await reader.press(screen, "23:00")
    chat = await world.chat(reader.id)
    assert chat.settings.schedule.times == (time(8), time(23))


async def test_a_city_brings_its_clock_and_leads_back_to_the_hours(world):
    reader = await world.person()
    await reader.start()
    screen = await reader.next_message()
    await reader.press(screen, "Русский")
    await reader.press(screen, "Дальше")
    await reader.press(screen, "Город")
    hours = (await reader.press(screen, "Брюссель")).message
    assert "Брюссель" in hours.text
    assert (await world.chat(reader.id)).settings.schedule.timezone == "Europe/Brussels"


async def test_who_has_been_here_before_is_welcomed_back(world):
    reader = await world.reader()
    await reader.start()
    assert "С возвращением" in (await reader.next_message()).text


async def test_stop_means_stop_until_start(world):
    reader = await world.reader()
    await reader.send("/stop")
    assert "Больше ничего не пришлю" in (await reader.next_message()).text
    await reader.send("/help")
    await reader.next_message()
    assert (await world.chat(reader.id)).absence is Absence.STOPPED
    await reader.start()
    await reader.next_message()
    chat = await world.chat(reader.id)
    assert chat.absence is None
    assert await world.topics(reader.id) == {"csto", "foreign-policy", "kyrgyzstan"}


async def test_blocking_is_noticed_and_unblocking_too(world):
    reader = await world.reader()
    await reader.block()
    await world.quiet()
    assert (await world.chat(reader.id)).absence is Absence.BLOCKED
    await reader.unblock()
    await world.quiet()
    assert (await world.chat(reader.id)).absence is None


async def test_the_one_time_link_makes_its_first_opener_the_owner(world):
    async with world.storage.writing() as tx:
        await tx.notes.put("claim", "s3cret-token")
    first, second = await world.person(), await world.person()
    await first.start("claim_s3cret-token")
    assert "Теперь вы — владелец" in (await first.next_message()).text
    await second.start("claim_s3cret-token")
    assert "больше не действует" in (await second.next_message()).text
    async with world.storage.reading() as tx:
        assert await tx.editors.owners() == {first.id}


async def test_the_owner_who_opens_the_link_again_stays_the_owner(world):
    async with world.storage.writing() as tx:
        await tx.notes.put("claim", "s3cret-token")
    owner = await world.person()
    await owner.start("claim_s3cret-token")
    await owner.next_messages(2)
    await world.again()
    assert "Теперь вы — владелец" in (await owner.next_message()).text


@pytest.mark.parametrize("payload", ["claim_", "claim_wrong", "somewhere"])
async def test_other_links_open_no_door(world, payload):
    async with world.storage.writing() as tx:
        await tx.notes.put("claim", "s3cret-token")
    reader = await world.person()
    await reader.start(payload)
    await reader.next_message()
    async with world.storage.reading() as tx:
        assert await tx.editors.owners() == frozenset()
