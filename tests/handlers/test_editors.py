"""What owners do: sources and broadcasts."""

import pytest
from telegram import Update

from news.broadcasts import BroadcastState
from news.chats import Absence
from news.deliveries import Lane, NewDelivery
from news.feeds import FeedState
from news.ids import BroadcastId
from news.outgoing import Album, Media, MediaKind, Text


async def broadcast(world, id: int = 1):
    async with world.storage.reading() as tx:
        return await tx.broadcasts.get(BroadcastId(id))


@pytest.mark.parametrize("command", ["/feeds", "/broadcast"])
async def test_owners_only(world, command):
    reader = await world.person()
    await reader.send(command)
    assert "только редакторы" in (await reader.next_message()).text


@pytest.mark.parametrize(
    "data", ["v1:feeds:0", "v1:feed:1:0:remove", "v1:add-feed", "v1:broadcast:1:send", "v1:album"]
)
async def test_an_owners_button_in_other_hands_does_nothing(world, data):
    reader = await world.person()
    await world.feed("https://vesti.example.org/rss")
    await reader.start()
    pressed = await reader.forge(await reader.next_message(), data, settle=0.1)
    assert pressed.is_alert
    assert "только редакторы" in pressed.alert
    async with world.storage.reading() as tx:
        assert len(await tx.feeds.all()) == 1


async def test_a_source_is_added_by_its_address_after_a_trial_reading(world):
    owner = await world.owner()
    world.offers("https://vesti.example.org/rss", "Открыт новый мост")
    await owner.send("/feeds")
    screen = await owner.next_message()
    await owner.press(screen, "Добавить")
    await owner.send("vesti.example.org/rss")
    trial = await owner.next_edit()
    assert "Ещё ничего не сохранено" in trial.text
    assert "Записей: 1" in trial.text
    assert "Открыт новый мост" in trial.text
    async with world.storage.reading() as tx:
        assert await tx.feeds.all() == []
    assert "Вести гор добавлен" in (await owner.press(trial, "Добавить")).message.text
    await world.quiet()
    assert "poll" in world.woken
    await owner.skip()
    await owner.send("ещё что-то")
    assert "/help" in (await owner.next_message()).text


async def test_an_address_that_cannot_be_read_may_be_followed_by_another(world):
    owner = await world.owner()
    world.offers("https://vesti.example.org/rss")
    await owner.send("/feeds")
    await owner.press(await owner.next_message(), "Добавить")
    await owner.send("https://nowhere.example.org")
    assert "Не добавлен: сервер не отвечает (dns)" in (await owner.next_edit()).text
    await owner.skip()
    await owner.send("not an address")
    assert "не похоже на адрес" in (await owner.next_message()).text
    await owner.send("https://vesti.example.org/rss")
    assert "Ещё ничего не сохранено" in (await owner.next_edit()).text


async def test_a_source_that_is_there_already_is_named(world):
    owner = await world.owner()
    await world.feed("https://vesti.example.org/rss")
    world.offers("https://vesti.example.org/rss")
    await owner.send("/feeds")
    await owner.press(await owner.next_message(), "Добавить")
    await owner.send("https://vesti.example.org/rss")
    assert "уже в списке: Вести гор" in (await owner.next_edit()).text


async def test_a_source_is_removed_after_a_question(world):
    owner = await world.owner()
    id = await world.feed("https://vesti.example.org/rss")
    await owner.send("/feeds")
    screen = await owner.next_message()
    assert "Вести гор" in screen.text
    card = (await owner.press(screen, f"v1:feed:{id}:0")).message
    assert "https://vesti.example.org/rss" in card.text
    assert "Убрать Вести гор" in (await owner.press(screen, "Убрать")).message.text
    removed = (await owner.press(screen, "Да, убрать")).message
    assert "убран из списка" in removed.text
    async with world.storage.reading() as tx:
        assert (await tx.feeds.get(id)).state is FeedState.REMOVED
    assert "Источников пока нет" in (await owner.press(screen, "Назад")).message.text


