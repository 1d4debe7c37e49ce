"""What a reader does with a story: sees who said what, mutes, follows, and unfolds it inside a digest."""

from datetime import timedelta

import pytest

from messages.telegram import call
from news.articles import Reading, TopicScore
from news.deliveries import Sent
from news.stories import Sentence, Summary
from tests import stories

SAID = "Учения начнутся в мае в горах."


@pytest.fixture
async def reader(world):
    """Somebody who has had the first digest, before there was any news."""
    return await world.reader()


@pytest.fixture
async def printed(world, reader):
    """A story that two outlets report, with a sentence of the first in its summary."""
    at = world.now - timedelta(hours=1)
    async with world.storage.reading() as tx:
        topic = (await tx.topics.by_slug("csto")).id
    first = await stories.outlet(world.storage, "vesti", at, "kg")
    second = await stories.outlet(world.storage, "step", at, "kz")
    one = await stories.article(world.storage, first, "ОДКБ проведёт учения", at, [topic])
    two = await stories.article(world.storage, second, "Учения ОДКБ пройдут в мае", at, [topic])
    text = f"{SAID} Туда приедут двести военных."
    async with world.storage.writing() as tx:
        await tx.articles.save(one, Reading(title="ОДКБ проведёт учения", text=text, language="ru"), at)
    id = await stories.story(world.storage, "ОДКБ проведёт учения", [one, two], at)
    await retell(world, id, one, SAID)
    return id, one


async def retell(world, id, article, said):
    """Summarise a story by one sentence of one article."""
    async with world.storage.writing() as tx:
        (found,) = await tx.stories.get([id])
        sentence = Sentence(text=said, article_id=article, source=said)
        summary = Summary(language="ru", headline="ОДКБ проведёт учения", sentences=(sentence,))
        assert await tx.stories.summarised(id, found.version, [summary])


async def opened(reader, id):
    await reader.send("/help")
    return (await reader.forge(await reader.next_message(), f"v1:story:{id}")).message


async def test_a_mark_shows_the_sentence_as_the_outlet_wrote_it(world, reader, printed):
    id, _ = printed
    card = await opened(reader, id)
    assert f"{SAID}¹" in card.text
    shown = (await reader.press(card, "¹ vesti")).message
    assert SAID in shown.text
    assert "vesti" in shown.text
    assert "изменило" not in shown.text


async def test_an_old_mark_still_shows_its_sentence_and_says_when_it_is_gone(world, reader, printed):
    id, article = printed
    card = await opened(reader, id)
    await retell(world, id, article, "Туда приедут двести военных.")
    assert SAID in (await reader.press(card, "¹ vesti")).message.text
    async with world.storage.writing() as tx:
        reading = Reading(title="ОДКБ проведёт учения", text="Учений не будет.", language="ru")
        await tx.articles.save(article, reading, world.now)
    shown = (await reader.press(card, "¹ vesti")).message
    assert SAID not in shown.text
    assert "изменило этот текст" in shown.text


async def muted(world, reader):
    chat = await world.chat(reader.id)
    async with world.storage.reading() as tx:
        return [(mute.kind, mute.value) for mute in await tx.mutes.of(chat.id)]


async def test_an_outlet_is_muted_undone_and_listed(world, reader, printed):
    id, _ = printed
    what = (await reader.press(await opened(reader, id), "🔇 Скрыть…")).message
    assert "Чего больше не показывать?" in what.text
    done = (await reader.press(what, "Источник: vesti")).message
    assert await muted(world, reader) == [("outlet", "vesti")]
    undone = (await reader.press(done, "Вернуть как было")).message
    assert "Снова показываю: vesti" in undone.text
    assert await muted(world, reader) == []


