"""What is kept of a reader is theirs: they see it, take it with them, pause, and have it forgotten at once."""

import json
from datetime import timedelta

import pytest

from news.ids import UserId
from news.outgoing import File
from news.roles import Role


async def exported(world):
    """Return what the file in the outbox says."""
    async with world.storage.writing() as tx:
        claimed = await tx.outbox.claim(world.now, 100)
        found = [await tx.outbox.get(id) for id in claimed]
    (file,) = [delivery.content for delivery in found if isinstance(delivery.content, File)]
    return json.loads(file.text)


async def test_a_reader_is_told_what_is_kept_and_who_sees_it(world):
    reader = await world.reader()
    await reader.send("/privacy")
    screen = await reader.next_message()
    assert "90 дней" in screen.text
    assert "не показывается никому" in screen.text
    assert [button.text for button in screen.buttons] == ["Получить файлом", "Удалить всё…", "Закрыть"]


async def test_everything_kept_comes_as_a_file(world):
    reader = await world.reader()
    story = await world.story("ШОС проведёт саммит")
    await reader.send("/search саммит")
    await reader.next_message()
    async with world.storage.writing() as tx:
        chat = await tx.chats.find(reader.id, None)
        await tx.saved.add(chat.id, story, world.now)
    await reader.send("/export")
    await world.quiet()
    kept = await exported(world)
    assert kept["chats"][0]["telegram_id"] == reader.id
    assert kept["searches"][0]["query"] == "саммит"
    assert kept["names"]["stories"][str(kept["saved"][0]["story_id"])] == "ШОС проведёт саммит"
    assert len(kept["subscriptions"]) == 3
    assert "deliver" in world.woken


async def test_a_file_asked_for_once_comes_once(world):
    reader = await world.reader()
    await reader.send("/export")
    await world.quiet()
    await world.again()
    await exported(world)


async def test_all_is_forgotten_at_once_but_only_after_a_question(world):
    reader = await world.reader()
    await reader.send("/forget")
    question = await reader.next_message()
    assert await world.chat(reader.id) is not None
    done = (await reader.press(question, "Да, удалить всё")).message
    assert "больше ничего о вас не знаю" in done.text
    assert not done.buttons
    assert await world.chat(reader.id) is None
    await world.again()
    assert await world.chat(reader.id) is None


async def test_who_is_forgotten_can_begin_anew(world):
    reader = await world.reader()
    await reader.send("/forget")
    await reader.press(await reader.next_message(), "Да, удалить всё")
    await reader.start()
    assert "Здравствуйте" in (await reader.next_message()).text


async def test_a_question_can_be_answered_with_no(world):
    reader = await world.reader()
    await reader.send("/forget")
    kept = (await reader.press(await reader.next_message(), "Оставить")).message
    assert "всё остаётся" in kept.text
    assert await world.chat(reader.id) is not None


async def test_an_editor_who_is_forgotten_loses_the_role_and_hears_that_the_log_stays(world):
    await world.owner()
    editor = await world.reader()
    async with world.storage.writing() as tx:
        await tx.editors.give(UserId(editor.id), Role.EDITOR, world.now)
    await editor.send("/forget")
    question = await editor.next_message()
    assert "роль в редакции" in question.text
    done = (await editor.press(question, "Да, удалить всё")).message
    assert "В журнале редакции остались" in done.text
    async with world.storage.reading() as tx:
        assert await tx.editors.role(UserId(editor.id)) is None
    assert world.menus == [editor.id]


async def test_the_only_owner_names_another_first(world):
    owner = await world.owner()
    await owner.send("/forget")
    answer = (await owner.press(await owner.next_message(), "Да, удалить всё")).message
    assert "единственный владелец" in answer.text
    async with world.storage.reading() as tx:
        assert await tx.editors.owners() == {owner.id}


async def test_only_administrators_have_a_group_forgotten_with_all_its_topics(world):
    boss, member = await world.person(), await world.person()
    room = await world.telegram.group(kind="forum", owner=boss, members=[member])
    thread = await room.topic("Регион")
    await boss.send("/topics", chat=room)
    await boss.send("/topics", chat=room, thread=thread)
    await world.quiet()
    await room.skip()
    await boss.send("/forget", chat=room)
    question = await room.next_message()
    assert (await member.press(question, "Да, удалить всё", settle=0.1)).is_alert
    await boss.press(question, "Да, удалить всё")
    assert await world.chat(room.id) is None
    assert await world.chat(room.id, thread) is None


async def test_a_pause_is_said_in_days_or_chosen(world):
    reader = await world.reader()
    await reader.send("/pause 3")
    answer = await reader.next_message()
    assert "до 5 марта" in answer.text
    chat = await world.chat(reader.id)
    assert chat.settings.paused_until > world.now + timedelta(days=2)
    await reader.press(answer, "Снова присылать")
    assert (await world.chat(reader.id)).settings.paused_until is None


@pytest.mark.parametrize("said", ["", " надолго", " 0", " 9999"])
async def test_a_pause_without_a_number_of_days_is_asked_for(world, said):
    reader = await world.reader()
    await reader.send(f"/pause{said}")
    assert "На неделю" in [button.text for button in (await reader.next_message()).buttons]
