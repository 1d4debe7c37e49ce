"""A reader looks for what was, turns pages, saves stories, and sends them to other chats."""

from datetime import timedelta

import pytest

from news.articles import Reading
from pipeline.index import due, index
from tests import stories


class Archive:
    """Stories that are indexed, in the world of a test."""

    def __init__(self, world):
        self.world, self.outlet = world, None

    async def keep(self, title, language="ru", *, age=timedelta(hours=1)):
        world, at = self.world, self.world.now - age
        if self.outlet is None:
            self.outlet = await stories.outlet(world.storage, "vesti", at)
        async with world.storage.reading() as tx:
            topic = (await tx.topics.by_slug("csto")).id
        id = await stories.article(world.storage, self.outlet, title, at, [topic])
        async with world.storage.writing() as tx:
            await tx.articles.save(id, Reading(title=title, text=f"{title}.", language=language), at)
        story = await stories.story(world.storage, title, [id], at)
        while await due(world.storage, world.now):
            await index(world.storage, world.thinking)
        return story


@pytest.fixture
def archive(world):
    return Archive(world)


async def asked(person, query, offset=""):
    """Type after the bot's name; give the answer and the query's id."""
    ask = person.control.ask
    id = (await ask("POST", f"/people/{person.id}/inline", {"query": query, "offset": offset}))[
        "inline_query"
    ]
    return id, (await ask("GET", f"/inline/{id}", query={"wait": 10}))["answer"]


async def test_words_are_found_and_the_story_opens(world, archive):
    story = await archive.keep("ОДКБ проведёт учения в горах")
    await archive.keep("Футболисты вернулись домой")
    reader = await world.reader()
    await reader.send("/search учениями одкб")
    found = await reader.next_message()
    assert "1. ОДКБ проведёт учения в горах" in found.text
    assert "1 новость" in found.text
    assert "Футболисты" not in found.text
    card = (await reader.press(found, f"v1:story:{story}")).message
    assert "ОДКБ проведёт учения в горах" in card.text


async def test_an_empty_search_asks_what_to_find(world, archive):
    await archive.keep("ОДКБ проведёт учения в горах")
    reader = await world.reader()
    await reader.send("/search")
    assert "Что найти?" in (await reader.next_message()).text
    await reader.send("горы")
    assert "учения в горах" in (await reader.next_message()).text


async def test_the_wrong_layout_is_put_right_and_said(world, archive):
    await archive.keep("ОДКБ проведёт учения")
    reader = await world.reader()
    await reader.send("/search jlr,")
    found = (await reader.next_message()).text
    assert "«одкб»" in found
    assert "раскладка" in found
    assert "ОДКБ проведёт учения" in found


async def test_nothing_found_is_said_with_the_words_as_typed(world):
    reader = await world.reader()
    await reader.send("/search xyz<b>&")
    assert "«xyz<b>&»" in (await reader.next_message()).text
    await reader.send("/search 🙂")
    assert "/search учения ОДКБ" in (await reader.next_message()).text
    await reader.send("/search река тема:балет")
    assert "балет" in (await reader.next_message()).text


async def test_pages_are_turned_in_their_place(world, archive):
    for number in range(14):
        await archive.keep(f"Учения номер {number}", age=timedelta(hours=number))
    reader = await world.reader()
    await reader.send("/search учения")
    first = await reader.next_message()
    assert "1. Учения номер 0" in first.text
    assert [button.text for button in first.buttons[-3:]] == ["1/3", "›", "»"]
    second = (await reader.press(first, "›")).message
    assert second.id == first.id
    assert "7. Учения номер 6" in second.text
    last = (await reader.press(second, "›")).message
    assert "14. Учения номер 13" in last.text
    assert [button.text for button in last.buttons[-3:]] == ["«", "‹", "3/3"]
    stranger = await world.reader()
    await stranger.send("/help")
    await world.quiet()
    data = next(button.data for button in last.buttons if button.text == "‹")
    pressed = await stranger.forge(await stranger.last_message(), data)
    assert "уже не хранится" in pressed.alert
    world.now += timedelta(days=8)
    assert "уже не хранится" in (await reader.press(last, "‹")).alert


async def test_since_takes_its_period_first(world, archive):
    await archive.keep("Свежие учения ОДКБ")
    await archive.keep("Давние учения ОДКБ", age=timedelta(days=20))
    reader = await world.reader()
    await reader.send("/since 3d ОДКБ")
    found = (await reader.next_message()).text
    assert "Свежие учения" in found
    assert "Давние" not in found
    assert "С 27 февраля" in found
    await reader.send("/since месяц ОДКБ")
    assert "Давние" in (await reader.next_message()).text
    await reader.send("/since ОДКБ")
    assert "Сначала срок" in (await reader.next_message()).text