async def test_the_own_topics_of_others_are_neither_named_nor_muted(world, reader, printed):
    id, _ = printed
    other = await world.reader()
    async with world.storage.writing() as tx:
        theirs, mine = await tx.chats.find(other.id, None), await tx.chats.find(reader.id, None)
        secret = await tx.own_topics.add(theirs.id, "тайное дело", "тайное дело", world.now)
        own = await tx.own_topics.add(mine.id, "учения рядом", "учения", world.now)
        await tx.stories.set_topics(id, [TopicScore(topic_id=one, score=0.9) for one in (secret, own)])
    card = await opened(reader, id)
    what = (await reader.press(card, "🔇 Скрыть…")).message
    assert any("учения рядом" in button.text for button in what.buttons)
    assert not any("тайное" in button.text for button in what.buttons)
    assert (await reader.forge(card, f"v1:mute:{id}:topic:{secret}")).is_alert
    assert await muted(world, reader) == []


async def test_muted_stories_leave_latest_and_the_list_brings_them_back(world, reader, printed):
    id, _ = printed
    what = (await reader.press(await opened(reader, id), "🔇 Скрыть…")).message
    await reader.press(what, "Только эту новость")
    await reader.send("/latest")
    assert "ОДКБ проведёт учения" not in (await reader.next_message()).text
    await reader.send("/mutes")
    listed = await reader.next_message()
    assert "Скрыто: 1" in listed.text
    emptied = (await reader.press(listed, "Новость: ОДКБ")).message
    assert "Ничего не скрыто" in emptied.text
    await reader.send("/latest")
    assert "ОДКБ проведёт учения" in (await reader.next_message()).text


async def test_a_word_is_asked_for_and_muted_in_every_form(world, reader, printed):
    id, _ = printed
    what = (await reader.press(await opened(reader, id), "🔇 Скрыть…")).message
    await reader.press(what, "Слово…")
    await reader.send("учениями")
    assert "учениями" in (await reader.next_message()).text
    await reader.send("/latest")
    assert "ОДКБ проведёт учения" not in (await reader.next_message()).text
    await reader.send("/mutes !!!")
    assert "Нужно слово" in (await reader.next_message()).text


async def test_settings_lead_to_what_is_muted(world, reader):
    await reader.send("/settings")
    screen = await reader.next_message()
    assert "Ничего не скрыто" in (await reader.press(screen, "🔇 Всё скрытое")).message.text


async def test_a_story_is_followed_shown_so_listed_and_left(world, reader, printed):
    id, _ = printed
    card = await opened(reader, id)
    pressed = await reader.press(card, "🔔 Следить")
    assert "Пришлю только новое" in pressed.alert
    chat = await world.chat(reader.id)
    async with world.storage.reading() as tx:
        assert await tx.following.has(chat.id, id)
    await reader.send("/following")
    assert "Вы следите за 1 новостью" in (await reader.next_message()).text
    await reader.press(pressed.message or card, f"v1:follow:{id}:off")
    async with world.storage.reading() as tx:
        assert not await tx.following.has(chat.id, id)
    await reader.send("/following")
    assert "Вы ни за чем не следите" in (await reader.next_message()).text


async def delivered(world, reader):
    """Ask for a digest, send it as it would be sent, and return it."""
    await reader.send("/digest")
    await world.quiet()
    async with world.storage.writing() as tx:
        for id in await tx.outbox.claim(world.now, 100):
            delivery = await tx.outbox.get(id)
            method, arguments = call(delivery.content)
            message = await getattr(world.bot.bot, method)(chat_id=delivery.telegram_id, **arguments)
            await tx.outbox.begin(id, world.now)
            await tx.outbox.settle(id, Sent(message_ids=(message.message_id,)), world.now)
    return await reader.last_message()


async def test_a_number_unfolds_its_story_in_the_digest_and_folds_it_back(world, reader, printed):
    id, _ = printed
    await world.story("ОДКБ избрала секретаря")
    digest = await delivered(world, reader)
    number = next(line[0] for line in digest.text.splitlines() if "проведёт учения" in line)
    folded = digest.text
    open_ = (await reader.press(digest, number)).message
    assert open_.id == digest.id
    assert f"{SAID}¹" in open_.text
    assert "ОДКБ избрала секретаря" in open_.text
    card = (await reader.press(open_, f"v1:story:{id}")).message
    assert card.id != digest.id
    again = (await reader.press(open_, "▴")).message
    assert (again.id, again.text) == (digest.id, folded)


