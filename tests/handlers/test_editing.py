"""What those who run the news do about a story, from its card."""

from datetime import timedelta

import pytest

from news.corrections import CorrectionKind
from news.ids import UserId
from news.roles import Role
from tests import stories


async def keep_story(world, headline="Министры ОДКБ встретились", outlets=("Вести гор", "Степь")):
    """Keep a story of the CSTO with an article of each outlet."""
    async with world.storage.writing() as tx:
        topic = await tx.topics.by_slug("csto")
    at = world.now - timedelta(minutes=30)
    articles = []
    for outlet in outlets:
        feed = await stories.outlet(world.storage, f"{len(headline)}-{outlet}", at)
        articles.append(await stories.article(world.storage, feed, f"{headline}: {outlet}", at, [topic.id]))
    return await stories.story(world.storage, headline, articles, at)


async def editor(world):
    """Somebody with an editor's role, and nothing unread."""
    somebody = await world.reader()
    async with world.storage.writing() as tx:
        await tx.editors.give(UserId(somebody.id), Role.EDITOR, world.now)
    return somebody


async def opened(world, somebody, id):
    """Open a story's card from a list, as everybody does."""
    await somebody.send("/latest")
    screen = await somebody.next_message()
    return (await somebody.press(screen, f"v1:story:{id}")).message


async def story_of(world, id):
    async with world.storage.reading() as tx:
        return (await tx.stories.card(id)).story


async def kinds(world):
    async with world.storage.reading() as tx:
        return [correction.kind for correction in await tx.corrections.all()]


def data(message):
    return [button.data for button in message.buttons if button.data]


async def test_a_reader_sees_no_buttons_of_editors(world):
    id = await keep_story(world)
    reader = await world.reader()
    assert not [one for one in data(await opened(world, reader, id)) if one.startswith("v1:edit")]
    shown = await opened(world, await editor(world), id)
    assert f"v1:edit:{id}:important" in data(shown)


@pytest.mark.parametrize("deed", ["mark", "hide", "topic:1:off", "into:1", "out:1"])
async def test_an_editors_button_in_other_hands_does_nothing(world, deed):
    id = await keep_story(world)
    reader = await world.reader()
    pressed = await reader.forge(await opened(world, reader, id), f"v1:edit:{id}:{deed}", settle=0.1)
    assert pressed.is_alert
    assert await kinds(world) == []
    assert (await story_of(world, id)).important_at is None


async def test_important_is_asked_first_and_can_be_taken_back(world):
    id = await keep_story(world)
    somebody = await editor(world)
    card = await opened(world, somebody, id)
    asked = (await somebody.press(card, f"v1:edit:{id}:important")).message
    assert "Сообщить сейчас 1 читателю" in asked.text
    marked = await somebody.press(card, f"v1:edit:{id}:mark")
    assert "Отмечена важной" in marked.message.text
    assert (await story_of(world, id)).important_at is not None
    assert "important" in world.woken
    back = await somebody.press(card, f"v1:edit:{id}:unmark")
    assert "Отмечена важной" not in back.message.text
    assert (await story_of(world, id)).important_at is None
    assert await kinds(world) == [CorrectionKind.IMPORTANT, CorrectionKind.NOT_IMPORTANT]


async def test_an_own_line_stands_above_the_story(world):
    id = await keep_story(world)
    somebody = await editor(world)
    card = await opened(world, somebody, id)
    await somebody.press(card, f"v1:edit:{id}:important")
    assert "до 300 знаков" in (await somebody.press(card, f"v1:edit:{id}:line")).message.text
    await somebody.send("я" * 301)
    assert "не длиннее 300" in (await somebody.next_message()).text
    await somebody.send("Граница закрыта до утра")
    assert "Граница закрыта до утра" in (await somebody.next_message()).text
    assert (await story_of(world, id)).important_line == "Граница закрыта до утра"
    await world.quiet()
    await world.again()
    assert await kinds(world) == [CorrectionKind.IMPORTANT]


async def test_a_headline_is_corrected_for_all(world):
    id = await keep_story(world)
    somebody = await editor(world)
    card = await opened(world, somebody, id)
    await somebody.press(card, f"v1:edit:{id}:correct")
    assert "до 200 знаков" in (await somebody.press(card, f"v1:edit:{id}:headline")).message.text
    await somebody.send("Министры ОДКБ собрались в Бишкеке")
    assert "Министры ОДКБ собрались в Бишкеке" in (await somebody.next_message()).text
    reader = await world.reader()
    assert "собрались в Бишкеке" in (await opened(world, reader, id)).text
    assert await kinds(world) == [CorrectionKind.HEADLINE]


async def test_a_role_that_was_taken_away_writes_nothing(world):
    id = await keep_story(world)
    somebody = await editor(world)
    card = await opened(world, somebody, id)
    await somebody.press(card, f"v1:edit:{id}:correct")
    assert "до 800 знаков" in (await somebody.press(card, f"v1:edit:{id}:summary")).message.text
    async with world.storage.writing() as tx:
        await tx.editors.take(UserId(somebody.id))
    await somebody.send("Неправда")
    await somebody.next_message()
    assert await kinds(world) == []


