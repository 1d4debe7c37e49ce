"""When a reader gets news: quiet hours, alerts and their number, silence, weekends, topics by hour, pauses; all with buttons."""

from datetime import UTC, datetime, time

import pytest

from news.alerts import Alerts
from news.quiet import NIGHT, Quiet


async def settings(world, reader):
    return (await world.chat(reader.id)).settings


async def test_quiet_hours_are_one_tap_and_the_settings_tell_them(world, reader):
    page = (await reader.press(reader.screen, "Тихие часы")).message
    assert page.button("Тихие часы не нужны").text.startswith("✅")
    chosen = await reader.press(page, "22:00–07:00")
    assert chosen.message.button("22:00–07:00").text == "✅ 22:00–07:00"
    assert (await settings(world, reader)).quiet == NIGHT
    menu = (await reader.press(page, "Назад")).message
    assert "Тихие часы: 22:00–07:00" in menu.text
    await reader.press(menu, "Тихие часы")
    await reader.press(page, "не нужны")
    assert (await settings(world, reader)).quiet is None


async def test_quiet_hours_can_be_any(world, reader):
    page = (await reader.press(reader.screen, "Тихие часы")).message
    starts = (await reader.press(page, "Другие часы")).message
    assert len([button for button in starts.buttons if ":quiet:from:" in button.data]) == 24
    ends = (await reader.press(page, "21:00")).message
    assert "С 21:00" in ends.text
    chosen = (await reader.press(page, "06:00")).message
    assert chosen.button("21:00–06:00").text.startswith("✅")
    assert (await settings(world, reader)).quiet == Quiet(start=time(21), end=time(6))


async def test_what_the_editors_mark_may_ring_in_quiet_hours(world, reader):
    page = (await reader.press(reader.screen, "Тихие часы")).message
    assert not any("редакции" in button.text for button in page.buttons), "nothing is quiet yet"
    await reader.press(page, "22:00–07:00")
    await reader.press(page, "редакции")
    assert (await settings(world, reader)).urgent
    await reader.press(page, "редакции")
    assert not (await settings(world, reader)).urgent


async def test_the_number_of_alerts_a_day_is_chosen(world, reader):
    page = (await reader.press(reader.screen, "Сразу")).message
    assert page.button("10").text == "✅ 10"
    chosen = (await reader.press(page, "v1:budget:3")).message
    assert chosen.button("3").text == "✅ 3"
    assert (await settings(world, reader)).budget == 3
    chosen = (await reader.press(page, "Все")).message
    assert chosen.button("Все").text == "✅ Все"
    assert (await settings(world, reader)).budget is None


async def test_a_topic_is_silenced_and_heard_again(world, reader):
    page = (await reader.press(reader.screen, "Сразу")).message
    await reader.press(page, "Темы без звука")
    silent = (await reader.press(page, "ОДКБ")).message
    assert silent.button("ОДКБ").text == "🔕 🛡 ОДКБ"
    chat = await world.chat(reader.id)
    async with world.storage.reading() as tx:
        assert len(await tx.wishes.silent(chat.id)) == 1
    await reader.press(page, "ОДКБ")
    async with world.storage.reading() as tx:
        assert await tx.wishes.silent(chat.id) == frozenset()


async def test_a_button_of_an_earlier_version_still_chooses_all(world, reader):
    page = (await reader.press(reader.screen, "Сразу")).message
    topic = page.button("ОДКБ").data.split(":")[2]
    await reader.forge(page, f"v1:at-once:{topic}:on")
    chat = await world.chat(reader.id)
    async with world.storage.reading() as tx:
        assert list((await tx.wishes.alerts(chat.id)).values()) == [Alerts.ALL]