async def test_earlier_stories_and_more_of_a_topic_come_as_pages(world, reader, printed):
    digest = await delivered(world, reader)
    older = (await reader.press(digest, "🕐 Раньше")).message
    assert "ОДКБ проведёт учения" in older.text
    open_ = (await reader.press(digest, "1")).message
    more = (await reader.press(open_, "Ещё: ")).message
    assert "Ещё по теме 🛡 ОДКБ" in more.text
    assert "ОДКБ проведёт учения" in more.text


async def test_what_stands_in_a_digest_is_not_further_news(world, reader, printed):
    digest = await delivered(world, reader)
    for number in range(7):
        await world.story(f"Не поместилась: {number}")
    older = (await reader.press(digest, "🕐 Раньше")).message
    assert "Чего ещё не было в сводках" in older.text
    assert "ОДКБ проведёт учения" not in older.text
    second = (await reader.press(older, "›")).message
    assert "7. Не поместилась" in second.text
    assert "ОДКБ проведёт учения" not in second.text
    open_ = (await reader.press(digest, "1")).message
    more = (await reader.press(open_, "Ещё: ")).message
    assert "Ещё по теме 🛡 ОДКБ" in more.text
    assert "ОДКБ проведёт учения" not in more.text


async def test_somebody_elses_digest_is_not_unfolded(world, reader, printed):
    id, _ = printed
    stranger = await world.reader()
    await delivered(world, reader)
    await stranger.send("/help")
    pressed = await stranger.forge(await stranger.next_message(), f"v1:unfold:1:1:{id}")
    assert "Сводка" not in pressed.message.text
    assert f"{SAID}¹" in pressed.message.text, "its card is shown instead"
    folded = await stranger.forge(await stranger.last_message(), "v1:fold:1:1", settle=0.1)
    assert "устарела" in folded.alert


async def test_a_reaction_to_a_card_is_an_opinion_on_its_story(world, reader, printed):
    id, _ = printed
    card = await opened(reader, id)
    chat = await world.chat(reader.id)
    for emoji, value in (("👍", 1), ("😢", 0), ("👎", -1), ("", 0)):
        await reader.react(card, emoji)
        await world.quiet()
        async with world.storage.reading() as tx:
            assert await tx.likes.value(chat.id, id) == value, emoji
    await reader.send("/help")
    await reader.react(await reader.next_message(), "👍")
    await world.quiet()
    async with world.storage.reading() as tx:
        assert await tx.likes.value(chat.id, id) == 0, "what shows no story says nothing of one"


async def test_a_story_is_shared_to_any_chat_by_its_number(world, reader, printed):
    id, _ = printed
    card = await opened(reader, id)
    asks = [key.raw for key in card.buttons if "Поделиться" in key.text]
    assert [key["switch_inline_query"] for key in asks] == [f"#{id}"]
    ask = reader.control.ask
    for query, offered in ((f"#{id}", ["ОДКБ проведёт учения"]), ("#404", [])):
        sent = await ask("POST", f"/people/{reader.id}/inline", {"query": query, "offset": ""})
        answer = (await ask("GET", f"/inline/{sent['inline_query']}", query={"wait": 10}))["answer"]
        assert [result["title"] for result in answer["results"]] == offered


@pytest.mark.parametrize(
    "data", ["v1:source:1", "v1:mute:x", "v1:mute:99:story", "v1:mutes:off:x", "v1:follow:1:maybe", "v1:follow:99:on",
             "v1:unfold:1", "v1:unfold:1:1:99", "v1:fold:7:1", "v1:more:x", "v1:followed:-1"]
)  # fmt: skip
async def test_buttons_that_say_nothing_are_answered_politely(world, reader, data):
    pressed = await reader.forge(await reader.last_message(), data, settle=0.1)
    assert pressed.is_alert
    assert world.failures == []
