"""Sources in an editor's hands: trial readings, what is said of a source, and lists as files."""

import base64
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from news.audit import Deed
from news.feeds import FOREVER, FeedState, Gap
from news.ids import UserId
from news.roles import Role
from sources.catalogue import read_opml

ADDRESS = "https://vesti.example.org/rss"
OTHER = "https://vesti.example.org/culture"


async def keeper(world):
    somebody = await world.person()
    async with world.storage.writing() as tx:
        await tx.editors.give(UserId(somebody.id), Role.KEEPER, world.now)
    return somebody


async def listed(world):
    async with world.storage.reading() as tx:
        return await tx.feeds.all()


async def deeds(world):
    async with world.storage.reading() as tx:
        return [record.deed for record in await tx.audit.last(50)]


async def trial(world, person, url):
    """Send an address, and return what the trial reading shows."""
    await person.skip()
    await person.send("/feeds")
    await person.press(await person.next_message(), "v1:add-feed")
    await person.send(url)
    return await person.next_edit()


async def screen(world, person, id):
    await person.send("/feeds")
    shown = await person.next_message()
    await person.press(shown, f"v1:feed:{id}:0")
    return shown


async def test_what_a_trial_reading_found_can_be_left(world):
    somebody = await keeper(world)
    world.offers(ADDRESS, "Открыт новый мост")
    shown = await trial(world, somebody, ADDRESS)
    assert "отменено" in (await somebody.press(shown, "Отмена")).message.text
    assert await listed(world) == []


async def test_of_several_feeds_of_a_page_one_is_chosen(world):
    somebody = await keeper(world)
    world.pages["https://vesti.example.org"] = (ADDRESS, OTHER)
    world.offers(OTHER, "Открыт музей")
    shown = await trial(world, somebody, "https://vesti.example.org")
    assert OTHER in shown.text
    await somebody.press(shown, "2")
    await world.quiet()
    found = await somebody.last_message()
    assert "Открыт музей" in found.text
    await somebody.press(found, "Добавить")
    assert [feed.source.url for feed in await listed(world)] == [OTHER]
    assert await deeds(world) == [Deed.FEED_ADDED]


async def test_a_channel_is_added_by_its_name(world):
    somebody = await keeper(world)
    world.offers("https://t.me/s/vesti_gor", "Открыт новый мост")
    shown = await trial(world, somebody, "@Vesti_Gor")
    await somebody.press(shown, "Добавить")
    assert [feed.source.url for feed in await listed(world)] == ["https://t.me/s/vesti_gor"]
    again = await trial(world, somebody, "https://t.me/vesti_gor/15")
    assert "уже в списке" in again.text


async def test_what_was_missed_of_a_source_is_said_on_its_screen(world):
    somebody = await keeper(world)
    id = await world.feed(ADDRESS)
    begins = world.now - timedelta(hours=3)
    missed = Gap(begins_at=begins, ends_at=begins + timedelta(minutes=15), missed=12, filled=3)
    async with world.storage.writing() as tx:
        feed = await tx.feeds.get(id)
        await tx.feeds.save([replace(feed, gap=missed)])
    await screen(world, somebody, id)
    shown = (await somebody.last_message()).text
    assert "Могли остаться незамеченными примерно 12 записей" in shown
    assert "найдены 3 записи" in shown
    assert f"{begins.astimezone(ZoneInfo('Asia/Bishkek')):%H:%M} – " in shown
    async with world.storage.writing() as tx:
        await tx.feeds.save([replace(feed, gap=replace(missed, ends_at=world.now - timedelta(days=8)))])
    await screen(world, somebody, id)
    assert "Пропуск" not in (await somebody.last_message()).text, "it is history"


async def test_an_older_trial_adds_nothing_and_adding_twice_adds_once(world):
    somebody = await keeper(world)
    world.offers(ADDRESS, "Открыт новый мост")
    world.offers(OTHER, "Открыт музей")
    first = await trial(world, somebody, ADDRESS)
    second = await trial(world, somebody, OTHER)
    assert (await somebody.press(first, "Добавить", settle=0.1)).is_alert
    await somebody.press(second, "Добавить")
    await world.quiet()
    await world.again()
    assert [feed.source.url for feed in await listed(world)] == [OTHER]
    assert await deeds(world) == [Deed.FEED_ADDED]


