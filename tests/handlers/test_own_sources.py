"""A reader's own sources: added after a trial, seen in the digest, shared with nobody, and taken away again."""

import base64

import pytest

from messages.words import Words
from news.feeds import Entry, ParsedFeed, Source
from news.ids import UserId
from news.own_sources import MOST_SOURCES
from news.recognition import NewEntry, with_keys
from news.roles import Role
from nlp.mind import Mind
from nlp.stem_vectors import StemVectors
from pipeline.asked import compose_now
from pipeline.group import Grouping
from pipeline.index import index
from pipeline.read import read_entry
from pipeline.summarise import summarise
from pipeline.thinking import Thinking
from pipeline.try_source import TriedSource
from pipeline.understand import understand
from sources.catalogue import read_opml
from sources.urls import canonical
from tests.newsdesk import NoExtractor, NoPages

CHANNEL = "https://t.me/s/kabar_dvor"
SECRET = "Бобры"
TITLE = f"{SECRET} построили плотину у моста"
TEXT = (
    f"{SECRET} построили плотину у моста за одну ночь. Жильцы двора принесли им яблок и поставили ограждение."
)
LANGUAGES = ("ru", "ky", "en")


async def in_language(world, code):
    """Somebody who reads in a language, with nothing unread."""
    somebody = await world.person(language=code)
    await somebody.start()
    screen = await somebody.next_message()
    await somebody.press(screen, f"v1:language:{code}:setup")
    await somebody.press(screen, "v1:settings:hours:setup")
    await somebody.press(screen, "v1:done")
    await world.unread(somebody.id)
    return somebody


async def sources(world, person):
    async with world.storage.reading() as tx:
        chat = await tx.chats.find(person.id, None)
        return await tx.own_sources.of(chat.id)


async def added(world, person, said="@kabar_dvor"):
    """Let somebody add what they write, and return the source."""
    world.offers(CHANNEL, TITLE)
    await person.skip()
    await person.send(f"/sources {said}")
    trial = await person.next_edit()
    await person.press(trial, "Добавить")
    await person.skip()
    return (await sources(world, person))[-1]


async def published(world, source):
    """Let a source have published one thing, as the pipeline leaves it; return its story."""
    now = world.now
    entry = Entry(guid="1", link="https://t.me/kabar_dvor/1", title=TITLE, html=TEXT, published_at=now)
    (keyed,) = with_keys([entry], canonical)
    new = NewEntry(entry=entry, keys=keyed.keys, published_at=now, first_seen_at=now, silent=False)
    thinking = Thinking(lambda: Mind(StemVectors()))
    async with world.storage.writing() as tx:
        await tx.entries.add(source.feed.id, [new])
        (unread,) = await tx.entries.claim_unread(now, 5)
    await read_entry(world.storage, NoPages(), NoExtractor(), lambda *_: "ru", unread, lambda: now)
    await understand(world.storage, thinking, unread.id, now)
    story = await Grouping(thinking).group(world.storage, unread.id, now)
    async with world.storage.writing() as tx:
        ((id, version),) = await tx.stories.claim_to_summarise(now, 5)
    await summarise(world.storage, thinking, id, version, now)
    assert await index(world.storage, thinking) == 1
    thinking.close()
    assert story == id
    return id


async def digest(world, person, update=77):
    """Return what a digest asked for now would say."""
    chat = await world.chat(person.id)
    await compose_now(world.storage, chat.id, update, world.now)
    return "\n".join(await world.queued())


