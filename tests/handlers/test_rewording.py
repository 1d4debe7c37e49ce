"""A broadcast that has left: which version is changed, who has to agree, and what the report offers."""

from dataclasses import replace
from datetime import timedelta

from messages import broadcasts
from news.audit import Deed
from news.broadcasts import BroadcastState
from news.deliveries import DeliveryStatus, Edit
from news.edits import EditState
from news.ids import EditId
from news.outgoing import Text

from .test_broadcasting import ID, broadcast, deliver_all, demand_second, editor, let_go, offered
from .test_broadcasting import spread as spread_broadcast


async def edit_of(world, number=1):
    async with world.storage.reading() as tx:
        return await tx.edits.get(EditId(number))


async def deeds(world):
    async with world.storage.reading() as tx:
        return [(record.deed, record.user_id) for record in await tx.audit.last(10)]


async def two_versions(world, owner):
    """Have a broadcast in two versions received; give its panel."""
    chat = await world.chat((await world.reader()).id)
    async with world.storage.writing() as tx:
        await tx.chats.save_settings(chat.id, replace(chat.settings, language="ky"), world.now)
    card = await offered(owner)
    async with world.storage.writing() as tx:
        await tx.wordings.add_version(ID, "ky", Text(html="Маанилүү"), world.now)
    await owner.press(card, "v1:broadcast:1:send")
    await owner.press(card, "v1:broadcast:1:hurry")
    await spread_broadcast(world.storage, ID, lambda: world.now)
    await deliver_all(world)
    return (await owner.forge(card, "v1:broadcast:1:progress")).message


async def propose(owner, panel, text="Ещё важнее", version=None):
    """Write another text; give the question that follows how it looks."""
    pressed = await owner.press(panel, "Изменить текст")
    if version is not None:
        await owner.press(pressed.new[0], version)
    await owner.skip()
    await owner.send(text)
    *_, question = await owner.next_messages(2)
    return question


async def ended(world, owner):
    """Have a broadcast received; give its panel."""
    panel = await let_go(world, owner)
    await deliver_all(world)
    return (await owner.forge(panel, "v1:broadcast:1:progress")).message


async def test_the_version_to_change_is_chosen_and_the_others_stay(world):
    owner, _ = await world.owner(), await world.reader()
    panel = await two_versions(world, owner)
    choice = (await owner.press(panel, "Изменить текст")).new[0]
    assert [button.text for button in choice.buttons] == ["первая", "кыргызский", "все версии", "Отмена"]
    asked = (await owner.press(choice, "кыргызский")).new[0]
    assert "эту версию: кыргызский" in asked.text
    await owner.skip()
    await owner.send("Өтө маанилүү")
    shown, question = await owner.next_messages(2)
    assert shown.text == "Өтө маанилүү"
    assert "эту версию: кыргызский" in question.text
    assert "Правка: 0 из 1" in (await owner.press(question, "Заменить")).message.text
    assert await deliver_all(world) == [Edit(content=Text(html="Өтө маанилүү"))]
    kept = await broadcast(world)
    assert (kept.content.html, kept.versions["ky"].html) == ("Важное", "Өтө маанилүү")


async def test_all_versions_may_be_changed_at_once(world):
    owner, _ = await world.owner(), await world.reader()
    panel = await two_versions(world, owner)
    question = await propose(owner, panel, "Одно для всех", "все версии")
    assert "Правка: 0 из 2" in (await owner.press(question, "Заменить у всех")).message.text
    assert await deliver_all(world) == [Edit(content=Text(html="Одно для всех"))] * 2


async def test_a_version_that_is_none_is_answered_kindly(world):
    owner, _ = await world.owner(), await world.reader()
    panel = await ended(world, owner)
    for deed in ("reword:ky", "reword:moon", "replace:99", "recall:99", "approve-edit:99", "refuse-edit:99"):
        assert (await owner.forge(panel, f"v1:broadcast:1:{deed}", settle=0.1)).is_alert
    assert await world.queued() == []


async def test_a_repeated_press_changes_nothing(world):
    owner, _ = await world.owner(), await world.reader()
    question = await propose(owner, await ended(world, owner))
    await owner.press(question, "Заменить у всех")
    await world.again()
    await owner.forge(question, "v1:broadcast:1:replace:1")
    assert len(await deliver_all(world)) == 1
    await owner.forge(question, "v1:broadcast:1:replace:1")
    assert await deliver_all(world) == []
    assert [deed for deed, _ in await deeds(world)].count(Deed.BROADCAST_EDITED) == 1


async def test_words_too_long_for_a_caption_are_refused_at_once(world):
    owner, _ = await world.owner(), await world.reader()
    await owner.send("/broadcast")
    await owner.next_message()
    await owner.send(photo=True, caption="Снимок")
    _, card = await owner.next_messages(2)
    for deed in ("send", "hurry"):
        await owner.press(card, f"v1:broadcast:1:{deed}")
    await spread_broadcast(world.storage, ID, lambda: world.now)
    await deliver_all(world)
    await owner.press((await owner.forge(card, "v1:broadcast:1:progress")).message, "Изменить текст")
    await owner.skip()
    await owner.send("слово " * 200)
    assert "слишком длинное" in (await owner.next_message()).text
    await owner.send("Подпись")
    shown, question = await owner.next_messages(2)
    assert "photo" in shown.raw
    assert shown.text == "Подпись"
    await owner.press(question, "Заменить у всех")
    (edit,) = await deliver_all(world)
    assert edit.content.caption == "Подпись"


