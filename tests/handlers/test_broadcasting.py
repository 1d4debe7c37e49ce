"""The broadcast desk: whom, in which language, when, who agrees, and what can be done once it has left."""

from datetime import UTC, datetime, timedelta

import pytest

from handlers.cards import SECOND_EDITOR
from news.audit import Deed
from news.broadcasts import Audience, BroadcastState, Kind
from news.deliveries import DeliveryStatus, InDoubt, Sent
from news.ids import BroadcastId, UserId
from news.outgoing import Album, MediaKind, Text
from news.roles import Role
from pipeline.broadcast import spread

ID = BroadcastId(1)


async def broadcast(world):
    async with world.storage.reading() as tx:
        return await tx.broadcasts.get(ID)


async def offered(owner, text="Важное"):
    """Have a broadcast prepared; give its card."""
    await owner.skip()
    await owner.send("/broadcast")
    await owner.next_message()
    await owner.send(text)
    _, card = await owner.next_messages(2)
    return card


async def let_go(world, owner, text="Важное"):
    """Have a broadcast leave at once; give its panel."""
    card = await offered(owner, text)
    await owner.press(card, "v1:broadcast:1:send")
    await owner.press(card, "v1:broadcast:1:hurry")
    await spread(world.storage, ID, lambda: world.now)
    return card


async def deliver_all(world, outcome=None):
    """Let everything that waits come to an end; give the texts."""
    found = []
    async with world.storage.writing() as tx:
        while ids := await tx.outbox.claim(world.now, 100):
            for id in ids:
                waiting = await tx.outbox.get(id)
                found.append(waiting.content)
                await tx.outbox.begin(id, world.now)
                await tx.outbox.settle(id, outcome or Sent(message_ids=(7,)), world.now)
    return found


async def editor(world):
    """A second editor, who has talked to the bot."""
    somebody = await world.person(first_name="Айгүл")
    async with world.storage.writing() as tx:
        await tx.editors.give(UserId(somebody.id), Role.EDITOR, world.now)
    await somebody.start()
    await somebody.next_message()
    return somebody


async def demand_second(world):
    async with world.storage.writing() as tx:
        await tx.notes.put(SECOND_EDITOR, True)


async def test_an_audience_is_narrowed_by_buttons_and_the_count_follows(world):
    owner, _ = await world.owner(), await world.reader()
    card = await offered(owner)
    screen = (await owner.press(card, "Кому")).message
    assert "Его получит 1 чат" in screen.text
    screen = (await owner.press(card, "v1:broadcast:1:language:ky:on")).message
    assert "язык: кыргызский" in screen.text
    assert "некому" in screen.text
    await owner.press(card, "v1:broadcast:1:language:ky:off")
    await owner.press(card, "личные чаты")
    screen = (await owner.press(card, "v1:broadcast:1:active:7:on")).message
    assert "Кому: личные чаты; активные за последние 7 дней." in screen.text
    assert "Его получит 1 чат" in screen.text
    assert (await broadcast(world)).audience == Audience(kinds=frozenset({Kind.PRIVATE}), active_days=7)
    await owner.press(card, "Всем")
    assert (await broadcast(world)).audience.is_everyone
    assert "Отправить 1 чату" in [
        button.text for button in (await owner.press(card, "Назад")).message.buttons
    ]


async def test_an_audience_is_the_readers_of_some_topics(world):
    owner, reader = await world.owner(), await world.reader()
    card = await offered(owner)
    await owner.press(card, "Кому")
    await owner.press(card, "Любые темы")
    chosen = await world.topics(reader.id)
    async with world.storage.reading() as tx:
        mine, other = [
            next(topic for topic in await tx.topics.all() if (topic.slug in chosen) is wanted)
            for wanted in (True, False)
        ]
    screen = await owner.forge(card, f"v1:broadcast:1:topic:{other.id}:on:0")
    assert "некому" in screen.message.text
    screen = await owner.forge(card, f"v1:broadcast:1:topic:{mine.id}:on:0")
    assert "Его получит 1 чат" in screen.message.text
    screen = await owner.forge(card, "v1:broadcast:1:open")
    assert "Кому: темы: " in screen.message.text
    assert (await broadcast(world)).audience.topics == {mine.id, other.id}


async def test_a_version_in_a_language_is_added_shown_and_removed(world):
    owner, _ = await world.owner(), await world.reader()
    card = await offered(owner)
    await owner.press(card, "Языки")
    asked = await owner.press(card, "➕ кыргызский")
    assert "кыргызский" in asked.new[0].text
    await owner.send("Маанилүү")
    version, follows = await owner.next_messages(2)
    assert version.text == "Маанилүү"
    assert "На языках: кыргызский" in follows.text
    assert (await broadcast(world)).versions == {"ky": Text(html="Маанилүү")}
    await owner.press(follows, "Языки")
    await owner.press(follows, "Показать все версии", settle=0)
    await world.quiet()
    assert [message.text for message in await owner.messages()][-3:-1] == ["Важное", "Маанилүү"]
    await owner.forge(follows, "v1:broadcast:1:unversion:ky")
    assert (await broadcast(world)).versions == {}