async def test_a_text_is_shown_as_readers_will_see_it_then_sent_on_one_word(world):
    owner, _ = await world.owner(), await world.reader()
    await owner.send("/broadcast")
    await owner.next_message()
    await owner.send("Читайте <завтра> & всегда")
    preview, question = await owner.next_messages(2)
    assert preview.text == "Читайте <завтра> & всегда"
    assert "Его получит 1 чат" in question.text
    assert "Время отправки" in question.text
    panel = (await owner.press(question, "Отправить 1 чату")).message
    assert "Рассылка уйдёт в 08:00:30" in panel.text
    kept = await broadcast(world)
    assert kept.state is BroadcastState.CONFIRMED
    assert kept.content == Text(html="Читайте &lt;завтра&gt; &amp; всегда")
    assert {"broadcast", "progress"} <= set(world.woken)


async def test_a_broadcast_is_sent_once_however_often_the_button_is_pressed(world):
    owner, _ = await world.owner(), await world.reader()
    await owner.send("/broadcast")
    await owner.next_message()
    await owner.send("Важное")
    _, question = await owner.next_messages(2)
    await owner.press(question, "Отправить")
    pressed = await owner.forge(question, "v1:broadcast:1:send", settle=0.1)
    assert "уже всё решено" in pressed.alert or "всё уже решено" in pressed.alert


async def test_a_draft_can_be_left_unsent(world):
    owner = await world.owner()
    await world.reader()
    await owner.send("/broadcast")
    await owner.next_message()
    await owner.send("Важное")
    _, question = await owner.next_messages(2)
    assert "никто ничего не получил" in (await owner.press(question, "Не отправлять")).message.text
    assert (await broadcast(world)).state is BroadcastState.CANCELLED
    pressed = await owner.forge(question, "v1:broadcast:1:send", settle=0.1)
    assert pressed.answered
    assert (await broadcast(world)).state is BroadcastState.CANCELLED


async def test_a_running_broadcast_can_be_stopped(world):
    owner = await world.owner()
    await world.reader()
    await owner.send("/broadcast")
    await owner.next_message()
    await owner.send("Важное")
    _, question = await owner.next_messages(2)
    await owner.press(question, "Отправить")
    await owner.press(question, "Не ждать")
    stopped = await owner.press(question, "Остановить")
    assert "остановлена" in stopped.alert
    assert (await broadcast(world)).state is BroadcastState.CANCELLED


@pytest.mark.parametrize("kind", ["photo", "video", "document"])
async def test_a_file_is_sent_on_by_its_id_with_its_caption(world, kind):
    owner = await world.owner()
    await owner.send("/broadcast")
    await owner.next_message()
    await owner.send(caption="Снимок", **{kind: True})
    preview, _ = await owner.next_messages(2)
    assert preview.text == "Снимок"
    content = (await broadcast(world)).content
    assert isinstance(content, Media)
    assert (content.kind, content.caption) == (MediaKind(kind), "Снимок")


async def test_an_album_is_gathered_and_shown_when_the_editor_says_so(world):
    owner = await world.owner()
    await owner.send("/broadcast")
    await owner.next_message()
    await owner.send(
        album=[{"type": "photo", "media": True, "caption": "Два"}, {"type": "photo", "media": True}]
    )
    panel = await owner.next_message()
    await world.quiet()
    assert "2 файла" in (await owner.last_message()).text
    shown = await owner.press(panel, "Показать")
    assert [message.text for message in shown.new][:2] == ["Два", ""]
    await world.quiet()
    assert "Так сообщение увидят читатели" in (await owner.last_message()).text
    content = (await broadcast(world)).content
    assert isinstance(content, Album)
    assert [item.caption for item in content.items] == ["Два", ""]