async def test_what_is_said_of_a_source_is_kept_and_written_down(world):
    somebody = await keeper(world)
    id = await world.feed(ADDRESS)
    shown = await screen(world, somebody, id)
    await somebody.press(shown, "Вес")
    assert "Вес: 1.5" in (await somebody.press(shown, "1.5")).message.text
    await somebody.press(shown, "Язык")
    assert "Язык: кыргызский" in (await somebody.press(shown, "кыргызский")).message.text
    await somebody.press(shown, "Страна")
    await somebody.skip()
    await somebody.send("Кыргызстан")
    assert "из двух латинских букв" in (await somebody.next_message()).text
    await somebody.send("KG")
    assert "Страна: KG" in (await somebody.next_message()).text
    await somebody.press(shown, "Кто стоит")
    await somebody.skip()
    await somebody.send("Государственное агентство")
    assert "Государственное агентство" in (await somebody.next_message()).text
    (feed,) = await listed(world)
    source = feed.source
    assert (source.standing, source.language, source.country) == (1.5, "ky", "kg")
    assert source.ownership == "Государственное агентство"
    assert await deeds(world) == [Deed.FEED_CHANGED] * 4
    async with world.storage.reading() as tx:
        (record,) = await tx.audit.last(1)
    assert record.details["ownership"] == [None, "Государственное агентство"]


@pytest.mark.parametrize(
    ("button", "until"),
    [("На сутки", timedelta(days=1)), ("На неделю", timedelta(days=7)), ("Насовсем", None)],
)
async def test_a_muted_source_is_polled_no_more_until_its_time(world, button, until):
    somebody = await keeper(world)
    id = await world.feed(ADDRESS)
    shown = await screen(world, somebody, id)
    await somebody.press(shown, "Не читать")
    assert "не читается по решению редакции" in (await somebody.press(shown, button)).message.text
    async with world.storage.writing() as tx:
        assert await tx.feeds.claim(world.now, 10) == []
        kept = await tx.feeds.get(id)
        assert kept.muted_until == (FOREVER if until is None else world.now + until)
        assert len(await tx.feeds.claim(kept.muted_until, 10)) == 1
    await somebody.press(shown, "Не читать")
    await somebody.press(shown, "Снова читать")
    assert (await listed(world))[0].muted_until is None
    assert await deeds(world) == [Deed.FEED_UNMUTED, Deed.FEED_MUTED]


async def test_a_source_is_checked_now(world):
    somebody = await keeper(world)
    id = await world.feed(ADDRESS)
    async with world.storage.writing() as tx:
        await tx.feeds.claim(world.now, 10)
    shown = await screen(world, somebody, id)
    await somebody.press(shown, "Проверить сейчас")
    assert (await listed(world))[0].next_check_at == world.now
    assert "poll" in world.woken


async def test_a_list_of_sources_is_taken_from_a_file_and_reported(world):
    somebody = await keeper(world)
    await world.feed(ADDRESS)
    text = (
        '<opml version="2.0"><body>'
        f'<outline text="Вести гор" xmlUrl="{ADDRESS}"/><outline text="Музеи" xmlUrl="{OTHER}"/>'
        "</body></opml>"
    )
    file = {"name": "list.opml", "content": base64.b64encode(text.encode()).decode()}
    await somebody.send(document=file)
    report = (await somebody.next_message()).text
    assert "Добавлен 1 источник" in report
    assert "Музеи" in report
    assert "Уже был в списке 1 источник" in report
    assert len(await listed(world)) == 2
    assert await deeds(world) == [Deed.FEEDS_IMPORTED]
    await world.again()
    assert await deeds(world) == [Deed.FEEDS_IMPORTED]


async def test_a_file_that_is_no_list_is_said_to_be_none(world):
    somebody = await keeper(world)
    file = {"name": "list.xml", "content": base64.b64encode(b"<html></html>").decode()}
    await somebody.send(document=file)
    assert "не удалось прочитать" in (await somebody.next_message()).text


async def test_a_readers_file_adds_nothing_to_the_list(world):
    reader = await world.person()
    world.offers(ADDRESS, "Новость")
    listed = f'<opml><body><outline text="Вести" xmlUrl="{ADDRESS}"/></body></opml>'
    await reader.send(document={"name": "list.opml", "content": base64.b64encode(listed.encode()).decode()})
    assert "Добавлена 1 лента" in (await reader.next_edit()).text
    async with world.storage.reading() as tx:
        assert await tx.feeds.all() == []


async def test_all_sources_are_sent_as_a_file(world):
    somebody = await keeper(world)
    await world.feed(ADDRESS)
    await somebody.send("/feeds")
    pressed = await somebody.press(await somebody.next_message(), "Скачать OPML")
    assert pressed.new[0].text == "1 источник"
    sent = (await world.telegram.calls("sendDocument"))[-1]
    assert sent.effect
    file = await world.bot.bot.get_file(pressed.new[0].raw["document"]["file_id"])
    content = bytes(await file.download_as_bytearray())
    assert [source.url for source in read_opml(content)] == [ADDRESS]


async def test_a_removed_source_is_written_down(world):
    somebody = await keeper(world)
    id = await world.feed(ADDRESS)
    shown = await screen(world, somebody, id)
    await somebody.press(shown, "Убрать")
    await somebody.press(shown, "Да, убрать")
    async with world.storage.reading() as tx:
        assert (await tx.feeds.get(id)).state is FeedState.REMOVED
    assert await deeds(world) == [Deed.FEED_REMOVED]