async def test_a_topic_is_put_right(world):
    id = await keep_story(world)
    somebody = await editor(world)
    async with world.storage.reading() as tx:
        right, wrong = await tx.topics.by_slug("sco"), await tx.topics.by_slug("csto")
    card = await opened(world, somebody, id)
    await somebody.press(card, f"v1:edit:{id}:correct")
    shown = (await somebody.press(card, f"v1:edit:{id}:topics")).message
    assert "Сейчас: 🛡 ОДКБ" in shown.text
    await somebody.press(card, f"v1:edit:{id}:topic:{right.id}:on:0")
    shown = (await somebody.press(card, f"v1:edit:{id}:topic:{wrong.id}:off:0")).message
    assert "Сейчас: 🤝 ШОС" in shown.text
    refused = await somebody.press(card, f"v1:edit:{id}:topic:{right.id}:off:0")
    assert "Без темы" in refused.alert
    assert (await story_of(world, id)).topics == (right.id,)


async def test_a_hidden_story_is_gone_for_readers_and_comes_back(world):
    id = await keep_story(world)
    reader, somebody = await world.reader(), await editor(world)
    await reader.send("/latest")
    screen = await reader.next_message()
    card = await opened(world, somebody, id)
    assert "Скрыта" in (await somebody.press(card, f"v1:edit:{id}:hide")).message.text
    assert "больше нет" in (await reader.press(screen, f"v1:story:{id}")).alert
    await somebody.press(card, f"v1:edit:{id}:show")
    assert "Министры ОДКБ" in (await reader.press(screen, f"v1:story:{id}")).message.text
    assert await kinds(world) == [CorrectionKind.HIDDEN, CorrectionKind.SHOWN]


async def test_two_stories_become_one_and_old_buttons_find_it(world):
    one = await keep_story(world, "Министры ОДКБ встретились")
    other = await keep_story(world, "В Бишкеке прошла встреча", outlets=("Долина",))
    reader, somebody = await world.reader(), await editor(world)
    await reader.send("/latest")
    old = await reader.next_message()
    card = await opened(world, somebody, one)
    offered = (await somebody.press(card, f"v1:edit:{one}:merge")).message
    assert "В Бишкеке прошла встреча" in [button.text for button in offered.buttons]
    merged = await somebody.press(card, f"v1:edit:{one}:into:{other}")
    assert "Пишут 3 источника" in merged.message.text
    await somebody.forge(merged.message, f"v1:edit:{one}:into:{other}", settle=0.1)
    assert await kinds(world) == [CorrectionKind.MERGED]
    assert "summarise" in world.woken
    assert "В Бишкеке прошла встреча" in (await reader.press(old, f"v1:story:{one}")).message.text


async def test_an_article_is_split_off(world):
    id = await keep_story(world)
    somebody = await editor(world)
    card = await opened(world, somebody, id)
    choices = (await somebody.press(card, f"v1:edit:{id}:split")).message
    out = next(one for one in data(choices) if ":out:" in one)
    split = await somebody.press(card, out)
    assert "Пишет 1 источник" in split.message.text
    assert f"v1:edit:{id}:split" not in data(split.message)
    again = await somebody.forge(split.message, out, settle=0.1)
    assert "уже сделано" in again.alert
    assert await kinds(world) == [CorrectionKind.SPLIT]


async def test_a_merge_is_taken_back_by_a_button_for_a_while(world):
    one = await keep_story(world, "Министры ОДКБ встретились")
    other = await keep_story(world, "В Бишкеке прошла встреча", outlets=("Долина",))
    somebody, owner = await editor(world), await world.owner()
    card = await opened(world, somebody, one)
    await somebody.press(card, f"v1:edit:{one}:merge")
    merged = (await somebody.press(card, f"v1:edit:{one}:into:{other}")).message
    undo = next(one for one in data(merged) if ":undo:" in one)
    pressed = await somebody.press(merged, "Вернуть как было")
    assert "Всё снова как было" in pressed.alert
    assert "Пишут 2 источника" in pressed.message.text
    assert not [one for one in data(pressed.message) if ":undo:" in one]
    again = await somebody.forge(pressed.message, undo, settle=0.1)
    assert "уже нельзя" in again.alert
    assert await kinds(world) == [CorrectionKind.MERGED, CorrectionKind.MERGE_UNDONE]
    await owner.send("/audit")
    log = (await owner.next_message()).text
    assert "объединены новости: Министры ОДКБ встретились → В Бишкеке прошла встреча" in log
    assert "отменено объединение" in log


async def test_the_button_goes_after_a_quarter_of_an_hour(world):
    id = await keep_story(world)
    somebody = await editor(world)
    card = await opened(world, somebody, id)
    choices = (await somebody.press(card, f"v1:edit:{id}:split")).message
    split = (await somebody.press(card, next(one for one in data(choices) if ":out:" in one))).message
    undo = next(one for one in data(split) if ":undo:" in one)
    world.now += timedelta(minutes=15)
    shown = await somebody.press(split, undo)
    assert "уже нельзя" in shown.alert
    assert not [one for one in data(shown.message) if ":undo:" in one]
    assert await kinds(world) == [CorrectionKind.SPLIT]