async def test_a_version_may_be_an_album(world):
    owner, _ = await world.owner(), await world.reader()
    card = await offered(owner)
    await owner.press(card, "Языки")
    await owner.press(card, "➕ английский")
    await owner.skip()
    await owner.send(album=[{"type": "photo", "media": True}, {"type": "photo", "media": True}])
    panel = await owner.next_message()
    await world.quiet()
    await owner.press(panel, "Показать")
    await world.quiet()
    kept = await broadcast(world)
    assert kept.content == Text(html="Важное")
    assert isinstance(kept.versions["en"], Album)


async def test_it_leaves_at_the_moment_that_was_written(world):
    owner, _ = await world.owner(), await world.reader()
    card = await offered(owner)
    await owner.press(card, "Когда")
    await owner.press(card, "Другое время")
    await owner.skip()
    await owner.send("когда-нибудь")
    assert "Не понимаю" in (await owner.next_message()).text
    await owner.send("завтра 09:00")
    card = await owner.next_message()
    assert "Уйдёт завтра в 09:00" in card.text
    panel = (await owner.press(card, "Отправить")).message
    assert "Рассылка уйдёт завтра в 09:00" in panel.text
    kept = await broadcast(world)
    assert (kept.state, kept.starts_at) == (BroadcastState.CONFIRMED, datetime(2026, 3, 3, 3, 0, tzinfo=UTC))
    assert "никто ничего не получил" in (await owner.press(panel, "Отменить")).message.text
    assert (await broadcast(world)).state is BroadcastState.CANCELLED


async def test_a_common_moment_is_one_tap_and_can_be_taken_back(world):
    owner, _ = await world.owner(), await world.reader()
    card = await offered(owner)
    await owner.press(card, "Когда")
    assert "Уйдёт сегодня в 18:00" in (await owner.press(card, "сегодня в 18:00")).message.text
    await owner.press(card, "Когда")
    await owner.press(card, "Сразу")
    assert (await broadcast(world)).starts_at is None
    passed = await owner.forge(card, "v1:broadcast:1:at:202001010000", settle=0.1)
    assert passed.is_alert


async def test_it_can_be_called_back_for_half_a_minute(world):
    owner, _ = await world.owner(), await world.reader()
    card = await offered(owner)
    panel = (await owner.press(card, "Отправить")).message
    assert "08:00:30" in panel.text
    async with world.storage.writing() as tx:
        assert await tx.broadcasts.claim(world.now + timedelta(seconds=29), 10) == []
    await owner.press(panel, "Отменить")
    async with world.storage.writing() as tx:
        assert await tx.broadcasts.claim(world.now + timedelta(seconds=31), 10) == []


async def test_a_test_goes_to_oneself_once_a_press(world):
    owner, _ = await world.owner(), await world.reader()
    card = await offered(owner)
    await owner.press(card, "Проба")
    await owner.press(card, "Себе")
    await world.again()
    assert await world.queued() == ["Важное"]
    assert (await broadcast(world)).state is BroadcastState.DRAFT


async def test_a_test_goes_to_one_per_cent_and_is_not_repeated(world):
    owner, _ = await world.owner(), await world.reader()
    card = await offered(owner)
    await owner.press(card, "Проба")
    pressed = await owner.press(card, "Одному проценту")
    assert "1 чат" in pressed.alert
    assert "Проба: ушла в 1 чат" in pressed.message.text
    assert await deliver_all(world) == [Text(html="Важное")]
    await owner.press(card, "v1:broadcast:1:send")
    await owner.press(card, "v1:broadcast:1:hurry")
    await spread(world.storage, ID, lambda: world.now)
    assert await deliver_all(world) == []


async def test_an_urgent_one_says_so(world):
    owner, _ = await world.owner(), await world.reader()
    card = await offered(owner)
    assert "Срочная: обгоняет" in (await owner.press(card, "v1:broadcast:1:urgent:on")).message.text
    assert (await broadcast(world)).urgent