async def test_what_cannot_be_sent_on_is_said_and_something_else_may_be_sent(world):
    owner = await world.owner()
    await owner.send("/broadcast")
    await owner.next_message()
    asked = world.handled[-1].to_dict()
    place = asked["message"] | {"location": {"latitude": 42.87, "longitude": 74.59}}
    del place["text"], place["entities"]
    await world.bot.process_update(Update.de_json(asked | {"message": place}, world.bot.bot))
    assert "разослать нельзя" in (await owner.next_message()).text
    await owner.send("Тогда текст")
    assert (await owner.next_message()).text == "Тогда текст"


async def test_a_question_can_be_taken_back_by_its_button_or_by_another_command(world):
    owner = await world.owner()
    await owner.send("/broadcast")
    asked = await owner.next_message()
    assert "отменено" in (await owner.press(asked, "Отмена")).message.text
    await owner.send("/broadcast")
    await owner.next_message()
    await owner.send("/help")
    await owner.next_message()
    await owner.send("просто слова")
    assert "/help" in (await owner.next_message()).text
    assert await broadcast(world) is None


async def test_an_answer_that_a_crash_interrupted_is_dealt_with_again(world):
    owner = await world.owner()
    await owner.send("/broadcast")
    await owner.next_message()
    await world.telegram.fault("error", method="sendMessage", count=1)
    await owner.send("Важное")
    await world.quiet()
    await owner.skip()
    assert len(world.failures) == 1
    world.failures.clear()
    await world.again()
    assert (await owner.next_message()).text == "Важное"


async def test_a_person_who_leaves_while_we_answer_is_kept_as_absent(world):
    reader = await world.reader()
    await world.telegram.fault(
        "error", method="sendMessage", count=1, code=403, description="Forbidden: bot was blocked by the user"
    )
    await reader.send("/help")
    await world.quiet()
    assert (await world.chat(reader.id)).absence is Absence.BLOCKED
    assert world.failures == []


async def test_what_breaks_is_written_down_and_told_kindly(world):
    reader = await world.reader()
    await world.telegram.fault(
        "error", method="sendMessage", count=1, code=400, description="Bad Request: REPLY_MARKUP_ODD"
    )
    await reader.send("/help")
    assert "Что-то сломалось" in (await reader.next_message()).text
    ((update_id, error),) = world.failures
    assert update_id == world.handled[-1].update_id
    assert "Reply_markup_odd" in str(error)
    world.failures.clear()


async def test_in_an_outage_nobody_is_told_and_the_update_is_left_to_be_handled_again(world):
    reader = await world.reader()
    await world.telegram.fault(
        "error", method="sendMessage", count=1, code=500, description="Internal Server Error"
    )
    await reader.send("/help")
    await world.quiet()
    ((update_id, error),) = world.failures
    assert update_id == world.handled[-1].update_id
    assert "Internal Server Error" in str(error)
    assert await reader.nothing_new()
    world.failures.clear()


async def test_an_owner_sends_again_what_is_in_doubt_and_nobody_else_can(world):
    owner, reader = await world.owner(), await world.reader()
    chat = await world.chat(reader.id)
    delivery = NewDelivery(
        key="digest:1:0", chat_id=chat.id, content=Text(html="Сводка"), lane=Lane.DIGEST, due_at=world.now
    )
    async with world.storage.writing() as tx:
        await tx.outbox.queue([delivery], world.now)
        (id,) = await tx.outbox.claim(world.now, 1)
        await tx.outbox.begin(id, world.now)
        await tx.outbox.recover(world.now)
    await owner.send("/help")
    screen = await owner.next_message()
    await reader.forge(await reader.last_message(), "v1:doubts:again", settle=0.1)
    async with world.storage.reading() as tx:
        assert len(await tx.outbox.in_doubt()) == 1
    await owner.forge(screen, "v1:doubts:again")
    async with world.storage.reading() as tx:
        assert await tx.outbox.in_doubt() == []
    assert "deliver" in world.woken