async def test_weekends_have_hours_of_their_own(world, reader):
    page = (await reader.press(reader.screen, "Часы")).message
    weekend = (await reader.press(page, "В выходные — другие часы")).message
    assert weekend.button("Выходные").text.startswith("•")
    assert weekend.button("08:00").text == "✅ 08:00", "they begin as they are on weekdays"
    await reader.press(page, "08:00")
    await reader.press(page, "11:00")
    weekdays = (await reader.press(page, "Будни")).message
    assert weekdays.button("08:00").text == "✅ 08:00"
    await reader.press(page, "19:00")
    schedule = (await settings(world, reader)).schedule
    assert (schedule.times, schedule.weekend) == ((time(8), time(19)), (time(11),))
    menu = (await reader.press(page, "Назад")).message
    assert "Сводка: 08:00, 19:00, по будням; 11:00, по выходным" in menu.text
    await reader.press(page, "Часы")
    await reader.press(page, "Каждый день")
    assert (await settings(world, reader)).schedule.weekend is None


async def test_a_word_for_the_days_without_news_is_chosen(world, reader):
    page = (await reader.press(reader.screen, "Часы")).message
    chosen = (await reader.press(page, "если новостей нет")).message
    assert chosen.button("если новостей нет").text.startswith("✅")
    assert (await settings(world, reader)).note
    await reader.press(page, "если новостей нет")
    assert not (await settings(world, reader)).note


async def test_topics_are_chosen_for_each_hour(world, reader):
    page = (await reader.press(reader.screen, "Часы")).message
    assert not any("Темы по часам" in button.text for button in page.buttons), (
        "of one hour there is no choice"
    )
    await reader.press(page, "19:00")
    await reader.press(page, "Темы по часам")
    evening = (await reader.press(page, "19:00")).message
    assert evening.button("ОДКБ").text == "✅ 🛡 ОДКБ"
    evening = (await reader.press(page, "ОДКБ")).message
    assert evening.button("ОДКБ").text == "🛡 ОДКБ"
    chat = await world.chat(reader.id)
    async with world.storage.reading() as tx:
        assert list((await tx.wishes.times(chat.id)).values()) == [frozenset({time(8)})]
    await reader.press(page, "Назад")
    await reader.press(page, "08:00")
    refused = await reader.press(page, "ОДКБ")
    assert "последний час" in refused.alert
    await reader.press(page, "Назад")
    await reader.press(page, "19:00")
    await reader.press(page, "ОДКБ")
    async with world.storage.reading() as tx:
        assert await tx.wishes.times(chat.id) == {}


async def test_a_pause_lasts_until_a_date_of_the_calendar(world, reader):
    page = (await reader.press(reader.screen, "Пауза")).message
    dates = (await reader.press(page, "До даты")).message
    assert [button.text for button in dates.buttons][:2] == ["3 мар.", "4 мар."]
    paused = (await reader.press(page, "20 мар.")).message
    assert "Пауза до 20 марта" in paused.text
    assert (await settings(world, reader)).paused_until == datetime(2026, 3, 19, 18, 0, tzinfo=UTC)


async def test_the_calendar_goes_on_for_a_year_and_no_further(world, reader):
    page = (await reader.press(reader.screen, "Пауза")).message
    dates = (await reader.press(page, "До даты")).message
    pages = 1
    while any(button.text == "›" for button in dates.buttons):
        dates = (await reader.press(page, "›")).message
        pages += 1
    assert pages == 14
    assert dates.buttons[0].data == "v1:pause:until:2027-03-02"


@pytest.mark.parametrize(
    "data",
    [
        "v1:quiet:set:22:22", "v1:quiet:set:22", "v1:quiet:set:25:3", "v1:quiet:loud", "v1:budget:7", "v1:budget:all",
        "v1:silent:x:on", "v1:at-once:1:loud", "v1:days:never", "v1:note:maybe", "v1:topic-hour:0315", "v1:hour:8:on:menu:weekend",
        "v1:topic-hour:0800:1:maybe", "v1:pause:until:2026-02-30", "v1:pause:until:2026-03-02", "v1:pause:until:2030-01-01", "v1:pause:5",
    ],
)  # fmt: skip
async def test_what_no_button_says_changes_nothing(world, reader, data):
    before = await world.chat(reader.id)
    pressed = await reader.forge(reader.screen, data, settle=0.1)
    assert pressed.is_alert
    assert await world.chat(reader.id) == before
