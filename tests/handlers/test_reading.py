"""What a reader does every day: topics, a digest now, the latest, a story's card, settings."""

from datetime import UTC, datetime, time

import pytest
from sqlalchemy import update

from news.alerts import Alerts
from news.chats import DigestSize
from storage.schema import stories


async def test_a_topic_is_chosen_and_dropped_with_one_tap_each(world):
    reader = await world.reader()
    await reader.send("/topics")
    screen = await reader.next_message()
    chosen = (await reader.press(screen, "ШОС")).message
    assert chosen.button("ШОС").text == "✅ 🤝 ШОС"
    assert "sco" in await world.topics(reader.id)
    await reader.press(screen, "ШОС")
    assert "sco" not in await world.topics(reader.id)


async def test_the_same_tap_twice_changes_nothing_more(world):
    reader = await world.reader()
    await reader.send("/topics")
    screen = await reader.next_message()
    data = screen.button("ШОС").data
    await reader.press(screen, data)
    pressed = await reader.forge(screen, data, settle=0.1)
    assert pressed.answered
    assert "sco" in await world.topics(reader.id)
    assert world.failures == []


async def test_shelves_are_turned_round(world):
    reader = await world.reader()
    await reader.send("/topics")
    screen = await reader.next_message()
    turned = (await reader.press(screen, "Жизнь")).message
    assert turned.button("Экономика").text == "💹 Экономика"


async def test_a_digest_is_queued_once_however_often_its_update_is_handled(world):
    reader = await world.reader()
    await world.story("ОДКБ согласовала учения")
    await reader.send("/digest")
    await world.quiet()
    await world.again()
    (text,) = await world.queued()
    assert "1. ОДКБ согласовала учения" in text
    assert "deliver" in world.woken


async def test_the_button_of_the_beginning_brings_a_digest_too(world):
    reader = await world.reader()
    await world.story("ОДКБ согласовала учения")
    await reader.press(await reader.last_message(), "v1:digest", settle=0.1)
    (text,) = await world.queued()
    assert "ОДКБ согласовала учения" in text


async def test_a_digest_without_topics_offers_to_choose_some(world):
    reader = await world.person()
    await reader.send("/digest")
    await world.quiet()
    (text,) = await world.queued()
    assert "не выбрали ни одной темы" in text


async def test_the_latest_come_at_once_and_open_as_cards(world):
    reader = await world.reader()
    id = await world.story("ОДКБ согласовала учения")
    await reader.send("/latest")
    latest = await reader.next_message()
    assert "1. ОДКБ согласовала учения" in latest.text
    pressed = await reader.press(latest, f"v1:story:{id}")
    card = pressed.new[0]
    assert "Подробности сообщила пресс-служба." in card.text
    assert card.raw["reply_to_message"]["message_id"] == latest.id
    closed = await reader.press(card, "Закрыть")
    assert closed.deleted == (card.id,)


async def test_only_what_offers_to_be_closed_is_taken_away(world):
    reader = await world.reader()
    await world.story("ОДКБ согласовала учения")
    await reader.send("/latest")
    latest = await reader.next_message()
    pressed = await reader.forge(latest, "v1:close", settle=0.2)
    assert pressed.deleted == ()


async def test_a_merged_story_opens_as_the_one_that_it_became(world):
    reader = await world.reader()
    old, new = await world.story("Первая"), await world.story("Вторая")
    async with world.storage.writing() as tx:
        merged = update(stories).where(stories.c.id == old).values(merged_into=new)
        await tx.stories._connection.execute(merged)
    await reader.send("/latest")
    latest = await reader.next_message()
    pressed = await reader.forge(latest, f"v1:story:{old}")
    assert "Вторая" in pressed.new[0].text


async def test_a_story_that_is_gone_is_told_kindly(world):
    reader = await world.reader()
    pressed = await reader.forge(await reader.last_message(), "v1:story:404", settle=0.1)
    assert pressed.is_alert
    assert "Этой новости больше нет" in pressed.alert