async def test_a_second_editor_sees_the_message_and_lets_it_go(world):
    owner, second, _ = await world.owner(), await editor(world), await world.reader()
    card = await offered(owner)
    assert "второй редактор" in (await owner.press(card, "Нужен второй редактор")).message.text
    panel = (await owner.press(card, "Отправить")).message
    assert "ждёт второго редактора" in panel.text
    assert (await broadcast(world)).state is BroadcastState.ASKED
    message, question = await deliver_all(world)
    assert message == Text(html="Важное")
    assert "ждёт вашего одобрения" in question.html
    own = await owner.forge(panel, "v1:broadcast:1:approve", settle=0.1)
    assert "другой редактор" in own.alert
    screen = await second.last_message()
    approved = await second.forge(screen, "v1:broadcast:1:approve")
    assert "одобрена" in approved.message.text
    kept = await broadcast(world)
    assert (kept.state, kept.approved_by) == (BroadcastState.CONFIRMED, second.id)
    assert kept.starts_at == world.now + timedelta(seconds=30)
    assert "решено" in (await second.forge(screen, "v1:broadcast:1:refuse", settle=0.1)).alert


async def test_a_refused_one_is_its_authors_draft_again(world):
    owner, second, _ = await world.owner(), await editor(world), await world.reader()
    card = await offered(owner)
    await demand_second(world)
    await owner.press(card, "Отправить")
    await deliver_all(world)
    refused = await second.forge(await second.last_message(), "v1:broadcast:1:refuse")
    assert "отклонена" in refused.message.text
    assert (await broadcast(world)).state is BroadcastState.DRAFT
    (told,) = await world.queued()
    assert "отклонил" in told


async def test_without_a_second_editor_nothing_leaves_and_nothing_is_tested(world):
    owner, _ = await world.owner(), await world.reader()
    card = await offered(owner)
    await demand_second(world)
    assert "Одобрить некому" in (await owner.press(card, "Отправить")).alert
    assert "одобрить" in (await owner.forge(card, "v1:broadcast:1:test:part", settle=0.1)).alert
    assert (await broadcast(world)).state is BroadcastState.DRAFT
    assert await world.queued() == []


async def test_only_an_owner_changes_whether_a_second_editor_is_needed(world):
    second = await editor(world)
    await world.reader()
    card = await offered(second)
    assert "Нужен второй редактор" not in " ".join(button.text for button in card.buttons)
    pressed = await second.forge(card, "v1:broadcast:1:second:on", settle=0.1)
    assert pressed.is_alert
    async with world.storage.reading() as tx:
        assert await tx.notes.get(SECOND_EDITOR) is None


async def test_another_editors_draft_is_left_alone(world):
    owner, second, _ = await world.owner(), await editor(world), await world.reader()
    await offered(owner)
    pressed = await second.forge(await second.last_message(), "v1:broadcast:1:send", settle=0.1)
    assert "другого редактора" in pressed.alert
    assert (await broadcast(world)).state is BroadcastState.DRAFT


async def test_a_running_one_is_paused_and_goes_on(world):
    owner, _ = await world.owner(), await world.reader()
    panel = await let_go(world, owner)
    paused = (await owner.forge(panel, "v1:broadcast:1:pause")).message
    assert "Рассылка на паузе: 0 из 1" in paused.text
    assert await deliver_all(world) == []
    await owner.press(panel, "Продолжить")
    await world.again()
    await spread(world.storage, ID, lambda: world.now)
    assert await deliver_all(world) == [Text(html="Важное")]
    ended = await owner.forge(panel, "v1:broadcast:1:progress")
    assert "Рассылка закончена" in ended.message.text


async def test_those_in_doubt_get_it_again_on_one_tap_of_the_report(world):
    owner, reader = await world.owner(), await world.reader()
    panel = await let_go(world, owner)
    await deliver_all(world, InDoubt(reason="connection lost"))
    report = (await owner.forge(panel, "v1:broadcast:1:progress")).message
    assert "Под вопросом: 1" in report.text
    refused = await reader.forge(await reader.last_message(), "v1:broadcast:1:again", settle=0.1)
    assert "только редакторы" in refused.alert
    assert await deliver_all(world) == []
    pressed = await owner.press(report, "Отправить ещё раз")
    assert "1 чат" in pressed.alert
    assert "deliver" in world.woken
    await world.again()
    assert await deliver_all(world) == [Text(html="Важное")]
    ended = (await owner.forge(panel, "v1:broadcast:1:progress")).message
    assert "Отправлено: 1" in ended.text
    assert "v1:broadcast:1:again" not in [button.data for button in ended.buttons]
    async with world.storage.reading() as tx:
        deeds = [record.deed for record in await tx.audit.last(10)]
    assert deeds.count(Deed.RESENT) == 1