@pytest.mark.parametrize("code", LANGUAGES)
async def test_a_reader_adds_a_channel_reads_it_shares_it_with_nobody_and_takes_it_away(world, code):
    words, reader = Words(code), await in_language(world, code)
    world.offers(CHANNEL, TITLE)
    await reader.send("/topics")
    screen = (await reader.press(await reader.next_message(), words("button-mine"))).message
    assert words("mine-none").splitlines()[1].strip() in screen.text
    question = (await reader.press(screen, words("button-mine-add"))).message
    assert "@" in question.text
    await reader.send("https://t.me/Kabar_Dvor/17")
    trial = await reader.next_edit()
    assert TITLE in trial.text
    assert await sources(world, reader) == []
    done = (await reader.press(trial, words("button-mine-add"))).message
    assert "Вести гор" in done.text
    (source,) = await sources(world, reader)
    assert (source.feed.source.url, source.feed.private) == (CHANNEL, True)
    assert "poll" in world.woken

    id = await published(world, source)
    said = await digest(world, reader)
    assert "📡 Вести гор" in said
    assert TITLE in said
    await reader.skip()
    await reader.start(f"story_{id}")
    card = await reader.next_message()
    assert TITLE in card.text
    assert not any(
        "switch_inline_query" in key for row in card.raw["reply_markup"]["inline_keyboard"] for key in row
    )
    assert (await reader.ask_inline(f"#{id}"))["results"] == []

    shown = (await reader.press(done, words("button-mine"))).message
    one = (await reader.press(shown, "Вести гор")).message
    assert words("mine-private") in one.text
    asked = (await reader.press(one, words("button-mine-remove"))).message
    removed = await reader.press(asked, words("button-mine-really-remove"))
    assert removed.alert == words("mine-removed")
    assert await sources(world, reader) == []
    await reader.skip()
    await reader.start(f"story_{id}")
    assert TITLE not in (await reader.next_message()).text


async def test_nobody_else_finds_a_private_story_anywhere(world):
    reader = await world.reader()
    source = await added(world, reader)
    id = await published(world, source)
    owner, other = await world.owner(), await world.reader()
    await owner.start()
    await owner.next_message()
    room = await world.telegram.group(owner=other)
    async with world.storage.reading() as tx:
        (article,) = await tx.articles.of_story(id)
    await world.quiet()
    rooms = [(owner, owner), (other, other), (other, room)]
    commands = [
        "/digest", "/latest", f"/search {SECRET.lower()}", "/since 3d бобры", "/saved", "/following", "/mutes", "/sources",
        "/mytopic бобры", "/why https://t.me/kabar_dvor/1", "/whynot https://t.me/kabar_dvor/1", f"/start story_{id}",
        f"/start topic_{source.topic_id}", "/settings", "/topics", "/feeds", "/stats", "/problems", "/corrections", "/audit",
        "/edittopics", "/export", "/help", "источник:вести бобры",
    ]  # fmt: skip
    presses = [
        f"story:{id}", f"save:{id}:on", "saved:0", f"follow:{id}:on", "followed:0", f"mute:{id}", f"mute:{id}:story", f"why:{id}",
        f"like:{id}:up", f"source:{id}:{article.id}:x", f"unfold:1:1:{id}", f"edit:{id}:important", f"edit:{id}:hide",
        f"feed:{source.feed.id}:0", f"topic:{source.topic_id}:on:0:menu", f"linked:{source.topic_id}:on", "latest:0:32503680000",
        f"more:{source.topic_id}:32503680000", f"mine:one:{source.topic_id}", f"mine:ask:{source.topic_id}",
        f"mine:remove:{source.topic_id}", f"at-once:{source.topic_id}:all", "readers-sources:list", f"topic-hour:0800:{source.topic_id}:on",
    ]  # fmt: skip
    for person, where in rooms:
        for command in commands:
            world.seconds += 60
            await person.send(command, **({"chat": where} if where is room else {}))
        await world.quiet()
        message = (await where.messages())[-1]
        for press in presses:
            world.seconds += 60
            assert SECRET not in (await person.forge(message, f"v1:{press}", settle=0.02)).alert
        await world.quiet()
        for message in await where.messages():
            assert SECRET not in message.text, (command, message.text)
            assert "kabar_dvor" not in message.text.replace("https://t.me/kabar_dvor/1", ""), message.text
    for asked in ("", f"#{id}", SECRET, "плотину"):
        for person in (owner, other, reader):
            assert SECRET not in str((await person.ask_inline(asked))["results"])
    async with world.storage.reading() as tx:
        assert len(await tx.own_sources.of((await tx.chats.find(reader.id, None)).id)) == 1
    said = "\n".join(await world.queued())
    assert SECRET not in said