@pytest.mark.parametrize(
    "data", ["v1:topic:x:on:0:menu", "v1:topic:1:maybe", "v1:hour:25:on:menu", "v1:size:huge", "v1:city:atlantis",
             "v1:language:xx", "v1:pause:400", "v1:days:never", "v1:story:", "v0:menu", "nonsense", "v1:feed:1:0:burn"]
)  # fmt: skip
async def test_buttons_of_other_times_say_politely_that_they_are_stale(world, data):
    reader = await world.owner()
    await reader.start()
    pressed = await reader.forge(await reader.next_message(), data, settle=0.1)
    assert pressed.answered
    assert "устарела" in pressed.alert or pressed.edited
    assert world.failures == []


async def test_settings_show_what_was_chosen_and_change_it(world):
    reader = await world.reader()
    await reader.send("/settings")
    screen = await reader.next_message()
    assert "Сводка: 08:00, каждый день" in screen.text
    assert "Время: Бишкек, Ош (UTC+6)" in screen.text
    await reader.press(screen, "Размер")
    menu = (await reader.press(screen, "короткая")).message
    assert "короткая, до 5 новостей" in menu.text
    assert (await world.chat(reader.id)).settings.size is DigestSize.SHORT


async def test_the_language_changes_at_once(world):
    reader = await world.reader()
    await reader.send("/settings")
    screen = await reader.next_message()
    await reader.press(screen, "Язык")
    assert "Тил: кыргызча" in (await reader.press(screen, "Кыргызча")).message.text


async def test_hours_of_the_menu_hold_the_whole_day_and_the_days(world):
    reader = await world.reader()
    await reader.send("/settings")
    screen = await reader.next_message()
    await reader.press(screen, "Часы")
    await reader.press(screen, "19:00")
    await reader.press(screen, "08:00")
    shown = (await reader.press(screen, "Только по будням")).message
    assert shown.button("Только по будням").text.startswith("✅")
    schedule = (await world.chat(reader.id)).settings.schedule
    assert (schedule.times, schedule.days) == ((time(19),), frozenset(range(5)))


async def test_a_pause_lasts_to_the_beginning_of_a_day_and_can_be_ended(world):
    reader = await world.reader()
    await reader.send("/settings")
    screen = await reader.next_message()
    await reader.press(screen, "Пауза")
    paused = (await reader.press(screen, "До завтра")).message
    assert "Пауза до 3 марта" in paused.text
    chat = await world.chat(reader.id)
    assert chat.settings.paused_until == datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
    await reader.press(screen, "Пауза")
    resumed = await reader.press(screen, "Снова присылать")
    assert "снова приходят" in resumed.alert
    assert (await world.chat(reader.id)).settings.paused_until is None


async def test_help_lists_the_commands_and_to_owners_theirs(world):
    reader, owner = await world.person(), await world.owner()
    await reader.send("/help")
    assert "/feeds" not in (await reader.next_message()).text
    await owner.send("/help")
    assert "/feeds" in (await owner.next_message()).text


async def test_a_command_that_does_not_exist_leads_to_the_nearest(world):
    reader = await world.person()
    await reader.send("/setings")
    assert "/settings" in (await reader.next_message()).text
    await reader.send("/xyzzy")
    assert "/help" in (await reader.next_message()).text
    await reader.send("/feed")
    assert "/feeds" not in (await reader.next_message()).text


async def test_a_text_that_answers_nothing_leads_to_help(world):
    reader = await world.person()
    await reader.send("привет")
    assert "/help" in (await reader.next_message()).text


async def test_news_of_a_topic_at_once_are_switched_on_and_off(world):
    reader = await world.reader()
    await reader.send("/settings")
    screen = await reader.next_message()
    page = (await reader.press(screen, "Сразу")).message
    marked = (await reader.press(page, "ОДКБ")).message
    assert marked.button("ОДКБ").text == "✅ 🛡 ОДКБ"
    chat = await world.chat(reader.id)
    async with world.storage.reading() as tx:
        assert list((await tx.wishes.alerts(chat.id)).values()) == [Alerts.ALL]
    important = (await reader.press(marked, "ОДКБ")).message
    assert important.button("ОДКБ").text == "❗ 🛡 ОДКБ"
    async with world.storage.reading() as tx:
        assert list((await tx.wishes.alerts(chat.id)).values()) == [Alerts.IMPORTANT]
    await reader.press(marked, "ОДКБ")
    async with world.storage.reading() as tx:
        assert await tx.wishes.alerts(chat.id) == {}
    back = (await reader.press(marked, "Назад")).message
    assert "Настройки" in back.text