async def test_a_post_of_another_channel_is_sent_on_as_it_was_written(world):
    owner, _ = await world.owner(), await world.reader()
    await owner.send("/broadcast")
    await owner.next_message()
    origin = {"title": "Кабар", "username": "kabar_kg", "message_id": 5}
    await owner.send("Саммит <открыт>", forward=origin)
    preview, card = await owner.next_messages(2)
    assert preview.text == "Саммит <открыт>"
    await owner.press(card, "v1:broadcast:1:send")
    await owner.press(card, "v1:broadcast:1:hurry")
    await spread(world.storage, ID, lambda: world.now)
    assert await deliver_all(world) == [Text(html="Саммит &lt;открыт&gt;")]


async def test_a_picture_passed_on_by_a_reader_is_sent_on_with_its_caption(world):
    owner, reader = await world.owner(), await world.reader()
    sent = await reader.send(caption="Снимок", photo=True)
    await world.quiet()
    await owner.send("/broadcast")
    await owner.next_message()
    await owner.send(forward={"chat_id": reader.id, "message_id": sent.id})
    preview, _ = await owner.next_messages(2)
    assert preview.text == "Снимок"
    content = (await broadcast(world)).content
    assert (content.kind, content.caption) == (MediaKind.PHOTO, "Снимок")


async def test_what_was_sent_is_changed_everywhere_once(world):
    owner, _ = await world.owner(), await world.reader()
    panel = await let_go(world, owner)
    await deliver_all(world)
    await owner.forge(panel, "v1:broadcast:1:progress")
    await owner.press(panel, "Изменить текст")
    await owner.skip()
    await owner.send("Ещё важнее")
    shown, question = await owner.next_messages(2)
    assert shown.text == "Ещё важнее"
    standing = (await owner.press(question, "Заменить у всех")).message
    await world.again()
    assert "Правка: 0 из 1" in standing.text
    (edit,) = await deliver_all(world)
    assert edit.content == Text(html="Ещё важнее")
    assert "Правка: 1 из 1" in (await owner.press(question, "Обновить")).message.text
    assert (await broadcast(world)).content == Text(html="Ещё важнее")


async def test_what_was_sent_is_deleted_everywhere_after_a_question(world):
    owner, _ = await world.owner(), await world.reader()
    panel = await let_go(world, owner)
    await deliver_all(world)
    await owner.forge(panel, "v1:broadcast:1:progress")
    assert "48 часов" in (await owner.press(panel, "Удалить у всех")).message.text
    assert "Удаление: 0 из 1" in (await owner.press(panel, "Да, удалить у всех")).message.text
    await world.again()
    async with world.storage.reading() as tx:
        assert await tx.changes.standing(ID, None) == {DeliveryStatus.QUEUED: 1}
    assert len(await deliver_all(world)) == 1


async def test_a_draft_is_neither_changed_nor_deleted_everywhere(world):
    owner, _ = await world.owner(), await world.reader()
    card = await offered(owner)
    for deed in ("delete:yes", "replace:00", "replace:nonsense"):
        pressed = await owner.forge(card, f"v1:broadcast:1:{deed}", settle=0.1)
        assert pressed.is_alert
    assert (await broadcast(world)).state is BroadcastState.DRAFT


async def test_the_last_ones_are_listed_and_open(world):
    owner, _ = await world.owner(), await world.reader()
    await owner.send("/broadcasts")
    assert "Рассылок ещё не было" in (await owner.next_message()).text
    await let_go(world, owner, "Первая <важная>")
    await owner.skip()
    await owner.send("/broadcasts")
    listed = await owner.next_message()
    assert "№ 1 · сегодня в 08:00 · идёт" in listed.text
    assert "Первая <важная>" in listed.text
    opened = await owner.press(listed, "№ 1")
    assert "Идёт рассылка" in opened.new[0].text


@pytest.mark.parametrize(
    "deed",
    ["send", "urgent:on", "second:on", "test:part", "everyone", "pause", "stop", "approve", "delete:yes", "open:new"],
)  # fmt: skip
async def test_a_reader_who_forges_an_editors_button_gets_nothing(world, deed):
    owner, reader = await world.owner(), await world.reader()
    await let_go(world, owner)
    before = await broadcast(world)
    await reader.skip()
    pressed = await reader.forge(await reader.last_message(), f"v1:broadcast:1:{deed}", settle=0.1)
    assert "только редакторы" in pressed.alert
    assert await reader.nothing_new()
    assert await broadcast(world) == before
    async with world.storage.reading() as tx:
        assert await tx.notes.get(SECOND_EDITOR) is None


@pytest.mark.parametrize("deed", ["language:xx:on", "kind:moon:on", "active:8:on", "topic:999:on:0", "at:soon", "version:xx", "nonsense"])  # fmt: skip
async def test_a_button_that_means_nothing_is_answered_kindly(world, deed):
    owner, _ = await world.owner(), await world.reader()
    card = await offered(owner)
    assert (await owner.forge(card, f"v1:broadcast:1:{deed}", settle=0.1)).is_alert