async def test_a_saved_story_stays_in_its_list_until_it_is_taken_out(world, archive):
    story = await archive.keep("ОДКБ проведёт учения")
    reader = await world.reader()
    await reader.send("/saved")
    assert "Пока ничего" in (await reader.next_message()).text
    await reader.send("/search учения")
    card = (await reader.press(await reader.next_message(), f"v1:story:{story}")).message
    pressed = await reader.press(card, "🔖 Сохранить")
    assert "/saved" in pressed.alert
    assert "✅ Сохранено" in [button.text for button in pressed.message.buttons]
    await reader.send("/saved")
    await world.quiet()
    kept = await reader.last_message()
    assert "1. ОДКБ проведёт учения" in kept.text
    card = (await reader.press(kept, f"v1:story:{story}")).message
    await reader.press(card, "✅ Сохранено")
    await reader.send("/saved")
    await world.quiet()
    assert "Пока ничего" in (await reader.last_message()).text


async def test_the_latest_are_read_page_by_page_as_they_were_when_asked_for(world, archive):
    for number in range(13):
        await archive.keep(f"Заявление {number}", age=timedelta(hours=number))
    reader = await world.reader()
    await reader.send("/topics")
    await world.quiet()
    screen = await reader.last_message()
    async with world.storage.reading() as tx:
        topic = (await tx.topics.by_slug("csto")).id
    await reader.forge(screen, f"v1:topic:{topic}:on:0:menu")
    await reader.send("/latest")
    await world.quiet()
    first = await reader.last_message()
    assert "1. Заявление 0" in first.text
    await archive.keep("Молния", age=-timedelta(minutes=5))
    second = (await reader.press(first, "›")).message
    assert "7. Заявление 6" in second.text
    third = (await reader.press(second, "›")).message
    assert "13. Заявление 12" in third.text
    assert "›" not in [button.text for button in third.buttons]
    pressed = await reader.forge(third, "v1:latest:-1:9999999999999")
    assert pressed.alert


async def test_a_story_is_sent_to_any_chat(world, archive):
    await archive.keep("ОДКБ проведёт учения в горах")
    await archive.keep("Футболисты вернулись домой")
    somebody = await world.person(language="en")
    id, answer = await asked(somebody, "одкб")
    assert answer["is_personal"]
    (result,) = answer["results"]
    assert result["title"] == "ОДКБ проведёт учения в горах"
    sent = await somebody.control.ask(
        "POST",
        f"/people/{somebody.id}/choose",
        {"inline_query": id, "result_id": result["id"], "chat_id": somebody.id},
    )
    assert "vesti" in sent["text"]
    links = [button["url"] for row in sent["reply_markup"]["inline_keyboard"] for button in row]
    assert links == ["https://example.org/1"]
    await world.quiet()


async def test_without_words_the_latest_are_offered_page_by_page(world, archive):
    for number in range(12):
        await archive.keep(f"Заявление {number}", age=timedelta(hours=number))
    somebody = await world.person()
    _, answer = await asked(somebody, "")
    assert [result["title"] for result in answer["results"]][:2] == ["Заявление 0", "Заявление 1"]
    assert answer["next_offset"] == "10"
    _, answer = await asked(somebody, "", "10")
    assert [result["title"] for result in answer["results"]] == ["Заявление 10", "Заявление 11"]
    assert answer["next_offset"] == ""
    _, answer = await asked(somebody, 'xyz" OR', "-5")
    assert answer["results"] == []


async def test_in_a_group_one_searches_but_saves_nothing(world, archive):
    story = await archive.keep("ОДКБ проведёт учения")
    reader = await world.reader()
    group = await world.telegram.group(owner=reader, members=[reader])
    await world.quiet()
    await group.skip()
    await reader.send("/search учения", chat=group)
    found = await group.next_message()
    assert "1. ОДКБ проведёт учения" in found.text
    card = (await reader.press(found, f"v1:story:{story}")).message
    assert "🔖 Сохранить" not in [button.text for button in card.buttons]
    await reader.forge(card, f"v1:save:{story}:on")
    await reader.send("/saved", chat=group)
    await world.quiet()
    assert "личн" in (await group.last_message()).text
    async with world.storage.reading() as tx:
        chat = await tx.chats.find(group.id, None)
        assert (await tx.saved.of(chat.id, limit=5)).total == 0