async def test_a_sites_feed_is_offered_with_its_address_and_several_are_chosen_from(world):
    reader = await world.reader()
    feed = "https://yard.example.org/feed.xml"
    world.sources["https://yard.example.org"] = TriedSource(
        source=Source(url=feed, name="Двор"), feed=ParsedFeed(entries=()), named_by="https://yard.example.org"
    )
    await reader.send("/sources yard.example.org")
    trial = await reader.next_edit()
    assert "нашлась лента" in trial.text
    assert feed in trial.text
    world.pages["https://two.example.org"] = ("https://two.example.org/a", "https://two.example.org/b")
    world.offers("https://two.example.org/b", "Новость")
    await reader.send("/sources https://two.example.org")
    several = await reader.next_edit()
    await reader.press(several, "2")
    chosen = await reader.next_edit()
    await reader.press(chosen, "Добавить")
    assert [one.feed.source.url for one in await sources(world, reader)] == ["https://two.example.org/b"]
    again = await reader.press(trial, "Добавить", settle=0.1)
    assert again.is_alert


async def test_what_cannot_be_added_is_said_kindly(world):
    reader = await world.reader()
    answers = {}
    for said in ("просто слова", "https://t.me/+AbCdEfGh", "https://nowhere.example.org/rss"):
        await reader.send(f"/sources {said}")
        await world.quiet()
        answers[said] = (await reader.messages())[-1].text
    assert "не похоже на адрес" in answers["просто слова"]
    assert "закрытый канал" in answers["https://t.me/+AbCdEfGh"]
    assert "Не добавлен" in answers["https://nowhere.example.org/rss"]
    await added(world, reader)
    await reader.skip()
    await reader.send("/sources t.me/kabar_dvor")
    assert "уже есть" in (await reader.next_message()).text


async def test_a_source_gets_another_name(world):
    reader = await world.reader()
    source = await added(world, reader)
    await reader.send("/sources")
    one = (await reader.press(await reader.next_message(), "Вести гор")).message
    await reader.press(one, "Переименовать")
    await reader.skip()
    await reader.send("Мой двор")
    assert "Мой двор" in (await reader.next_message()).text
    assert [(one.topic_id, one.name) for one in await sources(world, reader)] == [
        (source.topic_id, "Мой двор")
    ]


def opml(*feeds):
    lines = "".join(f'<outline text="{name}" xmlUrl="{url}"/>' for name, url in feeds)
    return f'<?xml version="1.0"?><opml version="2.0"><body>{lines}</body></opml>'


def file(content, name="feeds.opml"):
    return {"name": name, "content": base64.b64encode(content.encode()).decode()}


async def test_a_file_of_feeds_is_taken_and_reported_on(world):
    reader = await world.reader()
    await added(world, reader)
    world.offers("https://a.example.org/rss", "Раз")
    world.offers("https://b.example.org/rss", "Два")
    async with world.storage.writing() as tx:
        await tx.own_sources.forbid("https://bad.example.org/rss", world.now)
    await reader.skip()
    listed = opml(
        ("Канал", CHANNEL), ("Альфа", "https://a.example.org/rss"), ("Альфа ещё раз", "http://www.a.example.org/rss/"),
        ("Закрытая", "https://bad.example.org/rss"), ("Немая", "https://dead.example.org/rss"), ("Бета", "https://b.example.org/rss"),
    )  # fmt: skip
    await reader.send(document=file(listed))
    report = (await reader.next_edit()).text
    assert "Добавлены 2 ленты" in report
    assert "Уже была у вас: 1" in report
    assert "Закрытая: Этот адрес закрыт редакцией" in report
    assert "Немая:" in report
    assert len(await sources(world, reader)) == 3
    async with world.storage.reading() as tx:
        assert await tx.feeds.all() == [], "a reader's file is no editor's"


