"""Kills amid an editor's work: what is paused, scheduled or waits for approval is so after a start as well."""

import asyncio
from collections import Counter

from playground.client import Control, Message, Person

from .newsroom import Newsroom
from .people import PATIENCE, begin, crowd, let_go, offer_broadcast, press
from .program import Home, Program

READERS = 20
SECOND = 502
NOTICE = "Редакция ищет переводчика с кыргызского."
CORRECTED = "Редакция ищет переводчика с кыргызского и узбекского."


async def received(telegram: Control, owner: Person) -> Counter[int | None]:
    """How often each chat has got the notice, as Telegram has it on record; the owner's preview aside."""
    calls = await telegram.calls("sendMessage", effect=True)
    got = Counter(call.chat for call in calls if call.parameters.get("text") == NOTICE)
    got[owner.id] -= 1
    return got


async def state(home: Home, program: Program, wanted: str) -> None:
    """Wait until the broadcast stands so."""
    await program.until(lambda: home.rows("SELECT state FROM broadcasts") == [(wanted,)], wanted)


async def until_said(person: Person, part: str) -> Message:
    """Wait for a message with these words, past all others."""
    while part not in (message := await person.next_message(patience=PATIENCE)).text:
        pass
    return message


async def test_a_paused_broadcast_stays_paused_over_a_kill_and_goes_on_where_it_was(
    telegram: Control, newsroom: Newsroom, home: Home, owner: Person
):
    program = await home.run(SENDS_PER_SECOND="1000")
    _, readers = await asyncio.gather(begin(owner), crowd(telegram, READERS))
    question = await offer_broadcast(owner, NOTICE)
    assert await program.stop() == 0

    program = await home.run(SENDS_PER_SECOND="5")
    panel = await let_go(owner, question)
    last = (await telegram.calls())[-1].number
    await telegram.calls("sendMessage", after=last, count=5, wait=PATIENCE)
    await owner.forge(panel, "v1:broadcast:1:pause", patience=PATIENCE, settle=0)
    await program.kill()

    # Hours later it runs again, and sends what is asked of it, but nothing of the broadcast.
    newsroom.let_pass(hours=3)
    program = await home.run(SENDS_PER_SECOND="1000")
    before = await received(telegram, owner)
    await owner.skip()
    test = await offer_broadcast(owner, "Проба")
    await press(owner, test, "Проба")
    await press(owner, test, "Себе")
    await until_said(owner, "Проба")
    assert await received(telegram, owner) == before
    held = "SELECT count(*) FROM deliveries WHERE broadcast_id = 1 AND status = 'queued'"
    assert home.count(held) > 0
    assert home.count(f"{held} AND due_at < '8000'") == 0

    await owner.forge(panel, "v1:broadcast:1:resume", patience=PATIENCE, settle=0)
    await until_said(owner, "Рассылка закончена")
    got = await received(telegram, owner)
    everybody = {owner.id, *(reader.id for reader in readers)}
    assert {chat for chat, times in got.items() if times > 1} == set()
    doubtful = home.rows(
        "SELECT chats.telegram_id FROM deliveries JOIN chats ON chats.id = deliveries.chat_id "
        "WHERE deliveries.status = 'in-doubt'"
    )
    assert {chat for chat in everybody if not got[chat]} <= {chat for (chat,) in doubtful}
    assert home.count(held) == 0


async def test_a_scheduled_broadcast_whose_time_passes_in_a_dead_program_leaves_once(
    telegram: Control, newsroom: Newsroom, home: Home, owner: Person
):
    program = await home.run(SENDS_PER_SECOND="1000")
    _, readers = await asyncio.gather(begin(owner), crowd(telegram, 5))
    question = await offer_broadcast(owner, NOTICE)
    await press(owner, question, "Когда")
    await press(owner, question, "сегодня в 18:00")
    panel, _ = await press(owner, question, "Отправить")
    assert "Рассылка уйдёт сегодня в 18:00" in panel.text
    await program.kill()
    newsroom.let_pass(hours=10)

    program = await home.run(SENDS_PER_SECOND="1000")
    for reader in readers:
        assert (await reader.next_message(patience=PATIENCE)).text == NOTICE
    await until_said(owner, "Рассылка закончена")
    await program.kill()
    program = await home.run(SENDS_PER_SECOND="1000")
    newsroom.let_pass(hours=1)
    await home.well(program)
    await state(home, program, "reported")
    everybody = {owner.id, *(reader.id for reader in readers)}
    assert await received(telegram, owner) == dict.fromkeys(everybody, 1)


async def test_what_waits_for_a_second_editor_is_approved_after_a_kill_too(
    telegram: Control, home: Home, owner: Person
):
    home.settings["ADMIN_IDS"] = f"{owner.id},{SECOND}"
    program = await home.run(SENDS_PER_SECOND="1000")
    second = await telegram.person("Айгүл", id=SECOND)
    _, _, readers = await asyncio.gather(begin(owner), begin(second), crowd(telegram, 3))
    question = await offer_broadcast(owner, NOTICE)
    await press(owner, question, "Нужен второй редактор")
    panel, _ = await press(owner, question, "Отправить")
    assert "ждёт второго редактора" in panel.text
    asked = await until_said(second, "ждёт вашего одобрения")
    await program.kill()

    program = await home.run(SENDS_PER_SECOND="1000")
    approved, _ = await press(second, asked, "Одобрить")
    assert "Рассылка № 1 одобрена" in approved.text
    await owner.forge(panel, "v1:broadcast:1:hurry", patience=PATIENCE, settle=0)
    for reader in readers:
        assert (await reader.next_message(patience=PATIENCE)).text == NOTICE
    report = await until_said(owner, "Рассылка закончена")

    # An edit goes the same way.
    pressed = await owner.press(report, "Изменить текст", patience=PATIENCE, settle=0)
    if not pressed.new:
        await until_said(owner, "Пришлите новый текст")
    await owner.skip()
    await owner.send(CORRECTED)
    offered = await until_said(owner, "Заменить его")
    waiting, _ = await press(owner, offered, "Заменить у всех")
    assert "Правка ждёт второго редактора" in waiting.text
    asked = await until_said(second, "ждёт вашего одобрения")
    await program.kill()

    program = await home.run(SENDS_PER_SECOND="1000")
    approved, _ = await press(second, asked, "Одобрить")
    assert "Правка рассылки № 1 одобрена" in approved.text
    for reader in readers:
        assert (await reader.next_edit(patience=PATIENCE)).text == CORRECTED
    assert not program.ended
