"""Topics in an editor's hands: a new one is rehearsed before it is kept."""

from datetime import timedelta

from news.articles import Reading
from news.audit import Deed
from news.feeds import Entry
from news.ids import UserId
from news.recognition import NewEntry, with_keys
from news.roles import Role
from sources.urls import canonical


async def editor(world):
    somebody = await world.person()
    async with world.storage.writing() as tx:
        await tx.editors.give(UserId(somebody.id), Role.EDITOR, world.now)
    return somebody


async def published(world, *texts, days=1):
    """Keep articles as reading leaves them: (title, text)."""
    feed = await world.feed(f"https://vesti.example.org/{days}")
    at = world.now - timedelta(days=days)
    async with world.storage.writing() as tx:
        for title, _ in texts:
            entry = Entry(guid=title, title=title, published_at=at)
            (keyed,) = with_keys([entry], canonical)
            new = NewEntry(entry=entry, keys=keyed.keys, published_at=at, first_seen_at=at, silent=False)
            await tx.entries.add(feed, [new])
        for kept in await tx.entries.claim_unread(world.now, 100):
            text = dict(texts)[kept.entry.title]
            reading = Reading(title=kept.entry.title, text=text, language="ru")
            await tx.articles.save(kept.id, reading, world.now)


async def deeds(world):
    async with world.storage.reading() as tx:
        return [record.deed for record in await tx.audit.last(50)]


async def topic(world, slug):
    async with world.storage.reading() as tx:
        return await tx.topics.by_slug(slug)


async def rehearsed(world, person, words="водные ресурсы, ГЭС"):
    """Write a new topic up to its rehearsal, and return what that shows."""
    await person.send("/edittopics")
    await person.press(await person.next_message(), "Новая тема")
    for said in ("Вода", "Суу", "Water"):
        await person.send(said)
        await person.next_message()
    await person.send(words)
    return await person.next_edit()


async def test_a_topic_is_rehearsed_on_the_last_week_and_kept_only_then(world):
    somebody = await editor(world)
    await published(
        world,
        ("Страны делят водные ресурсы", "Переговоры начались."),
        ("Министр открыл ГЭС", "Строили её десять лет."),
        ("Итоги недели", "Погода была тёплой. " * 30 + "Вспомнили и о водных ресурсах."),
        ("Открыт музей", "В нём много картин."),
    )
    await published(world, ("Старая ГЭС", "Давно это было."), days=8)
    shown = await rehearsed(world, somebody)
    assert "принесла бы 2 новости" in shown.text
    assert "Страны делят водные ресурсы" in shown.text
    near = shown.text.partition("вскользь")[2]
    assert "Итоги недели" in near
    assert "Открыт музей" not in shown.text
    assert "Старая ГЭС" not in shown.text
    assert await topic(world, "water") is None
    assert "сохранена" in (await somebody.press(shown, "Сохранить")).message.text
    kept = await topic(world, "water")
    assert kept.names == {"ru": "Вода", "ky": "Суу", "en": "Water"}
    assert kept.words == ("водные ресурсы", "ГЭС")
    assert "understand" in world.woken
    assert await deeds(world) == [Deed.TOPIC_ADDED]


async def test_a_topic_saved_twice_is_kept_once(world):
    somebody = await editor(world)
    shown = await rehearsed(world, somebody)
    await somebody.press(shown, "Сохранить")
    await world.again()
    assert await topic(world, "water-2") is None
    assert await deeds(world) == [Deed.TOPIC_ADDED]


async def test_an_answer_handled_again_is_not_taken_for_the_next_one(world):
    somebody = await editor(world)
    await somebody.send("/edittopics")
    await somebody.press(await somebody.next_message(), "Новая тема")
    await somebody.send("Вода")
    assert "кыргызский" in (await somebody.next_message()).text
    await world.again()
    assert "кыргызский" in (await somebody.next_message()).text


async def test_other_words_can_be_tried_before_anything_is_kept(world):
    somebody = await editor(world)
    await published(world, ("Министр открыл ГЭС", "Строили её десять лет."))
    first = await rehearsed(world, somebody, "наводнение")
    assert "не принесла бы ничего" in first.text
    await somebody.press(first, "Изменить слова")
    await somebody.send("ГЭС")
    await world.quiet()
    second = await somebody.last_message()
    assert "принесла бы 1 новость" in second.text
    assert (await somebody.press(first, "Сохранить", settle=0.1)).is_alert
    await somebody.press(second, "Сохранить")
    assert (await topic(world, "water")).words == ("ГЭС",)


async def test_a_topic_is_renamed_in_three_languages(world):
    somebody = await editor(world)
    known = await topic(world, "csto")
    await somebody.send("/edittopics")
    screen = await somebody.next_message()
    await somebody.press(screen, f"v1:edit-topic:{known.id}:0")
    await somebody.press(screen, "Переименовать")
    await somebody.send("х" * 61)
    assert "до 60 знаков" in (await somebody.next_message()).text
    for said in ("Договор", "Келишим", "Treaty"):
        await somebody.send(said)
        await somebody.next_message()
    assert (await topic(world, "csto")).names == {"ru": "Договор", "ky": "Келишим", "en": "Treaty"}
    assert await deeds(world) == [Deed.TOPIC_RENAMED]


async def test_a_topic_that_ships_can_be_given_words(world):
    somebody = await editor(world)
    known = await topic(world, "csto")
    await somebody.send("/edittopics")
    screen = await somebody.next_message()
    await somebody.press(screen, f"v1:edit-topic:{known.id}:0")
    await somebody.press(screen, "Слова")
    await somebody.send("коллективные силы")
    await somebody.press(await somebody.next_edit(), "Сохранить")
    assert (await topic(world, "csto")).words == ("коллективные силы",)
    async with world.storage.reading() as tx:
        assert await tx.topics.version() == 1
    assert await deeds(world) == [Deed.TOPIC_WORDS]


async def test_a_topic_is_hidden_shown_again_and_put_on_another_shelf(world):
    somebody = await editor(world)
    known = await topic(world, "csto")
    await somebody.send("/edittopics")
    screen = await somebody.next_message()
    await somebody.press(screen, f"v1:edit-topic:{known.id}:0")
    await somebody.press(screen, "Скрыть")
    assert (await topic(world, "csto")).hidden
    await somebody.press(screen, "Показать снова")
    assert not (await topic(world, "csto")).hidden
    await somebody.press(screen, "Раздел")
    await somebody.press(screen, "В мире")
    assert (await topic(world, "csto")).group == "world"
    assert await deeds(world) == [Deed.TOPIC_SHOWN, Deed.TOPIC_HIDDEN]


async def test_a_reader_who_forges_an_editors_button_changes_no_topic(world):
    reader = await world.person()
    known = await topic(world, "csto")
    await reader.start()
    pressed = await reader.forge(await reader.next_message(), f"v1:edit-topic:{known.id}:0:hide", settle=0.1)
    assert "только редакторы" in pressed.alert
    assert not (await topic(world, "csto")).hidden
    assert await deeds(world) == [Deed.REFUSED]