async def test_the_sources_are_taken_along_as_a_file(world):
    reader = await world.reader()
    await reader.send("/sources")
    assert "v1:mine:export" not in [one.data for one in (await reader.next_message()).buttons]
    await added(world, reader)
    await reader.send("/sources")
    sent = (await reader.press(await reader.next_message(), "v1:mine:export")).new[0]
    content = await sent_file(world, sent.raw["document"]["file_id"])
    assert [one.url for one in read_opml(content)] == [CHANNEL]


async def sent_file(world, file_id):
    """Return what a file that the bot sent holds."""
    got = await world.bot.bot.get_file(file_id)
    return bytes(await got.download_as_bytearray())


async def test_a_file_with_more_than_fits_or_none_or_a_bomb_is_answered_clearly(world):
    reader = await world.reader()
    many = [(f"Лента {number}", f"https://f{number}.example.org/rss") for number in range(MOST_SOURCES + 3)]
    for _, url in many:
        world.offers(url, "Новость")
    bomb = '<?xml version="1.0"?><!DOCTYPE o [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><opml>&b;</opml>'
    await reader.send(document=file(bomb))
    assert "entities" in (await reader.next_message()).text
    await reader.send(document=file(opml()))
    assert "нет ни одной ленты" in (await reader.next_message()).text
    await reader.send("/sources")
    await reader.press(await reader.next_message(), "Из файла OPML")
    await reader.skip()
    await reader.send(document=file(opml(*many)))
    report = (await reader.next_edit()).text
    assert f"Добавлено лент: {MOST_SOURCES}" in report
    assert "ещё 3 не поместились" in report
    assert len(await sources(world, reader)) == MOST_SOURCES
    await reader.send("/sources https://one-more.example.org/rss")
    assert "не больше 20" in (await reader.next_message()).text


async def test_administrators_add_sources_for_a_group_and_others_do_not(world):
    boss, member = await world.person(), await world.person()
    room = await world.telegram.group(owner=boss, members=[member])
    await world.quiet()
    await room.skip()
    world.offers(CHANNEL, TITLE)
    await member.send("/sources @kabar_dvor", chat=room)
    assert "администраторы" in (await room.next_message()).text
    await boss.send("/sources @kabar_dvor", chat=room)
    trial = await room.next_edit()
    assert (await member.press(trial, "Добавить", settle=0.1)).is_alert
    await boss.press(trial, "Добавить")
    assert len(await sources(world, room)) == 1


async def test_editors_pause_readers_sources_and_close_an_address_without_seeing_whose_it_is(world):
    reader, editor = await world.reader(), await world.reader()
    await added(world, reader)
    async with world.storage.writing() as tx:
        await tx.editors.give(UserId(editor.id), Role.EDITOR, world.now)
    await editor.send("/feeds")
    screen = (await editor.press(await editor.next_message(), "Источники читателей")).message
    assert "Добавлено: 1" in screen.text
    assert "kabar_dvor" not in screen.text
    screen = (await editor.press(screen, "Приостановить для всех")).message
    await reader.skip()
    await reader.send("/sources https://x.example.org/rss")
    assert "приостановила редакция" in (await reader.next_message()).text
    screen = (await editor.press(screen, "Включить снова")).message
    await editor.press(screen, "Закрыть адрес")
    await editor.skip()
    await editor.send("@Kabar_Dvor")
    assert "у 1 читателя" in (await editor.next_message()).text
    assert await sources(world, reader) == []
    assert any("Вести гор" in said for said in await world.queued())
    await reader.send("/sources @kabar_dvor")
    assert "закрыт редакцией" in (await reader.next_message()).text
    await editor.send("/feeds")
    screen = (await editor.press(await editor.next_message(), "Источники читателей")).message
    await editor.press(screen, "1")
    async with world.storage.reading() as tx:
        assert await tx.own_sources.forbidden() == []


async def test_a_reader_asks_why_a_story_of_an_own_source_came(world):
    reader = await world.reader()
    id = await published(world, await added(world, reader))
    await reader.skip()
    await reader.start(f"story_{id}")
    card = await reader.next_message()
    said = (await reader.press(card, "Почему?")).message
    assert "ваш источник" in said.text