async def test_an_edit_waits_for_a_second_editor_who_sees_it_and_lets_it_go(world):
    owner, second, _ = await world.owner(), await editor(world), await world.reader()
    panel = await ended(world, owner)
    await demand_second(world)
    question = await propose(owner, panel)
    waiting = (await owner.press(question, "Заменить у всех")).message
    await world.again()
    assert "ждёт второго редактора" in waiting.text
    message, asked = await deliver_all(world)
    assert message == Text(html="Ещё важнее")
    assert "Правка рассылки № 1 ждёт вашего одобрения" in asked.html
    assert (await broadcast(world)).content == Text(html="Важное")

    own = await owner.forge(waiting, "v1:broadcast:1:approve-edit:1", settle=0.1)
    assert "другой редактор" in own.alert
    assert (await edit_of(world)).state is EditState.ASKED

    screen = await second.last_message()
    approved = await second.forge(screen, "v1:broadcast:1:approve-edit:1")
    assert "Правка рассылки № 1 одобрена" in approved.message.text
    await second.forge(screen, "v1:broadcast:1:approve-edit:1")
    late = await second.forge(screen, "v1:broadcast:1:refuse-edit:1", settle=0.1)
    assert "решено" in late.alert
    left = await deliver_all(world)
    (edit,) = [one for one in left if isinstance(one, Edit)]
    (told,) = [one for one in left if isinstance(one, Text)]
    assert edit.content == Text(html="Ещё важнее")
    assert "одобрил" in told.html
    kept = await edit_of(world)
    assert (kept.state, kept.approved_by) == (EditState.SPREAD, second.id)
    assert (await broadcast(world)).content == Text(html="Ещё важнее")
    assert (await deeds(world))[:2] == [(Deed.EDIT_APPROVED, second.id), (Deed.EDIT_ASKED, owner.id)]
    assert "Правка: 1 из 1" in (await owner.press(waiting, "Обновить")).message.text


async def test_a_refused_edit_leaves_the_broadcast_as_it_is(world):
    owner, second, _ = await world.owner(), await editor(world), await world.reader()
    panel = await ended(world, owner)
    await demand_second(world)
    waiting = (await owner.press(await propose(owner, panel), "Заменить у всех")).message
    await deliver_all(world)
    refused = await second.forge(await second.last_message(), "v1:broadcast:1:refuse-edit:1")
    assert "отклонена" in refused.message.text
    (told,) = await deliver_all(world)
    assert "отклонил" in told.html
    assert "отклонена" in (await owner.press(waiting, "Обновить")).message.text
    assert (await broadcast(world)).content == Text(html="Важное")
    assert (await deeds(world))[0] == (Deed.EDIT_REFUSED, second.id)


async def test_an_edit_that_waits_is_taken_back_by_its_author_alone(world):
    owner, second, _ = await world.owner(), await editor(world), await world.reader()
    panel = await ended(world, owner)
    await demand_second(world)
    waiting = (await owner.press(await propose(owner, panel), "Заменить у всех")).message
    screen = await second.last_message()
    assert (await second.forge(screen, "v1:broadcast:1:recall:1", settle=0.1)).is_alert
    assert "отозвана" in (await owner.press(waiting, "Отозвать")).message.text
    late = await second.forge(screen, "v1:broadcast:1:approve-edit:1", settle=0.1)
    assert "решено" in late.alert
    assert (await broadcast(world)).content == Text(html="Важное")


async def test_without_a_second_editor_no_edit_leaves(world):
    owner, _ = await world.owner(), await world.reader()
    panel = await ended(world, owner)
    await demand_second(world)
    pressed = await owner.press(await propose(owner, panel), "Заменить у всех")
    assert "Одобрить некому" in pressed.alert
    assert (await edit_of(world)).state is EditState.OFFERED
    assert await world.queued() == []


async def test_the_buttons_of_the_report_work_and_the_deletion_ends_after_48_hours(world):
    owner, _ = await world.owner(), await world.reader()
    panel = await ended(world, owner)
    async with world.storage.reading() as tx:
        report = broadcasts.report(await tx.standings.of(ID, world.now), world.now, "ru")
    reword, delete = report.buttons[0]
    assert "48 часов" in (await owner.forge(panel, delete.data)).message.text
    assert "Пришлите новый текст" in (await owner.forge(panel, reword.data)).new[0].text

    world.now += timedelta(hours=49)
    for pressed in (delete.data, f"{delete.data}:yes"):
        late = await owner.forge(panel, pressed)
        assert "Прошло больше 48 часов" in late.alert
    left = (await owner.forge(panel, "v1:broadcast:1:deleted")).message
    shown = (await owner.press(left, "Назад")).message
    assert [button.text for button in shown.buttons] == ["Изменить текст"]
    assert (await broadcast(world)).state is BroadcastState.SPREAD
    async with world.storage.reading() as tx:
        assert await tx.changes.standing(ID, None) == {}
        assert set(await tx.outbox.counts()) == {DeliveryStatus.SENT}
